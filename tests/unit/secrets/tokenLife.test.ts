import { describe, expect, it } from 'vitest'
import { NetworkFailure } from '../../../src/domain/failures.ts'
import { decideRenewal, isRenewalDue, tellEnd } from '../../../src/secrets/tokenLife.ts'

const now = new Date('2026-11-20T12:00:00Z')
const hour = 3_600_000
const day = 24 * hour
const inTime = (ms: number) => new Date(now.getTime() + ms)

describe('when access is renewed', () => {
  it('is in the last fifth of its life', () => {
    expect(isRenewalDue({ since: inTime(-48 * day), expiresAt: inTime(12 * day - 1) }, now)).toBe(true)
    expect(isRenewalDue({ since: inTime(-47 * day), expiresAt: inTime(13 * day) }, now)).toBe(false)
  })

  it('is in its last hour, even where that is more than a fifth', () => {
    expect(isRenewalDue({ since: inTime(-hour - 1), expiresAt: inTime(hour - 1) }, now)).toBe(true)
    expect(isRenewalDue({ since: inTime(-1), expiresAt: inTime(2 * hour) }, now)).toBe(false)
  })

  it('is not at once for access that lives less than an hour', () => {
    expect(isRenewalDue({ since: now, expiresAt: inTime(hour / 2) }, now)).toBe(false)
    expect(isRenewalDue({ since: inTime(-hour / 4 - 1), expiresAt: inTime(hour / 4 - 1) }, now)).toBe(true)
  })

  it('is when it has ended already, and never without a known end', () => {
    expect(isRenewalDue({ since: inTime(-day), expiresAt: inTime(-1) }, now)).toBe(true)
    expect(isRenewalDue({ since: inTime(-day) }, now)).toBe(false)
  })
})

describe('what a person is told about the end of an access', () => {
  const life = { since: inTime(-day), expiresAt: inTime(6 * day) }
  const refused = new NetworkFailure('unauthorized', 'The permission was taken back.')
  const away = new NetworkFailure('unreachable', 'The network is away.')

  it('is nothing while it can be renewed, or while its end is far', () => {
    expect(decideRenewal({ life, mayRenew: true, failure: undefined, now })).toEqual({ kind: 'fine' })
    expect(decideRenewal({ life, mayRenew: true, failure: away, now })).toEqual({ kind: 'fine' })
    expect(decideRenewal({ life: { expiresAt: inTime(8 * day) }, mayRenew: false, failure: undefined, now })).toEqual({ kind: 'fine' })
    expect(decideRenewal({ life: {}, mayRenew: false, failure: undefined, now })).toEqual({ kind: 'fine' })
  })

  it('is an alarm a week before the end that nothing can put off', () => {
    expect(decideRenewal({ life, mayRenew: false, failure: undefined, now }).kind).toBe('ending')
    expect(decideRenewal({ life, mayRenew: true, failure: refused, now })).toMatchObject({ kind: 'ending', why: 'The permission was taken back.' })
    expect(decideRenewal({ life: { expiresAt: inTime(hour), refreshEndsAt: inTime(6 * day) }, mayRenew: true, failure: undefined, now })).toMatchObject({
      kind: 'ending',
      at: inTime(6 * day),
    })
  })

  it('is that it has ended, from that moment on', () => {
    expect(decideRenewal({ life: { expiresAt: now }, mayRenew: false, failure: undefined, now }).kind).toBe('ended')
    expect(decideRenewal({ life: { expiresAt: inTime(-1) }, mayRenew: true, failure: away, now }).kind).toBe('fine')
  })

  it('names the channel, the moment and what to do', () => {
    expect(tellEnd('Our page', { kind: 'ending', at: inTime(day) })).toBe(
      'The access of “Our page” ends on 2026-11-21 12:00 UTC and cannot be renewed. Reconnect the channel before.',
    )
    expect(tellEnd('Our page', { kind: 'ended', at: now, why: 'Revoked.' })).toBe(
      'The access of “Our page” ended on 2026-11-20 12:00 UTC. Reconnect the channel; its posts wait until then. (Revoked.)',
    )
  })
})
