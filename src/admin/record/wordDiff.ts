export type WordPiece = { kind: 'same' | 'gone' | 'new'; text: string }

/** Above this many pairs of words, the two texts are shown one after the other. */
const mostPairs = 40_000

/** The difference of two texts in words: what stayed, what is gone, what is new, in reading order. */
export function wordDiff(before: string, after: string): WordPiece[] {
  const [one, other] = [split(before), split(after)]
  if (one.length * other.length > mostPairs) return join([piece('gone', before), piece('new', after)])
  const lengths = longestCommon(one, other)
  const pieces: WordPiece[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [was = '', is = ''] = [one[i], other[j]]
    if (i < one.length && j < other.length && was === is) {
      pieces.push(piece('same', is))
      i++
      j++
    } else if (j >= other.length || (i < one.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      pieces.push(piece('gone', was))
      i++
    } else {
      pieces.push(piece('new', is))
      j++
    }
  }
  return join(pieces)
}

const piece = (kind: WordPiece['kind'], text: string): WordPiece => ({ kind, text })
/** Words with the space after them, so that joined pieces are the text again. */
const split = (text: string) => text.match(/\S+\s*|\s+/g) ?? []
const at = (lengths: readonly number[][], i: number, j: number) => lengths[i]?.[j] ?? 0

/** How many words the rests of both texts have in common, from each pair of places on. */
function longestCommon(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0))
  for (let i = one.length - 1; i >= 0; i--) {
    const row = lengths[i]
    if (!row) continue
    for (let j = other.length - 1; j >= 0; j--) row[j] = one[i] === other[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
  }
  return lengths
}

/** Neighbours of one kind become one piece; within a change, what is gone comes first. */
function join(pieces: readonly WordPiece[]): WordPiece[] {
  const joined: WordPiece[] = []
  let change = { gone: '', new: '' }
  const flush = () => {
    for (const kind of ['gone', 'new'] as const) if (change[kind]) joined.push(piece(kind, change[kind]))
    change = { gone: '', new: '' }
  }
  for (const { kind, text } of pieces) {
    if (kind !== 'same') {
      change[kind] += text
      continue
    }
    flush()
    const last = joined.at(-1)
    if (last?.kind === 'same') last.text += text
    else joined.push(piece('same', text))
  }
  flush()
  return joined
}
