import { normalise, repeats } from './sameWords.ts'

/** What the choice looks at. */
export type KeySentenceInput = { title: string; summary?: string | undefined; tags: readonly string[]; sentences: readonly string[]; quotes: readonly string[] }

const longest = 180
const longestQuote = 240
const considered = 300

/** Scripts that say in a dozen characters what others say in forty. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/** Openings that lean on the sentence before, in the languages that the connecting words are kept in. */
const leaning =
  /^(?:this|that|these|those|it|its|they|he|she|his|her|but|and|so|or|however|also|then|there|here|for example|esto|eso|ese|esa|este|esta|pero|y|también|ella|él|además|cela|ça|ce|cette|ces|mais|et|aussi|il|elle|ils|elles|das|dies|diese|dieser|aber|und|auch|er|sie|es|isso|isto|esse|essa|mas|e|ele|ela|também|to|ten|ta|te|ale|i|oraz|on|ona|również)(?=[\s,])/iu

/**
 * The sentences of an article that can stand alone in a post, the best first: what the author lifted out as a quote, then
 * sentences of a good length that carry the words of title and tags. What the title or summary says already is left out.
 * The same input always gives the same order.
 */
export function rankKeySentences(input: KeySentenceInput, most = 12): string[] {
  const said = [input.title, input.summary ?? ''].filter((text) => text !== '')
  const quotes = input.quotes.filter((quote) => quote.length >= shortest(quote) && quote.length <= longestQuote)
  const words = subjectWords(input)
  const scored = input.sentences
    .slice(0, considered)
    .flatMap((sentence, index) => (canStandAlone(sentence) ? [{ sentence, index, score: score(sentence, index, Math.min(input.sentences.length, considered), words) }] : []))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map((entry) => entry.sentence)
  const chosen: string[] = []
  for (const candidate of [...quotes, ...scored]) {
    if (chosen.length >= most) break
    if (![...said, ...chosen].some((text) => repeats(candidate, text))) chosen.push(candidate)
  }
  return chosen
}

/** The one sentence that stands for the article beside its title and summary. */
export function chooseKeySentence(input: KeySentenceInput): string | undefined {
  return rankKeySentences(input, 1)[0]
}

/** The list that fits into a post: the first with two to six short items. Gives its index. */
export function findKeyList(lists: readonly (readonly string[])[]): number | undefined {
  const index = lists.findIndex((items) => items.length >= 2 && items.length <= 6 && items.every((item) => item.length <= 90) && items.join('').length <= 400)
  return index < 0 ? undefined : index
}

function canStandAlone(sentence: string): boolean {
  return sentence.length >= shortest(sentence) && sentence.length <= longest && !/[?？؟;:：…]["”»’)]*$|^[^\p{L}\p{N}“"«„¿¡]|https?:|www\.|\S@\S/u.test(sentence)
}

function shortest(text: string): number {
  return dense.test(text) ? 12 : 40
}

function score(sentence: string, index: number, count: number, words: readonly string[]): number {
  const plain = ` ${normalise(sentence)} `
  const overlap = words.filter((word) => plain.includes(word)).length
  const position = 1 - index / Math.max(count, 1)
  const length = 1 - Math.abs(sentence.length - 110) / 110
  const ends = /[.!。！।።]["”»’)]*$/u.test(sentence) ? 1 : 0
  const concrete = /\p{N}/u.test(sentence) ? 0.5 : 0
  return Math.min(overlap, 4) * 2 + position * 2 + length + ends + concrete - (leaning.test(sentence) ? 4 : 0)
}

function subjectWords(input: KeySentenceInput): string[] {
  const words = normalise([input.title, ...input.tags].join(' ')).split(' ')
  return [...new Set(words)].filter((word) => word.length >= 4 || dense.test(word)).slice(0, 60)
}
