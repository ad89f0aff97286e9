import { describe, expect, it } from 'vitest'
import { standings } from '../../../src/domain/words.ts'
import { slotsBetween } from '../../../src/schedule/slots.ts'
import { isPlannedWeek, shapeSlots } from '../../../src/schedule/standing.ts'
import { mondayIn } from './arbitraries.ts'

const timeZone = 'America/New_York'
const moments = slotsBetween({
  slots: [
    { day: 0, time: '23:30' },
    { day: 1, time: '00:15' },
    { day: 4, time: '12:00' },
  ],
  timeZone,
  from: '2026-01-01T00:00:00Z',
  until: '2027-01-01T00:00:00Z',
})

describe('the standing of a channel', () => {
  it.each(['primary', 'active'] as const)('leaves every slot to a channel that is %s', (standing) => {
    expect(shapeSlots({ moments, standing, timeZone })).toEqual(moments)
  })

  it('leaves every other whole week, from Monday to Sunday of the place, to an occasional channel', () => {
    const left = shapeSlots({ moments, standing: 'occasional', timeZone })
    const weeks = new Map(moments.map((at) => [mondayIn(at, timeZone), 0]))
    for (const at of left) weeks.set(mondayIn(at, timeZone), (weeks.get(mondayIn(at, timeZone)) ?? 0) + 1)
    const inner = [...weeks.values()].slice(1, -1)
    expect(new Set(inner)).toEqual(new Set([0, 3]))
    expect(inner.every((total, index) => index === 0 || total !== inner[index - 1])).toBe(true)
  })

  it('leaves nothing to a dormant channel', () => {
    expect(shapeSlots({ moments, standing: 'dormant', timeZone })).toEqual([])
  })

  it('gives occasional channels the same weeks whenever it is asked', () => {
    expect(standings.map((standing) => [2934, 2935].map((week) => isPlannedWeek({ standing, week })))).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [false, false],
    ])
    expect(shapeSlots({ moments: moments.slice(40), standing: 'occasional', timeZone })).toEqual(
      shapeSlots({ moments, standing: 'occasional', timeZone }).filter((at) => at >= (moments[40] ?? at)),
    )
  })
})
