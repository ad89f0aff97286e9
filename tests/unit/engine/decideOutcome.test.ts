import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FailureCode, holdsChannel, NetworkFailure, remedies } from '../../../src/domain/failures.ts'
import { backoffMs, decideOutcome, defaultRetryRules, toFailure } from '../../../src/engine/decideOutcome.ts'

const now = new Date('2026-11-20T12:00:00Z')
const rules = defaultRetryRules
const decide = (failure: NetworkFailure, more: { tries?: number; openSince?: Date; jitter?: number } = {}) => decideOutcome({ failure, tries: 0, now, rules, jitter: 1, ...more })
const codes = Object.keys(remedies) as FailureCode[]

describe('decideOutcome', () => {
  it.each(codes.filter((code) => remedies[code].kind === 'refused' && !holdsChannel(code)))('gives a refusal (%s) to a person', (code) => {
    const outcome = decide(new NetworkFailure(code, 'No.'))
    expect(outcome).toMatchObject({ to: 'failed', notSent: true, error: { code, message: 'No.', advice: remedies[code].advice } })
    expect(outcome.nextAt).toBeUndefined()
  })

  it.each(codes.filter(holdsChannel))('keeps the post scheduled when the channel itself is the trouble (%s)', (code) => {
    expect(decide(new NetworkFailure(code, 'No.'))).toMatchObject({ to: 'scheduled', nextAt: now, channelTrouble: true, notSent: true })
  })

  it.each(codes.filter((code) => remedies[code].kind === 'ambiguous'))('never repeats what may have been accepted (%s): it is looked up when it has settled', (code) => {
    expect(decide(new NetworkFailure(code, '?'))).toMatchObject({ to: 'unknown', notSent: false, nextAt: new Date(now.getTime() + rules.settleMs) })
  })

  it('honours the moment that a throttling network names, for the whole channel', () => {
    const retryAt = new Date('2026-11-20T12:07:00Z')
    expect(decide(new NetworkFailure('throttled', 'Slow down.', { retryAt }))).toMatchObject({ to: 'scheduled', nextAt: retryAt, blockChannelUntil: retryAt, notSent: true })
  })

  it('waits by its own measure when a throttling network names no moment, or one that is over', () => {
    for (const retryAt of [undefined, new Date('2026-11-20T11:59:00Z')]) {
      const outcome = decide(new NetworkFailure('throttled', 'Slow down.', { retryAt }))
      expect(outcome.nextAt).toEqual(new Date(now.getTime() + rules.baseMs))
      expect(outcome.blockChannelUntil).toEqual(outcome.nextAt)
    }
  })

  it('tries what surely was not sent again, later each time, and blocks nothing else', () => {
    const waits = [0, 1, 2].map((tries) => (decide(new NetworkFailure('unreachable', 'Away.'), { tries }).nextAt?.getTime() ?? 0) - now.getTime())
    expect(waits).toEqual([rules.baseMs, rules.baseMs * 2, rules.baseMs * 4])
    expect(decide(new NetworkFailure('unreachable', 'Away.')).blockChannelUntil).toBeUndefined()
  })

  it('waits as long as an unreachable network asks, when that is longer', () => {
    const retryAt = new Date('2026-11-20T13:00:00Z')
    expect(decide(new NetworkFailure('not-ready', 'Still preparing.', { retryAt })).nextAt).toEqual(retryAt)
  })

  it('asks a person when the network refuses to repeat a post whose first answer was lost', () => {
    const outcome = decide(new NetworkFailure('invalid-content', 'Banned words.'), { openSince: new Date('2026-11-20T11:50:00Z') })
    expect(outcome).toMatchObject({ to: 'unknown', notSent: false })
    expect(outcome.ask?.evidence).toContain('Banned words.')
    expect(outcome.nextAt).toBeUndefined()
  })

  it('still waits for the channel when its access ends before a repeat', () => {
    expect(decide(new NetworkFailure('unauthorized', 'Revoked.'), { openSince: new Date('2026-11-20T11:50:00Z') })).toMatchObject({ to: 'scheduled', channelTrouble: true })
  })
})

describe('backoffMs', () => {
  it('lies between half and the whole of the doubled wait, and never over the longest', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, jitter) => {
        const nominal = Math.min(rules.maxMs, rules.baseMs * 2 ** tries)
        const wait = backoffMs({ tries, jitter, ...rules })
        expect(wait).toBeGreaterThanOrEqual(Math.floor(nominal / 2))
        expect(wait).toBeLessThanOrEqual(nominal)
      }),
    )
  })
})

describe('toFailure', () => {
  it('keeps what a connector says', () => {
    const failure = new NetworkFailure('too-long', 'Too long.')
    expect(toFailure(failure, true)).toBe(failure)
  })

  it('takes a surprise for surely not sent before the publishing call, and for unknown after it', () => {
    expect(toFailure(new TypeError('oops'), false)).toMatchObject({ kind: 'unreachable' })
    expect(toFailure('oops', true)).toMatchObject({ kind: 'ambiguous' })
  })
})
