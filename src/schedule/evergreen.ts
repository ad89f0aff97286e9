import { parseCooldown } from './cooldown.ts'
import type { EvergreenChannel, EvergreenItem, EvergreenPlanned, EvergreenSaid, EvergreenShortage, EvergreenUse } from './evergreenTypes.ts'
import { floorToMinute, hourMs, type Moment, toMs } from './moment.ts'
import { findOpenSlots, weekOf } from './openSlots.ts'
import { Rotation, type SlotMoment } from './rotation.ts'
import { standingRank } from './standing.ts'
import { mondayOf, toDateText, toWall } from './wall.ts'

/** What an evergreen plan is made from. Nothing else has a say: the same input gives the same plan, in whatever order pool, channels and history are listed. */
export type EvergreenInput = {
  pool: readonly EvergreenItem[]
  channels: readonly EvergreenChannel[]
  /** How long a text rests on a channel: an ISO 8601 duration (`P90D`), or milliseconds. */
  cooldown: string | number
  /** What went out, on every channel. For networks where nothing may ever be repeated it must reach back to the beginning. */
  history: readonly EvergreenUse[]
  /** Where other posts say the same words. */
  said?: readonly EvergreenSaid[] | undefined
  from: Moment
  until: Moment
  /** The campaign's id, for instance: another seed gives another order among equals. */
  seed: string
  /** How near an ad hoc post must be to take a slot away. @default 3 hours */
  adHocDistanceMs?: number | undefined
  /** Networks on which the same words may never go out twice. @default ['x'] */
  neverRepeatOn?: readonly string[] | undefined
}

/**
 * Fills free slots from a pool, up to the weekly target of each channel minus what is already there. The rotation is fair (used longest ago first), no text comes
 * back on a channel before its cooldown, none ever on X; an item changes its variation, and its language when another one is free, each time it returns; use limits, start
 * and end dates and the state of its article are respected. Ad hoc posts always win: their slots, and those near to them, are not free.
 *
 * Plan, publish, plan again with what went out in the history: the rest of the plan is the same. So unsent plans need no memory; pass them neither as busy nor as
 * history unless a person fixed them, in which case pass them as history.
 * @throws InvalidSchedule when the cooldown, a zone, a slot or a moment means nothing.
 */
export function planEvergreen(input: EvergreenInput): { planned: EvergreenPlanned[]; shortages: EvergreenShortage[] } {
  const fills = toFills(input)
  const openings = fills.flatMap(({ channel, rotation, open }) => open.map((slot) => ({ channel, rotation, slot })))
  // The sort is stable: at the same moment the more important channel stays first.
  openings.sort((a, b) => a.slot.at - b.slot.at)

  const planned: EvergreenPlanned[] = []
  const unfilled = new Map<string, { channel: EvergreenChannel; week: number; missing: number }>()
  for (const { channel, rotation, slot } of openings) {
    const taken = rotation.take(slot)
    if (taken) planned.push({ ...taken, channelId: channel.id, dueAt: new Date(slot.at) })
    else {
      const week = weekOf(slot)
      const key = `${week} ${channel.id}`
      unfilled.set(key, { channel, week, missing: (unfilled.get(key)?.missing ?? 0) + 1 })
    }
  }
  const shortages = [...fills.flatMap((fill) => fill.shortages), ...[...unfilled.values()].map(toShortage)]
  return { planned, shortages: shortages.sort((a, b) => compareTexts(`${a.weekOf} ${a.channelId} ${a.cause}`, `${b.weekOf} ${b.channelId} ${b.cause}`)) }
}

function toFills({ pool, channels, history, said = [], seed, cooldown, from, until, adHocDistanceMs = 3 * hourMs, neverRepeatOn = ['x'] }: EvergreenInput) {
  const rest = parseCooldown(cooldown)
  const byChannel = Map.groupBy(history, (use) => use.channelId)
  const saidOn = Map.groupBy(said, (use) => use.channelId)
  const spentTexts = new Map(neverRepeatOn.map((network) => [network, new Set<string>()]))
  return channels.toSorted(compareChannels).map((channel) => {
    const inZone = (ms: number) => toWall(ms, channel.timeZone)
    const uses = (byChannel.get(channel.id) ?? []).map((use) => {
      const at = floorToMinute(toMs(use.at, 'history'))
      return { ...use, at, wall: inZone(at) }
    })
    const fixed: SlotMoment[] = uses.map(({ at, wall }) => ({ at, wall }))
    const elsewhere = (saidOn.get(channel.id) ?? []).map(({ textKey, at }) => ({ textKey, wall: inZone(floorToMinute(toMs(at, 'said'))) }))
    const rotation = new Rotation({ pool, channel, history: uses, said: elsewhere, seed, cooldown: rest, spentTexts: spentTexts.get(channel.network), toWall: inZone })
    return { channel, rotation, ...findOpenSlots({ channel, fixed, from: toMs(from), until: toMs(until), adHocDistanceMs }) }
  })
}

function toShortage({ channel, week, missing }: { channel: EvergreenChannel; week: number; missing: number }): EvergreenShortage {
  const weekText = toDateText(mondayOf(week))
  const what = missing === 1 ? '1 post is missing' : `${missing} posts are missing`
  const reason = `Nothing in the pool may go out on ${channel.name ?? channel.id} in the week of ${weekText}: ${what}. Add posts or variations, or shorten the cooldown.`
  return { channelId: channel.id, weekOf: weekText, missing, cause: 'pool', reason }
}

function compareChannels(a: EvergreenChannel, b: EvergreenChannel): number {
  return standingRank[a.standing] - standingRank[b.standing] || compareTexts(a.id, b.id)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
