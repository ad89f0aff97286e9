import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planLaunch, validateLaunch } from '../../../src/schedule/launch.ts'
import { addOffset, parseOffset } from '../../../src/schedule/offset.ts'
import { anyMoment, anyZone, shownIn } from './arbitraries.ts'

const timeZone = 'Europe/Berlin'

describe('offsets', () => {
  it.each([
    ['-P7D', '-P7D', -1],
    ['P1M', 'P1M', 1],
    [' PT90M ', 'PT90M', 1],
    ['P0D', 'PT0S', 0],
    ['-P1DT2H', '-P1DT2H', -1],
  ])('read %s', (text, offset, sign) => expect(parseOffset(text)).toEqual({ ok: true, offset, sign }))

  it.each(['', 'P', '7 days', '-7', 'P7', 'P-7D-', 'tomorrow', 'P1D2H', '2026-03-29', 'P1.5D'])('refuse "%s" with a sentence that shows how to write one', (text) => {
    expect(parseOffset(text)).toEqual({
      ok: false,
      message: `"${text}" is not an offset. Write a duration such as -P7D (a week before), P0D (at the moment itself) or PT2H (two hours after).`,
    })
  })

  it('refuse more than ten years, in whatever unit', () => {
    for (const text of ['P11Y', '-P121M', 'P4000D', 'P600W', 'PT99999999H', 'PT9999999999S', 'PT99999999M'])
      expect(parseOffset(text)).toMatchObject({ ok: false, message: expect.stringContaining('within ten years') })
    expect(parseOffset('P10Y').ok).toBe(true)
  })

  it('end on the last day of a month that is too short', () => {
    expect(addOffset({ at: '2028-01-31T09:00:00Z', offset: 'P1M', timeZone: 'UTC' }).toISOString()).toBe('2028-02-29T09:00:00.000Z')
    expect(addOffset({ at: '2028-02-29T09:00:00Z', offset: 'P1Y', timeZone: 'UTC' }).toISOString()).toBe('2029-02-28T09:00:00.000Z')
  })

  it('keep the hour for days and are exact for hours, across a clock change', () => {
    const at = '2026-03-28T08:00:00Z'
    expect(addOffset({ at, offset: 'P1D', timeZone }).toISOString()).toBe('2026-03-29T07:00:00.000Z')
    expect(addOffset({ at, offset: 'PT24H', timeZone }).toISOString()).toBe('2026-03-29T08:00:00.000Z')
  })
})

describe('a launch', () => {
  const steps = [{ offset: '-P7D' }, { offset: 'PT0S' }, { offset: 'P1D' }]

  it('has its steps around the anchor, in the order they are written, with those that are past marked', () => {
    expect(planLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps, now: '2026-03-28T00:00:00Z' })).toEqual([
      { stepIndex: 0, dueAt: new Date('2026-03-25T09:00:00.000Z'), past: true },
      { stepIndex: 1, dueAt: new Date('2026-04-01T08:00:00.000Z'), past: false },
      { stepIndex: 2, dueAt: new Date('2026-04-02T08:00:00.000Z'), past: false },
    ])
  })

  it('does not call a step past that is due exactly now', () => {
    expect(planLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps: [{ offset: 'P0D' }], now: '2026-04-01T08:00:00Z' })[0]?.past).toBe(false)
    expect(planLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps: [{ offset: 'P0D' }], now: '2026-04-01T08:00:00.001Z' })[0]?.past).toBe(true)
  })

  it('keeps the local hour of its anchor in every step that is days away, wherever the anchor is moved', () => {
    fc.assert(
      fc.property(anyZone, anyMoment, fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 6 }), (zone, anchorAt, days) => {
        const plan = planLaunch({ anchorAt, timeZone: zone, steps: days.map((day) => ({ offset: `${day < 0 ? '-' : ''}P${Math.abs(day)}D` })), now: anchorAt })
        const anchor = shownIn(anchorAt, zone)
        for (const [index, { stepIndex, dueAt }] of plan.entries()) {
          const { date, time } = shownIn(dueAt, zone)
          const away = (Date.parse(date) - Date.parse(anchor.date)) / 86_400_000
          expect(stepIndex).toBe(index)
          if (time === anchor.time) expect(away).toBe(days[index])
          // Only in an hour that is jumped over, by at most that hour.
          else expect([30, 60]).toContain((Date.parse(`${date}T${time}Z`) - Date.parse(`${anchor.date}T${anchor.time}Z`)) / 60_000 - (days[index] ?? 0) * 1440)
        }
      }),
    )
  })

  it('is refused with the field and a sentence: no moment, no zone, no steps, an offset that means nothing', () => {
    expect(validateLaunch({ timeZone, steps })).toEqual([{ path: 'anchorAt', level: 'block', message: 'A launch is planned around a moment. Say when it is.' }])
    expect(validateLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps: [] })).toMatchObject([{ path: 'steps', level: 'warn' }])
    expect(validateLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone: '+02:00', steps })).toMatchObject([{ path: 'timezone', level: 'block' }])
    expect(validateLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps: [...steps, { offset: 'soon' }] })).toMatchObject([
      { path: 'steps.3.offset', level: 'block', message: expect.stringContaining('Step 4: "soon" is not an offset') },
    ])
    expect(validateLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps })).toEqual([])
    expect(() => planLaunch({ anchorAt: '2026-04-01T08:00:00Z', timeZone, steps: [{ offset: 'soon' }], now: '2026-04-01T08:00:00Z' })).toThrow('"soon" is not an offset')
  })
})
