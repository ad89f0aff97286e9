import { describe, expect, it } from 'vitest'
import { runsDry, silenceAlarm, weeklyTotals, weekTarget } from '../../../src/schedule/cadence.ts'
import { planEvergreen } from '../../../src/schedule/evergreen.ts'
import { formatLocal } from '../../../src/schedule/zone.ts'

const timeZone = 'Europe/Berlin'

describe('weekly totals', () => {
  it('count from Monday to Sunday of the place, empty weeks included, other weeks not', () => {
    const moments = ['2026-03-08T22:59:00Z', '2026-03-08T23:00:00Z', '2026-03-24T12:00:00Z', '2026-03-01T12:00:00Z', '2026-04-30T12:00:00Z']
    expect(weeklyTotals({ moments, timeZone, from: '2026-03-04T00:00:00Z', until: '2026-03-29T22:00:00Z' })).toEqual([
      { weekOf: '2026-03-02', total: 1 },
      { weekOf: '2026-03-09', total: 1 },
      { weekOf: '2026-03-16', total: 0 },
      { weekOf: '2026-03-23', total: 1 },
    ])
  })
})

describe('the silence alarm', () => {
  const now = '2026-03-20T12:00:00Z'
  const alarm = (more: Partial<Parameters<typeof silenceAlarm>[0]>) => silenceAlarm({ lastPublishedAt: '2026-03-01T12:00:00Z', weeklyTarget: 2, now, ...more })

  it('says how long a channel has been silent and what to do', () => {
    expect(alarm({})).toMatchObject({
      days: 19,
      message: 'Nothing has been published here for 19 days and nothing is planned. The target is 2 a week: write a post, or fill the evergreen pool.',
    })
    expect(alarm({ nextDueAt: '2026-03-30T13:00:00Z' })?.message).toContain('and the next post is 10 days away.')
    expect(alarm({ lastPublishedAt: undefined })).toMatchObject({
      days: undefined,
      message: expect.stringContaining('Nothing has ever been published here and nothing is planned.'),
    })
  })

  it('rings after twice the usual distance, and not before three days', () => {
    expect(alarm({ lastPublishedAt: '2026-03-13T12:00:00Z' })).toBeUndefined()
    expect(alarm({ lastPublishedAt: '2026-03-13T11:59:59Z' })?.days).toBe(7)
    expect(alarm({ lastPublishedAt: '2026-03-17T12:00:00Z', weeklyTarget: 7 })).toBeUndefined()
    expect(alarm({ lastPublishedAt: '2026-03-17T11:59:59Z', weeklyTarget: 7 })?.days).toBe(3)
    expect(alarm({ weeklyTarget: 0.5 })).toBeUndefined()
  })

  it('does not ring when the next post is near, or when nothing is expected', () => {
    expect(alarm({ nextDueAt: '2026-03-24T00:00:00Z' })).toBeUndefined()
    expect(alarm({ nextDueAt: '2026-03-24T00:00:01Z' })).toBeDefined()
    expect(alarm({ weeklyTarget: 0, lastPublishedAt: undefined })).toBeUndefined()
  })
})

describe('the forecast', () => {
  const slots = [1, 3, 5].map((day) => ({ day, time: '09:00' }))
  const channel = { timeZone, weeklyTarget: 3, slots }
  const dry = (planned: string[], more: Partial<typeof channel> = {}) => runsDry({ channel: { ...channel, ...more }, planned, now: '2026-11-20T12:00:00Z' })?.toISOString()

  it('names the slot for which there is nothing left', () => {
    const at = runsDry({ channel: { ...channel, weeklyTarget: 2 }, planned: ['2026-11-24T09:00:00Z', '2026-12-01T09:00:00Z', '2026-11-27T09:00:00Z'], now: '2026-11-20T12:00:00Z' })
    expect(formatLocal({ at: at ?? '', timeZone, style: 'day' })).toBe('4 December')
    expect(dry(['2026-11-23T08:00:00Z', '2026-11-25T08:00:00Z', '2026-11-27T08:00:00Z'])).toBe('2026-11-30T08:00:00.000Z')
    expect(dry(['2026-11-23T08:00:00Z'])).toBe('2026-11-25T08:00:00.000Z')
  })

  it('sees a hole in the plan that is longer than the channel may be silent', () => {
    expect(dry(['2026-11-23T08:00:00Z', '2026-12-23T08:00:00Z'])).toBe('2026-11-25T08:00:00.000Z')
  })

  it('is the next slot when nothing is planned, whatever was planned before', () => {
    expect(dry([])).toBe('2026-11-23T08:00:00.000Z')
    expect(dry(['2026-11-19T08:00:00Z'])).toBe('2026-11-23T08:00:00.000Z')
  })

  it('goes by the usual distance on a channel without slots', () => {
    expect(dry(['2026-11-23T08:00:00Z'], { slots: [], weeklyTarget: 1 })).toBe('2026-11-30T08:00:00.000Z')
    expect(dry(['2026-11-19T08:00:00Z'], { slots: [] })).toBe('2026-11-20T12:00:00.000Z')
    expect(dry([], { slots: [] })).toBe('2026-11-20T12:00:00.000Z')
  })

  it('is none when nothing is expected of the channel', () => {
    expect(dry([], { weeklyTarget: 0 })).toBeUndefined()
  })
})

describe('an occasional channel', () => {
  const dayMs = 86_400_000
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '09:00' }))
  const start = Date.parse('2026-03-01T23:00:00Z')

  it('is expected to have its posts every other week', () => {
    const targets = ['2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'].map((weekOf) => weekTarget({ target: 2, standing: 'occasional', weekOf }))
    expect(targets).toEqual([2, 0, 2, 0])
    expect(weekTarget({ target: 2, standing: 'active', weekOf: '2026-03-16' })).toBe(2)
  })

  it.each([0.5, 1, 2, 3, 5, 7])('raises no alarm on any day while evergreen fills its weeks, at %s posts a week', (weeklyTarget) => {
    const channel = { id: 'bsky', network: 'bluesky', timeZone, slots: week, weeklyTarget, standing: 'occasional' as const, busy: [] }
    const pool = Array.from({ length: 60 }, (_, index) => ({ id: `item ${index}`, variations: [{ id: '1', textKey: `text ${index}` }], articleLive: true }))
    const { planned } = planEvergreen({ pool, channels: [channel], cooldown: 0, history: [], seed: 'a', from: new Date(start), until: new Date(start + 30 * 7 * dayMs) })
    const moments = planned.map(({ dueAt }) => dueAt.getTime())
    for (let now = start + 6 * 7 * dayMs; now < start + 22 * 7 * dayMs; now += dayMs / 2) {
      const ahead = moments.filter((at) => at >= now && at < now + 28 * dayMs).map((at) => new Date(at))
      const lastPublishedAt = new Date(Math.max(...moments.filter((at) => at < now)))
      expect(silenceAlarm({ lastPublishedAt, nextDueAt: ahead[0], weeklyTarget, standing: 'occasional', now: new Date(now) }), new Date(now).toISOString()).toBeUndefined()
      const dryAt = runsDry({ channel: { timeZone, weeklyTarget, slots: week, standing: 'occasional' }, planned: ahead, now: new Date(now) })
      if (weeklyTarget >= 1) expect(dryAt?.getTime(), new Date(now).toISOString()).toBeGreaterThanOrEqual(now + 14 * dayMs)
    }
  })

  it('is silent when a week has passed on top of what any other channel may be silent', () => {
    const alarm = (lastPublishedAt: string) => silenceAlarm({ lastPublishedAt, weeklyTarget: 2, standing: 'occasional', now: '2026-03-20T12:00:00Z' })
    expect(alarm('2026-03-06T12:00:00Z')).toBeUndefined()
    expect(alarm('2026-03-06T11:59:59Z')?.message).toBe(
      'Nothing has been published here for 14 days and nothing is planned. The target is 2 every other week: write a post, or fill the evergreen pool.',
    )
  })

  it('runs dry at a slot of one of its weeks', () => {
    const slots = [{ day: 1, time: '09:00' }]
    const dry = (...planned: string[]) => runsDry({ channel: { timeZone, weeklyTarget: 1, slots, standing: 'occasional' }, planned, now: '2026-03-10T12:00:00Z' })?.toISOString()
    expect(dry()).toBe('2026-03-23T08:00:00.000Z')
    expect(dry('2026-03-23T08:00:00Z')).toBe('2026-04-06T07:00:00.000Z')
  })
})
