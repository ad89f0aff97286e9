/**
 * When a throttling network may be asked again, from its own headers: `retry-after` (seconds or an HTTP date), else one of the reset headers, which
 * hold an ISO 8601 moment (Mastodon), an epoch in seconds (X, Bluesky) or seconds from now (Pinterest). Undefined when none can be read.
 */
export function readRetryAt(
  headers: Readonly<Record<string, string | undefined>>,
  now: Date,
  resetHeaders: readonly string[] = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset'],
): Date | undefined {
  for (const name of ['retry-after', ...resetHeaders]) {
    const at = readMoment(headers[name], now)
    if (at) return at
  }
  return undefined
}

const smallestEpochSeconds = 1_000_000_000
const smallestEpochMs = 1_000_000_000_000

function readMoment(value: string | undefined, now: Date): Date | undefined {
  if (value === undefined || value.trim() === '') return undefined
  const number = Number(value)
  if (Number.isNaN(number)) {
    const at = new Date(value)
    return Number.isNaN(at.getTime()) ? undefined : at
  }
  if (number < 0) return undefined
  if (number >= smallestEpochMs) return new Date(number)
  return number >= smallestEpochSeconds ? new Date(number * 1000) : new Date(now.getTime() + number * 1000)
}
