import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidSchedule, toMs } from '../../../src/schedule/moment.ts'
import { dayBounds, formatLocal, isTimeZone, localDay, resolveWallClock } from '../../../src/schedule/zone.ts'
import { anyDay, anyTime, anyZone, shownIn } from './arbitraries.ts'

const resolve = (date: string, time: string, timeZone: string) => resolveWallClock({ date, time, timeZone }).toISOString()

describe('wall-clock times', () => {
  it('are resolved in their zone, in winter and in summer', () => {
    expect(resolve('2026-01-15', '09:00', 'Europe/Berlin')).toBe('2026-01-15T08:00:00.000Z')
    expect(resolve('2026-07-15', '09:00', 'Europe/Berlin')).toBe('2026-07-15T07:00:00.000Z')
    expect(resolve('2026-07-15', '09:00', 'Asia/Kathmandu')).toBe('2026-07-15T03:15:00.000Z')
  })

  it.each([
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', '03:30'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z', '03:30'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', '02:45'],
    ['2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:30:00.000Z', '03:30'],
  ])('that do not exist move forward by the jump: %s %s in %s', (date, time, timeZone, expected, shown) => {
    expect(resolve(date, time, timeZone)).toBe(expected)
    expect(shownIn(new Date(expected), timeZone).time).toBe(shown)
  })

  it.each([
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30:00.000Z'],
  ])('that come twice mean the first: %s %s in %s', (date, time, timeZone, expected) => {
    expect(resolve(date, time, timeZone)).toBe(expected)
  })

  it('are shown again as they were given on every day without a clock change', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, (timeZone, date, time) => {
        const at = resolveWallClock({ date, time, timeZone })
        const { from, until } = dayBounds(at, timeZone)
        fc.pre(until.getTime() - from.getTime() === 24 * 3_600_000)
        expect(shownIn(at, timeZone)).toEqual({ date, time })
      }),
    )
  })

  it('refuse a day or time that is not in the calendar, by field', () => {
    expect(() => resolve('2026-02-29', '09:00', 'Europe/Berlin')).toThrow('"2026-02-29" is not a day of the calendar')
    expect(resolve('2028-02-29', '09:00', 'Europe/Berlin')).toBe('2028-02-29T08:00:00.000Z')
    expect(() => resolve('2026-02-28', '24:00', 'Europe/Berlin')).toThrow('"24:00" is not a time of day')
    expect(() => resolve('2026-02-28', '9:00', 'Europe/Berlin')).toThrow(InvalidSchedule)
    expect(() => resolve('2026-02-28', '09:00', 'Mars/Base')).toThrow('"Mars/Base" is not a time zone')
  })
})

describe('local days', () => {
  it('belong to the zone, not to UTC', () => {
    expect(localDay('2026-03-28T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-29')
    expect(localDay('2026-03-28T23:30:00Z', 'America/New_York')).toBe('2026-03-28')
  })

  it.each([
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', 23],
    ['2026-10-25T12:00:00Z', 'Europe/Berlin', 25],
    ['2026-10-04T12:00:00+11:00', 'Australia/Lord_Howe', 23.5],
    ['2026-04-05T12:00:00+10:30', 'Australia/Lord_Howe', 24.5],
  ])('have as many hours as they have: %s in %s', (at, timeZone, hours) => {
    const { from, until } = dayBounds(at, timeZone)
    expect((until.getTime() - from.getTime()) / 3_600_000).toBe(hours)
    expect(shownIn(from, timeZone).time).toBe('00:00')
  })

  it('contain their moment and lie next to each other', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyTime, (timeZone, date, time) => {
        const at = resolveWallClock({ date, time, timeZone })
        const day = dayBounds(at, timeZone)
        expect(day.from.getTime()).toBeLessThanOrEqual(at.getTime())
        expect(day.until.getTime()).toBeGreaterThan(at.getTime())
        expect(dayBounds(day.until, timeZone).from).toEqual(day.until)
        expect(localDay(new Date(day.until.getTime() - 1), timeZone)).toBe(localDay(at, timeZone))
      }),
    )
  })
})

describe('names of zones', () => {
  it.each(['Europe/Berlin', 'UTC', 'Australia/Lord_Howe', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('accept %s', (zone) => expect(isTimeZone(zone)).toBe(true))
  it.each(['', '+02:00', 'Mars/Base', 'Berlin', '2026', 'Europe/', '../etc/passwd'])('refuse "%s"', (zone) => expect(isTimeZone(zone)).toBe(false))
})

describe('moments', () => {
  it('are shown as people of the place read them', () => {
    expect(formatLocal({ at: '2026-12-02T23:30:00Z', timeZone: 'Europe/Berlin', style: 'day' })).toBe('3 December')
    expect(formatLocal({ at: '2026-12-02T23:30:00Z', timeZone: 'Europe/Berlin', style: 'time' })).toBe('00:30')
    expect(formatLocal({ at: '2026-12-02T23:30:00Z', timeZone: 'America/New_York', style: 'date', locale: 'de' })).toBe('2. Dezember 2026')
    expect(formatLocal({ at: '2026-12-02T23:30:00Z', timeZone: 'UTC' })).toBe('2 December 2026 at 23:30')
  })

  it('are refused without an offset, because the server would guess it', () => {
    expect(toMs('2026-03-29T09:00:00+02:00')).toBe(Date.UTC(2026, 2, 29, 7))
    for (const text of ['2026-03-29T09:00:00', '2026-03-29', 'tomorrow', '2026-13-29T09:00:00Z']) expect(() => toMs(text)).toThrow(`"${text}" is not a moment`)
    expect(() => toMs(new Date(Number.NaN))).toThrow(InvalidSchedule)
  })
})
