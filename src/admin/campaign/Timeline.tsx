'use client'
import { Link } from '@payloadcms/ui'
import type { Timeline as TimelineData, TimelineDelivery, TimelineEntry } from '../../campaigns/timeline.ts'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { Badge, StateBadge } from '../StateBadge.tsx'
import { holdLabelOf } from '../states.ts'
import { formatMoment } from '../time.ts'
import { toStations } from './stations.ts'
import { sayOffset } from './words.ts'

export type TimelineProps = { timeline: TimelineData; posts: string; deliveries: string; networkLabels: Readonly<Record<string, string>> }

/** A launch in the order of time, drawn around its moment: what was before, what comes after, and where we are now. */
export function Timeline({ timeline, ...shared }: TimelineProps) {
  const say = useSay()
  const language = useLanguage()
  const zone = timeline.timeZone
  return (
    <ol className="social-timeline">
      {toStations(timeline).map((station) => {
        if (station.kind === 'entry')
          return (
            <li className="social-timeline__stop" key={`${station.entry.step ?? 'post'}:${station.entry.post?.id ?? ''}:${station.entry.at}`}>
              <Entry entry={station.entry} zone={zone} {...shared} />
            </li>
          )
        return (
          <li className={`social-timeline__mark social-timeline__mark--${station.kind}`} key={station.kind}>
            <strong>{say(station.kind === 'moment' ? 'timelineMoment' : 'timelineNow')}</strong>{' '}
            <time dateTime={station.at}>{formatMoment({ at: station.at, zone, language })}</time> <span className="social-quiet">{zone}</span>
          </li>
        )
      })}
    </ol>
  )
}

type Shared = Omit<TimelineProps, 'timeline'> & { zone: string }

function Entry({ entry, zone, ...shared }: Shared & { entry: TimelineEntry }) {
  const say = useSay()
  const language = useLanguage()
  const routes = useRoutes()
  const { post, deliveries } = entry
  const isNotFired = entry.state === 'past' && deliveries.length === 0
  return (
    <article className="social-stack" aria-label={entry.title}>
      <div className="social-line social-line--apart">
        <span className="social-line">
          <h4>{entry.title || say('untitled')}</h4>
          {isNotFired ? <Badge label="stepPast" sign="–" tone="neutral" /> : deliveries.length === 0 && post ? <StateBadge state={post.status} /> : null}
        </span>
        {post ? (
          <Link href={routes.admin(`/collections/${shared.posts}/${post.id}`)}>
            {say('openPost')}
            <span className="social-hidden">: {entry.title}</span>
          </Link>
        ) : null}
      </div>
      <p className="social-line social-quiet">
        {entry.at ? <time dateTime={entry.at}>{formatMoment({ at: entry.at, zone, language })}</time> : <span>{say('timelineNoTime')}</span>}
        {entry.offset ? <span>{sayOffset(entry.offset, say, language)}</span> : null}
        {post?.byHand.includes('publishAt') ? <span>{say('timeByHand')}</span> : null}
      </p>
      {post?.text ? <p className="social-text">{post.text.length > 220 ? `${post.text.slice(0, 219).trimEnd()}…` : post.text}</p> : null}
      {isNotFired ? <p className="social-quiet">{say('stepPastHelp')}</p> : null}
      {deliveries.length > 0 ? (
        <ul className="social-list">
          {deliveries.map((delivery) => (
            <DeliveryLine delivery={delivery} key={delivery.id} zone={zone} {...shared} />
          ))}
        </ul>
      ) : null}
    </article>
  )
}

/** A campaign's gate and stop are said once at the top of the page, not beside each post. */
const saidAbove = ['campaign-gate', 'campaign-stopped']

function DeliveryLine({ delivery, zone, deliveries, networkLabels }: Shared & { delivery: TimelineDelivery }) {
  const say = useSay()
  const language = useLanguage()
  const routes = useRoutes()
  const { channelName, network, timeZone, dueAt, state, url, holdReason } = delivery
  const own = timeZone ?? zone
  const there = formatMoment({ at: dueAt, zone: own, language })
  const label = networkLabels[network ?? ''] ?? network ?? ''
  const hold = state === 'held' && !saidAbove.includes(holdReason ?? '') ? holdLabelOf(holdReason) : undefined
  return (
    <li className="social-timeline__delivery">
      <span>
        <Link href={routes.admin(`/collections/${deliveries}/${delivery.id}`)}>{channelName ?? say('channelGone')}</Link> <span className="social-quiet">{label}</span>
      </span>
      <span>
        <time dateTime={dueAt}>{there}</time> {own === zone ? null : <span className="social-quiet">{own}</span>}
      </span>
      <StateBadge state={state} />
      {url ? (
        <a href={url} rel="noreferrer" target="_blank">
          {say('seeOnNetwork', { network: label })}
        </a>
      ) : null}
      {hold ? <span className="social-timeline__why">{say(hold)}</span> : null}
    </li>
  )
}
