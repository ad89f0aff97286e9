import { describe, expect, it } from 'vitest'
import { runsDry, silenceAlarm, weeklyTotals } from '../../../src/schedule/cadence.ts'
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
