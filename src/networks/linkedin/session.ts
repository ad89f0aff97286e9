import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer, HttpRequest } from '../../http/http.ts'
import type { ChannelContext } from '../port.ts'
import { type LinkedInRule, linkedinRules, toLinkedInFailure } from './answers.ts'
import { type App, createTokens, type Tokens } from './tokens.ts'

export type ApiRequest = Omit<HttpRequest, 'url'> & {
  /** Below the API, its parameters already encoded as Rest.li wants them; or a whole address that the API gave. */
  path: string
  rules?: readonly LinkedInRule[]
}

/** How one channel talks to LinkedIn. */
export type Session = {
  context: ChannelContext
  tokens: Tokens
  /** Throws NetworkFailure unless the answer is 2xx. */
  send(request: ApiRequest): Promise<HttpAnswer>
  /** The JSON object of a 2xx answer. Throws NetworkFailure. */
  read(request: ApiRequest): Promise<Record<string, unknown>>
}

const timeoutMs = 30_000

/** `version` is the `Linkedin-Version` header, YYYYMM. A version lives about a year. */
export function createSession(context: ChannelContext, { version, app }: { version: string; app: App | undefined }): Session {
  const { channel, http } = context
  const tokens = createTokens(context, app)

  async function send({ path, rules = linkedinRules, ...request }: ApiRequest): Promise<HttpAnswer> {
    if (!URL.canParse(channel.baseURL)) throw new NetworkFailure('no-account', `The channel "${channel.name}" has no usable address of LinkedIn's API.`)
    const url = /^https?:/.test(path) ? path : `${channel.baseURL}${path}`
    const ask = (token: string) =>
      http.send({
        timeoutMs,
        ...request,
        url,
        headers: { ...request.headers, authorization: `Bearer ${token}`, 'linkedin-version': version, 'x-restli-protocol-version': '2.0.0' },
      })
    const token = await tokens.current()
    let answer = await ask(token)
    if (answer.status === 401) {
      const fresh = await tokens.renew(token)
      if (fresh) answer = await ask(fresh)
    }
    if (answer.status < 200 || answer.status >= 300) throw toLinkedInFailure(answer, { stage: request.stage ?? 'prepare', rules, now: context.now() })
    return answer
  }

  return {
    context,
    tokens,
    send,
    async read(request) {
      const json = (await send(request)).json()
      if (typeof json !== 'object' || json === null) throw new NetworkFailure('unavailable', 'LinkedIn answered something that is not its API.')
      return json as Record<string, unknown>
    },
  }
}

/** What is asked for where it is allowed; undefined where the access of the channel does not reach. */
export async function whereAllowed<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NetworkFailure && error.code === 'forbidden') return undefined
    throw error
  }
}
