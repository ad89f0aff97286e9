import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffPiece, diffWords } from '../../../src/text/wordDiff.ts'

const mark = (pieces: readonly DiffPiece[]) => pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`)).join('')
const side = (pieces: readonly DiffPiece[], other: DiffPiece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('')

describe('the difference between two texts', () => {
  it.each([
    ['Doors open at six', 'Doors open at seven', 'Doors open at [-six-]{+seven+}'],
    ['Come to Porto', 'Come to Porto', 'Come to Porto'],
    ['', 'Hello', '{+Hello+}'],
    ['Hello', '', '[-Hello-]'],
    ['We meet in Porto.', 'We meet in sunny Porto.', 'We meet in {+sunny +}Porto.'],
    ['See https://a.example/one now', 'See https://a.example/two now', 'See [-https://a.example/one-]{+https://a.example/two+} now'],
    ['#django is fun', '#Django is fun', '[-#django-]{+#Django+} is fun'],
    ['one red car', 'one blue bike', 'one [-red car-]{+blue bike+}'],
  ])('%j → %j', (before, after, expected) => {
    expect(mark(diffWords(before, after))).toBe(expected)
  })

  it('always gives both texts back', () => {
    const word = fc.constantFrom('come', 'to', 'Porto', ',', ' ', '\n', '🎉', 'https://a.example/x', '#Django')
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffWords(before, after)
        expect(side(pieces, 'new')).toBe(before)
        expect(side(pieces, 'gone')).toBe(after)
      }),
    )
  })

  it('gives up on the middle of very long texts instead of waiting', () => {
    const long = (words: string) => Array.from({ length: 3_000 }, (_, index) => `${words}${index}`).join(' ')
    const pieces = diffWords(`Hello ${long('a')} end`, `Hello ${long('b')} end`)
    expect(side(pieces, 'new')).toContain('a2999')
    expect(pieces.length).toBeLessThan(10)
  })
})
