import { wordsOf } from './reading.ts'

/** The words of a text as they are compared: lower case, without links, mentions and signs. */
export function comparable(text: string): string {
  return wordsOf(text).join(' ').toLowerCase()
}

/** How alike two texts are, 0 to 1: Jaccard index of their sets of four letters. */
export function similarity(a: string, b: string): number {
  const [left, right] = [grams(comparable(a)), grams(comparable(b))]
  if (!left.size || !right.size) return 0
  let shared = 0
  for (const gram of left) if (right.has(gram)) shared += 1
  return shared / (left.size + right.size - shared)
}

function grams(text: string): Set<string> {
  const all = new Set<string>()
  for (let index = 0; index + 4 <= text.length; index += 1) all.add(text.slice(index, index + 4))
  return all
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
