import { expect, test } from 'vitest'
import { djangoGirls, djangoGirlsOrganisation } from '../../../src/guidelines/presets/djangoGirls.ts'
import { runGuidelines } from '../../../src/guidelines/runGuidelines.ts'

const channel = { id: 'a', name: 'a', network: 'linkedin' }
const guidelines = djangoGirls()

/** How long all checks of a preset take, in milliseconds: the best of three. */
function duration(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    runGuidelines({ text, category: 'cfp', lifespan: 'evergreen' }, [channel], { now: '2026-11-20T12:00:00Z', organisation: djangoGirlsOrganisation }, guidelines)
    return performance.now() - start
  })
  return Math.min(...times)
}

// Eight times the text: about eight times as long. With the square it was sixty-four times, and 32,000 signs of this took seconds.
test.each(['https://', 'https://example.org/a ', '@ada ', 'bad idiots. ', '😀', 'people are '])(
  'a long text takes time in proportion to its length: %s',
  { timeout: 60_000 },
  (part) => {
    const short = part.repeat(5_000 / part.length)
    duration(short)
    expect(duration(part.repeat(40_000 / part.length))).toBeLessThan(30 * Math.max(duration(short), 20))
  },
)
