import type { Problem } from '../domain/content.ts'
import { findHashtags } from '../text/hashtags.ts'
import { firstSentences } from '../text/plain.ts'
import { findImage } from './articleImage.ts'
import type { Article, ArticleMapping } from './articleShape.ts'
import { findArticleURL, type SiteURL } from './articleURL.ts'
import { type ReadContent, readContent } from './content.ts'
import { type Fields, inLocale, isFields, readId, readLine, readMoment, readNames, unique } from './fields.ts'
import { cutAtWord } from './fillVariable.ts'
import { chooseKeySentence } from './keySentence.ts'
import { applyMapping } from './mapping.ts'
import { splitSentences } from './sentences.ts'

export type { Article, ArticleMapping, MappedArticle } from './articleShape.ts'

export type ToArticleInput = {
  /** The document, with its relations populated as far as they are (depth 1 is enough). */
  doc: unknown
  collection: string
  siteURL?: SiteURL | undefined
  locale?: string | undefined
  /** The `article` function of the source: what it gives wins over what is found. */
  mapping?: ArticleMapping | undefined
}

const longestTitle = 300
const longestSummary = 400
const contentNames = ['content', 'body', 'text', 'richText', 'description', 'bio', 'story']
const summaryNames = ['excerpt', 'summary', 'teaser', 'description', 'subtitle', 'tagline']

/** Tags that say nothing to a reader on a network. */
const emptyTags = new Set(['uncategorized', 'uncategorised', 'blog', 'news', 'general', 'other', 'misc'])

/** Reads a document of any source collection as an article. Never throws: what is missing stays empty, what is wrong is a problem. */
export function toArticle(input: ToArticleInput): { article: Article; problems: Problem[] } {
  const doc: Fields = isFields(input.doc) ? input.doc : {}
  const { locale, collection } = input
  const problems: Problem[] = []
  const content = mainContent(doc, locale)
  const title = cutAtWord(readLine(doc.title, locale) ?? readLine(doc.name, locale) ?? readLine(metaOf(doc, locale).title, locale) ?? content.headings[0] ?? '', longestTitle)
  const name = title === '' ? `the ${collection} document ${String(readId(doc) ?? 'without an id')}` : `“${title}”`
  const slug = readLine(doc.slug, locale)
  const address = findArticleURL({ doc, collection, locale, slug, name, siteURL: input.siteURL })
  if (address.problem) problems.push(address.problem)
  const found = findImage(doc, content.images, locale)
  if (found && !found.isLoaded)
    problems.push({
      path: 'media',
      level: 'warn',
      message: `The picture of ${name} came without its alt text and credit. Load the article with depth 1, or check that the picture still exists.`,
    })
  const authors = authorsOf(doc, locale)
  const article: Article = {
    id: readId(doc) ?? '',
    collection,
    title,
    summary: summaryOf(doc, content, locale),
    bodyText: content.text,
    sentences: splitSentences(content.paragraphs, locale),
    lists: content.lists,
    leads: content.leads,
    quotes: content.quotes,
    headings: content.headings,
    url: address.url,
    image: found?.image,
    tags: tagsOf(doc, content, locale),
    authors,
    author: authors.length > 0 ? authors.join(', ') : undefined,
    slug,
    publishedAt: readMoment(doc.publishedAt),
    language: locale ?? readLine(doc.language),
    codeOfConduct: readLine(doc.codeOfConduct) ?? readLine(doc.codeOfConductURL),
    endsAt: [doc.endsAt, doc.endDate, doc.deadline, doc.expiresAt].map(readMoment).find((moment) => moment !== undefined),
  }
  const mapped = applyMapping({ article, doc, locale, name, mapping: input.mapping })
  problems.push(...mapped.problems)
  if (mapped.article.title === '')
    problems.push({ path: 'title', level: 'warn', message: `There is no title in ${name}. Fill in its title, or give one in the source's article function.` })
  const { keySentence } = mapped.article
  return { article: { ...mapped.article, keySentence: keySentence === undefined ? chooseKeySentence(mapped.article) : keySentence || undefined }, problems }
}

function mainContent(doc: Fields, locale: string | undefined): ReadContent {
  const read = contentNames.map((name) => () => readContent(inLocale(doc[name], locale)))
  for (const next of read) {
    const content = next()
    if (content.text !== '' || content.images.length > 0) return content
  }
  return readContent(undefined)
}

function metaOf(doc: Fields, locale: string | undefined): Fields {
  const meta = inLocale(doc.meta, locale)
  return isFields(meta) ? meta : {}
}

function summaryOf(doc: Fields, content: ReadContent, locale: string | undefined): string | undefined {
  const written = [
    readLine(metaOf(doc, locale).description, locale),
    ...summaryNames.map((name) => readLine(doc[name], locale) ?? readLine(readContent(inLocale(doc[name], locale)).text)),
  ]
  const words = written.find((text) => text !== undefined) ?? content.paragraphs.slice(0, 3).join(' ')
  return firstSentences(words.slice(0, longestSummary * 10), longestSummary) || undefined
}

function tagsOf(doc: Fields, content: ReadContent, locale: string | undefined): string[] {
  const named = ['tags', 'categories', 'category', 'topics', 'keywords'].flatMap((name) => readNames(doc[name], locale)).map((tag) => tag.replace(/^#+/u, ''))
  const words = named.length > 0 ? named : findHashtags(content.text.slice(0, 20_000)).slice(0, 10)
  return unique(words.filter((tag) => tag !== '' && !emptyTags.has(tag.toLowerCase())))
}

/** Payload's website template keeps the names of its authors in `populatedAuthors`, because users are not public. */
function authorsOf(doc: Fields, locale: string | undefined): string[] {
  const found = ['populatedAuthors', 'authors', 'author'].map((name) => readNames(doc[name], locale).filter((author) => !author.includes('@')))
  return unique(found.find((authors) => authors.length > 0) ?? [])
}
