import { createHmac } from 'node:crypto'
import { NetworkFailure } from '../../domain/failures.ts'
import type { Http, HttpRequest } from '../../http/http.ts'
import { type FacebookRule, facebookRules, toFacebookFailure } from './answers.ts'

/** The registered app. Its secret also proves that a call comes from its own server. */
export type App = { clientId: string; clientSecret: string }

export const defaultBaseURL = 'https://graph.facebook.com'

/** Where people read and sign in. In tests and behind proxies that is the same place as the API. */
export function toWebOrigin(baseURL: string): string {
  return baseURL === defaultBaseURL ? 'https://www.facebook.com' : new URL(baseURL).origin
}

export type GraphRequest = Omit<HttpRequest, 'url' | 'headers'> & { path: string; query?: Record<string, string>; rules?: readonly FacebookRule[] }
export type GraphCaller = { http: Http; baseURL: string; version: string; app: App | undefined; now: Date }

/**
 * One call of the Graph API. The token that calls is sent as a header, so that it is in no address, and with a proof that is made of it and the app's secret.
 * Gives the JSON object of the answer. Throws NetworkFailure.
 */
export async function callGraph(
  { http, baseURL, version, app, now }: GraphCaller,
  token: string | undefined,
  { path, query = {}, rules = facebookRules, ...request }: GraphRequest,
): Promise<Record<string, unknown>> {
  if (!URL.canParse(baseURL)) throw new NetworkFailure('no-account', 'The channel has no usable address of Facebook’s API.')
  const url = new URL(`/${version}${path}`, baseURL)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  if (token && app) url.searchParams.set('appsecret_proof', createHmac('sha256', app.clientSecret).update(token).digest('hex'))
  const stage = request.stage ?? 'prepare'
  const answer = await http.send({ ...request, url: url.href, headers: token ? { authorization: `Bearer ${token}` } : {} })
  const json = answer.json()
  const isObject = typeof json === 'object' && json !== null
  if (answer.status < 200 || answer.status >= 300 || !isObject || 'error' in json)
    throw toFacebookFailure(answer, { stage, rules, now, secrets: [token ?? '', app?.clientSecret ?? '', query.fb_exchange_token ?? '', query.input_token ?? ''] })
  return json as Record<string, unknown>
}
