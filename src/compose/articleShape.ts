import type { ArticleImage } from './articleImage.ts'
import type { DocumentId } from './fields.ts'

/** A document of a source collection, as posts are made from it. Text is plain everywhere. */
export type Article = {
  id: DocumentId
  collection: string
  title: string
  summary?: string | undefined
  bodyText: string
  /** Of the paragraphs only: no headings, no items of lists. */
  sentences: string[]
  lists: string[][]
  /** `leads[n]` introduces `lists[n]` in the article's own words; '' when nothing does. */
  leads: string[]
  quotes: string[]
  headings: string[]
  /** The sentence that stands for the article beside its title and summary. */
  keySentence?: string | undefined
  url?: string | undefined
  image?: ArticleImage | undefined
  /** Words as people write them: "open source". */
  tags: string[]
  /** The authors in one line. */
  author?: string | undefined
  authors: string[]
  slug?: string | undefined
  /** ISO 8601, like all moments. */
  publishedAt?: string | undefined
  /** BCP 47. */
  language?: string | undefined
  codeOfConduct?: string | undefined
  /** After this the article is not promoted any more. */
  endsAt?: string | undefined
}

/**
 * What a host may give in a source's `article` function. A field that is left out or undefined is found by itself; null empties
 * a field that may be empty.
 */
export type MappedArticle = {
  title: string
  summary: string | null
  /** Lexical, Markdown or plain text to read sentences, lists and quotes from, instead of the usual fields. */
  content: unknown
  url: string | null
  /** An upload document, populated or as its id; or its id with alt text and credit. */
  image: unknown
  tags: string[]
  authors: string[]
  author: string | null
  slug: string
  quotes: string[]
  lists: string[][]
  keySentence: string | null
  publishedAt: string | null
  language: string
  codeOfConduct: string | null
  endsAt: string | null
}

/** The `article` function of a source. */
export type ArticleMapping = (args: { doc: never; locale?: string | undefined }) => Partial<MappedArticle>
