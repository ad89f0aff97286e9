import { NetworkFailure } from '../domain/failures.ts'
import { addressesOf } from '../guidelines/addresses.ts'
import type { CheckedPost, LinkFact } from '../guidelines/types.ts'
import type { Http } from '../http/http.ts'
import { createMemory, type Memory, within } from './remember.ts'

const memories = new WeakMap<Http, Memory<LinkFact>>()
/** A page that was there is looked at again after a while; one that did not answer, soon. */
const trustMs = 10 * 60_000
const doubtMs = 60_000
const timeoutMs = 6_000
const mostLinks = 8
/** Names that are set aside for examples and for one's own machine (RFC 2606, RFC 6761): nobody's server. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/u
const signIn = /\/(?:login|log-in|signin|sign-in|sso)(?:[/?#.]|$)/iu

/**
 * What is known about the links of a post. `patienceMs` is how long this waits for pages that nobody looked at yet; what is late is known
 * the next time. 0: nothing is fetched.
 */
export async function readLinks({ http, post, now, patienceMs }: { http: Http; post: CheckedPost; now: number; patienceMs: number }): Promise<Record<string, LinkFact>> {
  const memory = memories.get(http) ?? createMemory<LinkFact>()
  memories.set(http, memory)
  const urls = [...new Set(addressesOf(post).flatMap(({ url, path }) => (path !== 'target' && /^https?:$/u.test(url.protocol) && !reserved.test(url.hostname) ? [url.href] : [])))]
  const facts = await Promise.all(
    urls.slice(0, mostLinks).map(async (href): Promise<[string, LinkFact | undefined]> => {
      const known = memory.recall(href, now)
      if (known || patienceMs <= 0) return [href, known]
      const asked = fetchLink(http, href).then((fact) => {
        memory.keep(href, fact, now + (fact === 'ok' ? trustMs : doubtMs))
        return fact
      })
      return [href, await within(patienceMs, asked, undefined)]
    }),
  )
  return Object.fromEntries(facts.flatMap(([href, fact]) => (fact ? [[href, fact]] : [])))
}

async function fetchLink(http: Http, url: string): Promise<LinkFact> {
  try {
    const ask = { url, redirects: 5, timeoutMs, headers: { accept: 'text/html, */*' } }
    let answer = await http.send({ ...ask, method: 'HEAD' })
    // Many servers know no HEAD, and some answer it wrongly.
    if (answer.status >= 400) answer = await http.send({ ...ask, maxBytes: 4 * 1024 * 1024 })
    if (answer.status === 404 || answer.status === 410) return 'dead'
    if (answer.status === 401 || (signIn.test(answer.url) && !signIn.test(url))) return 'draft'
    return answer.status >= 500 ? 'slow' : 'ok'
  } catch (error) {
    // A guarded address is somebody else's check; a page that is only large is there.
    return error instanceof NetworkFailure && (error.code === 'private-address' || /more than/.test(error.message)) ? 'ok' : 'slow'
  }
}
