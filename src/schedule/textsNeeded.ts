import { parseCooldown } from './cooldown.ts'
import { dayMs, toMs } from './moment.ts'

/** A week in which the pool had nothing for a channel. `weekOf` is its Monday, `YYYY-MM-DD`. */
export type PoolGap = { channelId: string; network: string; weekOf: string; missing: number }

/**
 * How many more texts a pool needs so that nothing is missing any more. A text serves every channel once per cooldown, so the channel with the most gaps within one
 * cooldown decides; where words may never be repeated (X), every gap of every channel needs words of its own.
 * @throws InvalidSchedule when the cooldown means nothing.
 */
export function textsNeeded({ gaps, cooldown, neverRepeatOn = ['x'] }: { gaps: readonly PoolGap[]; cooldown: string | number; neverRepeatOn?: readonly string[] }): number {
  const rest = parseCooldown(cooldown)
  const once = gaps.filter(({ network }) => neverRepeatOn.includes(network)).reduce((sum, { missing }) => sum + missing, 0)
  const others = Map.groupBy(
    gaps.filter(({ network }) => !neverRepeatOn.includes(network)),
    ({ channelId }) => channelId,
  )
  return Math.max(once, ...[...others.values()].map((own) => mostWithin(own, (at) => Math.max(rest(at), at + dayMs))))
}

/** The most gaps between any moment and the end of its cooldown. */
function mostWithin(gaps: readonly PoolGap[], end: (at: number) => number): number {
  const weeks = gaps.map(({ weekOf, missing }) => ({ at: startOf(weekOf), missing }))
  return Math.max(0, ...weeks.map(({ at }) => weeks.filter((other) => other.at >= at && other.at < end(at)).reduce((sum, { missing }) => sum + missing, 0)))
}

const startOf = (weekOf: string): number => toMs(`${weekOf}T00:00:00Z`)
