'use client'
import { Link } from '@payloadcms/ui'
import { useState } from 'react'
import { useSay } from './hooks.ts'
import { CampaignMark, dragged, MoveEntry, useDropOnDay } from './MoveEntry.tsx'
import { StateBadge } from './StateBadge.tsx'
import { lookOf } from './states.ts'
import { formatMoment } from './time.ts'

export type CalendarEntry = {
  id: string | number
  channel: string
  dueAt: string
  state: string
  title: string | null
  href: string
  campaign: { id: string; name: string } | undefined
  /** Unsent, and the reader may give it another time. */
  mayMove: boolean
}

export type MonthProps = {
  caption: string
  month: string
  weeks: readonly string[][]
  days: ReadonlyMap<string, readonly CalendarEntry[]>
  today: string | undefined
  zone: string
  language: string
  onMove(id: string | number, dueAt: Date): Promise<boolean>
}

const shownInCell = 4
const noonOf = (day: string) => `${day}T12:00:00Z`

/** A month as a table of weeks. */
export function MonthGrid({ caption, month, weeks, days, today, zone, language, onMove }: MonthProps) {
  const drop = useDropOnDay({ days, zone, onMove })
  return (
    <table className="social-month">
      <caption className="social-hidden">{caption}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {formatMoment({ at: noonOf(day), zone: 'UTC', language, style: 'weekday' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                className={`${day.startsWith(month) ? '' : 'social-month__other'} ${day === today ? 'social-month__today' : ''}`}
                key={day}
                onDragOver={(event) => event.preventDefault()}
                onDrop={(event) => drop(event, day)}
                {...(day === today ? { 'aria-current': 'date' as const } : {})}
              >
                <time dateTime={day}>{Number(day.slice(8))}</time>
                <Entries entries={days.get(day) ?? []} language={language} onMove={onMove} zone={zone} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type EntriesProps = Pick<MonthProps, 'zone' | 'language' | 'onMove'> & { entries: readonly CalendarEntry[] }

function Entries({ entries, zone, language, onMove }: EntriesProps) {
  const say = useSay()
  const [all, setAll] = useState(false)
  if (entries.length === 0) return null
  const shown = all || entries.length <= shownInCell + 1 ? entries : entries.slice(0, shownInCell)
  return (
    <ul className="social-list">
      {shown.map((entry) => {
        const look = lookOf(entry.state)
        const word = look ? say(look.label) : entry.state
        return (
          <li draggable={entry.mayMove} key={entry.id} onDragStart={(event) => event.dataTransfer.setData(dragged, String(entry.id))}>
            <Link className={`social-entry social-entry--${look?.tone ?? 'neutral'}`} href={entry.href} title={`${word}: ${entry.title ?? ''}`}>
              <span>
                {formatMoment({ at: entry.dueAt, zone, language, style: 'time' })} {look?.sign} {word}
              </span>
              <span>{entry.channel}</span>
              <span>{entry.title || say('untitled')}</span>
              <CampaignMark campaign={entry.campaign} />
            </Link>
            <MoveEntry entry={entry} onMove={onMove} />
          </li>
        )
      })}
      {shown.length < entries.length ? (
        <li>
          <button className="social-more" onClick={() => setAll(true)} type="button">
            {say('calendarMore', { more: entries.length - shown.length })}
          </button>
        </li>
      ) : null}
    </ul>
  )
}

/** The days of a month that have anything, one under the other. */
export function MonthList({ caption, month, weeks, days, today, zone, language, onMove }: MonthProps) {
  const say = useSay()
  const busy = weeks.flat().filter((day) => day.startsWith(month) && days.has(day))
  return (
    <section aria-label={caption} className="social-stack">
      {busy.map((day) => (
        <section aria-labelledby={`social-day-${day}`} className="social-panel" key={day} {...(day === today ? { 'aria-current': 'date' as const } : {})}>
          <h3 id={`social-day-${day}`}>
            {formatMoment({ at: noonOf(day), zone: 'UTC', language, style: 'day' })}
            {day === today ? <span className="social-quiet"> {say('today')}</span> : null}
          </h3>
          <ul className="social-list social-stack">
            {days.get(day)?.map((entry) => (
              <li key={entry.id}>
                <span className="social-line">
                  <time dateTime={entry.dueAt}>{formatMoment({ at: entry.dueAt, zone, language, style: 'time' })}</time>
                  <StateBadge state={entry.state} />
                  <span className="social-quiet">{entry.channel}</span>
                </span>
                <Link href={entry.href}>{entry.title || say('untitled')}</Link>
                <CampaignMark campaign={entry.campaign} />
                <div>
                  <MoveEntry entry={entry} onMove={onMove} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
