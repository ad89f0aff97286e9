import { type Entity, findUncuttable } from './entities.ts'

/** Where a text may be cut: UTF-16 offsets in ascending order, the end of the text included. Nothing of it lies within an entity. */
export type CutPoints = {
  text: string
  entities: readonly Entity[]
  paragraphs: readonly number[]
  /** Ends of sentences, and of lines. */
  sentences: readonly number[]
  words: readonly number[]
}

const paragraphEnd = /(?<!\s)[^\S\n]*\n[^\S\n]*\n\s*/gu
const closing = `[\\p{Pe}\\p{Pf}"'”’»]*`
const stop = '[.!?…‽؟۔।॥።។៖]'
const wideStop = '[。！？｡]'
const sentenceEnd = new RegExp(`(?<!${stop})${stop}+${closing}(?=\\s|$)|${wideStop}+${closing}|(?<!\\s)[^\\S\\n]*\\n\\s*`, 'gu')
const endsInStop = new RegExp(`(?:${stop}|${wideStop})${closing}$`, 'u')
const abbreviation = /(?:^|[\s([„"'])(?:\p{L}|\d{1,2}|Dr|Mr|Mrs|Ms|Mme|Mlle|Prof|St|No|Nr|Sr|Sra|vs|bzw|ca|approx|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a)\.$/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー々]{2,}/gu
const words = new Intl.Segmenter('en', { granularity: 'word' })
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether the offset lies strictly inside an entity. */
function isInside(entities: readonly Entity[], offset: number): boolean {
  let low = 0
  let high = entities.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entities[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return (entities[low]?.start ?? offset) < offset
}

function isAbbreviation(text: string, end: number): boolean {
  return text.charAt(end - 1) === '.' && (abbreviation.test(text.slice(Math.max(0, end - 12), end)) || /^\s+\p{Ll}/u.test(text.slice(end, end + 12)))
}

function unspacedWordEnds(text: string): number[] {
  return Array.from(text.matchAll(unspaced)).flatMap((run) => Array.from(words.segment(run[0]), ({ index, segment }) => run.index + index + segment.length))
}

function toCuts(text: string, entities: readonly Entity[], offsets: readonly number[]): number[] {
  const inside = offsets.filter((offset) => offset > 0 && offset < text.length && !isInside(entities, offset))
  return [...new Set(inside).add(text.length)].sort((a, b) => a - b)
}

/**
 * Where the text may be cut. Sentences end at the full stops, question and exclamation marks of many scripts; a dot after an initial, a title, an
 * ordinal number or before a small letter ends none. Scripts that are written without spaces (Chinese, Japanese, Thai, …) are cut at their words.
 */
export function findCutPoints(text: string): CutPoints {
  const entities = findUncuttable(text)
  const sentences = Array.from(text.matchAll(sentenceEnd), ({ 0: mark, index }) => (mark.includes('\n') ? index : index + mark.length))
  const spaces = Array.from(text.matchAll(/\s+/gu), ({ index }) => index)
  return {
    text,
    entities,
    paragraphs: toCuts(
      text,
      entities,
      Array.from(text.matchAll(paragraphEnd), ({ index }) => index),
    ),
    sentences: toCuts(
      text,
      entities,
      sentences.filter((end) => !isAbbreviation(text, end)),
    ),
    words: toCuts(text, entities, [...spaces, ...unspacedWordEnds(text)]),
  }
}

/** The grapheme ends after `from` and before `to`, at most those within the next `window` code units. */
export function findGraphemeCuts({ text, entities }: CutPoints, from: number, to: number, window: number): number[] {
  const starts = Array.from(graphemes.segment(text.slice(from, Math.min(to, from + window))), ({ index }) => from + index)
  return starts.filter((cut) => cut > from && !isInside(entities, cut))
}

/** Whether a sentence with its full stop ends at this offset, so that no ellipsis is needed. */
export function endsSentence({ text, sentences }: CutPoints, end: number): boolean {
  return endsInStop.test(text.slice(Math.max(0, end - 8), end)) && sentences.includes(end)
}
