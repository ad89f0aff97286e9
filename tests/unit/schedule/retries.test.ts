import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryDelayMs } from '../../../src/schedule/backoff.ts'
import { isMissed } from '../../../src/schedule/lateness.ts'
import './arbitraries.ts'

describe('lateness', () => {
  const missed = (now: string) => isMissed({ dueAt: '2026-03-01T09:00:00Z', now, latenessMs: 86_400_000 })

  it('makes a delivery missed only past the limit', () => {
    expect(missed('2026-02-28T09:00:00Z')).toBe(false)
    expect(missed('2026-03-02T09:00:00.000Z')).toBe(false)
    expect(missed('2026-03-02T09:00:00.001Z')).toBe(true)
  })
})

describe('the wait before another try', () => {
  const base = { baseMs: 1000, maxMs: 60_000, jitter: 0 }
  const now = '2026-03-01T09:00:00Z'

  it('doubles up to a limit', () => {
    expect([1, 2, 3, 6, 7, 8, 2000].map((attempt) => retryDelayMs({ ...base, attempt }))).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000])
    expect(retryDelayMs({ ...base, attempt: 0 })).toBe(1000)
  })

  it('is shortened by the jitter, by at most half', () => {
    expect(retryDelayMs({ ...base, attempt: 2, jitter: 0.5 })).toBe(1500)
    expect(retryDelayMs({ ...base, attempt: 2, jitter: 0.999 })).toBe(1001)
  })

  it('is never shorter than the network asked for, and not bound by the limit then', () => {
    expect(retryDelayMs({ ...base, attempt: 1, retryAt: '2026-03-01T09:15:00Z', now })).toBe(900_000)
    expect(retryDelayMs({ ...base, attempt: 1, jitter: 0.5, retryAt: '2026-03-01T09:15:00Z', now })).toBe(900_250)
    expect(retryDelayMs({ ...base, attempt: 3, retryAt: '2026-03-01T09:00:01Z', now })).toBe(4000)
    expect(retryDelayMs({ ...base, attempt: 3, retryAt: '2026-03-01T08:00:00Z', now })).toBe(4000)
    expect(retryDelayMs({ ...base, attempt: 3, retryAt: undefined, now })).toBe(4000)
  })

  it('lies between half and the whole of its step for every jitter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, jitter) => {
        const full = Math.min(60_000, 1000 * 2 ** (attempt - 1))
        const delay = retryDelayMs({ ...base, attempt, jitter })
        expect(delay).toBeGreaterThanOrEqual(full / 2)
        expect(delay).toBeLessThanOrEqual(full)
      }),
    )
  })
})
