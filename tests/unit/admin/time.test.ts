import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, groupByDay, isMonth, shiftMonth, spanOf, weeksOf } from '../../../src/admin/month.ts'
import { formatBoth, formatMoment, toInputTime } from '../../../src/admin/time.ts'

const month = fc.tuple(fc.integer({ min: 1971, max: 2200 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)

describe('a month of the calendar', () => {
  it('shows every day of the month once, in whole weeks from Monday, whichever month it is', () => {
    fc.assert(
      fc.property(month, (value) => {
        const weeks = weeksOf(value)
        const days = weeks.flat()
        expect(weeks.every((week) => week.length === 7 && new Date(`${week[0]}T00:00:00Z`).getUTCDay() === 1)).toBe(true)
        const own = days.filter((day) => day.startsWith(value))
        expect(own).toHaveLength(new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5)), 0)).getUTCDate())
        expect(new Set(days).size).toBe(days.length)
        expect(weeks.every((week) => week.some((day) => day.startsWith(value)))).toBe(true)
      }),
    )
  })

  it('goes on and back by months over the turn of a year', () => {
    expect(shiftMonth('2027-12', 1)).toBe('2028-01')
    expect(shiftMonth('2027-01', -1)).toBe('2026-12')
    fc.assert(fc.property(month, fc.integer({ min: -40, max: 40 }), (value, by) => shiftMonth(shiftMonth(value, by), -by) === value))
  })

  it('asks for a day more on each side, because the clocks of readers differ', () => {
    expect(spanOf(weeksOf('2027-03'))).toEqual({ from: '2027-02-28', until: '2027-04-06' })
  })

  it('takes only a month from an address', () => {
    expect(['2027-03', '2027-13', '2027-00', '27-03', undefined, ['2027-03'], '2027-03-01'].map(isMonth)).toEqual([true, false, false, false, false, false, false])
  })

  it('puts an entry on the day that it is for the reader, in order of time', () => {
    const entries = [{ dueAt: '2027-03-01T23:30:00.000Z' }, { dueAt: '2027-03-02T10:00:00.000Z' }, { dueAt: '2027-03-01T10:00:00.000Z' }]
    expect([...groupByDay(entries, 'Europe/Berlin')]).toEqual([
      ['2027-03-01', [entries[2]]],
      ['2027-03-02', [entries[0], entries[1]]],
    ])
    expect([...groupByDay(entries, 'America/New_York').keys()]).toEqual(['2027-03-01', '2027-03-02'])
    expect(dayIn('2027-03-01T23:30:00Z', 'Asia/Tokyo')).toBe('2027-03-02')
  })
})

describe('a moment in words', () => {
  const at = '2027-03-02T08:00:00Z'

  it('is told once where the reader and the channel have the same clock', () => {
    expect(formatBoth({ at, readerZone: 'Europe/Berlin', channelZone: 'Europe/Paris', language: 'en' })).toEqual({ here: 'Tue, 2 Mar 2027, 09:00', there: undefined })
  })

  it('is told in both zones where the clocks differ, with the day only where that differs too', () => {
    expect(formatBoth({ at, readerZone: 'Europe/Berlin', channelZone: 'Europe/London', language: 'en' }).there).toBe('08:00')
    expect(formatBoth({ at, readerZone: 'Europe/Berlin', channelZone: 'Pacific/Honolulu', language: 'en' }).there).toBe('Mon, 1 Mar 2027, 22:00')
  })

  it('speaks the language of the reader', () => {
    expect(formatMoment({ at, zone: 'Europe/Berlin', language: 'de', style: 'day' })).toBe('Dienstag, 2. März')
  })

  it('shows something even for a zone that does not exist, and nothing for no moment', () => {
    expect(formatMoment({ at, zone: 'Mars/Olympus', language: 'en', style: 'time' })).toBe('08:00')
    expect(formatMoment({ at: 'never', zone: 'UTC', language: 'en' })).toBe('')
  })

  it('goes into a date field in the reader’s own clock', () => {
    expect(toInputTime(new Date(at), -60)).toBe('2027-03-02T09:00')
  })
})
