import { createRestAPIClient, type mastodon } from 'masto'
import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer, HttpRequest } from '../../http/http.ts'
import type { ChannelContext } from '../port.ts'
import type { AnswerRule } from '../shared/classifyAnswer.ts'
import { mastodonRules, toAnswerFailure, toMastoFailure } from './answers.ts'

/** How one channel talks to its server. */
export type Session = {
  context: ChannelContext
  /** The server as people know it: `mastodon.example`. */
  host: string
  /** Throws NetworkFailure `not-connected` or `no-account` when there is nothing to talk with. */
  requireAccess(): Promise<void>
  /** Calls that may be repeated, through masto. Throws NetworkFailure. Ask for the method anew each time: a kept reference to one breaks. */
  ask<T>(call: (client: mastodon.rest.Client) => PromiseLike<T>, signal?: AbortSignal): Promise<T>
  /** Calls whose status matters, by our own hand. Gives the JSON of a 2xx answer. Throws NetworkFailure. */
  send(request: ApiRequest): Promise<{ answer: HttpAnswer; json: unknown }>
}

export type ApiRequest = Omit<HttpRequest, 'url'> & { path: string; rules?: readonly AnswerRule[] }

const timeoutMs = 30_000

/** Fetch as Node has it knows a dispatcher; the type it shares with browsers does not. */
type GuardedInit = RequestInit & { dispatcher: unknown }

export function createSession(context: ChannelContext): Session {
  const { channel, http, vault } = context
  const base = parseBase(channel.baseURL)
  const host = base?.host ?? channel.baseURL

  async function readToken(): Promise<string> {
    if (!base) throw new NetworkFailure('no-account', `The channel "${channel.name}" has no usable server address.`)
    const { accessToken } = await vault.read()
    if (!accessToken) throw new NetworkFailure('not-connected', `The channel "${channel.name}" has no access token.`)
    return accessToken
  }

  return {
    context,
    host,
    async requireAccess() {
      await readToken()
    },
    async ask(call, signal) {
      const accessToken = await readToken()
      const requestInit: GuardedInit = { dispatcher: http.dispatcher, redirect: 'error', ...(signal ? { signal } : {}) }
      const client = createRestAPIClient({ url: channel.baseURL, accessToken, timeout: timeoutMs, requestInit })
      try {
        const value = await call(client)
        // masto gives undefined for an HTML page that came with 200.
        if (value === undefined) throw new NetworkFailure('unavailable', `${host} answered something that is not Mastodon's.`)
        return value
      } catch (error) {
        throw toMastoFailure(error, host, context.now())
      }
    },
    async send({ path, rules = mastodonRules, ...request }) {
      const accessToken = await readToken()
      const answer = await http.send({ timeoutMs, ...request, url: new URL(path, channel.baseURL).href, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } })
      const json = answer.status >= 200 && answer.status < 300 ? answer.json() : undefined
      if (typeof json !== 'object' || json === null) throw toAnswerFailure(answer, { host, stage: request.stage ?? 'prepare', rules, now: context.now() })
      return { answer, json }
    },
  }
}

function parseBase(baseURL: string): URL | undefined {
  return URL.canParse(baseURL) ? new URL(baseURL) : undefined
}
