import { Temporal } from 'temporal-polyfill'
import { dayMs, type Moment, toMs } from './moment.ts'
import { dayOfText, dayOfWall, fromWall, msOfTime, toDateText, toWall } from './wall.ts'

/** Whether this is the name of an IANA time zone. A bare offset such as `+02:00` is not: it would not follow the clocks of a place. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+\-/]+$/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/**
 * The moment of a wall-clock time in a zone. A local time that does not exist (the clocks go forward over it) moves forward by the length of the jump;
 * one that exists twice means the first: Temporal's `compatible`.
 * @throws InvalidSchedule when date (`YYYY-MM-DD`), time (`HH:mm`) or zone mean nothing.
 */
export function resolveWallClock({ date, time, timeZone }: { date: string; time: string; timeZone: string }): Date {
  return new Date(fromWall(dayOfText(date) * dayMs + msOfTime(time), timeZone))
}

/** The calendar day that a moment falls on in a zone, `YYYY-MM-DD`. */
export function localDay(at: Moment, timeZone: string): string {
  return toDateText(dayOfWall(toWall(toMs(at), timeZone)))
}

/** The local day around a moment: `from` is its first instant, `until` the first of the next day. A day may have 23, 23½, 24½ or 25 hours. */
export function dayBounds(at: Moment, timeZone: string): { from: Date; until: Date } {
  const day = dayOfWall(toWall(toMs(at), timeZone))
  return { from: new Date(fromWall(day * dayMs, timeZone)), until: new Date(fromWall((day + 1) * dayMs, timeZone)) }
}

const styles = {
  day: { day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A moment as people of a place read it: `day` is "3 December", `date` adds the year, `time` is "09:00". */
export function formatLocal({ at, timeZone, style = 'dateTime', locale = 'en-GB' }: { at: Moment; timeZone: string; style?: keyof typeof styles; locale?: string }): string {
  return new Intl.DateTimeFormat(locale, { ...styles[style], timeZone }).format(toMs(at))
}
