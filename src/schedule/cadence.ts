import type { Said } from '../domain/said.ts'
import type { Standing } from '../domain/words.ts'
import { dayMs, type Moment, toMs } from './moment.ts'
import { tellSchedule } from './sentences.ts'
import { type Slot, slotsBetween } from './slots.ts'
import { isPlannedWeek, shapeSlots } from './standing.ts'
import { dayOfWall, mondayOf, toDateText, toWall, weekOfDay } from './wall.ts'

const weekMs = 7 * dayMs

/** How many posts a channel has in each week that touches the span, empty weeks included. `weekOf` is the local Monday. */
export function weeklyTotals({
  moments,
  timeZone,
  from,
  until,
}: {
  moments: readonly Moment[]
  timeZone: string
  from: Moment
  until: Moment
}): { weekOf: string; total: number }[] {
  const weekAt = (ms: number) => weekOfDay(dayOfWall(toWall(ms, timeZone)))
  const totals = new Map<number, number>()
  const last = weekAt(Math.max(toMs(from), toMs(until) - 1))
  for (let week = weekAt(toMs(from)); week <= last; week++) totals.set(week, 0)
  for (const moment of moments) {
    const week = weekAt(toMs(moment))
    const total = totals.get(week)
    if (total !== undefined) totals.set(week, total + 1)
  }
  return [...totals].map(([week, total]) => ({ weekOf: toDateText(mondayOf(week)), total }))
}

/** What is expected of a channel in the week of a local Monday, as `weeklyTotals` names it: nothing in the weeks in which its standing leaves it quiet. */
export function weekTarget({ target, standing, weekOf }: { target: number; standing: Standing; weekOf: string }): number {
  return isPlannedWeek({ standing, week: weekOfDay(Math.floor(Date.parse(`${weekOf}T00:00:00Z`) / dayMs)) }) ? target : 0
}

/** That a channel is silent. `days` is how many whole days, unknown when nothing was ever published. */
export type Silence = { days: number | undefined; message: string; says: Said }

/**
 * Whether a channel has been silent for longer than its weekly target allows: for twice the usual distance between its posts and at least three days, which
 * leaves weekends in peace; the quiet week of an occasional channel comes on top. No alarm when the next post is closer than the usual distance, or when nothing is
 * expected of the channel (`weeklyTarget` 0, a dormant one).
 * A channel that never published anything is silent.
 */
export function silenceAlarm({
  lastPublishedAt,
  nextDueAt,
  weeklyTarget,
  standing = 'active',
  now,
}: {
  lastPublishedAt?: Moment | null | undefined
  nextDueAt?: Moment | null | undefined
  weeklyTarget: number
  standing?: Standing | undefined
  now: Moment
}): Silence | undefined {
  if (weeklyTarget <= 0 || standing === 'dormant') return undefined
  const distance = weekMs / weeklyTarget + quietMs(standing)
  const silentMs = lastPublishedAt ? toMs(now) - toMs(lastPublishedAt) : Number.POSITIVE_INFINITY
  if (silentMs <= silenceLimitMs(weeklyTarget, standing)) return undefined
  if (nextDueAt && toMs(nextDueAt) - toMs(now) <= distance) return undefined
  const days = Number.isFinite(silentMs) ? Math.floor(silentMs / dayMs) : undefined
  const since = days === undefined ? tellSchedule('ringNever') : tellSchedule('ringSince', { days })
  const away = nextDueAt ? Math.floor((toMs(nextDueAt) - toMs(now)) / dayMs) : undefined
  const next = away === undefined ? tellSchedule('ringNothing') : away === 1 ? tellSchedule('ringNextOne') : tellSchedule('ringNext', { days: away })
  return { days, ...tellSchedule(standing === 'occasional' ? 'ringSilentOccasional' : 'ringSilent', { since: since.says, next: next.says, target: weeklyTarget }) }
}

/** A channel as the forecast sees it. */
export type ForecastChannel = { timeZone: string; weeklyTarget: number; slots?: readonly Slot[] | undefined; standing?: Standing | undefined }

/**
 * When a channel runs dry: the moment at which it would need a post and has none, looking from now over what is planned. Planned posts
 * carry a channel as long as no silence between them is longer than `silenceAlarm` allows; after the last of them it is the first slot that is at least half the usual
 * distance away (without slots, the usual distance). `undefined` when nothing is expected of the channel.
 */
export function runsDry({ channel, planned, now }: { channel: ForecastChannel; planned: readonly Moment[]; now: Moment }): Date | undefined {
  const { timeZone, weeklyTarget, slots = [], standing = 'active' } = channel
  if (weeklyTarget <= 0 || standing === 'dormant') return undefined
  const start = toMs(now)
  let covered = start
  for (const at of planned.map((moment) => toMs(moment)).sort((a, b) => a - b)) {
    if (at < start) continue
    if (at - covered > silenceLimitMs(weeklyTarget, standing)) break
    covered = at
  }
  const distance = covered === start ? 0 : weekMs / weeklyTarget
  const from = covered + distance / 2
  const moments = slotsBetween({ slots, timeZone, from: new Date(from), until: new Date(from + weekMs + quietMs(standing) + dayMs) })
  const [slot] = shapeSlots({ moments, standing, timeZone })
  return slot ?? new Date(covered + distance + (covered === start ? 0 : quietMs(standing)))
}

function silenceLimitMs(weeklyTarget: number, standing: Standing): number {
  return Math.max((2 * weekMs) / weeklyTarget, 3 * dayMs) + quietMs(standing)
}

/** How long a channel is quiet on purpose. */
function quietMs(standing: Standing): number {
  return standing === 'occasional' ? weekMs : 0
}
