'use client'
import { Link } from '@payloadcms/ui'
import type { ChannelCadence } from '../../endpoints/cadenceEndpoint.ts'
import type { TranslationKey } from '../../translations/en.ts'
import { sayTold } from '../../translations/sayTold.ts'
import { useLanguage, useRoutes, useSay } from '../hooks.ts'
import { Badge } from '../StateBadge.tsx'
import { formatMoment } from '../time.ts'
import { useFetched } from '../useFetched.ts'
import { Waiting } from '../Waiting.tsx'
import { QueueStyles } from './QueueStyles.tsx'

const standings: Readonly<Record<string, TranslationKey>> = { primary: 'standingPrimary', active: 'standingActive', occasional: 'standingOccasional', dormant: 'standingDormant' }

/** Every channel that is awake: its weeks against its target, its next post, when it runs dry, and what rings. */
export function Cadence({ channels, networkLabels }: { channels: string; networkLabels: Readonly<Record<string, string>> }) {
  const say = useSay()
  const routes = useRoutes()
  const { data, trouble } = useFetched<{ channels: ChannelCadence[] }>(routes.api('/social-campaigns/cadence'))
  if (!data) return <Waiting trouble={trouble} />
  const all = data.channels
  const alarms = all.flatMap((channel) => channel.alarms.map((alarm) => ({ ...alarm, channel })))
  if (all.length === 0) return <p role="status">{say('cadenceNoChannels')}</p>
  return (
    <>
      <QueueStyles />
      {alarms.length > 0 ? (
        <ul aria-label={say('cadenceAlarms')} className="social-list social-list--spaced social-panel social-panel--question">
          {alarms.map(({ kind, channel, ...told }) => (
            <li className="social-line" key={`${channel.channel}${kind}`}>
              <Badge label={kind === 'silent' ? 'alarmSilent' : 'alarmRunsDry'} sign="!" tone="question" />
              <span>{sayTold(told, say)}</span>
              <Link href={routes.admin(`/collections/${channels}/${channel.channel}/queue`)}>
                {say('openQueue')}
                <span className="social-hidden">: {channel.name}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <span aria-hidden="true">✓ </span>
          {say('cadenceFine')}
        </p>
      )}
      <p className="social-quiet">{say('cadenceHelp')}</p>
      <div className="social-scroll">
        <Weeks all={all} channels={channels} networkLabels={networkLabels} />
      </div>
    </>
  )
}

function Weeks({ all, channels, networkLabels }: { all: readonly ChannelCadence[]; channels: string; networkLabels: Readonly<Record<string, string>> }) {
  const say = useSay()
  const routes = useRoutes()
  const language = useLanguage()
  const weeks = [...new Set(all.flatMap((channel) => channel.weeks.map(({ weekOf }) => weekOf)))].sort()
  const short = (weekOf: string) => formatMoment({ at: `${weekOf}T12:00:00Z`, zone: 'UTC', language, style: 'shortDay' })
  const thisWeek = all[0]?.thisWeek
  return (
    <table className="social-table social-cadence">
      <caption className="social-hidden">{say('cadence')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('fieldChannel')}</th>
          <th scope="col">{say('fieldWeekly')}</th>
          {weeks.map((weekOf) => (
            <th key={weekOf} scope="col">
              {short(weekOf)}
              {weekOf === thisWeek ? <span className="social-quiet"> {say('thisWeek')}</span> : null}
            </th>
          ))}
          <th scope="col">{say('cadenceNext')}</th>
          <th scope="col">{say('cadenceRunsDry')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((channel) => (
          <tr key={channel.channel}>
            <td className="social-cadence__name">
              <Link href={routes.admin(`/collections/${channels}/${channel.channel}/queue`)}>{channel.name}</Link>
              <br />
              <span className="social-quiet">
                {networkLabels[channel.network] ?? channel.network} · {say(standings[channel.standing] ?? 'standingActive')}
              </span>
            </td>
            <td>{channel.target ?? say('cadenceNoTarget')}</td>
            {weeks.map((weekOf) => (
              <WeekCell channel={channel} key={weekOf} weekOf={weekOf} />
            ))}
            <td>{channel.nextDueAt ? formatMoment({ at: channel.nextDueAt, zone: channel.timeZone, language, style: 'weekTime' }) : say('cadenceNothing')}</td>
            <td>{channel.runsDryAt ? formatMoment({ at: channel.runsDryAt, zone: channel.timeZone, language, style: 'dayMonth' }) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "2 of 3" with a sign that says whether it is enough. */
function WeekCell({ channel, weekOf }: { channel: ChannelCadence; weekOf: string }) {
  const say = useSay()
  const week = channel.weeks.find((one) => one.weekOf === weekOf)
  if (!week) return <td>–</td>
  const { planned, target } = week
  const isCurrent = weekOf === channel.thisWeek
  const isEnough = target !== null && planned >= target
  return (
    <td className={isCurrent ? 'social-cadence__now' : ''}>
      {target ? (
        <>
          <span aria-hidden="true">{isEnough ? '✔ ' : planned === 0 ? '○ ' : '◐ '}</span>
          {say('cadenceOf', { planned, target })}
        </>
      ) : (
        planned
      )}
    </td>
  )
}
