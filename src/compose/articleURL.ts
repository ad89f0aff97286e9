import type { Problem } from '../domain/content.ts'
import { type Fields, readLine } from './fields.ts'

/** How a host tells the public address of an article: the beginning of all addresses, or a function. */
export type SiteURL = string | ((args: { doc: Record<string, unknown>; collection: string; locale?: string | undefined }) => string | undefined)

type Question = { doc: Fields; collection: string; locale: string | undefined; slug: string | undefined; name: string; siteURL: SiteURL | undefined }

/** The public address of an article, or why what the host gave is none. Neither when nothing is set. */
export function findArticleURL(question: Question): { url?: string; problem?: Problem } {
  const { siteURL, doc, collection, slug, locale, name } = question
  let given: unknown
  if (typeof siteURL === 'function') {
    try {
      given = siteURL({ doc: { ...doc }, collection, locale })
    } catch (error) {
      return { problem: warn(`The option siteURL failed for ${name}: ${error instanceof Error ? error.message : String(error)}. Correct the function in the plugin's options.`) }
    }
  } else if (siteURL && slug) {
    given = `${siteURL.replace(/\/+$/u, '')}/${collection}/${slug.split('/').map(encodeURIComponent).join('/')}`
  }
  const found = readLine(given)
  if (found === undefined) {
    const own = readLine(doc.url)
    return own !== undefined && isWebAddress(own) ? { url: own } : {}
  }
  if (!isWebAddress(found)) return { problem: warn(`The option siteURL gives “${found}” for ${name}, which is no full address. Let it return one that begins with https://.`) }
  if (/\/(?:undefined|null)(?:[/?#]|$)/u.test(found)) return { problem: warn(`The option siteURL gives “${found}” for ${name}: a part of it is missing. Fill in the slug.`) }
  return { url: found }
}

/** Whether a text is an address that a link in a post can have. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/iu.test(text) && !/\s/u.test(text) && URL.canParse(text)
}

function warn(message: string): Problem {
  return { path: 'link', level: 'warn', message }
}
