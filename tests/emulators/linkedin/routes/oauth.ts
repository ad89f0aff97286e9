import { randomBytes } from 'node:crypto'
import { consentPage } from '../../kit/consentPage.ts'
import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import type { Server } from '../server.ts'
import type { Access } from '../store.ts'

const accessMs = 60 * 24 * 3_600_000
const refreshMs = 365 * 24 * 3_600_000
const codeMs = 30 * 60_000

/** OAuth at `/oauth/v2/*`: the consent page, its answer, and tokens. Undefined: another address. */
export function answerOAuth(server: Server, request: KitRequest): KitAnswer | undefined {
  switch (`${request.method} ${request.path}`) {
    case 'GET /oauth/v2/authorization':
      return showConsent(server, request.url.searchParams)
    case 'POST /oauth/v2/authorization':
      return takeConsent(server, new URLSearchParams(request.bytes.toString()))
    case 'POST /oauth/v2/accessToken':
      return giveToken(server, new URLSearchParams(request.bytes.toString()))
    case 'POST /oauth/v2/introspectToken':
      return inspectToken(server, request)
    default:
      return undefined
  }
}

function problemWith({ app }: Server, params: URLSearchParams): string | undefined {
  if (params.get('client_id') !== app.clientId) return 'The passed in client_id is invalid'
  if (params.get('response_type') !== 'code') return 'response_type has to be code'
  if (!params.get('redirect_uri')) return 'The redirect_uri is missing'
  if (!params.get('state')) return 'The state is missing'
  const unknown = (params.get('scope') ?? '').split(' ').find((scope) => !app.scopes.includes(scope))
  return unknown === undefined ? undefined : `Scope "${unknown}" is not authorized for your application`
}

function showConsent(server: Server, params: URLSearchParams): KitAnswer {
  const problem = problemWith(server, params)
  if (problem) return { status: 400, html: `<!doctype html><title>Bummer, something went wrong.</title><p>${problem}` }
  const choices = [...server.store.members.values()].map(({ id, name }) => ({ id, name }))
  return {
    html: consentPage({
      network: 'LinkedIn',
      app: server.app.name,
      action: '/oauth/v2/authorization',
      params,
      wants: (params.get('scope') ?? '').split(' '),
      choices,
      allow: 'Allow',
      deny: 'Cancel',
    }),
  }
}

function takeConsent(server: Server, form: URLSearchParams): KitAnswer {
  const problem = problemWith(server, form)
  if (problem) return { status: 400, text: problem }
  const to = new URL(form.get('redirect_uri') ?? '')
  to.searchParams.set('state', form.get('state') ?? '')
  const memberId = form.get('account') ?? ''
  if (form.get('decision') !== 'allow' || !server.store.members.has(memberId)) {
    to.searchParams.set('error', 'user_cancelled_authorize')
    to.searchParams.set('error_description', 'The user cancelled the authorization')
    return { status: 302, headers: { location: to.href } }
  }
  const code = `AQ${randomBytes(24).toString('base64url')}`
  const scopes = (form.get('scope') ?? '').split(' ')
  server.store.grants.set(code, { code, memberId, redirectURI: form.get('redirect_uri') ?? '', scopes, endsAt: server.now().getTime() + codeMs })
  to.searchParams.set('code', code)
  return { status: 302, headers: { location: to.href } }
}

const refused = (error: string, description: string): KitAnswer => ({ status: 400, json: { error, error_description: description } })

function giveToken(server: Server, form: URLSearchParams): KitAnswer {
  const { app, store } = server
  if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret) return { ...refused('invalid_client', 'Client authentication failed'), status: 401 }
  if (form.get('grant_type') === 'refresh_token') {
    const before = [...store.accesses.values()].find((one) => one.refreshToken === form.get('refresh_token') && !one.revoked)
    if (!before?.refreshToken) return refused('invalid_request', 'The provided authorization grant or refresh token is invalid, expired or revoked')
    store.accesses.delete(before.token)
    return toTokenAnswer(makeAccess(server, before.memberId, before.scopes, before.refreshToken))
  }
  if (form.get('grant_type') !== 'authorization_code') return refused('unsupported_grant_type', 'This grant type is not supported')
  const grant = store.grants.get(form.get('code') ?? '')
  store.grants.delete(form.get('code') ?? '')
  if (!grant || grant.redirectURI !== form.get('redirect_uri') || grant.endsAt < server.now().getTime()) {
    return refused('invalid_request', 'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.')
  }
  return toTokenAnswer(makeAccess(server, grant.memberId, grant.scopes, app.hasRefreshTokens ? `AQX${randomBytes(24).toString('base64url')}` : undefined))
}

/** What an app may know of an access that it made; of any other it is told nothing. Moments are in seconds. */
function inspectToken(server: Server, { bytes, headers, url }: KitRequest): KitAnswer {
  const { app, store, violations } = server
  const form = new URLSearchParams(bytes.toString())
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true && url.search === ''
  if (!isForm || [...form.keys()].sort().join() !== 'client_id,client_secret,token')
    violations.push('POST /oauth/v2/introspectToken: wants client_id, client_secret and token as a form')
  if (form.get('client_id') !== app.clientId) return refused('invalid_request', 'Invalid client id')
  if (form.get('client_secret') !== app.clientSecret) return { ...refused('invalid_client', 'Invalid client secret'), status: 401 }
  const access = store.accesses.get(form.get('token') ?? '')
  if (!access) return refused('invalid_request', 'Invalid token')
  if (access.madeBy !== undefined) return { json: { active: false } }
  const status = access.revoked ? 'revoked' : access.endsAt <= server.now().getTime() ? 'expired' : 'active'
  const [created, expires] = [access.endsAt - accessMs, access.endsAt].map((ms) => Math.floor(ms / 1000))
  const told = { client_id: app.clientId, authorized_at: created, created_at: created, status, expires_at: expires, scope: access.scopes.join(','), auth_type: '3L' }
  return { json: { active: status === 'active', ...told } }
}

/** An access of 60 days. */
export function makeAccess(server: Server, memberId: string, scopes: readonly string[], refreshToken?: string): Access {
  const token = `AQW${randomBytes(32).toString('base64url')}`
  const access: Access = { token, memberId, scopes, endsAt: server.now().getTime() + accessMs, refreshToken, revoked: false }
  server.store.accesses.set(token, access)
  return access
}

function toTokenAnswer({ token, scopes, refreshToken }: Access): KitAnswer {
  const refresh = refreshToken ? { refresh_token: refreshToken, refresh_token_expires_in: refreshMs / 1000 } : {}
  return { json: { access_token: token, expires_in: accessMs / 1000, scope: scopes.join(','), token_type: 'Bearer', ...refresh } }
}
