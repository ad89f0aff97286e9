import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countGraphemes } from '../../../src/text/measure.ts'
import { collapseWhitespace, firstSentences } from '../../../src/text/plain.ts'
import { generatedText, samples } from './samples.ts'

it('collapses every run of whitespace', () => {
  expect(collapseWhitespace(' a\n\n b\t\u00a0c\u3000 d ')).toBe('a b c d')
})

describe('the first sentences', () => {
  it('are the whole text on one line when it fits', () => {
    expect(firstSentences('One.\nTwo.', 9)).toBe('One. Two.')
  })

  it.each([
    [12, 'The new…'],
    [24, 'The new issue is out.'],
    [76, 'The new issue is out. It has forty pages, three interviews and a map!'],
  ])('within %i graphemes end with a sentence, or else a word', (max, text) => {
    expect(firstSentences(samples.english ?? '', max)).toBe(text)
  })

  it('are preferred to more words, also when they are short', () => {
    expect(firstSentences('Short one. A much longer second sentence follows here.', 40)).toBe('Short one.')
  })

  it('are found in Japanese', () => {
    expect(firstSentences(samples.japanese ?? '', 20)).toBe('新しい号が出ました。四十ページです！')
  })

  it('are nothing when nothing fits', () => {
    expect(firstSentences('word', 0)).toBe('')
  })

  it('never exceed the limit', () => {
    fc.assert(
      fc.property(generatedText, fc.nat(80), (text, max) => {
        expect(countGraphemes(firstSentences(text, max))).toBeLessThanOrEqual(max)
      }),
    )
  })
})
