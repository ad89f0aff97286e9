import { Link } from '@payloadcms/ui'
import type { Say } from '../translations/say.ts'
import { sayStored } from '../translations/sayTold.ts'
import { adviceOf } from './adviceOf.ts'
import { DeliveryActions } from './DeliveryActions.tsx'
import { DueTime } from './DueTime.tsx'
import type { Desk } from './desk.ts'
import type { DeliveryDoc, PlaceDoc } from './docs.ts'
import type { PromotionReport } from './loadPromotion.ts'
import { StateBadge } from './StateBadge.tsx'
import { holdLabelOf } from './states.ts'

type Shared = { desk: Desk; channels: PromotionReport['channels']; mayPublish: boolean; say: Say; to(path: `/${string}`): string }

/** One social post of an article, with what becomes of it on each channel. */
export function PromotedPost({ post, ...shared }: Shared & { post: PromotionReport['posts'][number] }) {
  const { desk, channels, say, to } = shared
  const titleId = `social-post-${post.id}`
  return (
    <section aria-labelledby={titleId} className="social-panel">
      <div className="social-line social-line--apart">
        <h3 id={titleId}>{post.title || say('untitled')}</h3>
        <span className="social-line">
          <StateBadge state={post.status} />
          <Link href={to(`/collections/${desk.slugs.posts}/${post.id}`)}>
            {say('openPost')}
            <span className="social-hidden">: {post.title}</span>
          </Link>
        </span>
      </div>
      {post.text ? <p className="social-text social-quiet">{shorten(post.text)}</p> : null}
      {post.deliveries.length === 0 ? (
        <p className="social-line">
          {say('notYetPlanned')}
          <span>{(post.channels ?? []).flatMap((id) => channels.get(String(id))?.name ?? []).join(', ')}</span>
          {post.publishAt ? <DueTime at={post.publishAt} /> : null}
        </p>
      ) : (
        <ul className="social-list">
          {post.deliveries.map((delivery) => (
            <DeliveryLine channel={channels.get(String(delivery.channel))} delivery={delivery} key={delivery.id} {...shared} />
          ))}
        </ul>
      )}
    </section>
  )
}

function DeliveryLine({ delivery, channel, desk, mayPublish, say, to }: Shared & { delivery: DeliveryDoc; channel: PlaceDoc | undefined }) {
  const name = channel?.name ?? say('channelGone')
  const network = channel ? (desk.networkLabels[channel.network] ?? channel.network) : ''
  const hold = delivery.state === 'held' ? holdLabelOf(delivery.holdReason) : undefined
  const done = delivery.state === 'published'
  return (
    <li className="social-row">
      <span>
        <strong>{name}</strong> <span className="social-quiet">{network}</span>
      </span>
      <span>
        <span className="social-quiet">{say(done ? 'sentAt' : 'dueAt')}</span>{' '}
        <DueTime at={(done && delivery.publishedAt) || delivery.dueAt} zone={channel?.timezone ?? undefined} />
      </span>
      <StateBadge state={delivery.state} />
      <span className="social-row__end social-line">
        {delivery.url ? (
          <a href={delivery.url} rel="noreferrer" target="_blank">
            {say('seeOnNetwork', { network })}
          </a>
        ) : null}
        <Link href={to(`/collections/${desk.slugs.deliveries}/${delivery.id}`)}>
          {say('openDelivery')}
          <span className="social-hidden">: {name}</span>
        </Link>
      </span>
      {hold ? <p className="social-row__more">{say(hold)}</p> : null}
      {delivery.error?.message && !done ? (
        <p className="social-row__more">
          <span className="social-bad">{sayStored(delivery.error.message, say)}</span> {adviceOf(say, delivery.error)}
        </p>
      ) : null}
      {delivery.state === 'unknown' ? <p className="social-row__more">{delivery.askedAt ? say('question', { network }) : say('lookingUp')}</p> : null}
      {mayPublish && channel && delivery.state !== 'unknown' ? (
        <div className="social-row__more">
          <DeliveryActions asked={Boolean(delivery.askedAt)} channel={name} collection={desk.slugs.deliveries} id={delivery.id} network={network} state={delivery.state} />
        </div>
      ) : null}
    </li>
  )
}

/** The beginning of a text: enough to know which post it is. */
function shorten(text: string, most = 160): string {
  const [first = ''] = text.split('\n')
  return first.length > most ? `${first.slice(0, most).trimEnd()}…` : first
}
