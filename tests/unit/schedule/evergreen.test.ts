import { describe, expect, it } from 'vitest'
import { type EvergreenInput, planEvergreen } from '../../../src/schedule/evergreen.ts'
import type { EvergreenChannel, EvergreenItem } from '../../../src/schedule/evergreenTypes.ts'
import { mondayIn } from './arbitraries.ts'

const week = (time: string, ...days: number[]) => days.map((day) => ({ day, time }))
const channel = (more: Partial<EvergreenChannel> = {}): EvergreenChannel => ({
  id: 'masto',
  name: 'Fosstodon',
  network: 'mastodon',
  timeZone: 'Europe/Berlin',
  slots: week('09:00', 0, 1, 2, 3, 4, 5, 6),
  weeklyTarget: 3,
  standing: 'active',
  busy: [],
  ...more,
})
const item = (id: string, more: Partial<EvergreenItem> = {}): EvergreenItem => ({ id, variations: [{ id: '1', textKey: `text ${id}` }], articleLive: true, ...more })
const items = (count: number) => Array.from({ length: count }, (_, index) => item(`item ${index}`))

// Monday 2 March to Monday 30 March 2026, local; the clocks go forward on the last Sunday.
const base = { from: '2026-03-01T23:00:00Z', until: '2026-03-29T22:00:00Z', seed: 'campaign', cooldown: 'P14D', history: [] }
const plan = (more: Partial<EvergreenInput>) => planEvergreen({ ...base, pool: items(20), channels: [channel()], ...more })
const moments = (more: Partial<EvergreenInput>) => plan(more).planned.map(({ dueAt }) => dueAt.toISOString().slice(0, 16))
const perWeek = (result: ReturnType<typeof plan>) =>
  [...Map.groupBy(result.planned, ({ dueAt }) => mondayIn(dueAt, 'Europe/Berlin'))].map(([monday, planned]) => [monday, planned.length])

describe('an evergreen plan', () => {
  it('fills as many slots a week as the target says, spread over the week', () => {
    expect(moments({ until: '2026-03-15T23:00:00Z' })).toEqual([
      '2026-03-03T08:00',
      '2026-03-05T08:00',
      '2026-03-07T08:00',
      '2026-03-10T08:00',
      '2026-03-12T08:00',
      '2026-03-14T08:00',
    ])
  })

  it('counts ad hoc posts towards the target, and lets them have their slots and those near them', () => {
    const busy = ['2026-03-05T10:30:00Z']
    expect(moments({ channels: [channel({ busy })], until: '2026-03-08T23:00:00Z' })).toEqual(['2026-03-03T08:00', '2026-03-07T08:00'])
    const slots = week('09:00', 4)
    expect(moments({ channels: [channel({ busy, slots })], until: '2026-03-08T23:00:00Z' })).toEqual([])
    expect(moments({ channels: [channel({ busy, slots })], until: '2026-03-08T23:00:00Z', adHocDistanceMs: 2 * 3_600_000 })).toEqual(['2026-03-05T08:00'])
    expect(moments({ channels: [channel({ busy: ['2026-03-05T08:00:20Z'], slots })], until: '2026-03-08T23:00:00Z', adHocDistanceMs: 0 })).toEqual([])
    expect(moments({ channels: [channel({ busy, weeklyTarget: 1 })], until: '2026-03-08T23:00:00Z' })).toEqual([])
  })

  it('lets an ad hoc post late on Sunday have the first slot of the next week', () => {
    const channels = [channel({ slots: week('00:30', 1), weeklyTarget: 2, busy: ['2026-03-08T22:30:00Z'] })]
    expect(moments({ channels, until: '2026-03-15T23:00:00Z' })).toEqual(['2026-03-01T23:30'])
  })

  it('lets ad hoc posts just outside its weeks have the slots next to them', () => {
    const busy = ['2026-03-01T22:30:00Z', '2026-03-08T23:30:00Z']
    const channels = [channel({ slots: [...week('00:30', 1), ...week('23:30', 0)], weeklyTarget: 2, busy })]
    expect(moments({ channels, until: '2026-03-08T23:00:00Z' })).toEqual([])
    expect(moments({ channels, until: '2026-03-08T23:00:00Z', adHocDistanceMs: 3_599_000 })).toEqual(['2026-03-01T23:30', '2026-03-08T22:30'])
  })

  it('counts what is fixed on a day towards its limit, at a slot or not', () => {
    const fixedAt = (at: string) => [{ itemId: 'gone', variationId: '1', textKey: 'gone', channelId: 'masto', at }]
    const channels = [channel({ slots: [...week('09:00', 1, 3), ...week('15:00', 1, 3)], weeklyTarget: 4, dailyLimit: 1 })]
    const until = '2026-03-08T23:00:00Z'
    expect(moments({ channels, until, history: fixedAt('2026-03-02T14:00:00Z') })).toEqual(['2026-03-04T08:00'])
    expect(moments({ channels, until, history: fixedAt('2026-03-02T19:00:00Z') })).toEqual(['2026-03-04T08:00'])
  })

  it('keeps to the daily limit, ad hoc posts included', () => {
    const slots = [...week('09:00', 1, 2), ...week('15:00', 1, 2), ...week('20:00', 1, 2)]
    const until = '2026-03-08T23:00:00Z'
    expect(moments({ channels: [channel({ slots, weeklyTarget: 6, dailyLimit: 2 })], until })).toEqual([
      '2026-03-02T08:00',
      '2026-03-02T14:00',
      '2026-03-03T08:00',
      '2026-03-03T14:00',
    ])
    const busy = ['2026-03-02T03:00:00Z']
    expect(moments({ channels: [channel({ slots, weeklyTarget: 6, dailyLimit: 2, busy })], until })).toEqual(['2026-03-02T08:00', '2026-03-03T08:00', '2026-03-03T14:00'])
  })

  it('plans every other week for an occasional channel and nothing for a dormant one', () => {
    const target = (standing: EvergreenChannel['standing']) => perWeek(plan({ channels: [channel({ standing })] }))
    expect(target('primary')).toEqual([
      ['2026-03-02', 3],
      ['2026-03-09', 3],
      ['2026-03-16', 3],
      ['2026-03-23', 3],
    ])
    expect(target('occasional')).toEqual([
      ['2026-03-09', 3],
      ['2026-03-23', 3],
    ])
    expect(plan({ channels: [channel({ standing: 'dormant' })] })).toEqual({ planned: [], shortages: [] })
  })

  it('spreads a target below one over the weeks', () => {
    expect(perWeek(plan({ channels: [channel({ weeklyTarget: 0.5 })] })).map(([, total]) => total)).toEqual([1, 1])
    expect(perWeek(plan({ channels: [channel({ weeklyTarget: 0.5, standing: 'occasional' })], until: '2026-04-26T22:00:00Z' })).map(([, total]) => total)).toEqual([1, 1])
  })

  it('takes whoever was used longest ago, those never used before all', () => {
    const pool = [
      item('recent', { lastUsedAt: { masto: '2026-02-10T08:00:00Z' } }),
      item('old', { lastUsedAt: { masto: '2025-06-01T08:00:00Z' } }),
      item('new'),
      item('elsewhere', { lastUsedAt: { other: '2026-02-20T08:00:00Z' } }),
    ]
    const ids = plan({ pool, until: '2026-03-12T23:00:00Z' }).planned.map(({ itemId }) => itemId)
    expect(ids.slice(0, 2).sort()).toEqual(['elsewhere', 'new'])
    expect(ids.slice(2, 4)).toEqual(['old', 'recent'])
  })

  it('goes round the whole pool before it repeats anything', () => {
    const ids = plan({ pool: items(6), cooldown: 0 }).planned.map(({ itemId }) => itemId)
    expect(new Set(ids.slice(0, 6)).size).toBe(6)
    expect(ids.slice(6)).toEqual(ids.slice(0, 6))
  })

  it('orders equals differently for another seed and another channel', () => {
    const ids = (more: Partial<EvergreenInput>) =>
      plan(more)
        .planned.map(({ itemId }) => itemId)
        .join()
    expect(ids({ seed: 'another' })).not.toBe(ids({}))
    expect(ids({ channels: [channel({ id: 'other' })] })).not.toBe(ids({}))
  })

  it('rests a text for its cooldown on the wall clock: the same hour two weeks later is free, also over a clock change', () => {
    const pool = [item('only')]
    const channels = [channel({ slots: week('09:00', 1), weeklyTarget: 1 })]
    const until = '2026-04-30T00:00:00Z'
    expect(moments({ pool, channels, until, from: '2026-03-15T23:00:00Z' })).toEqual(['2026-03-16T08:00', '2026-03-30T07:00', '2026-04-13T07:00', '2026-04-27T07:00'])
    const daily = [channel({ weeklyTarget: 7 })]
    expect(moments({ pool, channels: daily, from: '2026-02-01T23:00:00Z', until, cooldown: 'P1M' })).toEqual(['2026-02-02T08:00', '2026-03-02T08:00', '2026-04-02T07:00'])
    expect(moments({ pool, channels, until, cooldown: 21 * 86_400_000 })).toEqual(['2026-03-02T08:00', '2026-03-23T08:00', '2026-04-13T07:00'])
  })

  it('is not moved by the seconds by which a post was late', () => {
    const channels = [channel({ slots: week('09:00', 1), weeklyTarget: 1 })]
    const history = [{ itemId: 'only', variationId: '1', textKey: 'text only', channelId: 'masto', at: '2026-03-02T08:00:42Z' }]
    expect(moments({ pool: [item('only')], channels, history, from: '2026-03-02T08:01:00Z' })).toEqual(['2026-03-16T08:00'])
    expect(moments({ pool: [item('only', { lastUsedAt: { masto: '2026-03-02T08:00:42Z' } })], channels, from: '2026-03-02T08:01:00Z' })).toEqual(['2026-03-16T08:00'])
  })

  it('spreads the texts of an item over the cooldown and changes text and language each time', () => {
    const variations = [
      { id: 'a', textKey: 'a', language: 'en' },
      { id: 'b', textKey: 'b', language: 'en' },
      { id: 'c', textKey: 'c', language: 'de' },
      { id: 'd', textKey: 'd', language: 'de' },
    ]
    const { planned } = plan({ pool: [item('only', { variations })], cooldown: 'P28D', until: '2026-04-26T22:00:00Z', channels: [channel({ weeklyTarget: 7 })] })
    expect(planned.map(({ variationId }) => variationId)).toEqual(['a', 'c', 'b', 'd', 'a', 'c', 'b', 'd'])
    expect(planned.slice(0, 3).map(({ dueAt }) => dueAt.toISOString().slice(0, 10))).toEqual(['2026-03-02', '2026-03-09', '2026-03-16'])
  })

  it('uses all texts of an item in turn', () => {
    const variations = ['a', 'b', 'c'].map((id) => ({ id, textKey: id }))
    expect(plan({ pool: [item('only', { variations })], cooldown: 0, until: '2026-03-15T23:00:00Z' }).planned.map(({ variationId }) => variationId)).toEqual([
      'a',
      'b',
      'c',
      'a',
      'b',
      'c',
    ])
  })

  it('waits rather than saying an item’s last text again, while its other text rests because another item has said it', () => {
    const two = item('two', { variations: ['a', 'b'].map((id) => ({ id, textKey: id })) })
    const history = [
      { itemId: 'two', variationId: 'a', textKey: 'a', channelId: 'masto', at: '2026-01-05T08:00:00Z' },
      { itemId: 'gone', variationId: '1', textKey: 'b', channelId: 'masto', at: '2026-03-01T08:00:00Z' },
    ]
    const { planned } = plan({ pool: [two], history, cooldown: 'P14D', until: '2026-03-29T22:00:00Z' })
    expect(planned[0]).toMatchObject({ variationId: 'b' })
    expect(planned[0]?.dueAt.getTime()).toBeGreaterThan(Date.parse('2026-03-15'))
  })

  it('prefers what was used less often where nothing is known of when', () => {
    const pool = Array.from({ length: 8 }, (_, index) => item(`item ${index}`, { uses: { masto: index % 4 === 3 ? 0 : 5 } }))
    const ids = plan({ pool, until: '2026-03-08T23:00:00Z' }).planned.map(({ itemId }) => itemId)
    expect(ids.slice(0, 2).sort()).toEqual(['item 3', 'item 7'])
  })

  it('includes a slot at its first moment and leaves out one at its end', () => {
    expect(moments({ from: '2026-03-03T08:00:00Z', until: '2026-03-07T08:00:00Z' })).toEqual(['2026-03-03T08:00', '2026-03-05T08:00'])
  })

  it('speaks only the languages of the channel', () => {
    const variations = [
      { id: 'en', textKey: 'en', language: 'en' },
      { id: 'de', textKey: 'de', language: 'de' },
    ]
    const pool = [item('both', { variations }), item('any'), item('french', { variations: [{ id: 'fr', textKey: 'fr', language: 'fr' }] })]
    const { planned } = plan({ pool, channels: [channel({ languages: ['de'] })], until: '2026-03-08T23:00:00Z' })
    expect(planned.map(({ itemId, variationId }) => `${itemId} ${variationId}`).sort()).toEqual(['any 1', 'both de'])
  })

  it('never says the same words twice on X, on none of its channels, whatever was said there before', () => {
    const channels = [channel({ id: 'x1', network: 'x' }), channel({ id: 'x2', network: 'x' })]
    const history = [{ itemId: 'gone', variationId: '1', textKey: 'text item 0', channelId: 'x2', at: '2020-01-01T00:00:00Z' }]
    const { planned, shortages } = plan({ pool: items(4), channels, history, cooldown: 0 })
    expect(planned.map(({ itemId }) => itemId).sort()).toEqual(['item 1', 'item 2', 'item 3'])
    expect(shortages.reduce((sum, { missing }) => sum + missing, 0)).toBe(24 - 3)
    expect(plan({ pool: items(4), channels, history, cooldown: 0, neverRepeatOn: [] }).planned).toHaveLength(24)
  })

  it('gives words that may go out only once to the more important channel', () => {
    const channels = [channel({ id: 'a', network: 'x' }), channel({ id: 'z', network: 'x', standing: 'primary' })]
    expect(plan({ pool: items(1), channels }).planned.map(({ channelId }) => channelId)).toEqual(['z'])
  })

  it('does not repeat the same words on a channel under another item before their cooldown', () => {
    const pool = ['a', 'b'].map((id) => item(id, { variations: [{ id: '1', textKey: 'same' }] }))
    expect(moments({ pool })).toEqual(['2026-03-03T08:00', '2026-03-17T08:00'])
  })

  it('respects start, end, use limit, channels and the article of an item', () => {
    const until = '2026-03-30T22:00:00Z'
    expect(moments({ pool: [item('a', { startsAt: '2026-03-07T08:00:00Z', endsAt: '2026-03-12T08:00:00Z' })], cooldown: 0 })).toEqual(['2026-03-07T08:00', '2026-03-10T08:00'])
    expect(moments({ pool: [item('a', { maxUses: 3, uses: { masto: 1, other: 7 } })], cooldown: 0, until })).toHaveLength(2)
    const history = ['2026-02-03', '2026-02-10'].map((day) => ({ itemId: 'a', variationId: '1', textKey: 'text a', channelId: 'masto', at: `${day}T08:00:00Z` }))
    expect(moments({ pool: [item('a', { maxUses: 3, uses: { masto: 1 } })], cooldown: 0, until, history })).toHaveLength(1)
    expect(moments({ pool: [item('a', { articleLive: false })] })).toEqual([])
    expect(moments({ pool: [item('a', { channels: ['other'] })] })).toEqual([])
    expect(moments({ pool: [item('a', { variations: [] })] })).toEqual([])
  })

  it('says which weeks fall short, by how many, and what to do', () => {
    const { shortages } = plan({ pool: items(4), channels: [channel({ slots: week('09:00', 1, 3), weeklyTarget: 3 })], cooldown: 'P90D', until: '2026-03-22T23:00:00Z' })
    const slotReason = (monday: string) =>
      `Fosstodon has free slots for only 2 of the 3 posts it still needs in the week of ${monday}. Add slots, raise the daily limit or lower the weekly target.`
    expect(shortages).toEqual([
      { channelId: 'masto', weekOf: '2026-03-02', missing: 1, cause: 'slots', reason: slotReason('2026-03-02') },
      { channelId: 'masto', weekOf: '2026-03-09', missing: 1, cause: 'slots', reason: slotReason('2026-03-09') },
      {
        channelId: 'masto',
        weekOf: '2026-03-16',
        missing: 2,
        cause: 'pool',
        reason: 'Nothing in the pool may go out on Fosstodon in the week of 2026-03-16: 2 posts are missing. Add posts or variations, or shorten the cooldown.',
      },
      { channelId: 'masto', weekOf: '2026-03-16', missing: 1, cause: 'slots', reason: slotReason('2026-03-16') },
    ])
  })

  it('counts what a person put at another hour of the week, in place of the slot nearest to it', () => {
    const moved = { itemId: 'item 1', variationId: '1', textKey: 'text item 1', channelId: 'masto', at: '2026-03-04T20:00:00Z' }
    const result = plan({ history: [moved], channels: [channel({ busy: [moved.at] })], until: '2026-03-08T23:00:00Z' })
    expect(result.planned.map(({ dueAt }) => dueAt.toISOString().slice(0, 10))).toEqual(['2026-03-03', '2026-03-07'])
    expect(result.planned.map(({ itemId }) => itemId)).not.toContain('item 1')
    expect(result.shortages).toEqual([])
    const onlyMonday = plan({ history: [moved], channels: [channel({ slots: week('09:00', 1), weeklyTarget: 2 })], until: '2026-03-08T23:00:00Z' })
    expect(onlyMonday.planned).toHaveLength(1)
    expect(onlyMonday.shortages).toEqual([])
  })

  it('leaves alone what a person fixed at a slot to come, and plans around it', () => {
    const fixed = { itemId: 'item 1', variationId: '1', textKey: 'text item 1', channelId: 'masto', at: '2026-03-05T08:00:00Z' }
    const { planned } = plan({ pool: items(2), history: [fixed], cooldown: 'P3D', until: '2026-03-10T23:00:00Z' })
    expect(planned.map(({ itemId, dueAt }) => `${dueAt.toISOString().slice(0, 10)} ${itemId}`)).toEqual(['2026-03-03 item 0', '2026-03-07 item 0', '2026-03-10 item 1'])
  })

  it('begun in the middle of a week does not make up for its beginning', () => {
    expect(moments({ from: '2026-03-06T12:00:00Z', until: '2026-03-08T23:00:00Z' })).toEqual(['2026-03-07T08:00'])
  })

  it.each([
    ['P90', '"P90" is not a cooldown'],
    ['-P90D', '"-P90D" is negative'],
    [-1, 'must not be negative'],
    [Number.NaN, 'must not be negative'],
  ])('refuses a cooldown of %s', (cooldown, message) => expect(() => plan({ cooldown })).toThrow(message))

  // How long it takes is told by the bench (`plan.yearMs`).
  it('plans a year for twenty channels from two thousand items, every slot that is wanted', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu']
    const channels = Array.from({ length: 20 }, (_, index) =>
      channel({ id: `channel ${index}`, network: index === 0 ? 'x' : 'mastodon', timeZone: zones[index % 5] ?? 'UTC', weeklyTarget: 5 }),
    )
    const input = { pool: items(2000), channels, cooldown: 'P90D', until: '2027-03-01T00:00:00Z' }
    const { planned, shortages } = plan(input)
    expect(shortages).toEqual([])
    expect(planned).toHaveLength(20 * 52 * 5)
    expect(new Set(planned.map(({ channelId, dueAt }) => `${channelId} ${dueAt.getTime()}`)).size).toBe(planned.length)
  })

  it('does not repeat one of several texts that another post says, before or after it, and keeps its slots', () => {
    const four = item('four', { variations: [1, 2, 3, 4].map((number) => ({ id: `${number}`, textKey: `text ${number}` })) })
    const spread = { pool: [four], channels: [channel({ weeklyTarget: 1 })], cooldown: 'P3W', until: '2026-05-24T22:00:00Z' }
    const at = '2026-04-10T12:00:00Z'
    const usesOf = (result: ReturnType<typeof plan>) => result.planned.filter(({ variationId }) => variationId === '1').map(({ dueAt }) => dueAt.getTime())
    const distances = (result: ReturnType<typeof plan>) => usesOf(result).map((use) => Math.abs(use - Date.parse(at)) / 86_400_000)
    expect(Math.min(...distances(plan(spread)))).toBeLessThan(21)
    const result = plan({ ...spread, said: [{ textKey: 'text 1', channelId: 'masto', at }] })
    expect(usesOf(result).length).toBeGreaterThan(0)
    expect(Math.min(...distances(result))).toBeGreaterThanOrEqual(21)
    expect(perWeek(result)).toEqual(perWeek(plan(spread)))
  })
})
