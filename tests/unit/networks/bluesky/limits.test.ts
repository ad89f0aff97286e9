import { RichText } from '@atproto/api'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bluesky } from '../../../../src/networks/bluesky/bluesky.ts'
import { measureBluesky } from '../../../../src/networks/bluesky/limits.ts'

describe('the size of a text on Bluesky', () => {
  test.each([
    ['300 letters', 'a'.repeat(300), 300],
    ['301 letters', 'a'.repeat(301), 301],
    ['100 families of 25 bytes', '👨‍👩‍👧‍👦'.repeat(100), 250],
    ['121 families: 121 graphemes, 3025 bytes', '👨‍👩‍👧‍👦'.repeat(121), 303],
    ['120 families: exactly 3000 bytes', '👨‍👩‍👧‍👦'.repeat(120), 300],
    ['one byte over 3000', `${'👨‍👩‍👧‍👦'.repeat(120)}a`, 301],
    ['Japanese', '日本語', 3],
  ])('%s', (_name, text, size) => {
    expect(measureBluesky(text)).toBe(size)
  })

  test('is over 300 exactly when one of the two limits of the network is broken', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '日', '👍🏽', '👨‍👩‍👧‍👦', 'e\u0301', ' ', '\n'), { minLength: 90, maxLength: 340 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(text, (whole) => {
        const rich = new RichText({ text: whole })
        expect(measureBluesky(whole) > 300).toBe(rich.graphemeLength > 300 || rich.length > 3000)
      }),
    )
  })

  test('counts a content warning that becomes text, once', () => {
    expect(measureBluesky('abc', { contentWarning: 'spiders' })).toBe('CW: spiders\n\nabc'.length)
    expect(measureBluesky('CW: spiders\n\nabc', { contentWarning: 'spiders' })).toBe('CW: spiders\n\nabc'.length)
    expect(measureBluesky('abc', { contentWarning: 'Nudity' })).toBe(3)
  })

  test('refuses a rate that would stand still, at boot and in words', () => {
    expect(() => bluesky({ rate: { perMinute: 0, burst: 10 } })).toThrow(/bluesky\(\{ rate \}\).*Leave it out/)
    expect(() => bluesky({ rate: { perMinute: 10, burst: 0 } })).toThrow(/bluesky\(\{ rate \}\)/)
    expect(bluesky({ rate: { perMinute: 600, burst: 1 } }).limits({ id: '', name: '', network: '', baseURL: '', settings: {}, learnt: {} }).rate).toEqual({
      perMinute: 600,
      burst: 1,
    })
  })
})
