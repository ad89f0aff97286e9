import { describe, expect, it } from 'vitest'
import { insertReference, openReference } from '../../../src/admin/connect/openReference.ts'

describe('a reference to the handle book that is being typed', () => {
  it('is what stands before the cursor, with a brace or without', () => {
    expect(openReference('Thanks @jan', 11)).toEqual({ from: 7, query: 'jan' })
    expect(openReference('Thanks @{jan', 12)).toEqual({ from: 7, query: 'jan' })
    expect(openReference('@jan and more', 4)).toEqual({ from: 0, query: 'jan' })
  })

  it('is neither a mail address, nor a finished reference, nor a bare sign', () => {
    expect(openReference('mail me@jan', 11)).toBeUndefined()
    expect(openReference('Thanks @{jane-doe}', 18)).toBeUndefined()
    expect(openReference('Thanks @', 8)).toBeUndefined()
    expect(openReference('Thanks @jan', 5)).toBeUndefined()
  })

  it('takes the place of what was typed', () => {
    expect(insertReference('Thanks @{ja} a lot', 11, 7, '@{jane-doe}')).toBe('Thanks @{jane-doe} a lot')
    expect(insertReference('@ja', 3, 0, '@{jane-doe}')).toBe('@{jane-doe}')
  })
})
