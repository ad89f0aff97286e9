import { randomBytes } from 'node:crypto'
import { consentPage } from '../../kit/consentPage.ts'
import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { GraphError } from '../graphError.ts'
import type { Server } from '../server.ts'
import type { Access } from '../store.ts'

const shortMs = 2 * 3_600_000
const longMs = 60 * 24 * 3_600_000

/** Facebook Login's dialog and the answer of the person. Undefined: another address. */
export function answerDialog(server: Server, request: KitRequest): KitAnswer | undefined {
  if (!/^\/v\d+\.\d+\/dialog\/oauth$/.test(request.path)) return undefined
  return request.method === 'POST' ? takeConsent(server, request) : showConsent(server, request)
}

function problemWith({ app }: Server, params: URLSearchParams): string | undefined {
  if (params.get('client_id') !== app.clientId) return 'Invalid App ID: The provided app ID does not look like a valid app ID.'
  if (params.get('response_type') !== 'code') return 'Invalid response_type'
  if (!params.get('redirect_uri')) return 'URL blocked: the redirect URI is missing.'
  return params.get('state') ? undefined : 'The state is missing'
}

function showConsent(server: Server, { url, path }: KitRequest): KitAnswer {
  const params = url.searchParams
  const problem = problemWith(server, params)
  if (problem) return { status: 400, html: `<!doctype html><title>Error</title><p>${problem}` }
  const choices = [...server.store.users.values()]
  const wants = (params.get('scope') ?? '').split(',')
  return { html: consentPage({ network: 'Facebook', app: server.app.name, action: path, params, wants, choices, allow: 'Continue', deny: 'Cancel' }) }
}

function takeConsent(server: Server, request: KitRequest): KitAnswer {
  const form = new URLSearchParams(request.bytes.toString())
  const problem = problemWith(server, form)
  if (problem) return { status: 400, text: problem }
  const redirectURI = form.get('redirect_uri') ?? ''
  const to = new URL(redirectURI)
  to.searchParams.set('state', form.get('state') ?? '')
  const userId = form.get('account') ?? ''
  if (form.get('decision') !== 'allow' || !server.store.users.has(userId)) {
    for (const [name, value] of Object.entries({ error: 'access_denied', error_code: '200', error_description: 'Permissions error', error_reason: 'user_denied' }))
      to.searchParams.set(name, value)
    return { status: 302, headers: { location: to.href } }
  }
  const code = `AQ${randomBytes(24).toString('base64url')}`
  server.store.grants.set(code, { code, userId, redirectURI, permissions: (form.get('scope') ?? '').split(',') })
  to.searchParams.set('code', code)
  return { status: 302, headers: { location: to.href } }
}

/** `GET /oauth/access_token`: a code becomes a short token, a short one a long one. */
export function giveToken(server: Server, query: Readonly<Record<string, unknown>>): KitAnswer {
  const { app, store } = server
  if (query.client_id !== app.clientId || query.client_secret !== app.clientSecret) throw new GraphError({ code: 1, message: 'Error validating client secret.' })
  if (query.grant_type === 'fb_exchange_token') {
    const short = store.accesses.get(String(query.fb_exchange_token))
    if (!short || short.kind === 'page' || short.ended !== undefined) throw new GraphError({ code: 190, message: 'Invalid OAuth access token.' })
    return toAnswer(makeAccess(server, { kind: 'long', userId: short.userId, permissions: short.permissions }), server)
  }
  const grant = store.grants.get(String(query.code))
  store.grants.delete(String(query.code))
  if (!grant) throw new GraphError({ code: 100, subcode: 36_009, message: 'This authorization code has been used.' })
  if (grant.redirectURI !== query.redirect_uri)
    throw new GraphError({ code: 100, subcode: 36_008, message: 'Error validating verification code. Please make sure your redirect_uri is identical.' })
  return toAnswer(makeAccess(server, { kind: 'short', userId: grant.userId, permissions: grant.permissions }), server)
}

type NewAccess = Pick<Access, 'kind' | 'userId' | 'permissions' | 'targets' | 'appId'> & { pageId?: string }

export function makeAccess({ store, now }: Server, { kind, userId, pageId, permissions, targets, appId }: NewAccess): Access {
  const token = `EAA${kind}${randomBytes(32).toString('base64url')}`
  const endsAt = kind === 'page' ? Number.POSITIVE_INFINITY : now().getTime() + (kind === 'long' ? longMs : shortMs)
  const access: Access = { token, kind, userId, pageId, permissions, endsAt, ended: undefined, targets, appId }
  store.accesses.set(token, access)
  return access
}

function toAnswer({ token, endsAt }: Access, { now }: Server): KitAnswer {
  return { json: { access_token: token, token_type: 'bearer', expires_in: Math.round((endsAt - now().getTime()) / 1000) } }
}
