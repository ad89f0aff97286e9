import { NetworkFailure } from '../domain/failures.ts'
import { findCodeOfConduct } from '../guidelines/checks/requireCodeOfConduct.ts'
import { looksLikeCodeOfConduct } from '../guidelines/looksLikeCodeOfConduct.ts'
import type { CheckedPost, CodeOfConductFact } from '../guidelines/types.ts'
import type { Http } from '../http/http.ts'
import { withoutTags } from '../text/withoutTags.ts'

/** Pages that were looked at a moment ago are not fetched again. */
const pages = new WeakMap<Http, Map<string, { at: number; fact: CodeOfConductFact }>>()
const pageTtlMs = 10 * 60_000

/** Conferences and their calls: the posts whose Code of Conduct is looked at, whenever they are checked and again when they are sent. */
export const asksForCodeOfConduct = (category: string | null | undefined) => /^(cfp|conference)/i.test(category ?? '')

/** Fetches the Code of Conduct of a conference or its call, safely, and looks at what it is. `anew`: whatever is remembered about the page. */
export async function readCodeOfConduct(http: Http, post: CheckedPost, anew = false): Promise<Record<string, CodeOfConductFact>> {
  const url = asksForCodeOfConduct(post.category) ? findCodeOfConduct(post) : undefined
  if (!url) return {}
  const known = pages.get(http) ?? new Map<string, { at: number; fact: CodeOfConductFact }>()
  pages.set(http, known)
  const present = known.get(url)
  if (!anew && present && Date.now() - present.at < pageTtlMs) return { [url]: present.fact }
  const fact = await fetchCodeOfConduct(http, url)
  if (fact !== 'slow') known.set(url, { at: Date.now(), fact })
  return { [url]: fact }
}

async function fetchCodeOfConduct(http: Http, url: string): Promise<CodeOfConductFact> {
  try {
    const answer = await http.send({ url, redirects: 5, timeoutMs: 6_000, maxBytes: 2 * 1024 * 1024, headers: { accept: 'text/html, text/plain, */*' } })
    if (answer.status === 404 || answer.status === 410) return 'missing'
    if (answer.status >= 400) return 'slow'
    return looksLikeCodeOfConduct(withoutTags(answer.text())) ? 'ok' : 'unlike'
  } catch (error) {
    const isGone = error instanceof NetworkFailure && (error.code === 'private-address' || error.code === 'invalid-link' || /no server named/.test(error.message))
    return isGone ? 'missing' : 'slow'
  }
}
