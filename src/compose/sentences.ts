import { collapseWhitespace } from '../text/plain.ts'

/** Most sentences that are read from one article. */
const mostSentences = 500

const abbreviation = /(?:^|[\s(“"«])(?:\p{Lu}|Dr|Dra|Mr|Mrs|Ms|Mme|Prof|Sr|Sra|St|Nr|No|Inc|Ltd|vs|ca|bzw|z\. ?B|d\. ?h|e\.g|i\.e|p\. ?ex|ul|np)\.$/u

const segmenters = new Map<string, Intl.Segmenter>()

/** A language that `Intl` knows: the given one, or English when it is missing or malformed. */
export function knownLanguage(language: string | undefined): string {
  try {
    return (language && Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0]) || 'en'
  } catch {
    return 'en'
  }
}

/** Splits paragraphs into sentences by the rules of Unicode, without breaking after "Dr." or an initial. */
export function splitSentences(paragraphs: readonly string[], language?: string): string[] {
  const segmenter = segmenterFor(knownLanguage(language))
  const sentences: string[] = []
  for (const paragraph of paragraphs) {
    let held = ''
    for (const { segment } of segmenter.segment(paragraph)) {
      if (sentences.length >= mostSentences) return sentences
      held += segment
      if (abbreviation.test(held.trimEnd())) continue
      const sentence = collapseWhitespace(held)
      if (sentence !== '') sentences.push(sentence)
      held = ''
    }
    const rest = collapseWhitespace(held)
    if (rest !== '') sentences.push(rest)
  }
  return sentences
}

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' })
  if (segmenters.size < 50) segmenters.set(language, known)
  return known
}
