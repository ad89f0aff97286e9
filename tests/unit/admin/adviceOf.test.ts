import { describe, expect, it } from 'vitest'
import { adviceOf } from '../../../src/admin/adviceOf.ts'
import { remedies } from '../../../src/domain/failures.ts'
import { de } from '../../../src/translations/de.ts'
import type { Say } from '../../../src/translations/say.ts'

const inGerman: Say = (key) => de[key]

describe('the next step after a failure', () => {
  it.each(Object.entries(remedies))('%s is told in the reader’s language', (code, { advice }) => {
    const told = adviceOf(inGerman, { code, advice })
    expect(told).toMatch(/\.$/)
    expect(told).not.toBe(advice)
  })

  it('is as it was stored where it was written for one case, or its code is not known any more', () => {
    expect(adviceOf(inGerman, { code: 'no-answer', advice: 'Look at the page.' })).toBe('Look at the page.')
    expect(adviceOf(inGerman, { code: 'of-old-times', advice: 'Ask somebody.' })).toBe('Ask somebody.')
    expect(adviceOf(inGerman, { code: 'blocked' })).toBeUndefined()
  })
})
