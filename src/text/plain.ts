import { chooseCut } from './chooseCut.ts'
import { findCutPoints } from './cutPoints.ts'
import { tidyCut } from './layout.ts'
import { countGraphemes } from './measure.ts'

/** Every run of whitespace as one space, without any at the ends. */
export function collapseWhitespace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/**
 * The first whole sentences of a text, on one line, that fit into `max` graphemes. When already the first is too long, its first words and '…'. ''
 * when nothing fits.
 */
export function firstSentences(text: string, max: number): string {
  const plain = collapseWhitespace(text)
  if (countGraphemes(plain) <= max) return plain
  const points = findCutPoints(plain)
  const fits = (end: number) => countGraphemes(tidyCut(points, end)) <= max
  const end = chooseCut(points, 0, [{ cuts: points.sentences, least: 0 }], { fits, share: (at) => countGraphemes(tidyCut(points, at)) / max })
  return end === undefined ? '' : tidyCut(points, end)
}
