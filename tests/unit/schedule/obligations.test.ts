import { describe, expect, it } from 'vitest'
import { dueThanks, type ThankedSponsor, type ThanksRule } from '../../../src/schedule/obligations.ts'

const tiers: Record<string, ThanksRule[]> = {
  gold: [
    { on: 'joining', within: 'P7D' },
    { on: 'renewing', within: 'P14D' },
    { on: 'event', within: 'P3D' },
    { on: 'month', within: 'P10D' },
  ],
  supporter: [{ on: 'month', within: 'P28D' }],
  friend: [],
}
const sponsor: ThankedSponsor = { startsAt: '2026-01-15T11:00:00Z', tier: 'gold' }
const owed = (now: string, more: Partial<ThankedSponsor> = {}, until?: string) => dueThanks({ sponsor: { ...sponsor, ...more }, tiers, timeZone: 'Europe/Berlin', now, until })
const keys = (...args: Parameters<typeof owed>) => owed(...args).map(({ key }) => key)

describe('thank-yous that are owed', () => {
  it('arise from joining, within the time that the tier promises', () => {
    expect(owed('2026-01-15T11:00:00Z')).toEqual([
      { key: 'joining', reason: 'Thank them for joining.', arisesAt: new Date('2026-01-15T11:00:00Z'), dueAt: new Date('2026-01-22T11:00:00Z') },
    ])
    expect(keys('2026-01-15T10:59:59Z')).toEqual([])
  })

  it('arise from each renewal, each event and each further month, oldest first', () => {
    const more = { renewals: ['2026-02-28T23:30:00Z'], events: [{ id: '7', name: 'Django Girls Lagos', at: '2026-02-10T09:00:00Z' }] }
    const all = owed('2026-03-20T00:00:00Z', more)
    expect(all.map(({ key }) => key)).toEqual(['joining', 'month:2026-02', 'event:7', 'month:2026-03', 'renewing:2026-03-01'])
    expect(all[2]).toMatchObject({ reason: 'Thank them for supporting Django Girls Lagos.', dueAt: new Date('2026-02-13T09:00:00Z') })
    expect(all[3]).toMatchObject({ arisesAt: new Date('2026-02-28T23:00:00Z'), dueAt: new Date('2026-03-10T23:00:00Z') })
  })

  it('keep the local hour of their due moment when the clocks change', () => {
    const [march] = owed('2026-03-31T21:00:00Z', { startsAt: '2026-03-05T08:00:00Z', tier: 'supporter' })
    expect(march).toMatchObject({ key: 'month:2026-03', dueAt: new Date('2026-04-02T07:00:00Z') })
  })

  it('count the month of joining only when nothing is owed for joining', () => {
    expect(keys('2026-03-01T12:00:00Z', { tier: 'supporter' })).toEqual(['month:2026-01', 'month:2026-02', 'month:2026-03'])
    expect(keys('2026-03-01T12:00:00Z', { tier: 'supporter', startsAt: '2026-01-31T23:30:00Z' })).toEqual(['month:2026-02', 'month:2026-03'])
  })

  it('are listed ahead when asked, but not past the end of the sponsorship', () => {
    const endsAt = '2026-03-31T22:00:00Z'
    expect(keys('2026-01-20T00:00:00Z', { endsAt }, '2026-06-30T00:00:00Z')).toEqual(['joining', 'month:2026-02', 'month:2026-03'])
    expect(keys('2026-01-20T00:00:00Z', { endsAt: null }, '2026-04-30T00:00:00Z')).toEqual(['joining', 'month:2026-02', 'month:2026-03', 'month:2026-04'])
  })

  it('are withdrawn when the sponsorship is over', () => {
    expect(keys('2026-03-31T21:59:59Z', { endsAt: '2026-03-31T22:00:00Z' })).not.toEqual([])
    expect(keys('2026-03-31T22:00:00Z', { endsAt: '2026-03-31T22:00:00Z' })).toEqual([])
  })

  it('are none for events before the sponsorship, tiers that promise nothing, and tiers nobody knows', () => {
    const events = [{ id: '7', at: '2026-01-10T09:00:00Z' }]
    expect(keys('2026-01-20T00:00:00Z', { events })).toEqual(['joining'])
    expect(keys('2026-05-20T00:00:00Z', { events, tier: 'friend' })).toEqual([])
    expect(keys('2026-05-20T00:00:00Z', { events, tier: 'platinum' })).toEqual([])
  })

  it('keep their keys as time goes by, each once', () => {
    const more = { renewals: ['2027-01-15T11:00:00Z', '2028-01-15T11:00:00Z'], events: [{ id: 'a', at: '2026-06-01T00:00:00Z' }] }
    const early = keys('2027-06-01T00:00:00Z', more)
    const late = keys('2028-06-01T00:00:00Z', more)
    expect(late.slice(0, early.length)).toEqual(early)
    expect(new Set(late).size).toBe(late.length)
    expect(late).toHaveLength(1 + 2 + 1 + 29)
  })

  it('refuse a tier whose time means nothing', () => {
    expect(() => dueThanks({ sponsor, tiers: { gold: [{ on: 'joining', within: 'a week' }] }, timeZone: 'UTC', now: '2026-05-20T00:00:00Z' })).toThrow('"a week" is not an offset')
  })
})
