import { Link } from '@payloadcms/ui'
import type { Say } from '../../translations/say.ts'
import { sayStored } from '../../translations/sayTold.ts'
import { adviceOf } from '../adviceOf.ts'
import { DeliveryActions } from '../DeliveryActions.tsx'
import { DueTime } from '../DueTime.tsx'
import type { Desk } from '../desk.ts'
import type { PlaceDoc } from '../docs.ts'
import { Evidence } from '../Evidence.tsx'
import { profileURL } from '../profileURL.ts'
import { holdLabelOf } from '../states.ts'
import type { AttentionRow } from './loadAttention.ts'

type AttentionRowProps = { row: AttentionRow; channel: PlaceDoc | undefined; desk: Desk; mayPublish: boolean; say: Say; to(path: `/${string}`): string }

/** One delivery that waits for a person: which it is, why, what was found, and what can be done. */
export function AttentionRowView({ row, channel, desk, mayPublish, say, to }: AttentionRowProps) {
  const { delivery, post } = row
  const network = channel ? (desk.networkLabels[channel.network] ?? channel.network) : ''
  const hold = delivery.state === 'held' ? holdLabelOf(delivery.holdReason) : undefined
  const look = delivery.state === 'unknown' ? delivery.lookAt || (channel ? profileURL(channel) : undefined) : undefined
  return (
    <li className="social-attention">
      <div className="social-line social-line--apart">
        <Link href={to(`/collections/${desk.slugs.deliveries}/${delivery.id}`)}>{post ? post.title || say('untitled') : say('postGone')}</Link>
        <span className="social-quiet">
          {say('dueAt')} <DueTime at={delivery.dueAt} zone={channel?.timezone ?? undefined} />
        </span>
      </div>
      {hold ? <p>{say(hold)}</p> : null}
      {delivery.error?.message ? (
        <p>
          {sayStored(delivery.error.message, say)} {delivery.error.advice ? <span className="social-quiet">{adviceOf(say, delivery.error)}</span> : null}
        </p>
      ) : null}
      <Evidence evidence={delivery.evidence === delivery.error?.message ? undefined : delivery.evidence} look={look} network={network} say={say} />
      {mayPublish ? (
        <DeliveryActions
          asked={Boolean(delivery.askedAt)}
          byHand={channel?.network === 'manual'}
          channel={channel?.name ?? say('channelGone')}
          collection={desk.slugs.deliveries}
          id={delivery.id}
          network={network}
          state={delivery.state}
        />
      ) : null}
    </li>
  )
}
