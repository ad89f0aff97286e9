/** Months and days of the calendar. A day is `YYYY-MM-DD`, a month `YYYY-MM`; neither has a zone. */

const dayMs = 86_400_000
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Whether this is a month. */
export const isMonth = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)

/** The month some months before or after another. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The weeks that a month's page shows, from Monday to Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const end = Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`)
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs
  const weeks: string[][] = []
  for (let week = start; week < end; week += 7 * dayMs) weeks.push(Array.from({ length: 7 }, (_, day) => toDay(week + day * dayMs)))
  return weeks
}

/** The day of a moment in a zone. */
export function dayIn(at: string | Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))
}

/** Entries by their day in a zone, each day in order of time. */
export function groupByDay<Entry extends { dueAt: string }>(entries: readonly Entry[], zone: string): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>()
  for (const entry of [...entries].sort((one, other) => one.dueAt.localeCompare(other.dueAt))) {
    const day = dayIn(entry.dueAt, zone)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return days
}

/** The span to ask the calendar for: a page of days, with a day on each side because zones differ by up to 14 hours. */
export function spanOf(weeks: readonly string[][]): { from: string; until: string } {
  const days = weeks.flat()
  return { from: toDay(Date.parse(days[0] ?? '') - dayMs), until: toDay(Date.parse(days.at(-1) ?? '') + 2 * dayMs) }
}
