'use client'
import { Link } from '@payloadcms/ui'
import type { EvergreenWeeks, PlanChannel, WeekCell } from '../../campaigns/weeks.ts'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { Badge, StateBadge } from '../StateBadge.tsx'
import { formatMoment } from '../time.ts'

/** Weeks by channels: what goes out where, what comes first, and whether the target is met. */
export function WeeksTable({ data, posts }: { data: EvergreenWeeks; posts: string }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <div className="social-scroll">
      <table className="social-table social-weeks">
        <caption className="social-hidden">{say('weeksAhead')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('weekOf')}</th>
            {data.channels.map((channel) => (
              <th key={channel.id} scope="col">
                {channel.name} <span className="social-quiet">{channel.timeZone}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.weeks.map(({ weekOf, cells }) => (
            <tr key={weekOf}>
              <th scope="row">{formatMoment({ at: `${weekOf}T12:00:00Z`, zone: 'UTC', language, style: 'dayMonth' })}</th>
              {data.channels.map((channel) => (
                <td data-label={channel.name} key={channel.id}>
                  <Cell cell={cells.find((cell) => cell.channel === channel.id)} channel={channel} posts={posts} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell, channel, posts }: { cell: WeekCell | undefined; channel: PlanChannel; posts: string }) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const at = (dueAt: string) => <time dateTime={dueAt}>{formatMoment({ at: dueAt, zone: channel.timeZone, language, style: 'weekTime' })}</time>
  if (!channel.plannable) return <span className="social-quiet">{say(channel.standing === 'dormant' ? 'weekDormant' : 'weekNotConnected')}</span>
  if (!cell) return null
  const { posts: own, others, missing, reason } = cell
  const isRest = own.length === 0 && missing === 0
  return (
    <>
      <ul className="social-list">
        {own.map(({ post, title, text, dueAt, state, byHand }) => (
          <li key={dueAt}>
            <div className="social-line">
              {at(dueAt)}
              {state ? <StateBadge state={state} /> : null}
              {byHand ? <span className="social-quiet">{say('weekByHand')}</span> : null}
            </div>
            <div className="social-weeks__text" title={text}>
              {post === null ? title || text.slice(0, 80) : <Link href={routes.admin(`/collections/${posts}/${post}`)}>{title || text.slice(0, 80)}</Link>}
            </div>
          </li>
        ))}
        {others.map(({ post, title, dueAt, evergreen }) => (
          <li className="social-quiet" key={`${post}${dueAt}`}>
            {at(dueAt)} {say(evergreen ? 'weekOtherCampaign' : 'weekAdHoc')}: {title}
          </li>
        ))}
      </ul>
      <p className="social-line social-weeks__sum">
        {isRest ? (
          <span className="social-quiet">{say(others.length > 0 ? 'weekGivesWay' : channel.standing === 'occasional' ? 'weekOccasional' : 'weekNothing')}</span>
        ) : missing > 0 ? (
          <>
            <Badge label="weekShort" sign="!" tone="question" /> {say('weekMissing', { missing, planned: own.length })}
          </>
        ) : (
          <Badge label="weekMet" sign="✔" tone="good" />
        )}
      </p>
      {reason ? <p className="social-quiet">{reason}</p> : null}
    </>
  )
}
