import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextReadingAt } from '../../../src/schedule/readings.ts'

const publishedAt = new Date('2026-03-28T09:00:00Z')
const hours = (count: number) => new Date(publishedAt.getTime() + count * 3_600_000)

describe('the numbers of a post', () => {
  it('are read after an hour, six hours, a day, three days, a week and thirty days, and then no more', () => {
    const readings = []
    for (let at: Date | undefined = nextReadingAt({ publishedAt, now: publishedAt }); at; at = nextReadingAt({ publishedAt, now: at })) readings.push(at)
    expect(readings).toEqual([1, 6, 24, 72, 168, 720].map(hours))
  })

  it('are read later, never earlier, when a reading was missed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 * 3_600_000 }), (ageMs) => {
        const now = new Date(publishedAt.getTime() + ageMs)
        const next = nextReadingAt({ publishedAt, now })
        return next === undefined ? ageMs >= 720 * 3_600_000 : next > now
      }),
    )
  })
})
