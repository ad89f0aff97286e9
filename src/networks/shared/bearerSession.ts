import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer, HttpRequest } from '../../http/http.ts'
import type { ChannelContext } from '../port.ts'
import type { AnswerRule } from './classifyAnswer.ts'
import { createOauthAccess, type OauthAccess, type OauthTokens } from './oauthAccess.ts'

/** How one channel talks to an API that takes a bearer token which ends by itself. */
export type BearerSession = {
  context: ChannelContext
  access: OauthAccess
  /** Sends one request. A refused token is renewed once and the request sent again. Gives the JSON object of a 2xx answer. Throws NetworkFailure. */
  send(request: BearerRequest): Promise<{ answer: HttpAnswer; json: Record<string, unknown> }>
}

export type BearerRequest = Omit<HttpRequest, 'url'> & {
  path: string
  query?: Readonly<Record<string, string>>
  rules?: readonly AnswerRule[]
  /** `nothing`: any 2xx will do, also one without a body. @default 'object' */
  expects?: 'object' | 'nothing'
  /** Awaited before the request is sent again with a renewed token. */
  beforeRepeat?: () => Promise<void>
}

export type AnswerMeaning = { stage: 'prepare' | 'publish'; rules?: readonly AnswerRule[] | undefined; now: Date; secrets: readonly string[] }

type BearerOptions = {
  context: ChannelContext
  exchange: ((refreshToken: string) => Promise<OauthTokens>) | undefined
  /** The network's own reading of an unwelcome answer. */
  toFailure(answer: HttpAnswer, meaning: AnswerMeaning): NetworkFailure
  /** Whether an answer says that the token is no good (and not merely lacks a permission). */
  isRefusedToken(answer: HttpAnswer): boolean
}

const timeoutMs = 30_000

export function createBearerSession({ context, exchange, toFailure, isRefusedToken }: BearerOptions): BearerSession {
  const { channel, http, vault, now } = context
  const access = createOauthAccess({ vault, now, channelName: channel.name, exchange })

  return {
    context,
    access,
    async send({ path, query, rules, expects = 'object', beforeRepeat, ...request }) {
      if (!URL.canParse(channel.baseURL)) throw new NetworkFailure('no-account', `The channel "${channel.name}" has no usable address.`)
      const url = new URL(path, channel.baseURL)
      if (query) url.search = new URLSearchParams(query).toString()
      const sendWith = (token: string) => http.send({ timeoutMs, ...request, url: url.href, headers: { ...request.headers, authorization: `Bearer ${token}` } })

      let token = await access.token()
      let answer = await sendWith(token)
      if (isRefusedToken(answer)) {
        const other = await access.replace(token)
        if (other) {
          await beforeRepeat?.()
          token = other
          answer = await sendWith(token)
        }
      }
      const isFine = answer.status >= 200 && answer.status < 300
      const json = isFine ? answer.json() : undefined
      if (isFine && expects === 'nothing') return { answer, json: isObject(json) ? json : {} }
      if (!isObject(json)) throw toFailure(answer, { stage: request.stage ?? 'prepare', rules, now: now(), secrets: [token] })
      return { answer, json }
    },
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a network said, without what must not be told on. */
export function withoutSecrets(words: string | undefined, secrets: readonly string[]): string | undefined {
  return secrets.reduce<string | undefined>((text, secret) => (secret === '' ? text : text?.replaceAll(secret, '…')), words)
}

/** A call that was stopped before it left is no lost answer. @throws NetworkFailure `unreachable` */
export function refuseWhenStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new NetworkFailure('unreachable', 'The sending was stopped before the post left.')
}
