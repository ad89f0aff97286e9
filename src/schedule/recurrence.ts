import type { Problem } from '../domain/content.ts'
import { dayMs, InvalidSchedule, type Moment, toMs } from './moment.ts'
import { datesOfPeriod, periodOf, type RecurrencePattern } from './recurrencePeriods.ts'
import { dayOfText, dayOfWall, fromWall, isDateText, isTimeText, msOfTime, notAZone, toDateText, toWall } from './wall.ts'
import { isTimeZone } from './zone.ts'

/**
 * When a post comes back: each `interval` days, weeks or months from `startsOn` on, at a wall-clock time of a zone.
 *
 * Decided, so that nothing is ever skipped in silence: a day of the month that a month does not have (the 31st in April, the 29th of February in a common
 * year) means its last day; the `nth` weekday is the first to fourth or the last (-1), because not every month has a fifth; weeks run from Monday to Sunday.
 */
export type Recurrence = {
  startsOn: string
  time: string
  timeZone: string
  /** Every one by default; 2 is every other. */
  interval?: number | undefined
  /** The last day on which it may happen, `YYYY-MM-DD`. */
  endsOn?: string | undefined
  /** How many times in all. An occurrence that was taken out by `exceptions` counts. */
  count?: number | undefined
  /** Keys of occurrences that do not happen. */
  exceptions?: readonly string[] | undefined
} & RecurrencePattern

/** One time that a recurring post happens. `key` is its local date, which stays the same when its hour is changed. */
export type Occurrence = { key: string; dueAt: Date }

/**
 * The next occurrences at or after a moment, at most `count`, in order.
 * @throws InvalidSchedule when the rule means nothing; ask `validateRecurrence` first.
 */
export function nextOccurrences({ rule, from, count }: { rule: Recurrence; from: Moment; count: number }): Occurrence[] {
  const start = toMs(from)
  const found: Occurrence[] = []
  for (const occurrence of eachOccurrence(rule, dayOfWall(toWall(start, rule.timeZone)) - 2)) {
    if (found.length >= count) break
    if (occurrence.dueAt.getTime() >= start) found.push(occurrence)
  }
  return found
}

/**
 * The one occurrence that should go out now, if any: the newest that is due, unless it was handled already (`lastKey` is the newest handled key) or is later
 * than the lateness limit. Older ones are never made up for, so a delay of days gives one post and not several.
 */
export function dueOccurrence({ rule, now, latenessMs, lastKey }: { rule: Recurrence; now: Moment; latenessMs: number; lastKey?: string | undefined }): Occurrence | undefined {
  const end = toMs(now)
  let newest: Occurrence | undefined
  for (const occurrence of eachOccurrence(rule, dayOfWall(toWall(end - latenessMs, rule.timeZone)) - 2)) {
    if (occurrence.dueAt.getTime() > end) break
    newest = occurrence
  }
  if (!newest || end - newest.dueAt.getTime() > latenessMs) return undefined
  return lastKey !== undefined && newest.key <= lastKey ? undefined : newest
}

/** What is wrong with a recurrence, each with the path of its field. */
export function validateRecurrence(rule: Recurrence): Problem[] {
  const problems: Problem[] = []
  const block = (path: string, message: string) => problems.push({ path, level: 'block', message })
  if (!isTimeZone(rule.timeZone)) block('timezone', notAZone(rule.timeZone))
  if (!isTimeText(rule.time)) block('time', `"${rule.time}" is not a time of day. Write it as hours:minutes between 00:00 and 23:59.`)
  if (!isDateText(rule.startsOn)) block('startsOn', `"${rule.startsOn}" is not a day of the calendar. Say on which day it starts.`)
  if (rule.interval !== undefined && !isWhole(rule.interval, 1, 1000)) block('interval', 'The interval must be a whole number from 1 to 1000.')
  if (rule.count !== undefined && !isWhole(rule.count, 1, 10_000)) block('count', 'The number of times must be a whole number from 1 to 10000, or be left empty.')
  if (rule.endsOn !== undefined && !isDateText(rule.endsOn)) block('endsOn', `"${rule.endsOn}" is not a day of the calendar. Say on which day it ends, or leave it empty.`)
  else if (rule.endsOn !== undefined && rule.endsOn < rule.startsOn) block('endsOn', 'It ends before it starts. Choose a later end.')
  if (rule.frequency === 'weekly' && rule.days && (rule.days.length === 0 || rule.days.some((day) => !isWhole(day, 0, 6)))) block('days', 'Choose at least one day of the week.')
  if (rule.frequency === 'monthly') {
    if (rule.dayOfMonth !== undefined && !isWhole(rule.dayOfMonth, 1, 31))
      block('dayOfMonth', 'The day of the month must be a whole number from 1 to 31. 31 means the last day of each month.')
    if (rule.dayOfMonth !== undefined && rule.nthWeekday !== undefined) block('dayOfMonth', 'Choose either a day of the month or a weekday such as the first Monday, not both.')
    if (rule.nthWeekday && (![1, 2, 3, 4, -1].includes(rule.nthWeekday.nth) || !isWhole(rule.nthWeekday.day, 0, 6)))
      block('nthWeekday', 'Choose the first to fourth or the last of a weekday. Not every month has a fifth.')
  }
  return problems
}

function* eachOccurrence(rule: Recurrence, notBefore: number): Generator<Occurrence> {
  const [problem] = validateRecurrence(rule)
  if (problem) throw new InvalidSchedule(problem.path, problem.message)
  const startDay = dayOfText(rule.startsOn)
  const endDay = rule.endsOn === undefined ? Number.POSITIVE_INFINITY : dayOfText(rule.endsOn)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  // Only a rule that is counted has to be followed from its beginning.
  let period = rule.count === undefined ? Math.max(0, periodOf(rule, startDay, notBefore) - 1) : 0
  for (; left > 0; period++) {
    for (const day of datesOfPeriod(rule, startDay, period)) {
      if (day < startDay) continue
      if (day > endDay || left-- <= 0) return
      const key = toDateText(day)
      if (day >= notBefore && !rule.exceptions?.includes(key)) yield { key, dueAt: new Date(fromWall(day * dayMs + msOfTime(rule.time), rule.timeZone)) }
    }
  }
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
