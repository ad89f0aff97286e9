import { type CutPoints, findGraphemeCuts } from './cutPoints.ts'

/** How a cut is judged: `fits` says whether the text up to this offset fits, `share` how much of the room it uses (0 to 1). */
export type CutJudge = { fits: (end: number) => boolean; share: (end: number) => number }

/** A preferred kind of cut, and the least share of the room that it has to use to be preferred. */
export type Preference = { cuts: readonly number[]; least: number }

/** Below this share of the room a giant word is cut rather than left out. */
const leastShareOfWords = 0.5

/** The index of the first cut after an offset. */
function firstAfter(cuts: readonly number[], offset: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The last cut from `first` on that fits, -1 for none; looks near the beginning first, so that a long text is not measured as a whole. */
function lastFitting(cuts: readonly number[], first: number, fits: (end: number) => boolean): number {
  const fitsAt = (index: number) => fits(cuts[index] ?? 0)
  let good = first - 1
  let step = 1
  while (good + step < cuts.length && fitsAt(good + step)) {
    good += step
    step *= 2
  }
  let bad = Math.min(good + step, cuts.length)
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (fitsAt(middle)) good = middle
    else bad = middle
  }
  return good < first ? -1 : good
}

/** The last grapheme end within a giant word that fits; widens its view only as long as all of it fits. */
function lastGrapheme(points: CutPoints, from: number, to: number, fits: (end: number) => boolean): number | undefined {
  for (let window = 1024; ; window *= 4) {
    const cuts = findGraphemeCuts(points, from, to, window)
    const last = lastFitting(cuts, 0, fits)
    if (last < cuts.length - 1 || from + window >= to) return cuts[last]
  }
}

/**
 * The best offset after `start` to cut at: the last preferred cut that uses enough of the room, else the last word, else, in a giant word, a
 * grapheme. Undefined when nothing fits. What it returns was judged to fit, also when the measure is not quite monotonous.
 */
export function chooseCut(points: CutPoints, start: number, preferences: readonly Preference[], judge: CutJudge): number | undefined {
  const first = firstAfter(points.words, start)
  const last = lastFitting(points.words, first, judge.fits)
  const word = last < 0 ? undefined : points.words[last]
  const next = points.words[last < 0 ? first : last + 1]
  if (word === points.text.length) return word

  for (const { cuts, least } of preferences) {
    const end = cuts[firstAfter(cuts, word ?? start) - 1]
    const possible = [cuts[firstAfter(cuts, word ?? start)], end].find((cut) => cut !== undefined && cut > start && cut <= (next ?? 0) && judge.fits(cut))
    if (possible !== undefined && judge.share(possible) >= least) return possible
  }
  if (next !== undefined && (word === undefined || judge.share(word) < leastShareOfWords)) {
    const within = lastGrapheme(points, word ?? start, next, judge.fits)
    if (within !== undefined) return within
  }
  return word
}
