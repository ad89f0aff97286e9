import { dayOfText, toDateText, weekdayOf } from '../schedule/wall.ts'
import { localDay, resolveWallClock } from '../schedule/zone.ts'

/** The latest moment that is not after `now` at which it was this weekday (0 = Sunday) and time on the wall clock. */
export function lastDigestMoment({ now, weekday, time, timeZone }: { now: Date; weekday: number; time: string; timeZone: string }): Date {
  const today = dayOfText(localDay(now, timeZone))
  const day = today - ((weekdayOf(today) - weekday + 7) % 7)
  const moment = resolveWallClock({ date: toDateText(day), time, timeZone })
  return moment > now ? resolveWallClock({ date: toDateText(day - 7), time, timeZone }) : moment
}
