import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Busy, type ChannelWeeks, planChannelWeeks, sayShortage } from '../../../src/campaigns/channelWeeks.ts'
import type { ChannelDoc } from '../../../src/domain/documents.ts'

const channel = (more: Partial<ChannelDoc> = {}): ChannelDoc => ({
  id: 1,
  name: 'Fosstodon',
  network: 'mastodon',
  timezone: 'Europe/Berlin',
  slots: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '10:00' })),
  ...more,
})
const items = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `item ${index}`, articleLive: true, variations: [{ id: 'text', textKey: `text ${index}` }] }))
const from = new Date('2027-02-28T23:00:00Z')
const plan = (more: Partial<ChannelWeeks>) =>
  planChannelWeeks({
    channel: channel(),
    items: items(60),
    languages: undefined,
    history: [],
    busy: [],
    campaign: {},
    from,
    until: new Date('2027-03-28T22:00:00Z'),
    seed: 'a',
    ...more,
  })
const perWeek = (result: ReturnType<typeof plan>) => {
  const counts = [0, 0, 0, 0]
  for (const { dueAt } of result.planned) {
    const week = Math.floor((dueAt.getTime() - from.getTime()) / (7 * 86_400_000))
    counts[week] = (counts[week] ?? 0) + 1
  }
  return counts
}
const busy = (evergreen: boolean, ...days: string[]): Busy[] => days.map((day) => ({ at: new Date(`2027-03-${day}T16:00:00Z`), evergreen }))

describe('the weeks of a channel', () => {
  it('have the target of the channel, or three posts where nobody set one, or as many as there are slots', () => {
    expect(perWeek(plan({ channel: channel({ weekly: 5 }) }))).toEqual([5, 5, 5, 5])
    expect(perWeek(plan({}))).toEqual([3, 3, 3, 3])
    expect(perWeek(plan({ channel: channel({ slots: [{ day: 2, time: '10:00' }] }) }))).toEqual([1, 1, 1, 1])
  })

  it('have no more of a campaign than its share, however much the channel could take', () => {
    expect(perWeek(plan({ channel: channel({ weekly: 5 }), campaign: { weekly: 2 } }))).toEqual([2, 2, 2, 2])
  })

  it('count ad hoc posts towards the target of the channel, and leave the share alone while there is room', () => {
    const adHoc = busy(false, '02', '03')
    expect(perWeek(plan({ channel: channel({ weekly: 3 }), campaign: { weekly: 2 }, busy: adHoc }))[0]).toBe(1)
    expect(perWeek(plan({ channel: channel({ weekly: 4 }), campaign: { weekly: 2 }, busy: adHoc }))[0]).toBe(2)
  })

  it('let ad hoc posts take from the share where the channel has no target, but not other evergreen campaigns', () => {
    expect(perWeek(plan({ campaign: { weekly: 2 }, busy: busy(false, '02') }))).toEqual([1, 2, 2, 2])
    expect(perWeek(plan({ campaign: { weekly: 2 }, busy: busy(true, '02') }))).toEqual([2, 2, 2, 2])
  })

  it('plan the same from any moment on: what is still ahead does not change because time went by', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 27 * 24 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), (hours, weekly, pool) => {
        const input = { channel: channel({ weekly }), items: items(pool) }
        const whole = plan(input).planned
        const now = new Date(from.getTime() + hours * 3_600_000)
        const history = whole.filter(({ dueAt }) => dueAt < now).map((use) => ({ ...use, textKey: `text ${use.itemId.split(' ')[1]}`, at: use.dueAt }))
        expect(plan({ ...input, from: now, history }).planned).toEqual(whole.filter(({ dueAt }) => dueAt >= now))
      }),
      { numRuns: 60 },
    )
  })

  it('say what is missing as people say it', () => {
    const shortage = { channelId: '1', weekOf: '2027-11-29', missing: 3, cause: 'pool' as const, reason: '' }
    expect(sayShortage(shortage, channel())).toBe(
      'Fosstodon: 3 posts are missing in the week of 29 November: nothing in the pool may go out then. Add posts or variations, or shorten the cooldown.',
    )
    expect(sayShortage({ ...shortage, missing: 1, cause: 'slots' }, channel({ slots: [] }))).toBe(
      'Fosstodon: 1 post is missing in the week of 29 November: the channel has no slots. Give it some in its week.',
    )
  })
})
