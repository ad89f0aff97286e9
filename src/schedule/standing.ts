import type { Standing } from '../domain/words.ts'
import { type Moment, toMs } from './moment.ts'
import { dayOfWall, toWall, weekOfDay } from './wall.ts'

/**
 * Whether anything is planned for a channel of this standing in a week (weeks since 1969-12-29, see `weekOfDay`): every week for `primary` and
 * `active`, every other week for `occasional`, never for `dormant`. The weeks of an occasional channel are fixed in the calendar, so that a plan does not
 * depend on the day it is made.
 */
export function isPlannedWeek({ standing, week }: { standing: Standing; week: number }): boolean {
  if (standing === 'dormant') return false
  return standing === 'occasional' ? week % 2 === 0 : true
}

/** The moments of a channel's slots that are left when its standing is taken into account. */
export function shapeSlots({ moments, standing, timeZone }: { moments: readonly Moment[]; standing: Standing; timeZone: string }): Date[] {
  const all = moments.map((moment) => new Date(toMs(moment)))
  return all.filter((at) => isPlannedWeek({ standing, week: weekOfDay(dayOfWall(toWall(at.getTime(), timeZone))) }))
}

/** The place of a standing when two channels want the same thing at the same moment: the more important one first. */
export const standingRank = { primary: 0, active: 1, occasional: 2, dormant: 3 } as const satisfies Record<Standing, number>
