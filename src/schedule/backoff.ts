import { type Moment, toMs } from './moment.ts'

/**
 * How long to wait before another try, in milliseconds. Doubles with each attempt (the first is 1) up to `maxMs`; `jitter`, a number from 0 to below 1 that the
 * caller draws, takes up to half of it away, so that many that failed together do not come back together. When the network itself named a moment
 * (`retryAt`), the wait is never shorter than that, however long it is, and the jitter is added after it.
 */
export function retryDelayMs({
  attempt,
  baseMs,
  maxMs,
  jitter,
  retryAt,
  now,
}: {
  attempt: number
  baseMs: number
  maxMs: number
  jitter: number
} & ({ retryAt: Moment | undefined; now: Moment } | { retryAt?: undefined; now?: undefined })): number {
  const full = Math.min(maxMs, baseMs * 2 ** Math.max(0, attempt - 1))
  const delay = Math.round(full * (1 - jitter / 2))
  if (retryAt === undefined) return delay
  return Math.max(delay, toMs(retryAt) - toMs(now) + Math.round(Math.min(full, baseMs) * (jitter / 2)))
}
