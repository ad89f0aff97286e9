import { Temporal } from 'temporal-polyfill'
import { dayMs, InvalidSchedule, type Moment, minuteMs, toMs } from './moment.ts'

/*
 * The wall clock as plain numbers. A "wall" is what the clock on the wall shows, written as the milliseconds it would be in UTC; days, weekdays and
 * weeks are then whole-number arithmetic. Only `toWall` and `fromWall` know about zones.
 */

const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/
const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Days since 1970-01-01 on the wall clock. */
export function dayOfWall(wall: number): number {
  return Math.floor(wall / dayMs)
}

/** The day of the week of a day number, 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** Weeks since the Monday of 1969-12-29. A week runs from Monday to Sunday, so that a weekend is not torn. */
export function weekOfDay(day: number): number {
  return Math.floor((day + 3) / 7)
}

/** The day number of a week's Monday. */
export function mondayOf(week: number): number {
  return week * 7 - 3
}

/** A day number as `YYYY-MM-DD`. */
export function toDateText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** Whether a text is a calendar date that exists, as `YYYY-MM-DD`. */
export function isDateText(text: string): boolean {
  return datePattern.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`)) && toDateText(Date.parse(`${text}T00:00Z`) / dayMs) === text
}

/** Whether a text is a time of day as `HH:mm`, 00:00 to 23:59. */
export function isTimeText(text: string): boolean {
  return timePattern.test(text)
}

/**
 * The day number of `YYYY-MM-DD`.
 * @throws InvalidSchedule when there is no such day.
 */
export function dayOfText(text: string, path = 'date'): number {
  if (!isDateText(text)) throw new InvalidSchedule(path, `"${text}" is not a day of the calendar. Write it as year-month-day, such as 2026-03-29.`)
  return Date.parse(`${text}T00:00Z`) / dayMs
}

/**
 * Milliseconds after midnight of `HH:mm`.
 * @throws InvalidSchedule when there is no such time of day.
 */
export function msOfTime(text: string, path = 'time'): number {
  const found = timePattern.exec(text)
  if (!found) throw new InvalidSchedule(path, `"${text}" is not a time of day. Write it as hours:minutes between 00:00 and 23:59.`)
  return (Number(found[1]) * 60 + Number(found[2])) * minuteMs
}

/** What a person is told about a zone that is none. */
export function notAZone(timeZone: string): string {
  return `"${timeZone}" is not a time zone. Choose one such as Europe/Berlin.`
}

/** What the clock on the wall shows in a zone at an instant. */
export function toWall(ms: number, timeZone: string): number {
  return inZone(timeZone, () => ms + Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6)
}

/**
 * The instant at which the wall clock of a zone shows this. A time that the clocks jump over moves forward by the length of the jump; a time that
 * comes twice means the first (Temporal's `compatible`).
 */
export function fromWall(wall: number, timeZone: string): number {
  const at = new Date(wall)
  const local = new Temporal.PlainDateTime(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    at.getUTCMilliseconds(),
  )
  return inZone(timeZone, () => local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)
}

function inZone(timeZone: string, convert: () => number): number {
  try {
    return convert()
  } catch (cause) {
    if (cause instanceof RangeError) throw new InvalidSchedule('timezone', notAZone(timeZone))
    throw cause
  }
}

/** The local Monday, `YYYY-MM-DD`, of the week in which a moment lies. */
export function weekOfMoment(at: Moment, timeZone: string): string {
  return toDateText(mondayOf(weekOfDay(dayOfWall(toWall(toMs(at), timeZone)))))
}
