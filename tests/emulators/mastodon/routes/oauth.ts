import { createHash, randomBytes } from 'node:crypto'
import { brandStyle } from '../../kit/brands.ts'
import { consentStyle } from '../../kit/consentPage.ts'
import { escapeHtml } from '../../kit/escapeHtml.ts'
import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { ApiError } from '../apiError.ts'
import type { Handler, Server } from '../server.ts'

const createApp: Handler = ({ server, body }) => {
  const given = body.value as { client_name: string; redirect_uris: string[]; scopes?: string; website?: string }
  const app = {
    clientId: randomBytes(16).toString('base64url'),
    clientSecret: randomBytes(16).toString('base64url'),
    name: given.client_name,
    redirectURIs: given.redirect_uris,
    scopes: (given.scopes ?? 'read').split(/[ +]/),
  }
  server.store.apps.set(app.clientId, app)
  return {
    json: {
      id: String(server.store.apps.size),
      name: app.name,
      website: given.website ?? null,
      scopes: app.scopes,
      redirect_uri: app.redirectURIs.join('\n'),
      redirect_uris: app.redirectURIs,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      client_secret_expires_at: 0,
      vapid_key: '',
    },
  }
}

/** The app behind an access. A token made by hand is that of an app of its own, with the same scopes. */
const verifyApp: Handler = ({ server, access }) => {
  if (!access) throw new ApiError(401, 'The access token is invalid')
  const app = server.store.apps.get(access.clientId ?? '')
  return { json: { id: '1', name: app?.name ?? 'By hand', website: null, scopes: app?.scopes ?? access.scopes, redirect_uris: app?.redirectURIs ?? ['urn:ietf:wg:oauth:2.0:oob'] } }
}

/** What the consent page was asked for. @throws ApiError 400, 401 as the server answers */
function readAsk(server: Server, params: URLSearchParams) {
  const app = server.store.apps.get(params.get('client_id') ?? '')
  const redirectURI = params.get('redirect_uri') ?? ''
  if (!app) throw new ApiError(401, 'invalid_client', { error_description: 'Client authentication failed due to unknown client.' })
  if (!app.redirectURIs.includes(redirectURI)) throw new ApiError(400, 'invalid_redirect_uri', { error_description: 'The redirect uri included is not valid.' })
  if (params.get('response_type') !== 'code') throw new ApiError(400, 'unsupported_response_type')
  const scopes = (params.get('scope') ?? 'read').split(/[ +]/)
  if (!scopes.every((scope) => covers(app.scopes, scope))) throw new ApiError(400, 'invalid_scope', { error_description: 'The requested scope is invalid, unknown, or malformed.' })
  const method = params.get('code_challenge_method')
  if (method !== null && method !== 'S256') throw new ApiError(400, 'invalid_code_challenge_method', { error_description: 'The code challenge method must be S256.' })
  return { app, redirectURI, scopes, state: params.get('state'), challenge: params.get('code_challenge') ?? undefined }
}

/** Whether granted scopes include one: `write` covers `write:statuses`. */
export function covers(granted: readonly string[], wanted: string): boolean {
  return granted.includes(wanted) || granted.includes(wanted.split(':')[0] ?? '')
}

const consentPage: Handler = ({ server, request }) => {
  const { app, scopes } = readAsk(server, request.url.searchParams)
  const hidden = [...request.url.searchParams].map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('')
  const local = [...server.store.accounts.values()].filter((account) => !account.domain)
  const choices = local.map((account) => `<option value="${account.id}">@${escapeHtml(account.username)}</option>`).join('')
  return {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Authorization required</title>
<style>${brandStyle('Mastodon')}${consentStyle}</style>
<main><span class="network">Mastodon sandbox</span><h1>Authorization required</h1><p><strong>${escapeHtml(app.name)}</strong> would like permission to use your account:</p><ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
<form method="post" action="/oauth/authorize">${hidden}<p><label>Account <select name="account">${choices}</select></label></p>
<button name="decision" value="authorize">Authorize</button><button name="decision" value="deny">Deny</button></form></main></html>`,
  }
}

/** `POST /oauth/authorize`: the answer of the person on the consent page. Not part of the API description. */
export function answerConsent(server: Server, request: KitRequest): KitAnswer {
  const form = new URLSearchParams(request.bytes.toString())
  const { app, redirectURI, scopes, state, challenge } = readAsk(server, form)
  const to = new URL(redirectURI)
  if (state !== null) to.searchParams.set('state', state)
  const accountId = form.get('account') ?? ''
  if (form.get('decision') !== 'authorize' || !server.store.accounts.has(accountId)) {
    to.searchParams.set('error', 'access_denied')
    to.searchParams.set('error_description', 'The resource owner or authorization server denied the request.')
    return { status: 302, headers: { location: to.href } }
  }
  const code = randomBytes(24).toString('base64url')
  server.store.grants.set(code, { code, clientId: app.clientId, accountId, redirectURI, scopes, challenge })
  to.searchParams.set('code', code)
  return { status: 302, headers: { location: to.href } }
}

const invalidGrant = () =>
  new ApiError(400, 'invalid_grant', {
    error_description:
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  })

const createToken: Handler = ({ server, body }) => {
  const given = body.value as Record<string, string | undefined>
  const app = server.store.apps.get(given.client_id ?? '')
  if (!app || app.clientSecret !== given.client_secret) {
    throw new ApiError(401, 'invalid_client', {
      error_description: 'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
    })
  }
  if (given.grant_type !== 'authorization_code') throw new ApiError(400, 'unsupported_grant_type')
  const grant = server.store.grants.get(given.code ?? '')
  server.store.grants.delete(given.code ?? '')
  if (!grant || grant.clientId !== app.clientId || grant.redirectURI !== given.redirect_uri) throw invalidGrant()
  const proof = given.code_verifier ? createHash('sha256').update(given.code_verifier).digest('base64url') : undefined
  if (grant.challenge !== undefined && grant.challenge !== proof) throw invalidGrant()
  const token = randomBytes(32).toString('base64url')
  server.store.accesses.set(token, { token, accountId: grant.accountId, scopes: grant.scopes, clientId: app.clientId, revoked: false })
  return { json: { access_token: token, token_type: 'Bearer', scope: grant.scopes.join(' '), created_at: Math.floor(server.now().getTime() / 1000) } }
}

const revokeToken: Handler = ({ server, body }) => {
  const given = body.value as { client_id: string; client_secret: string; token: string }
  const access = server.store.accesses.get(given.token)
  const app = server.store.apps.get(given.client_id)
  if (!app || app.clientSecret !== given.client_secret || (access && access.clientId !== app.clientId)) {
    throw new ApiError(403, 'unauthorized_client', { error_description: 'You are not authorized to revoke this token' })
  }
  if (access) access.revoked = true
  return { json: {} }
}

export const oauthRoutes: Record<string, Handler> = {
  'GET /api/v1/apps/verify_credentials': verifyApp,
  'POST /api/v1/apps': createApp,
  'GET /oauth/authorize': consentPage,
  'POST /oauth/token': createToken,
  'POST /oauth/revoke': revokeToken,
}
