import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextFreeSlot, slotsBetween, validateSlots } from '../../../src/schedule/slots.ts'
import { anyMoment, anySlots, anyZone, shownIn } from './arbitraries.ts'

const berlin = 'Europe/Berlin'
const texts = (dates: Date[]) => dates.map((date) => date.toISOString())
const weekdayOf = (date: string) => new Date(`${date}T00:00Z`).getUTCDay()

describe('slots between two moments', () => {
  it('keep their local hour across both clock changes', () => {
    const found = slotsBetween({ slots: [{ day: 1, time: '09:00' }], timeZone: berlin, from: '2026-03-20T00:00:00Z', until: '2026-11-03T00:00:00Z' })
    expect(new Set(found.map((at) => shownIn(at, berlin).time))).toEqual(new Set(['09:00']))
    expect(texts(found).slice(0, 2)).toEqual(['2026-03-23T08:00:00.000Z', '2026-03-30T07:00:00.000Z'])
    expect(texts(found).slice(-2)).toEqual(['2026-10-26T08:00:00.000Z', '2026-11-02T08:00:00.000Z'])
  })

  it('include the start and leave out the end', () => {
    const slots = [{ day: 1, time: '09:00' }]
    expect(texts(slotsBetween({ slots, timeZone: berlin, from: '2026-03-23T08:00:00Z', until: '2026-03-30T07:00:00Z' }))).toEqual(['2026-03-23T08:00:00.000Z'])
  })

  it('move forward on the day on which they do not exist, and are one when they meet another', () => {
    const slots = [
      { day: 0, time: '03:30' },
      { day: 0, time: '02:30' },
    ]
    expect(texts(slotsBetween({ slots, timeZone: berlin, from: '2026-03-29T00:00:00Z', until: '2026-03-30T00:00:00Z' }))).toEqual(['2026-03-29T01:30:00.000Z'])
  })

  it('are in order even when the jump pushes one past another, and past midnight', () => {
    const slots = [
      { day: 6, time: '23:30' },
      { day: 0, time: '00:15' },
    ]
    const found = slotsBetween({ slots, timeZone: 'America/Scoresbysund', from: '2026-03-28T12:00:00Z', until: '2026-03-29T12:00:00Z' })
    expect(found.map((at) => shownIn(at, 'America/Scoresbysund'))).toEqual([
      { date: '2026-03-29', time: '00:15' },
      { date: '2026-03-29', time: '00:30' },
    ])
    const fromTheMiddle = slotsBetween({ slots, timeZone: 'America/Scoresbysund', from: found[1] ?? '', until: '2026-03-29T12:00:00Z' })
    expect(fromTheMiddle).toEqual(found.slice(1))
  })

  it('lie on their weekday and hour, in order, each once, whatever the zone and year', () => {
    fc.assert(
      fc.property(anyZone, anySlots, anyMoment, fc.integer({ min: 0, max: 40 }), (timeZone, slots, from, days) => {
        const until = new Date(from.getTime() + days * 86_400_000)
        const found = slotsBetween({ slots, timeZone, from, until })
        expect(found).toEqual([...found].sort((a, b) => a.getTime() - b.getTime()))
        expect(new Set(texts(found)).size).toBe(found.length)
        const wanted = new Set(slots.map(({ day, time }) => `${day} ${time}`))
        const moved = found.filter((at) => {
          const { date, time } = shownIn(at, timeZone)
          return !wanted.has(`${weekdayOf(date)} ${time}`)
        })
        // Only one night in half a year can move slots, and no night more than all of them.
        expect(new Set(moved.map((at) => shownIn(at, timeZone).date)).size).toBeLessThanOrEqual(1)
        expect(found.length).toBeLessThanOrEqual(slots.length * Math.ceil(days / 7 + 1))
        expect(found.length).toBeGreaterThanOrEqual(slots.length * Math.floor(days / 7) - slots.length)
      }),
    )
  })

  it('do not depend on where the span is cut', () => {
    fc.assert(
      fc.property(anyZone, anySlots, anyMoment, fc.nat(20), fc.nat(20), (timeZone, slots, from, a, b) => {
        const middle = new Date(from.getTime() + a * 86_400_000)
        const until = new Date(middle.getTime() + b * 86_400_000)
        const whole = slotsBetween({ slots, timeZone, from, until })
        expect([...slotsBetween({ slots, timeZone, from, until: middle }), ...slotsBetween({ slots, timeZone, from: middle, until })]).toEqual(whole)
      }),
    )
  })
})

describe('the next free slot', () => {
  const slots = [
    { day: 1, time: '09:00' },
    { day: 1, time: '15:00' },
    { day: 4, time: '09:00' },
  ]
  const after = '2026-03-23T08:00:00Z'
  const next = (more: Partial<Parameters<typeof nextFreeSlot>[0]>) => nextFreeSlot({ slots, timeZone: berlin, after, taken: [], ...more })?.toISOString()

  it('is strictly after the moment', () => {
    expect(next({})).toBe('2026-03-23T14:00:00.000Z')
    expect(next({ after: '2026-03-23T07:59:59.999Z' })).toBe('2026-03-23T08:00:00.000Z')
  })

  it('is not one that is taken, seconds aside', () => {
    expect(next({ taken: ['2026-03-23T14:00:07Z'] })).toBe('2026-03-26T08:00:00.000Z')
  })

  it('is on a day that is not full', () => {
    expect(next({ dailyLimit: 1, taken: ['2026-03-22T23:15:00Z'] })).toBe('2026-03-26T08:00:00.000Z')
    expect(next({ dailyLimit: 2, taken: ['2026-03-22T23:15:00Z'] })).toBe('2026-03-23T14:00:00.000Z')
    expect(next({ dailyLimit: 1, taken: ['2026-03-22T22:45:00Z'] })).toBe('2026-03-23T14:00:00.000Z')
  })

  it('is in a week in which the standing plans anything', () => {
    expect(next({ standing: 'dormant' })).toBeUndefined()
    const weeks = ['2026-03-23T14:00:00.000Z', '2026-03-30T07:00:00.000Z']
    expect(weeks).toContain(next({ standing: 'occasional' }))
    const second = next({ standing: 'occasional', after: '2026-03-29T12:00:00Z' })
    const third = next({ standing: 'occasional', after: '2026-04-05T12:00:00Z' })
    expect(['2026-03-30T07:00:00.000Z', '2026-04-06T07:00:00.000Z']).toContain(second)
    expect(['2026-04-06T07:00:00.000Z', '2026-04-13T07:00:00.000Z']).toContain(third)
  })

  it('is none without slots, or when everything within 400 days is taken', () => {
    expect(next({ slots: [] })).toBeUndefined()
    const taken = slotsBetween({ slots, timeZone: berlin, from: after, until: '2027-05-30T00:00:00Z' })
    expect(next({ taken })).toBeUndefined()
    expect(next({ taken: taken.filter((_, index) => index !== 150) })).toBe(taken[150]?.toISOString())
  })

  it('fills slot after slot without using one twice, leaving none out', () => {
    fc.assert(
      fc.property(anyZone, anySlots, anyMoment, (timeZone, all, from) => {
        fc.pre(all.length > 0)
        const taken: Date[] = []
        for (let i = 0; i < 8; i++) {
          const at = nextFreeSlot({ slots: all, timeZone, after: from, taken })
          if (at) taken.push(at)
        }
        const expected = slotsBetween({ slots: all, timeZone, from: new Date(from.getTime() + 1), until: new Date(from.getTime() + 80 * 86_400_000) }).slice(0, 8)
        expect(taken).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })
})

describe('slots that mean nothing', () => {
  const check = (slots: { day: number; time: string }[], timeZone = berlin) => validateSlots({ slots, timeZone, from: '2026-01-01T00:00:00Z' })

  it('are refused by field, in a plain sentence', () => {
    expect(check([{ day: 7, time: '09:00' }])).toEqual([{ path: 'slots.0.day', level: 'block', message: 'Slot 1 has no day of the week. Choose one from Sunday to Saturday.' }])
    expect(check([{ day: 1, time: '25:00' }])[0]).toMatchObject({ path: 'slots.0.time', level: 'block', message: expect.stringContaining('"25:00" is not a time of day') })
    expect(
      check([
        { day: 1, time: '09:00' },
        { day: 1, time: '09:00' },
      ]),
    ).toEqual([{ path: 'slots.1', level: 'block', message: 'Slot 2 is there twice. Remove one of the two.' }])
    expect(check([], 'Mars/Base')[0]).toMatchObject({ path: 'timezone', level: 'block' })
  })

  it('give a hint when the clocks will jump over one of them within a year', () => {
    const message = 'On 29 March 2026 the clocks in Europe/Berlin jump over 02:30. This slot is used at 03:30 on that day.'
    expect(check([{ day: 0, time: '02:30' }])).toMatchObject([{ path: 'slots.0.time', level: 'hint', message }])
    expect(check([{ day: 1, time: '02:30' }])).toEqual([])
    expect(check([{ day: 0, time: '02:30' }], 'Asia/Kathmandu')).toEqual([])
  })
})
