import { dayMs } from './moment.ts'
import { mondayOf, weekdayOf, weekOfDay } from './wall.ts'

/** The shape of a recurrence. `days` are weekdays, 0 = Sunday; a weekly one without days happens on the weekday of `startsOn`, a monthly one without any on its day of the month. */
export type RecurrencePattern =
  | { frequency: 'daily' }
  | { frequency: 'weekly'; days?: readonly number[] | undefined }
  | { frequency: 'monthly'; dayOfMonth?: number | undefined; nthWeekday?: { nth: 1 | 2 | 3 | 4 | -1; day: number } | undefined }

type Rule = RecurrencePattern & { interval?: number | undefined }

/** The number of the period (the interval-th day, week or month since the start, from 0) in which a day lies. */
export function periodOf(rule: Rule, startDay: number, day: number): number {
  return Math.floor(unitsBetween(rule, startDay, day) / (rule.interval ?? 1))
}

/** The days on which a rule happens in one of its periods, in order. The first period may have days before the start. */
export function datesOfPeriod(rule: Rule, startDay: number, period: number): number[] {
  const units = period * (rule.interval ?? 1)
  if (rule.frequency === 'daily') return [startDay + units]
  if (rule.frequency === 'weekly') {
    const monday = mondayOf(weekOfDay(startDay) + units)
    const days = rule.days ?? [weekdayOf(startDay)]
    return [...new Set(days.map((day) => monday + ((day + 6) % 7)))].sort((a, b) => a - b)
  }
  const month = monthOf(startDay) + units
  if (rule.nthWeekday) return [nthWeekday(month, rule.nthWeekday)]
  return [Math.min(firstDay(month) + (rule.dayOfMonth ?? new Date(startDay * dayMs).getUTCDate()), firstDay(month + 1)) - 1]
}

function unitsBetween(rule: Rule, startDay: number, day: number): number {
  if (rule.frequency === 'daily') return day - startDay
  return rule.frequency === 'weekly' ? weekOfDay(day) - weekOfDay(startDay) : monthOf(day) - monthOf(startDay)
}

function monthOf(day: number): number {
  const date = new Date(day * dayMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function firstDay(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs
}

function nthWeekday(month: number, { nth, day }: { nth: number; day: number }): number {
  if (nth < 0) {
    const last = firstDay(month + 1) - 1
    return last - ((weekdayOf(last) - day + 7) % 7)
  }
  const first = firstDay(month)
  return first + ((day - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
}
