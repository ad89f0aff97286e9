/** A piece of two texts that are compared: in both, only in the first, or only in the second. */
export type DiffPiece = { kind: 'same' | 'gone' | 'new'; text: string }

/** Beyond this many pairs of words only the whole middle is told as changed, so that no page ever waits. */
const mostPairs = 4_000_000

/** Words, runs of white space and single signs: what a person sees as one thing. */
const toWords = (text: string): string[] => text.match(/\s+|https?:\/\/\S+|[\p{L}\p{N}\p{M}'’_#@-]+|[^\s]/gu) ?? []

/** What changed between two texts, word by word: the longest common run of words stays, the rest is gone or new. */
export function diffWords(before: string, after: string): DiffPiece[] {
  const [a, b] = [toWords(before), toWords(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const middle = compare(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return join([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)])
}

const same = (text: string): DiffPiece => ({ kind: 'same', text })

function compare(a: readonly string[], b: readonly string[]): DiffPiece[] {
  const gone = (text: string): DiffPiece => ({ kind: 'gone', text })
  const fresh = (text: string): DiffPiece => ({ kind: 'new', text })
  if (a.length * b.length > mostPairs) return [...a.map(gone), ...b.map(fresh)]
  // lengths[i][j]: how many words a from i and b from j have in common, in order.
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: DiffPiece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      pieces.push(same(left))
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(gone(left))
      i += 1
    } else if (right !== undefined) {
      pieces.push(fresh(right))
      j += 1
    }
  }
  return pieces
}

/** Neighbours of one kind become one piece. White space alone between changes belongs to them, so that a rewritten phrase reads as one. */
function join(pieces: readonly DiffPiece[]): DiffPiece[] {
  const runs: { same: string; gone: string; fresh: string }[] = []
  for (const [index, { kind, text }] of pieces.entries()) {
    const last = runs.at(-1)
    const isGlue = kind === 'same' && /^\s+$/u.test(text) && last && (last.gone || last.fresh) && pieces[index + 1] && pieces[index + 1]?.kind !== 'same'
    if (last && isGlue) {
      last.gone += text
      last.fresh += text
    } else if (kind === 'same') {
      if (last && !last.gone && !last.fresh) last.same += text
      else runs.push({ same: text, gone: '', fresh: '' })
    } else {
      if (last && (last.gone || last.fresh)) last[kind === 'gone' ? 'gone' : 'fresh'] += text
      else runs.push({ same: '', gone: kind === 'gone' ? text : '', fresh: kind === 'new' ? text : '' })
    }
  }
  return runs.flatMap(({ same: kept, gone, fresh }) => [
    ...(kept ? [same(kept)] : []),
    ...(gone ? [{ kind: 'gone' as const, text: gone }] : []),
    ...(fresh ? [{ kind: 'new' as const, text: fresh }] : []),
  ])
}
