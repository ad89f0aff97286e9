import { randomBytes } from 'node:crypto'
import { consentPage } from '../../kit/consentPage.ts'
import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { ApiError, invalid } from '../apiError.ts'
import type { Handler, Server } from '../server.ts'
import type { StoredApp } from '../store.ts'

const knownScopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read']
const refreshMs = 60 * 86_400_000

/** What the consent page was asked for. @throws ApiError 400 */
function readAsk(server: Server, params: URLSearchParams) {
  const app = server.store.apps.get(params.get('client_id') ?? '')
  const redirectURI = params.get('redirect_uri') ?? ''
  const scopes = (params.get('scope') ?? '').split(',')
  const unknown = [...params.keys()].find((name) => !['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'account', 'decision'].includes(name))
  if (!app) throw invalid('The client_id is unknown.')
  if (unknown) throw invalid(`The parameter ${unknown} is unknown.`)
  if (params.get('response_type') !== 'code') throw invalid('The response_type has to be code.')
  if (!URL.canParse(redirectURI)) throw invalid('The redirect_uri is not an address.')
  if (!scopes.every((scope) => knownScopes.includes(scope))) throw invalid('A scope is unknown.')
  return { app, redirectURI, scopes, state: params.get('state') }
}

/** `GET /oauth/`: a page with a choice of accounts and two buttons. */
export function showConsent(server: Server, { url }: KitRequest): KitAnswer {
  const { app, scopes } = readAsk(server, url.searchParams)
  const choices = [...server.store.accounts.values()].map(({ id, username }) => ({ id, name: `@${username}` }))
  return {
    html: consentPage({ network: 'Pinterest', app: app.name, action: '/oauth/', params: url.searchParams, wants: scopes, choices, allow: 'Give access', deny: 'Cancel' }),
  }
}

/** `POST /oauth/`: what the person said. */
export function answerConsent(server: Server, request: KitRequest): KitAnswer {
  const form = new URLSearchParams(request.bytes.toString())
  const { app, redirectURI, scopes, state } = readAsk(server, form)
  const to = new URL(redirectURI)
  if (state !== null) to.searchParams.set('state', state)
  const accountId = form.get('account') ?? ''
  if (form.get('decision') !== 'allow' || !server.store.accounts.has(accountId)) {
    to.searchParams.set('error', 'access_denied')
    return { status: 302, headers: { location: to.href } }
  }
  const code = randomBytes(24).toString('base64url')
  server.store.grants.set(code, { code, accountId, clientId: app.clientId, redirectURI, scopes })
  to.searchParams.set('code', code)
  return { status: 302, headers: { location: to.href } }
}

/** Makes an access token and a refresh token. */
export function issueTokens(server: Server, { accountId, clientId, scopes }: { accountId: string; clientId: string; scopes: readonly string[] }) {
  const now = server.now().getTime()
  const accessToken = `pina_${randomBytes(24).toString('base64url')}`
  const refreshToken = `pinr_${randomBytes(24).toString('base64url')}`
  server.store.accesses.set(accessToken, { token: accessToken, accountId, clientId, scopes, endsAt: now + server.settings.accessMs, isRevoked: false })
  server.store.renewals.set(refreshToken, { token: refreshToken, accountId, clientId, scopes, endsAt: now + refreshMs, isSpent: false })
  return { accessToken, refreshToken }
}

/** @throws ApiError 401 */
function requireApp(server: Server, request: KitRequest): StoredApp {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const [id = '', secret] = Buffer.from(basic, 'base64').toString().split(':')
  const app = server.store.apps.get(id)
  if (!app || app.clientSecret !== secret) throw new ApiError(401, 2, 'Authentication failed.')
  return app
}

const createToken: Handler = ({ server, request, body }) => {
  const app = requireApp(server, request)
  const form = body.value as Record<string, string | undefined>
  const isRefresh = form.grant_type === 'refresh_token'
  const given = isRefresh ? spendRenewal(server, form.refresh_token) : spendGrant(server, form)
  if (given.clientId !== app.clientId) throw new ApiError(400, 283, 'Invalid grant.')
  const tokens = issueTokens(server, given)
  const refreshSeconds = refreshMs / 1000
  return {
    json: {
      response_type: isRefresh ? 'refresh_token' : 'authorization_code',
      token_type: 'bearer',
      access_token: tokens.accessToken,
      expires_in: Math.floor(server.settings.accessMs / 1000),
      scope: given.scopes.join(' '),
      refresh_token: tokens.refreshToken,
      refresh_token_expires_in: refreshSeconds,
      refresh_token_expires_at: Math.floor(server.now().getTime() / 1000) + refreshSeconds,
    },
  }
}

function spendRenewal(server: Server, token: string | undefined) {
  const renewal = server.store.renewals.get(token ?? '')
  if (!renewal || renewal.isSpent || renewal.endsAt <= server.now().getTime()) throw new ApiError(401, 2, 'Refresh token is invalid or has expired.')
  renewal.isSpent = true
  return renewal
}

function spendGrant(server: Server, form: Record<string, string | undefined>) {
  const grant = server.store.grants.get(form.code ?? '')
  server.store.grants.delete(form.code ?? '')
  if (!grant || grant.redirectURI !== form.redirect_uri) throw new ApiError(400, 283, 'Invalid grant.')
  return grant
}

export const oauthRoutes: Record<string, Handler> = { 'POST /oauth/token': createToken }
