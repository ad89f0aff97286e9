import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import { isObject } from '../shared/bearerSession.ts'
import { toSentence } from '../shared/classifyAnswer.ts'
import type { OauthTokens } from '../shared/oauthAccess.ts'
import { requireScopes } from '../shared/requireScopes.ts'
import { toXFailure } from './answers.ts'

/** The app at developer.x.com. A public client has no secret. */
export type XApp = { clientId: string; clientSecret?: string | undefined }

type OauthCall = { http: Http; baseURL: string; app: XApp; now(): Date }

/** Spends a refresh token: X gives a new one with every access token, and the old one never works again. */
export async function exchangeRefreshToken({ refreshToken, ...call }: OauthCall & { refreshToken: string }): Promise<OauthTokens> {
  return askForTokens(call, { grant_type: 'refresh_token', refresh_token: refreshToken }, 'X did not renew the access of the channel')
}

/** Turns the code of the consent page into tokens. */
export async function exchangeCode(call: OauthCall & { code: string; redirectURI: string; codeVerifier: string }): Promise<OauthTokens> {
  const { code, redirectURI, codeVerifier, ...rest } = call
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectURI, code_verifier: codeVerifier }
  return askForTokens(rest, form, 'X did not accept the permission', (granted) => requireScopes({ label: 'X', granted, needed: ['tweet.read', 'tweet.write', 'users.read'] }))
}

/** Tells X that a token is not needed any more. */
export async function revokeToken({ http, baseURL, app, now, token, kind }: OauthCall & { token: string; kind: 'access_token' | 'refresh_token' }): Promise<void> {
  const answer = await post({ http, baseURL, app }, '/2/oauth2/revoke', { token, token_type_hint: kind })
  if (answer.status >= 300) throw toXFailure(answer, { stage: 'prepare', now: now(), secrets: [token] })
}

async function askForTokens(call: OauthCall, form: Record<string, string>, refusal: string, judgeScopes?: (granted: unknown) => void): Promise<OauthTokens> {
  const answer = await post(call, '/2/oauth2/token', form)
  const json = answer.json()
  if (answer.status === 400 || answer.status === 401) {
    const words = isObject(json) ? (json.error_description ?? json.error) : undefined
    // What X says here names parameters of the protocol, never a value of them.
    throw new NetworkFailure('unauthorized', `${refusal}${typeof words === 'string' ? `: ${toSentence(words)}` : '.'}`, { status: answer.status })
  }
  if (answer.status >= 300 || !isObject(json) || typeof json.access_token !== 'string') {
    throw toXFailure(answer, { stage: 'prepare', now: call.now(), secrets: Object.values(form) })
  }
  judgeScopes?.(json.scope)
  const tokens: OauthTokens = { accessToken: json.access_token }
  if (typeof json.refresh_token === 'string') tokens.refreshToken = json.refresh_token
  if (typeof json.expires_in === 'number') tokens.expiresAt = new Date(call.now().getTime() + json.expires_in * 1000).toISOString()
  return tokens
}

/** A confidential client signs with Basic, a public one names itself in the form. */
function post({ http, baseURL, app }: Pick<OauthCall, 'http' | 'baseURL' | 'app'>, path: string, form: Record<string, string>) {
  const { clientId, clientSecret } = app
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret ?? '')}`).toString('base64')
  return http.send({
    method: 'POST',
    url: new URL(path, baseURL).href,
    body: new URLSearchParams(clientSecret ? form : { ...form, client_id: clientId }),
    ...(clientSecret ? { headers: { authorization: `Basic ${basic}` } } : {}),
  })
}
