import type { Article } from './articleShape.ts'
import { findKeyList } from './keySentence.ts'
import { splitQuote } from './splitQuote.ts'
import type { TemplateValues } from './template.ts'

/** What an article gives to the variables of a template. `tags` are hashtags; `date` is used when the article has no date of its own. */
export function articleValues(article: Article, more: { tags: readonly string[]; date?: string | undefined }): TemplateValues {
  const index = findKeyList(article.lists)
  const isQuoted = article.keySentence !== undefined && article.quotes.includes(article.keySentence)
  const quote = isQuoted ? splitQuote(article.keySentence ?? '') : { said: article.keySentence, speaker: undefined }
  return {
    title: article.title,
    summary: article.summary,
    quote: quote.said,
    speaker: quote.speaker,
    list: index === undefined ? undefined : article.lists[index],
    url: article.url,
    tags: more.tags,
    author: article.author,
    authors: article.authors,
    date: article.publishedAt ?? more.date,
    until: article.endsAt,
    credit: article.image?.credit,
  }
}
