import type { Problem } from '../domain/content.ts'
import { firstSentences } from '../text/plain.ts'
import { readImage } from './articleImage.ts'
import type { Article, ArticleMapping } from './articleShape.ts'
import { isWebAddress } from './articleURL.ts'
import { readContent } from './content.ts'
import { type Fields, isFields, readLine, readMoment, readNames } from './fields.ts'
import { splitSentences } from './sentences.ts'

export type { ArticleMapping, MappedArticle } from './articleShape.ts'

type MappingInput = { article: Article; doc: Fields; locale: string | undefined; name: string; mapping: ArticleMapping | undefined }

/** Lays what the host's function gives over what was found. What is of the wrong kind is left out and said. Never throws. */
export function applyMapping(input: MappingInput): { article: Article; problems: Problem[] } {
  const { mapping, doc, locale, name } = input
  if (!mapping) return { article: input.article, problems: [] }
  let given: unknown
  try {
    given = mapping({ doc: doc as never, locale })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { article: input.article, problems: [warn(`The source's article function failed for ${name}: ${why}. Its posts are made from the usual fields; correct the function.`)] }
  }
  if (given === undefined || given === null) return { article: input.article, problems: [] }
  if (!isFields(given) || typeof given.then === 'function')
    return { article: input.article, problems: [warn(`The source's article function gave no object for ${name}. Let it return the fields of the article, not a promise.`)] }
  let article: Article = { ...input.article }
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue
    const patch = Object.hasOwn(readers, key) ? readers[key]?.(value, locale, article) : undefined
    if (patch) article = { ...article, ...patch }
    else problems.push(warn(`The source's article function gave “${key}” for ${name} in a form that cannot be used, so it was left out. Correct the function.`))
  }
  return { article, problems }
}

/** How each field is read. Undefined: of no use. */
type Reader = (value: unknown, locale: string | undefined, article: Article) => Partial<Article> | undefined

const readers: Readonly<Record<string, Reader>> = {
  title: (value) => required('title', value),
  slug: (value) => required('slug', value),
  summary: (value) => optional('summary', value),
  author: (value) => optional('author', value),
  language: (value) => optional('language', value),
  codeOfConduct: (value) => optional('codeOfConduct', value),
  keySentence: (value) => (value === null ? { keySentence: '' } : required('keySentence', value)),
  url: (value) => (value === null || (typeof value === 'string' && isWebAddress(value)) ? optional('url', value) : undefined),
  publishedAt: (value) => moment('publishedAt', value),
  endsAt: (value) => moment('endsAt', value),
  tags: (value, locale) => (Array.isArray(value) ? { tags: readNames(value, locale) } : undefined),
  quotes: (value, locale) => (Array.isArray(value) ? { quotes: value.flatMap((quote) => readLine(quote, locale) ?? []) } : undefined),
  authors: (value, locale) => {
    if (!Array.isArray(value)) return undefined
    const authors = readNames(value, locale)
    return { authors, author: authors.length > 0 ? authors.join(', ') : undefined }
  },
  lists: (value) => {
    if (!Array.isArray(value)) return undefined
    const lists = value.flatMap((items) => (Array.isArray(items) ? [items.flatMap((item) => readLine(item) ?? [])] : []))
    return { lists, leads: lists.map(() => '') }
  },
  image: (value, locale, article) => {
    if (value === null) return { image: undefined }
    const found = readImage(value, locale)
    if (!found) return undefined
    const isKnown = !found.isLoaded && found.image.id === article.image?.id
    return isKnown ? {} : { image: found.image }
  },
  content: (value, locale, article) => {
    const { text: bodyText, paragraphs, headings, lists, leads, quotes } = readContent(value)
    const summary = article.summary ?? (firstSentences(paragraphs.slice(0, 3).join(' ').slice(0, 4000), 400) || undefined)
    return { bodyText, headings, lists, leads, quotes, summary, sentences: splitSentences(paragraphs, locale) }
  },
}

function required(key: 'title' | 'slug' | 'keySentence', value: unknown): Partial<Article> | undefined {
  const line = readLine(value)
  return line === undefined ? undefined : { [key]: line }
}

function optional(key: 'summary' | 'author' | 'language' | 'codeOfConduct' | 'url', value: unknown): Partial<Article> | undefined {
  return value === null || typeof value === 'string' ? { [key]: readLine(value) } : undefined
}

function moment(key: 'publishedAt' | 'endsAt', value: unknown): Partial<Article> | undefined {
  const found = readMoment(value)
  return value === null || found !== undefined ? { [key]: found } : undefined
}

function warn(message: string): Problem {
  return { path: 'source', level: 'warn', message }
}
