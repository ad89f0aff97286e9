import { phrase, readable, sentenceAt } from './reading.ts'
import type { CheckContext } from './types.ts'

/** Words found in a text, with what stands around them. */
export type Found = { word: string; start: number; end: number /** The sentence up to the words. */; before: string /** What follows, up to 160 characters. */; after: string }

/** Looks for word-bound patterns in a text, links and mentions left out. Overlapping finds are one. */
export function findWords(text: string, patterns: readonly RegExp[]): Found[] {
  const plain = readable(text)
  const all = patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => ({ start: match.index, word: match[0] })))
  const found: Found[] = []
  for (const { start, word } of all.sort((a, b) => a.start - b.start)) {
    if (!word.trim() || found.some((one) => start < one.end)) continue
    const end = start + word.length
    const sentence = sentenceAt(plain, start)
    found.push({ word, start, end, before: plain.slice(sentence.start, start), after: plain.slice(end, end + 160) })
  }
  return found
}

/** Patterns from a list of phrases. */
export const phrases = (sources: readonly string[]): RegExp[] => sources.map(phrase)

/** Whether found words are a known name: of the handle book, or a capitalised first name or surname that is also another word. */
export function isName(text: string, found: Found, context: CheckContext): boolean {
  const lower = text.toLowerCase()
  if ((context.names ?? []).some((name) => covers(lower, name.toLowerCase(), found))) return true
  return /^(?:Dick|Fanny|Cox|Gay|Wang|Randy|Willy|Jap|Depp|Fuchs|Ficker|Fick|Kotz|Fagg|Pratt|Crooks?|Savage|Trump|Sheep|Snake|Rats|Pratchett|Pigg|Loser|Cock|Bastard|Clown)$/u.test(
    found.word,
  )
}

function covers(text: string, name: string, found: Found): boolean {
  for (let at = text.indexOf(name); name && at >= 0; at = text.indexOf(name, at + 1)) if (at <= found.start && found.end <= at + name.length) return true
  return false
}
