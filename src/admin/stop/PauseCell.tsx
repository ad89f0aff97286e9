'use client'
import { Button, useAuth } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useState } from 'react'
import type { PlaceDoc } from '../docs.ts'
import { useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { mayPause, sendingLook } from './sendingLook.ts'
import { usePause } from './usePause.ts'

/** In the list of channels: whether a channel sends, and the button that changes it. */
export function PauseCell({ rowData, collectionSlug, needsConnection }: DefaultCellComponentProps & { needsConnection?: readonly string[] }) {
  const say = useSay()
  const { permissions } = useAuth()
  const { busy, setPaused } = usePause(collectionSlug)
  const [changed, setChanged] = useState<boolean>()
  const channel = rowData as PlaceDoc
  const { id, name } = channel
  const isPaused = changed ?? channel.paused === true
  const now = { ...channel, paused: isPaused }
  const word = say(isPaused ? 'resumeChannel' : 'pauseChannel')
  return (
    <span className="social-line">
      <Badge {...sendingLook(now, needsConnection?.includes(channel.network) ?? true)} />
      {permissions?.collections?.[collectionSlug]?.update && mayPause(now) ? (
        <Button
          aria-label={`${word}: ${name ?? id}`}
          buttonStyle="secondary"
          disabled={busy}
          margin={false}
          onClick={async () => setChanged((await setPaused(id, !isPaused)) ?? isPaused)}
          size="xsmall"
          type="button"
        >
          {word}
        </Button>
      ) : null}
    </span>
  )
}
