import { describe, expect, test } from 'vitest'
import { pictureLimits, xLimits } from '../../../../src/networks/x/limits.ts'
import { renderX } from '../../../../src/networks/x/render.ts'
import { channelFor, draftOf } from './xWorld.ts'

const fits = (text: string) => renderX(draftOf(text), channelFor(), { paidQuotes: false }).content.parts[0]?.text === text

describe('limits of X', () => {
  test.each([
    ['letters', 'a'.repeat(280), 'a'],
    ['letters outside of the light ranges, which weigh two', 'あ'.repeat(140), 'あ'],
    ['emoji, which weigh two however long they are', '👨‍👩‍👧‍👦'.repeat(140), '👍'],
    ['an address, which weighs 23', `${'a'.repeat(256)} https://example.org/${'b'.repeat(200)}`, 'a'],
    ['a bare domain, which weighs 23, too', `${'a'.repeat(256)} example.com`, 'a'],
  ])('takes 280 of %s and not one more', (_name, text, one) => {
    expect(xLimits.measure(text)).toBe(280)
    expect(fits(text)).toBe(true)
    expect(xLimits.measure(one + text)).toBeGreaterThan(280)
    expect(fits(one + text)).toBe(false)
  })

  test('counts a letter and its accent as one, as X does after composing them', () => {
    expect(xLimits.measure('cafe\u0301')).toBe(4)
  })

  test('lets a picture move only when it is alone', () => {
    expect(pictureLimits(1)).toMatchObject({ animated: true, types: expect.arrayContaining(['image/gif']) })
    expect(pictureLimits(2).animated).toBe(false)
    expect(pictureLimits(2).types).not.toContain('image/gif')
  })

  test('stays below 100 posts in 15 minutes', () => {
    expect(xLimits.rate.burst + 15 * xLimits.rate.perMinute).toBeLessThanOrEqual(100)
  })
})
