'use client'
import type { DefaultCellComponentProps } from 'payload'
import { sayStored } from '../translations/sayTold.ts'
import type { PlaceDoc } from './docs.ts'
import { healthOf } from './health.ts'
import { useSay } from './hooks.ts'
import { Badge, StateBadge } from './StateBadge.tsx'

/** The state of a delivery or the status of a post, in a list. */
export function StateCell({ cellData }: DefaultCellComponentProps) {
  return <StateBadge state={typeof cellData === 'string' ? cellData : undefined} />
}

/** How a channel is, in a list: in order, what troubles it, or that nobody connected it. */
export function HealthCell({ rowData, needsConnection }: DefaultCellComponentProps & { needsConnection?: readonly string[] }) {
  const say = useSay()
  const channel = rowData as PlaceDoc
  const { message, ...look } = healthOf(channel, needsConnection?.includes(channel.network) ?? true)
  return (
    <span className="social-line">
      <Badge {...look} />
      {message ? <span>{sayStored(message, say)}</span> : null}
    </span>
  )
}

/** The address of a post on its network, in a list: a link that says so. */
export function LinkCell({ cellData }: DefaultCellComponentProps) {
  const say = useSay()
  const url = typeof cellData === 'string' && URL.canParse(cellData) ? new URL(cellData) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return <span aria-hidden="true">–</span>
  return (
    <a href={url.href} rel="noreferrer" target="_blank">
      {say('seeOnNetwork', { network: url.hostname })}
    </a>
  )
}
