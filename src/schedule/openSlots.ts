import type { EvergreenChannel, EvergreenShortage } from './evergreenTypes.ts'
import { dayMs, floorToMinute, toMs } from './moment.ts'
import type { SlotMoment } from './rotation.ts'
import { slotsBetween } from './slots.ts'
import { isPlannedWeek } from './standing.ts'
import { dayOfWall, fromWall, mondayOf, toDateText, toWall, weekOfDay } from './wall.ts'

type Week = { slots: SlotMoment[]; adHoc: SlotMoment[]; fixed: SlotMoment[] }

/**
 * The slots of a channel that evergreen may fill between two instants. Which slots of a week these are is decided for the whole week, from its slots, ad hoc posts and
 * uses that are fixed, never from the day on which the plan is made: so a plan made again tomorrow says the same about the rest of the week.
 */
export function findOpenSlots({
  channel,
  fixed,
  from,
  until,
  adHocDistanceMs,
}: {
  channel: EvergreenChannel
  /** Evergreen that went out or surely will, in minutes' precision. */
  fixed: readonly SlotMoment[]
  from: number
  until: number
  /** How near an ad hoc post must be to take a slot away. */
  adHocDistanceMs: number
}): { open: SlotMoment[]; shortages: EvergreenShortage[] } {
  const { timeZone } = channel
  const withWall = (at: number): SlotMoment => ({ at, wall: toWall(at, timeZone) })
  const firstWeek = weekOf(withWall(from))
  const lastWeek = weekOf(withWall(Math.max(from, until - 1)))
  const start = fromWall(mondayOf(firstWeek) * dayMs, timeZone)
  const end = fromWall(mondayOf(lastWeek + 1) * dayMs, timeZone)
  const adHoc = withoutFixed(channel, fixed)
    .filter((at) => at >= start - adHocDistanceMs && at < end + adHocDistanceMs)
    .map(withWall)
  const slots = slotsBetween({ slots: channel.slots, timeZone, from: new Date(start), until: new Date(end) }).map((at) => withWall(at.getTime()))
  const byWeek = { slots: Map.groupBy(slots, weekOf), adHoc: Map.groupBy(adHoc, weekOf), fixed: Map.groupBy(fixed, weekOf) }

  const open: SlotMoment[] = []
  const shortages: EvergreenShortage[] = []
  for (let week = firstWeek; week <= lastWeek; week++) {
    const content: Week = { slots: byWeek.slots.get(week) ?? [], adHoc: byWeek.adHoc.get(week) ?? [], fixed: byWeek.fixed.get(week) ?? [] }
    const quota = weeklyQuota(channel, week) - content.adHoc.length
    const free = content.slots.filter((slot) => adHoc.every((post) => Math.abs(post.at - slot.at) > adHocDistanceMs))
    const chosen = spread(withinDailyLimit(free, content, channel.dailyLimit), quota)
    open.push(...stillOpen(chosen, content.fixed, quota, from, until))
    const missing = quota - chosen.length - content.fixed.filter((use) => !isAt(chosen, use)).length
    if (missing > 0) shortages.push(toShortage(channel, week, missing, quota))
  }
  return { open, shortages }
}

/** How many posts a channel should have in a week, all counted. */
function weeklyQuota({ weeklyTarget, standing }: EvergreenChannel, week: number): number {
  if (!isPlannedWeek({ standing, week })) return 0
  const turn = standing === 'occasional' ? week / 2 : week
  return Math.floor((turn + 1) * weeklyTarget + 1e-9) - Math.floor(turn * weeklyTarget + 1e-9)
}

/** The ad hoc moments of a channel: what is busy and is not one of our own uses. */
function withoutFixed(channel: EvergreenChannel, fixed: readonly SlotMoment[]): number[] {
  const own = new Map<number, number>()
  for (const { at } of fixed) own.set(at, (own.get(at) ?? 0) + 1)
  return channel.busy.flatMap((moment) => {
    const at = floorToMinute(toMs(moment, 'busy'))
    const left = own.get(at) ?? 0
    own.set(at, left - 1)
    return left > 0 ? [] : [at]
  })
}

/** What the daily limit leaves of a week's free slots: the fixed ones first, then the earliest of each day. */
function withinDailyLimit(free: SlotMoment[], { adHoc, fixed }: Week, dailyLimit = Number.POSITIVE_INFINITY): SlotMoment[] {
  return [...Map.groupBy(free, dayOf)].flatMap(([day, slots]) => {
    const others = [...adHoc, ...fixed.filter((use) => !isAt(slots, use))].filter((post) => dayOf(post) === day).length
    const mine = slots.filter((slot) => isAt(fixed, slot))
    const rest = slots.filter((slot) => !isAt(fixed, slot)).slice(0, Math.max(0, dailyLimit - others - mine.length))
    return [...mine, ...rest].sort((a, b) => a.at - b.at)
  })
}

/** So many of the slots, as evenly over the week as they lie. */
function spread(slots: SlotMoment[], count: number): SlotMoment[] {
  if (count >= slots.length) return slots
  return slots.filter((_, index) => Math.floor(((index + 1) * count) / slots.length + 0.5) > Math.floor((index * count) / slots.length + 0.5))
}

/** The chosen slots that are still to be filled. Uses that somebody put elsewhere in the week replace the slots nearest to them. */
function stillOpen(chosen: SlotMoment[], fixed: SlotMoment[], quota: number, from: number, until: number): SlotMoment[] {
  let open = chosen.filter((slot) => slot.at >= from && !isAt(fixed, slot))
  const room = Math.max(0, quota - fixed.length)
  for (const moved of fixed.filter((use) => !isAt(chosen, use))) {
    if (open.length <= room) break
    const nearest = open.reduce((best, slot) => (Math.abs(slot.at - moved.at) < Math.abs(best.at - moved.at) ? slot : best))
    open = open.filter((slot) => slot !== nearest)
  }
  return open.filter((slot) => slot.at < until)
}

function toShortage(channel: EvergreenChannel, week: number, missing: number, quota: number): EvergreenShortage {
  const weekText = toDateText(mondayOf(week))
  const reason = `${channel.name ?? channel.id} has free slots for only ${quota - missing} of the ${quota} posts it still needs in the week of ${weekText}. Add slots, raise the daily limit or lower the weekly target.`
  return { channelId: channel.id, weekOf: weekText, missing, cause: 'slots', reason }
}

function isAt(moments: readonly SlotMoment[], { at }: SlotMoment): boolean {
  return moments.some((moment) => moment.at === at)
}

function dayOf({ wall }: SlotMoment): number {
  return dayOfWall(wall)
}

/** The week of a moment, see `weekOfDay`. */
export function weekOf(moment: SlotMoment): number {
  return weekOfDay(dayOf(moment))
}
