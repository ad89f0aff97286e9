import { wordsOf } from './reading.ts'

/** The words of a text as they are compared: lower case, without links, mentions and signs. */
export function comparable(text: string): string {
  return wordsOf(text).join(' ').toLowerCase()
}

/** A text ready to be held against many others. */
export type Grams = ReadonlySet<string>

/** Many posts are held against the same last ones: their sets are kept, a few megabytes at most. */
const kept = new Map<string, Grams>()
const mostKept = 500

/** The sets of four letters of a text, without links, mentions and signs. */
export function gramsOf(text: string): Grams {
  const known = kept.get(text)
  if (known) return known
  if (kept.size >= mostKept) kept.clear()
  const grams = readGrams(text)
  kept.set(text, grams)
  return grams
}

function readGrams(text: string): Grams {
  const words = comparable(text)
  const all = new Set<string>()
  for (let index = 0; index + 4 <= words.length; index += 1) all.add(words.slice(index, index + 4))
  return all
}

/** How alike two texts are, 0 to 1: Jaccard index of their sets of four letters. */
export function similarity(left: Grams, right: Grams): number {
  if (!left.size || !right.size) return 0
  let shared = 0
  for (const gram of left) if (right.has(gram)) shared += 1
  return shared / (left.size + right.size - shared)
}

/** Whether two texts differ in numbers, or only in names: then one is a reminder or a sibling of the other, not a copy. */
export function differsInFacts(a: string, b: string): boolean {
  const [left, right] = [onlyIn(a, b), onlyIn(b, a)]
  if ([...left, ...right].some((word) => /\p{N}/u.test(word))) return true
  return left.length > 0 && right.length > 0 && [...left, ...right].every((word) => /^\p{Lu}/u.test(word))
}

function onlyIn(a: string, b: string): string[] {
  const others = new Set(wordsOf(b).map((word) => word.toLowerCase()))
  return wordsOf(a).filter((word) => !others.has(word.toLowerCase()))
}
