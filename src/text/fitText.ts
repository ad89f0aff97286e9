import { chooseCut } from './chooseCut.ts'
import { findCutPoints } from './cutPoints.ts'
import { layOut, type TextParts, tidyCut, toBlocks } from './layout.ts'

/** What is to be fitted, and into what: `measure` is the network's way to count, `max` the most it takes. */
export type FitInput = {
  body: string
  /** A web address that must stay whole. It is only added when the body does not have it. */
  link?: string | undefined
  /** Hashtags, with or without '#'. One that the body has is not repeated. */
  tags?: readonly string[]
  /** Words that must stay, after everything else. */
  suffix?: string | undefined
  measure: (text: string) => number
  max: number
}

/** `shortened`: something of the whole is missing. `fits`: false when not even the link and the suffix fit; the text is then too long, or empty. */
export type Fitted = { text: string; shortened: boolean; fits: boolean }

/** A sentence is preferred over a word when it keeps this share of the room. */
const leastShareOfSentence = 0.6
/** Hashtags give way when less than this share of the whole is left for the body. */
const leastShareOfBody = 0.2

/** The unshortened whole: body, link, hashtags and suffix, with a blank line between. */
export function assembleText(parts: TextParts): string {
  const blocks = toBlocks(parts)
  return layOut(blocks, blocks.body, blocks.body.length, blocks.tags.length)
}

/**
 * Shortens a text to what a network takes. First the body gives way: it is cut at the end of a sentence when that keeps at least 60 % of the room,
 * else at a word, else (a giant word) at a character, and ends in '…' unless the sentence is complete. When a fifth of `max` is not left for it,
 * hashtags go, the last first; then the body goes altogether. Addresses, hashtags, mentions and characters are never cut. A text that fits comes
 * back as it is.
 */
export function fitText({ measure, max, ...parts }: FitInput): Fitted {
  const whole = assembleText(parts)
  if (measure(whole) <= max) return { text: whole, shortened: false, fits: true }

  const blocks = toBlocks(parts)
  const points = findCutPoints(blocks.body)
  for (let tags = blocks.tags.length; tags >= 0; tags--) {
    const textAt = (end: number) => layOut(blocks, tidyCut(points, end), end, tags)
    const base = measure(layOut(blocks, '', 0, tags))
    if (base > max) continue
    if (blocks.body === '') return { text: layOut(blocks, '', 0, tags), shortened: true, fits: layOut(blocks, '', 0, tags) !== '' }
    const judge = { fits: (end: number) => measure(textAt(end)) <= max, share: (end: number) => (measure(textAt(end)) - base) / (max - base) }
    const end = chooseCut(points, 0, [{ cuts: points.sentences, least: leastShareOfSentence }], judge)
    if (end === undefined) continue
    if (tags > 0 && end < blocks.body.length && measure(tidyCut(points, end)) < max * leastShareOfBody) continue
    return { text: textAt(end), shortened: textAt(end) !== whole, fits: textAt(end) !== '' }
  }
  const least = layOut(blocks, '', 0, 0)
  return { text: least, shortened: least !== whole, fits: least !== '' && measure(least) <= max }
}
