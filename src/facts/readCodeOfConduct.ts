import type { Content } from '../domain/content.ts'
import { NetworkFailure } from '../domain/failures.ts'
import { findCodeOfConduct } from '../guidelines/checks/requireCodeOfConduct.ts'
import { looksLikeCodeOfConduct } from '../guidelines/looksLikeCodeOfConduct.ts'
import type { CheckedPost, CodeOfConductFact } from '../guidelines/types.ts'
import type { Http } from '../http/http.ts'

/** Pages that were looked at a moment ago are not fetched again. */
const pages = new WeakMap<Http, Map<string, { at: number; fact: CodeOfConductFact }>>()
const pageTtlMs = 10 * 60_000

/** Fetches the Code of Conduct of a conference or its call, safely, and looks at what it is. */
export async function readCodeOfConduct(http: Http, post: CheckedPost): Promise<Record<string, CodeOfConductFact>> {
  const url = /^(cfp|conference)/i.test(post.category ?? '') ? findCodeOfConduct(post) : undefined
  if (!url) return {}
  const known = pages.get(http) ?? new Map<string, { at: number; fact: CodeOfConductFact }>()
  pages.set(http, known)
  const present = known.get(url)
  if (present && Date.now() - present.at < pageTtlMs) return { [url]: present.fact }
  const fact = await fetchCodeOfConduct(http, url)
  if (fact !== 'slow') known.set(url, { at: Date.now(), fact })
  return { [url]: fact }
}

async function fetchCodeOfConduct(http: Http, url: string): Promise<CodeOfConductFact> {
  try {
    const answer = await http.send({ url, redirects: 5, timeoutMs: 6_000, maxBytes: 2 * 1024 * 1024, headers: { accept: 'text/html, text/plain, */*' } })
    if (answer.status === 404 || answer.status === 410) return 'missing'
    if (answer.status >= 400) return 'slow'
    const text = answer.text().replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]+>/gi, ' ')
    return looksLikeCodeOfConduct(text) ? 'ok' : 'unlike'
  } catch (error) {
    const isGone = error instanceof NetworkFailure && (error.code === 'private-address' || error.code === 'invalid-link' || /no server named/.test(error.message))
    return isGone ? 'missing' : 'slow'
  }
}

/** The guidelines' word at the moment of sending: a sentence stops the delivery. Costs nothing where no page has to be looked at. */
export async function lastCheck(http: Http, content: Content): Promise<string | undefined> {
  const url = content.codeOfConduct
  if (!url) return undefined
  const fact = await fetchCodeOfConduct(http, url)
  if (fact === 'missing') return `The Code of Conduct at ${url} cannot be found any more. We promote conferences only with one.`
  if (fact === 'unlike') return `The page at ${url} does not read like a Code of Conduct any more. We promote conferences only with one.`
  return undefined
}
