import { createHash, randomBytes } from 'node:crypto'
import { consentPage } from '../../kit/consentPage.ts'
import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { invalidRequest, Problem } from '../problem.ts'
import type { Handler, Server } from '../server.ts'
import type { StoredApp } from '../store.ts'

/** Scopes that X knows and this project may ask for. */
const knownScopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']
const grantMs = 10 * 60_000

/** The endpoints of OAuth, which the published description names but does not describe. */
export const oauthPaths = {
  '/2/oauth2/token': {
    post: {
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['grant_type'],
              properties: {
                grant_type: { enum: ['authorization_code', 'refresh_token'] },
                code: { type: 'string', minLength: 1 },
                redirect_uri: { type: 'string', format: 'uri' },
                code_verifier: { type: 'string', minLength: 43, maxLength: 128 },
                refresh_token: { type: 'string', minLength: 1 },
                client_id: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
  '/2/oauth2/revoke': {
    post: {
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['token'],
              properties: { token: { type: 'string', minLength: 1 }, token_type_hint: { enum: ['access_token', 'refresh_token'] }, client_id: { type: 'string' } },
            },
          },
        },
      },
    },
  },
}

/** What the consent page was asked for. @throws Problem 400 */
function readAsk(server: Server, params: URLSearchParams) {
  const app = server.store.apps.get(params.get('client_id') ?? '')
  const redirectURI = params.get('redirect_uri') ?? ''
  const scopes = (params.get('scope') ?? '').split(' ')
  const challenge = params.get('code_challenge') ?? ''
  if (!app) throw invalidRequest('Value passed for the client_id was invalid.')
  if (params.get('response_type') !== 'code') throw invalidRequest('Value passed for the response_type was invalid.')
  if (!URL.canParse(redirectURI)) throw invalidRequest('Value passed for the redirect uri did not match the uri of the authorization code.')
  if (!scopes.every((scope) => knownScopes.includes(scope))) throw invalidRequest('Value passed for the scope was invalid.')
  if (params.get('code_challenge_method') !== 'S256' || challenge.length < 43) throw invalidRequest('Value passed for the code challenge was invalid.')
  if (!params.get('state')) throw invalidRequest('Value passed for the state was invalid.')
  return { app, redirectURI, scopes, state: params.get('state') ?? '', challenge }
}

/** `GET /i/oauth2/authorize`: a page with a choice of accounts and two buttons. */
export function showConsent(server: Server, request: KitRequest): KitAnswer {
  const { app, scopes } = readAsk(server, request.url.searchParams)
  return {
    html: consentPage({
      network: 'X',
      app: app.name,
      action: '/i/oauth2/authorize',
      params: request.url.searchParams,
      wants: scopes,
      choices: [...server.store.users.values()].map(({ id, username }) => ({ id, name: `@${username}` })),
      allow: 'Authorize app',
      deny: 'Cancel',
    }),
  }
}

/** `POST /i/oauth2/authorize`: what the person said. */
export function answerConsent(server: Server, request: KitRequest): KitAnswer {
  const form = new URLSearchParams(request.bytes.toString())
  const { app, redirectURI, scopes, state, challenge } = readAsk(server, form)
  const to = new URL(redirectURI)
  to.searchParams.set('state', state)
  const userId = form.get('account') ?? ''
  if (form.get('decision') !== 'allow' || !server.store.users.has(userId)) {
    to.searchParams.set('error', 'access_denied')
    return { status: 302, headers: { location: to.href } }
  }
  const code = randomBytes(24).toString('base64url')
  server.store.grants.set(code, { code, clientId: app.clientId, userId, redirectURI, scopes, challenge, endsAt: server.now().getTime() + grantMs })
  to.searchParams.set('code', code)
  return { status: 302, headers: { location: to.href } }
}

const refuse = (status: number, error: string, description: string): Problem => {
  const problem = new Problem(status, description)
  for (const key of Object.keys(problem.body)) delete problem.body[key]
  Object.assign(problem.body, { error, error_description: description })
  return problem
}

/** A confidential client signs with Basic, a public one names itself. @throws Problem 401 */
function requireApp(server: Server, request: KitRequest, form: Record<string, string | undefined>): StoredApp {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const [id = '', secret] = basic ? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent) : [form.client_id]
  const app = server.store.apps.get(id)
  if (!app || app.clientSecret !== secret) throw refuse(401, 'unauthorized_client', 'Missing valid authorization header')
  return app
}

/** Makes an access token, and a refresh token where `offline.access` was given. */
export function issueTokens(server: Server, { userId, clientId, scopes }: { userId: string; clientId: string; scopes: readonly string[] }) {
  const accessToken = `x-access-${randomBytes(24).toString('base64url')}`
  server.store.accesses.set(accessToken, { token: accessToken, userId, clientId, scopes, endsAt: server.now().getTime() + server.settings.accessMs, isRevoked: false })
  if (!scopes.includes('offline.access')) return { accessToken, refreshToken: undefined }
  const refreshToken = `x-refresh-${randomBytes(24).toString('base64url')}`
  server.store.renewals.set(refreshToken, { token: refreshToken, userId, clientId, scopes, isSpent: false })
  return { accessToken, refreshToken }
}

const createToken: Handler = ({ server, request, body }) => {
  const form = body.value as Record<string, string | undefined>
  const app = requireApp(server, request, form)
  const given = form.grant_type === 'refresh_token' ? spendRenewal(server, form.refresh_token) : spendGrant(server, form)
  if (given.clientId !== app.clientId) throw refuse(400, 'invalid_request', 'Value passed for the token was invalid.')
  const tokens = issueTokens(server, given)
  return {
    json: {
      token_type: 'bearer',
      expires_in: Math.floor(server.settings.accessMs / 1000),
      access_token: tokens.accessToken,
      scope: given.scopes.join(' '),
      ...(tokens.refreshToken ? { refresh_token: tokens.refreshToken } : {}),
    },
  }
}

function spendRenewal(server: Server, token: string | undefined) {
  const renewal = server.store.renewals.get(token ?? '')
  if (!renewal || renewal.isSpent) throw refuse(400, 'invalid_request', 'Value passed for the token was invalid.')
  renewal.isSpent = true
  return renewal
}

function spendGrant(server: Server, form: Record<string, string | undefined>) {
  const grant = server.store.grants.get(form.code ?? '')
  server.store.grants.delete(form.code ?? '')
  const proof = createHash('sha256')
    .update(form.code_verifier ?? '')
    .digest('base64url')
  if (!grant || grant.endsAt < server.now().getTime()) throw refuse(400, 'invalid_request', 'Value passed for the authorization code was invalid.')
  if (grant.redirectURI !== form.redirect_uri) throw refuse(400, 'invalid_request', 'Value passed for the redirect uri did not match the uri of the authorization code.')
  if (grant.challenge !== proof) throw refuse(400, 'invalid_request', 'Value passed for the code verifier did not match the code challenge.')
  return grant
}

const revoke: Handler = ({ server, request, body }) => {
  const form = body.value as Record<string, string | undefined>
  const app = requireApp(server, request, form)
  const access = server.store.accesses.get(form.token ?? '')
  const renewal = server.store.renewals.get(form.token ?? '')
  if (access?.clientId === app.clientId) access.isRevoked = true
  if (renewal?.clientId === app.clientId) renewal.isSpent = true
  return { json: { revoked: true } }
}

export const oauthRoutes: Record<string, Handler> = { 'POST /2/oauth2/token': createToken, 'POST /2/oauth2/revoke': revoke }
