import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueOccurrence, nextOccurrences, type Recurrence, validateRecurrence } from '../../../src/schedule/recurrence.ts'
import { anyDay, anyMoment, anyTime, anyZone, shownIn } from './arbitraries.ts'

const base = { startsOn: '2026-01-01', time: '09:00', timeZone: 'Europe/Berlin' } as const
const keys = (rule: Recurrence, from: string, count: number) => nextOccurrences({ rule, from, count }).map(({ key }) => key)

describe('recurring posts', () => {
  it('come daily, or every few days from the start', () => {
    expect(keys({ ...base, frequency: 'daily' }, '2026-02-27T12:00:00Z', 3)).toEqual(['2026-02-28', '2026-03-01', '2026-03-02'])
    expect(keys({ ...base, frequency: 'daily', interval: 3 }, '2026-01-02T00:00:00Z', 3)).toEqual(['2026-01-04', '2026-01-07', '2026-01-10'])
  })

  it('come weekly on their days, from Monday to Sunday, or on the weekday of the start', () => {
    expect(keys({ ...base, frequency: 'weekly', days: [0, 1] }, '2026-03-02T00:00:00Z', 4)).toEqual(['2026-03-02', '2026-03-08', '2026-03-09', '2026-03-15'])
    expect(keys({ ...base, frequency: 'weekly' }, '2026-01-01T00:00:00Z', 2)).toEqual(['2026-01-01', '2026-01-08'])
    expect(keys({ ...base, frequency: 'weekly', interval: 2, days: [3, 5] }, '2026-01-01T00:00:00Z', 3)).toEqual(['2026-01-02', '2026-01-14', '2026-01-16'])
  })

  it('come on a day of the month, which in a shorter month is its last', () => {
    expect(keys({ ...base, frequency: 'monthly', dayOfMonth: 31 }, '2028-01-01T00:00:00Z', 4)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'])
    expect(keys({ ...base, startsOn: '2027-01-29', frequency: 'monthly' }, '2027-01-01T00:00:00Z', 3)).toEqual(['2027-01-29', '2027-02-28', '2027-03-29'])
  })

  it('come on the leap day, and on the 28th of February in the years between', () => {
    const rule: Recurrence = { ...base, startsOn: '2024-02-29', frequency: 'monthly', interval: 12 }
    expect(keys(rule, '2024-01-01T00:00:00Z', 5)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
  })

  it('come on the nth or the last weekday of a month', () => {
    expect(keys({ ...base, frequency: 'monthly', nthWeekday: { nth: 1, day: 1 } }, '2026-05-31T00:00:00Z', 3)).toEqual(['2026-06-01', '2026-07-06', '2026-08-03'])
    expect(keys({ ...base, frequency: 'monthly', nthWeekday: { nth: -1, day: 5 } }, '2026-05-01T00:00:00Z', 2)).toEqual(['2026-05-29', '2026-06-26'])
    expect(keys({ ...base, frequency: 'monthly', nthWeekday: { nth: 4, day: 0 }, interval: 2 }, '2026-02-01T00:00:00Z', 2)).toEqual(['2026-03-22', '2026-05-24'])
  })

  it('keep the local hour across clock changes, and move forward out of the hour that is jumped over', () => {
    const found = nextOccurrences({ rule: { ...base, time: '02:30', frequency: 'daily' }, from: '2026-03-28T00:00:00Z', count: 3 })
    expect(found.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2026-03-28T01:30:00.000Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'])
    expect(found.map(({ key }) => key)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
  })

  it('end on a day, or after a number of times, where an exception counts as one', () => {
    expect(keys({ ...base, frequency: 'daily', endsOn: '2026-01-03' }, '2026-01-02T00:00:00Z', 9)).toEqual(['2026-01-02', '2026-01-03'])
    expect(keys({ ...base, frequency: 'daily', count: 4, exceptions: ['2026-01-02'] }, '2026-01-01T00:00:00Z', 9)).toEqual(['2026-01-01', '2026-01-03', '2026-01-04'])
    expect(keys({ ...base, frequency: 'daily', count: 4 }, '2026-01-04T12:00:00Z', 9)).toEqual([])
  })

  it('include an occurrence at the very moment that is asked for', () => {
    expect(keys({ ...base, frequency: 'daily' }, '2026-01-05T08:00:00Z', 1)).toEqual(['2026-01-05'])
    expect(keys({ ...base, frequency: 'daily' }, '2026-01-05T08:00:00.001Z', 1)).toEqual(['2026-01-06'])
  })
})

const anyPattern: fc.Arbitrary<Partial<Recurrence> & Pick<Recurrence, 'frequency'>> = fc.oneof(
  fc.constant({ frequency: 'daily' as const }),
  fc.record({ frequency: fc.constant('weekly' as const), days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }) }),
  fc.record({ frequency: fc.constant('monthly' as const), dayOfMonth: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ frequency: fc.constant('monthly' as const), nthWeekday: fc.record({ nth: fc.constantFrom(1, 2, 3, 4, -1), day: fc.integer({ min: 0, max: 6 }) }) }),
)
const anyRule = fc
  .record({
    pattern: anyPattern,
    startsOn: anyDay,
    time: anyTime,
    timeZone: anyZone,
    interval: fc.integer({ min: 1, max: 4 }),
    count: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
  })
  .map(({ pattern, ...rest }) => ({ ...rest, ...pattern }) as Recurrence)

describe('the occurrences of any rule', () => {
  it('are the same and have the same keys from wherever one looks', () => {
    fc.assert(
      fc.property(anyRule, fc.nat(15), (rule, skip) => {
        const all = nextOccurrences({ rule, from: '2020-01-01T00:00:00Z', count: 20 })
        const from = all[skip]?.dueAt
        if (from) expect(nextOccurrences({ rule, from, count: 20 - skip })).toEqual(all.slice(skip))
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
        expect(all.every(({ key }) => key >= rule.startsOn)).toBe(true)
      }),
    )
  })

  it('are shown at their time on their key, except in an hour that does not exist', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        for (const { key, dueAt } of nextOccurrences({ rule, from: '2020-01-01T00:00:00Z', count: 20 })) {
          const { date, time } = shownIn(dueAt, rule.timeZone)
          expect(date).toBe(key)
          expect([0, 30, 60]).toContain((Date.parse(`${date}T${time}Z`) - Date.parse(`${date}T${rule.time}Z`)) / 60_000)
        }
      }),
    )
  })

  it('are one in each interval of months', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        fc.pre(rule.frequency === 'monthly')
        const months = nextOccurrences({ rule, from: '2020-01-01T00:00:00Z', count: 20 }).map(({ key }) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)))
        for (const [index, month] of months.entries()) if (index > 0) expect(month - (months[index - 1] ?? 0)).toBe(rule.interval)
      }),
    )
  })
})

describe('the occurrence that is due', () => {
  const rule: Recurrence = { ...base, frequency: 'daily' }
  const dayMs = 86_400_000
  const due = (now: string, more: { lastKey?: string; latenessMs?: number } = {}) => dueOccurrence({ rule, now, latenessMs: dayMs, ...more })?.key

  it('is the newest one only, however long nobody looked', () => {
    expect(due('2026-03-05T12:00:00Z', { lastKey: '2026-02-20', latenessMs: 30 * dayMs })).toBe('2026-03-05')
    expect(due('2026-03-05T12:00:00Z', { lastKey: '2026-03-05', latenessMs: 30 * dayMs })).toBeUndefined()
  })

  it('is none before its moment, and none past the lateness limit', () => {
    expect(due('2026-01-01T07:59:59Z')).toBeUndefined()
    expect(due('2026-01-01T08:00:00Z')).toBe('2026-01-01')
    const weekly: Recurrence = { ...base, frequency: 'weekly' }
    expect(dueOccurrence({ rule: weekly, now: '2026-01-02T08:00:00Z', latenessMs: dayMs })?.key).toBe('2026-01-01')
    expect(dueOccurrence({ rule: weekly, now: '2026-01-02T08:00:00.001Z', latenessMs: dayMs })).toBeUndefined()
  })

  it('is none when it was taken out', () => {
    expect(dueOccurrence({ rule: { ...rule, exceptions: ['2026-03-05'] }, now: '2026-03-05T12:00:00Z', latenessMs: dayMs / 2 })).toBeUndefined()
  })

  it('fires each occurrence at most once and never two at a time, whenever one looks', () => {
    fc.assert(
      fc.property(anyRule, anyMoment, fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 30 }), (anyRecurrence, start, minutes) => {
        let now = start.getTime()
        let lastKey: string | undefined
        const fired: string[] = []
        for (const minute of minutes) {
          now += minute * 60_000
          const occurrence = dueOccurrence({ rule: anyRecurrence, now: new Date(now), latenessMs: dayMs, lastKey })
          if (!occurrence) continue
          expect(now - occurrence.dueAt.getTime()).toBeLessThanOrEqual(dayMs)
          expect(now).toBeGreaterThanOrEqual(occurrence.dueAt.getTime())
          fired.push(occurrence.key)
          lastKey = occurrence.key
        }
        expect([...new Set(fired)].sort()).toEqual(fired)
      }),
    )
  })
})

describe('a rule that means nothing', () => {
  it.each([
    [{ frequency: 'daily', time: '9 am' }, 'time'],
    [{ frequency: 'daily', timeZone: 'Mars/Base' }, 'timezone'],
    [{ frequency: 'daily', startsOn: '2026-02-30' }, 'startsOn'],
    [{ frequency: 'daily', interval: 0 }, 'interval'],
    [{ frequency: 'daily', count: 1.5 }, 'count'],
    [{ frequency: 'daily', endsOn: '2025-12-31' }, 'endsOn'],
    [{ frequency: 'daily', endsOn: 'never' }, 'endsOn'],
    [{ frequency: 'weekly', days: [] }, 'days'],
    [{ frequency: 'weekly', days: [7] }, 'days'],
    [{ frequency: 'monthly', dayOfMonth: 32 }, 'dayOfMonth'],
    [{ frequency: 'monthly', dayOfMonth: 1, nthWeekday: { nth: 1, day: 1 } }, 'dayOfMonth'],
    [{ frequency: 'monthly', nthWeekday: { nth: 5, day: 1 } }, 'nthWeekday'],
  ])('is refused by field: %j', (part, path) => {
    const rule = { ...base, ...part } as Recurrence
    expect(validateRecurrence(rule)).toMatchObject([{ path, level: 'block' }])
    expect(() => nextOccurrences({ rule, from: '2026-01-01T00:00:00Z', count: 1 })).toThrow(validateRecurrence(rule)[0]?.message)
  })

  it('is accepted when it means something', () => {
    expect(validateRecurrence({ ...base, frequency: 'monthly', nthWeekday: { nth: -1, day: 5 }, interval: 2, count: 3, endsOn: '2026-01-01' })).toEqual([])
  })
})
