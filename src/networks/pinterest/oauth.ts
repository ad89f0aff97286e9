import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import { isObject, withoutSecrets } from '../shared/bearerSession.ts'
import { toSentence } from '../shared/classifyAnswer.ts'
import type { OauthTokens } from '../shared/oauthAccess.ts'
import { requireScopes } from '../shared/requireScopes.ts'
import { toPinterestFailure, wordsOf } from './answers.ts'

/** The app at developers.pinterest.com. */
export type PinterestApp = { clientId: string; clientSecret: string }

type OauthCall = { http: Http; baseURL: string; app: PinterestApp; now(): Date }

/**
 * Spends a refresh token for an access token of 30 days and a new refresh token of 60 days, so that access never ends while it is used. Apps made since
 * 25 September 2025 do that by themselves; older ones have to be told so in their settings. Source: description of `POST /oauth/token`.
 */
export async function exchangeRefreshToken({ refreshToken, ...call }: OauthCall & { refreshToken: string }): Promise<OauthTokens> {
  return askForTokens(call, { grant_type: 'refresh_token', refresh_token: refreshToken }, 'Pinterest did not renew the access of the channel')
}

/** Turns the code of the consent page into tokens. */
export async function exchangeCode({ code, redirectURI, ...call }: OauthCall & { code: string; redirectURI: string }): Promise<OauthTokens> {
  return askForTokens(call, { grant_type: 'authorization_code', code, redirect_uri: redirectURI }, 'Pinterest did not accept the permission', (granted) =>
    requireScopes({ label: 'Pinterest', granted, needed: ['boards:read', 'pins:read', 'pins:write'] }),
  )
}

async function askForTokens({ http, baseURL, app, now }: OauthCall, form: Record<string, string>, refusal: string, judgeScopes?: (granted: unknown) => void): Promise<OauthTokens> {
  const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64')
  const answer = await http.send({
    method: 'POST',
    url: new URL('/v5/oauth/token', baseURL).href,
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  })
  const json = answer.json()
  const secrets = [...Object.values(form), app.clientSecret]
  if (answer.status === 400 || answer.status === 401 || answer.status === 403) {
    const words = withoutSecrets(wordsOf(json), secrets)
    throw new NetworkFailure('unauthorized', `${refusal}${words ? `: ${toSentence(words)}` : '.'}`, { status: answer.status })
  }
  if (answer.status >= 300 || !isObject(json) || typeof json.access_token !== 'string') throw toPinterestFailure(answer, { stage: 'prepare', now: now(), secrets })
  judgeScopes?.(json.scope)
  const tokens: OauthTokens = { accessToken: json.access_token }
  if (typeof json.refresh_token === 'string') tokens.refreshToken = json.refresh_token
  if (typeof json.expires_in === 'number') tokens.expiresAt = new Date(now().getTime() + json.expires_in * 1000).toISOString()
  return tokens
}
