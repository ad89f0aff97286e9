import { NetworkFailure } from '../domain/failures.ts'
import { findCodeOfConduct, needsCodeOfConduct } from '../guidelines/checks/requireCodeOfConduct.ts'
import { looksLikeCodeOfConduct } from '../guidelines/looksLikeCodeOfConduct.ts'
import type { CheckedPost, CodeOfConductFact, Guideline } from '../guidelines/types.ts'
import type { Http } from '../http/http.ts'
import { withoutTags } from '../text/withoutTags.ts'

/** Pages that were looked at a moment ago are not fetched again. */
const pages = new WeakMap<Http, Map<string, { at: number; fact: CodeOfConductFact }>>()
const pageTtlMs = 10 * 60_000

type CodeQuestion = {
  http: Http
  post: CheckedPost
  guidelines: readonly Guideline[]
  /** Whatever is remembered about the page. */
  anew?: boolean | undefined
}

/** Fetches the Code of Conduct of a post that the guidelines ask it of, safely, and looks at what it is. */
export async function readCodeOfConduct({ http, post, guidelines, anew = false }: CodeQuestion): Promise<Record<string, CodeOfConductFact>> {
  const url = needsCodeOfConduct(post, guidelines) ? findCodeOfConduct(post) : undefined
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
