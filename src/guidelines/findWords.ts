import { phrase, readable, sentenceAt } from './reading.ts'
import type { CheckContext } from './types.ts'

/** Words found in a text, with what stands around them: the sentence up to the words and what follows, as far as a reader looks. */
export type Found = { word: string; start: number; end: number; before: string; after: string }

const longestBefore = 300
const longestAfter = 160

/** Words at a place of a readable text. */
export function foundAt(plain: string, start: number, end: number): Found {
  const from = Math.max(sentenceAt(plain, start).start, start - longestBefore)
  return { word: plain.slice(start, end), start, end, before: plain.slice(from, start), after: plain.slice(end, end + longestAfter) }
}

/** Looks for word-bound patterns in a text, links and mentions left out. Overlapping finds are one. */
export function findWords(text: string, patterns: readonly RegExp[]): Found[] {
  const plain = readable(text)
  const all = patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => ({ start: match.index, word: match[0] })))
  const found: Found[] = []
  for (const { start, word } of all.sort((a, b) => a.start - b.start)) {
    if (word.trim() && start >= (found.at(-1)?.end ?? 0)) found.push(foundAt(plain, start, start + word.length))
  }
  return found
}

/** Patterns from a list of phrases. */
export const phrases = (sources: readonly string[]): RegExp[] => sources.map(phrase)

/** Whether found words are a known name: of the handle book, or a capitalised first name or surname that is also another word. */
export function isName(text: string, found: Found, context: CheckContext): boolean {
  const lower = text.toLowerCase()
  if ((context.names ?? []).some((name) => covers(lower, name.toLowerCase(), found))) return true
  if (/^(?:Cabrón|Verga|Porras?|Cacete|Putos?)$/u.test(found.word) && /\p{Lu}\p{Ll}+ $/u.test(found.before)) return true
  return /^(?:Dick|Fanny|Cox|Gay|Wang|Randy|Willy|Jap|Depp|Fuchs|Ficker|Fick|Kotz|Fagg|Pratt|Crooks?|Savage|Trump|Sheep|Snake|Rats|Pratchett|Pigg|Loser|Cock|Bastard|Clown)$/u.test(
    found.word,
  )
}

function covers(text: string, name: string, found: Found): boolean {
  for (let at = text.indexOf(name); name && at >= 0; at = text.indexOf(name, at + 1)) if (at <= found.start && found.end <= at + name.length) return true
  return false
}
