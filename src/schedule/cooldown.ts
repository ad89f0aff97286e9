import { Temporal } from 'temporal-polyfill'
import { InvalidSchedule } from './moment.ts'
import { parseOffset } from './offset.ts'

/** Says when something that was used at a wall-clock moment may be used again; both in wall milliseconds (see `wall.ts`). */
export type Cooldown = (usedAt: number) => number

/**
 * A cooldown from an ISO 8601 duration (`P90D`) or milliseconds. It runs on the wall clock: after 28 days the same hour of the same weekday is free
 * again, also when the clocks changed in between.
 * @throws InvalidSchedule when it means nothing or is negative.
 */
export function parseCooldown(cooldown: string | number): Cooldown {
  if (typeof cooldown === 'number') {
    if (!Number.isFinite(cooldown) || cooldown < 0) throw new InvalidSchedule('cooldown', 'The cooldown must not be negative.')
    return (usedAt) => usedAt + cooldown
  }
  const parsed = parseOffset(cooldown)
  if (!parsed.ok) throw new InvalidSchedule('cooldown', `"${cooldown}" is not a cooldown. Write a duration of at most ten years, such as P90D (90 days) or P3M (three months).`)
  if (parsed.sign < 0) throw new InvalidSchedule('cooldown', `"${cooldown}" is negative. Write the cooldown without a minus, such as P90D.`)
  const duration = Temporal.Duration.from(parsed.offset)
  if (duration.years !== 0 || duration.months !== 0) return (usedAt) => Temporal.Instant.fromEpochMilliseconds(usedAt).toZonedDateTimeISO('UTC').add(duration).epochMilliseconds
  const ms = duration.total({ unit: 'milliseconds', relativeTo: '1970-01-01' })
  return (usedAt) => usedAt + ms
}
