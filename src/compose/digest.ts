import { collapseWhitespace, firstSentences } from '../text/plain.ts'
import type { Article } from './articleShape.ts'
import { isWebAddress } from './articleURL.ts'
import { connectivesFor, fill } from './connectives.ts'
import { knownZone } from './fillVariable.ts'
import { type UTM, withUTM } from './links.ts'
import { normalise } from './sameWords.ts'
import { knownLanguage } from './sentences.ts'

/** A post that went out in the time of the digest. */
export type DigestPost = { text: string; link?: string | undefined; publishedAt?: string | undefined }

export type DigestInput = {
  articles: readonly Article[]
  posts: readonly DigestPost[]
  /** ISO 8601; `until` is not part of it. */
  from: string
  until: string
  language?: string | undefined
  timeZone?: string | undefined
  intro?: string | undefined
  /** @default "News" and the days */
  title?: string | undefined
  /** Campaign parameters of the links, with a source like "newsletter". */
  utm?: UTM | undefined
}

/** The same issue three times, each ready to paste. */
export type Digest = { title: string; text: string; html: string; markdown: string; isEmpty: boolean }

type Entry = { heading?: string | undefined; body: string; url?: string | undefined }

const longestSummary = 400
const mostEntries = 50

/** Composes a newsletter from the articles of a time, oldest first, and the posts that are about something else. Never throws. */
export function composeDigest(input: DigestInput): Digest {
  const words = connectivesFor(input.language)
  const isInside = (moment: string | undefined) => moment !== undefined && Date.parse(moment) >= Date.parse(input.from) && Date.parse(moment) < Date.parse(input.until)
  const byTime = (a: { publishedAt?: string | undefined }, b: { publishedAt?: string | undefined }) => Date.parse(a.publishedAt ?? '') - Date.parse(b.publishedAt ?? '')
  const isFirst = (article: Article, index: number, all: Article[]) => all.findIndex((other) => other.collection === article.collection && other.id === article.id) === index
  const articles = input.articles
    .filter((article) => isInside(article.publishedAt) && (article.title !== '' || article.summary))
    .filter(isFirst)
    .sort(byTime)
    .slice(0, mostEntries)
  const told = new Set(articles.map((article) => plainAddress(article.url)))
  const said = new Set<string>()
  const posts = input.posts
    .filter((post) => isInside(post.publishedAt) && post.text.trim() !== '' && !(post.link && told.has(plainAddress(post.link))))
    .filter((post) => !said.has(normalise(post.text)) && said.add(normalise(post.text)))
    .sort(byTime)
    .slice(0, mostEntries)
  const link = (url: string | undefined) => (url && isWebAddress(url) ? withUTM(url, input.utm) : undefined)
  const main: Entry[] = articles.map((article) => ({ heading: article.title || undefined, body: firstSentences(article.summary ?? '', longestSummary), url: link(article.url) }))
  const further: Entry[] = posts.map((post) => ({ body: post.text.trim(), url: link(post.link) }))
  const title = collapseWhitespace(input.title ?? '') || fill(words.digest, { period: collapseWhitespace(writePeriod(input)) })
  const issue = { title, intro: input.intro?.trim() ?? '', main, also: words.also, further }
  return { title, text: toText(issue), html: toHTML(issue), markdown: toMarkdown(issue), isEmpty: main.length + further.length === 0 }
}

type Issue = { title: string; intro: string; main: Entry[]; also: string; further: Entry[] }

function toText(issue: Issue): string {
  const entries = (list: Entry[]) => list.map((entry) => [entry.heading, entry.body, entry.body.includes(entry.url ?? '\n') ? undefined : entry.url].filter(Boolean).join('\n'))
  return [issue.title, issue.intro, ...entries(issue.main), ...(issue.further.length > 0 && issue.main.length > 0 ? [issue.also] : []), ...entries(issue.further)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function toHTML(issue: Issue): string {
  const paragraphs = (text: string) =>
    text
      .split(/\n{2,}/u)
      .filter((part) => part.trim() !== '')
      .map((part) => `<p>${escapeHTML(part.trim()).replaceAll('\n', '<br>')}</p>`)
  const anchor = (url: string, label: string) => `<a href="${escapeHTML(url)}">${escapeHTML(label)}</a>`
  const article = (entry: Entry) => [
    ...(entry.heading === undefined ? [] : [`<h2>${entry.url ? anchor(entry.url, entry.heading) : escapeHTML(entry.heading)}</h2>`]),
    ...paragraphs(entry.body),
  ]
  const post = (entry: Entry) => [...paragraphs(entry.body), ...(entry.url ? [`<p>${anchor(entry.url, entry.url)}</p>`] : [])]
  const also = issue.further.length > 0 && issue.main.length > 0 ? [`<h2>${escapeHTML(issue.also)}</h2>`] : []
  return [`<h1>${escapeHTML(issue.title)}</h1>`, ...paragraphs(issue.intro), ...issue.main.flatMap(article), ...also, ...issue.further.flatMap(post)].join('\n')
}

function toMarkdown(issue: Issue): string {
  const anchor = (url: string, label: string) => `[${escapeMarkdown(label)}](<${url.replace(/[<>]/gu, encodeURIComponent)}>)`
  const article = (entry: Entry) => [
    ...(entry.heading === undefined ? [] : [`## ${entry.url ? anchor(entry.url, entry.heading) : escapeMarkdown(entry.heading)}`]),
    escapeMarkdown(entry.body),
  ]
  const post = (entry: Entry) => [escapeMarkdown(entry.body), entry.url ? anchor(entry.url, entry.url) : '']
  const also = issue.further.length > 0 && issue.main.length > 0 ? [`## ${escapeMarkdown(issue.also)}`] : []
  return [`# ${escapeMarkdown(issue.title)}`, escapeMarkdown(issue.intro), ...issue.main.flatMap(article), ...also, ...issue.further.flatMap(post)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function writePeriod(input: DigestInput): string {
  const [from, until] = [new Date(input.from), new Date(Date.parse(input.until) - 1)]
  if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime())) return ''
  const format = new Intl.DateTimeFormat(knownLanguage(input.language), { dateStyle: 'long', timeZone: knownZone(input.timeZone) })
  return from.getTime() < until.getTime() ? format.formatRange(from, until) : format.format(from)
}

/** Addresses that differ only in campaign parameters lead to the same page. */
function plainAddress(url: string | undefined): string {
  return (url ?? '').replace(/[?#].*$/su, '').replace(/\/+$/u, '')
}

function escapeHTML(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]/gu, '\\$&')
    .replace(/^(\s*)([-+])(?=\s)/gmu, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/gmu, '$1\\$2')
}
