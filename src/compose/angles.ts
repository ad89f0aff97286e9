import { firstSentences } from '../text/plain.ts'
import type { Article } from './articleShape.ts'
import { type Connectives, connectivesFor, fill, inQuotes } from './connectives.ts'
import { findKeyList, rankKeySentences } from './keySentence.ts'
import { normalise, repeats } from './sameWords.ts'
import { splitQuote } from './splitQuote.ts'

/** Something of an article that a further post can be about. */
export type Material = { kind: 'quote' | 'sentence'; text: string } | { kind: 'list'; lead: string; items: readonly string[] } | { kind: 'headings'; items: readonly string[] }

/**
 * A post's text in three lengths; the shorter and longer ones only where they differ. `bare` is without the article's title
 * where that can be; `news` is what it says that other posts must not have said.
 */
export type AngleText = { text: string; short?: string | undefined; long?: string | undefined; bare: string; news: string }

const longestSummary = 300
const longestLongSummary = 700

/** Body of a post that leaves room for link and hashtags on the networks with about 280 to 300 characters. */
export const shortBody = 200

/** The launch: title and summary; a longer form with the article's list, when no further post is about the list. */
export function composeLaunch(article: Article, options: { language: string | undefined; keepListForLater: boolean }): AngleText {
  const words = connectivesFor(options.language)
  const summary = firstSentences(article.summary ?? '', longestSummary)
  const text = titleAndSummary(article.title, summary)
  const list = options.keepListForLater ? undefined : keyList(article)
  const longSummary = firstSentences(article.summary ?? '', longestLongSummary)
  const long = list && joinParagraphs([titleAndSummary(article.title, longSummary), listText(list, article, words)])
  return {
    text,
    long: long === text ? undefined : long,
    short: shorter(text, titleAndSummary(article.title, firstSentences(summary, Math.max(shortBody - article.title.length, 60)))),
    bare: summary || article.title,
    news: text,
  }
}

/**
 * What further posts can be about, the best first, none of it said in the launch or twice: pull quotes and key sentences,
 * then the list, then the headings.
 */
export function findMaterials(article: Article): Material[] {
  const { keySentence } = article
  const launch = [article.title, article.summary ?? '']
  const ranked = rankKeySentences(article)
  const isFresh = (text: string) => text !== '' && !launch.some((said) => said !== '' && repeats(text, said))
  const first = keySentence !== undefined && isFresh(keySentence) ? [keySentence] : []
  const sentences = [...first, ...ranked.filter((text) => !first.some((said) => repeats(text, said)))]
  const materials: Material[] = sentences.map((text) => ({ kind: article.quotes.includes(text) ? 'quote' : 'sentence', text }))
  const list = keyList(article)
  if (list && isFresh(list.items.join(' '))) materials.push({ kind: 'list', ...list })
  const headings = article.headings.filter((heading) => heading.length <= 90 && isFresh(heading)).slice(0, 5)
  if (headings.length >= 2) materials.push({ kind: 'headings', items: headings })
  return materials
}

/** A further post about one piece of the article, with its title as the place where it comes from. */
export function composeFurther(article: Article, material: Material, language: string | undefined): AngleText {
  const words = connectivesFor(language)
  const title = article.title === '' ? '' : inQuotes(article.title, words)
  if ('text' in material) {
    const said = material.kind === 'quote' ? quoteText(material.text, words) : material.text
    const source = title === '' ? '' : fill(material.kind === 'quote' ? words.from : words.more, { title })
    const text = joinParagraphs([said, source])
    return { text, short: text.length > shortBody ? shorter(text, said) : undefined, bare: said, news: material.text }
  }
  const list = { lead: material.kind === 'list' ? material.lead : '', items: material.items }
  const body = listText(list, article, words)
  const text = material.kind === 'list' && list.lead !== '' && title !== '' ? joinParagraphs([body, fill(words.more, { title })]) : body
  const fewer = { ...list, items: fewItems(list, shortBody - 40) }
  return { text, short: text.length > shortBody ? shorter(text, listText(fewer, article, words)) : undefined, bare: body, news: list.items.join(' ') }
}

/** A second post about an article that has nothing to say beyond its launch: it says nothing new, and so little. */
export function composeReminder(article: Article, language: string | undefined): AngleText | undefined {
  if (article.title === '') return undefined
  const text = fill(connectivesFor(language).again, { title: article.title })
  return { text, bare: article.title, news: '' }
}

/** The article's list that fits into a post, with the words that introduce it. */
function keyList(article: Article): { lead: string; items: readonly string[] } | undefined {
  const index = findKeyList(article.lists)
  const items = index === undefined ? undefined : article.lists[index]
  return items && index !== undefined ? { lead: article.leads[index] ?? '', items } : undefined
}

function titleAndSummary(title: string, summary: string): string {
  const [plainTitle, plainSummary] = [normalise(title), normalise(summary)]
  if (plainSummary === '' || plainTitle === '') return title || summary
  if (`${plainSummary} `.startsWith(`${plainTitle} `)) return summary
  if (plainTitle.includes(plainSummary)) return title
  return joinParagraphs([title, summary])
}

function listText(list: { lead: string; items: readonly string[] }, article: Article, words: Connectives): string {
  const inside = article.title === '' ? '' : fill(words.inside, { title: inQuotes(article.title, words) })
  const lead = list.lead === '' ? inside : /[:：?？!]$/u.test(list.lead) ? list.lead : `${list.lead}:`
  return [lead, ...list.items.map((item) => `• ${item}`)].filter((line) => line !== '').join('\n')
}

function fewItems(list: { lead: string; items: readonly string[] }, max: number): readonly string[] {
  let size = list.lead.length
  const kept = list.items.filter((item) => {
    size += item.length + 3
    return size <= max
  })
  return kept.length > 0 ? kept : list.items.slice(0, 1)
}

/** A quote in quotation marks, with who said it outside of them. */
function quoteText(quote: string, words: Connectives): string {
  const { said, speaker } = splitQuote(quote)
  const marked = inQuotes(said, words)
  return speaker === undefined ? marked : `${marked}\n— ${speaker}`
}

function shorter(text: string, candidate: string): string | undefined {
  return candidate !== '' && candidate.length < text.length ? candidate : undefined
}

function joinParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}
