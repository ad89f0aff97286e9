import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { collapseWhitespace } from '../text/plain.ts'

/** One entry of a calendar. `uid` never changes, so that a calendar moves what it has instead of adding it again. */
export type CalendarEntry = {
  uid: string
  at: Date
  title: string
  description: string
  url?: string | undefined
  status: 'planned' | 'fixed' | 'cancelled'
  changedAt: Date
}

const statuses = { planned: ICalEventStatus.TENTATIVE, fixed: ICalEventStatus.CONFIRMED, cancelled: ICalEventStatus.CANCELLED } as const
const lengthMs = 15 * 60_000
const refreshSeconds = 15 * 60

/** An iCalendar file (RFC 5545), every time in UTC. A post takes no time, so that nobody's day is shown as busy. */
export function writeCalendar({ name, entries }: { name: string; entries: readonly CalendarEntry[] }): string {
  const calendar = ical({ name: collapseWhitespace(name), prodId: { company: 'payload-social-campaigns', product: 'calendar', language: 'EN' }, ttl: refreshSeconds })
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      start: entry.at,
      end: new Date(entry.at.getTime() + lengthMs),
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      summary: collapseWhitespace(entry.title),
      description: entry.description,
      status: statuses[entry.status],
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(entry.url && { url: entry.url }),
    })
  }
  return calendar.toString()
}
