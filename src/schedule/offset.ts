import { Temporal } from 'temporal-polyfill'
import { InvalidSchedule, type Moment, toMs } from './moment.ts'
import { notAZone } from './wall.ts'
import { isTimeZone } from './zone.ts'

/** An offset that was read: its normal form, or a plain sentence that says why it is none. */
export type ParsedOffset = { ok: true; offset: string; sign: -1 | 0 | 1 } | { ok: false; message: string }

const maxYears = 10

/** Reads an ISO 8601 duration, which may be negative (`-P7D`). Nothing is guessed: what means nothing, or more than ten years, is refused. */
export function parseOffset(text: string): ParsedOffset {
  const duration = readDuration(text.trim())
  if (!duration) return { ok: false, message: `"${text}" is not an offset. Write a duration such as -P7D (a week before), P0D (at the moment itself) or PT2H (two hours after).` }
  const years = Math.abs(
    duration.years + duration.months / 12 + duration.weeks / 52 + duration.days / 365 + duration.hours / 8760 + duration.minutes / 525_600 + duration.seconds / 31_536_000,
  )
  if (years > maxYears) return { ok: false, message: `"${text}" is more than ten years away. Choose an offset within ten years.` }
  return { ok: true, offset: duration.toString(), sign: duration.sign as -1 | 0 | 1 }
}

/**
 * The moment at an offset from another, on the calendar of a zone: days, weeks, months and years keep the hour on the wall clock, hours and minutes are
 * exact. A month that is too short ends on its last day.
 * @throws InvalidSchedule when the offset, the moment or the zone means nothing.
 */
export function addOffset({ at, offset, timeZone, path = 'offset' }: { at: Moment; offset: string; timeZone: string; path?: string }): Date {
  const parsed = parseOffset(offset)
  if (!parsed.ok) throw new InvalidSchedule(path, parsed.message)
  if (!isTimeZone(timeZone)) throw new InvalidSchedule('timezone', notAZone(timeZone))
  const start = Temporal.Instant.fromEpochMilliseconds(toMs(at)).toZonedDateTimeISO(timeZone)
  return new Date(start.add(parsed.offset).epochMilliseconds)
}

function readDuration(text: string): Temporal.Duration | undefined {
  try {
    return Temporal.Duration.from(text)
  } catch {
    return undefined
  }
}
