import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import type { ConnectFlow } from '../port.ts'
import { requireScopes } from '../shared/requireScopes.ts'
import { mastodonRules, toAnswerFailure } from './answers.ts'
import type { Session } from './session.ts'

/** What is asked for on the consent page: read the account and its posts, publish, upload, read mentions, look links and handles up. */
export const mastodonScopes = 'read:accounts read:statuses read:notifications read:search write:statuses write:media'

/** `write` stands for `write:statuses`. @throws NetworkFailure `forbidden` */
export function requireMastodonScopes(granted: unknown): void {
  const needed = ['read:accounts', 'write:statuses', 'write:media']
  requireScopes({ label: 'Mastodon', granted, needed, covers: (one, other) => one === other || one === other.split(':')[0] })
}

/** Connecting by OAuth: registers an app at the person's server, then PKCE with S256. Mastodon's tokens do not end by themselves. */
export function connectMastodon({ appName, website }: { appName: string; website?: string | undefined }): ConnectFlow {
  return {
    asks: { name: 'server', label: 'Mastodon server', placeholder: 'mastodon.social' },
    async start({ input, redirectURI, state, codeChallenge, http }) {
      const origin = toOrigin(input)
      const app = await register(http, origin, { client_name: appName, redirect_uris: [redirectURI], scopes: mastodonScopes, ...(website ? { website } : {}) })
      const [clientId, clientSecret] = [readText(app, 'client_id', origin), readText(app, 'client_secret', origin)]
      const consent = new URL('/oauth/authorize', origin)
      consent.search = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectURI,
        scope: mastodonScopes,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      }).toString()
      return { redirectTo: consent.href, remember: { baseURL: origin, clientId, clientSecret } }
    },
    async finish({ code, redirectURI, codeVerifier, remember, http, params }) {
      const { baseURL = '', clientId = '', clientSecret = '' } = remember
      if (params.error || !code) throw new NetworkFailure('not-connected', 'The permission was not given on the consent page of the server, so nothing is connected.')
      const token = await post(http, baseURL, '/oauth/token', {
        grant_type: 'authorization_code',
        code,
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: redirectURI,
        code_verifier: codeVerifier,
      })
      requireMastodonScopes(token.scope)
      return { credentials: { accessToken: readText(token, 'access_token', baseURL), clientId, clientSecret }, baseURL }
    },
  }
}

/** Tells the server that the token is not needed any more. Only an app can do that: a token made by hand is deleted by hand. */
export async function revokeAccess({ context, host }: Session): Promise<void> {
  const { accessToken, clientId, clientSecret } = await context.vault.read()
  if (!accessToken) return
  if (!clientId || !clientSecret) {
    throw new NetworkFailure('not-supported', `The access token was made by hand. Delete it on ${host} under Preferences, Development.`)
  }
  await post(context.http, context.channel.baseURL, '/oauth/revoke', { client_id: clientId, client_secret: clientSecret, token: accessToken })
}

/** The origin of a server from what a person typed: `mastodon.social`, `https://mastodon.social/home`, `@ada@mastodon.social`. @throws NetworkFailure `no-account` */
export function toOrigin(input: string): string {
  const typed = input.trim()
  const host = /^https?:\/\//i.test(typed) ? typed : `https://${typed.split('@').pop() ?? ''}`
  const url = URL.canParse(host) ? new URL(host) : undefined
  const isHost = url && (url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('['))
  if (!url || !isHost || url.username !== '') throw new NetworkFailure('no-account', `"${typed}" is not the address of a server. Write it like mastodon.social.`)
  return url.origin
}

/** The first word with a server: whoever does not answer as one does is none. @throws NetworkFailure `no-account` and others */
async function register(http: Http, origin: string, app: Record<string, unknown>): Promise<Record<string, unknown>> {
  try {
    return await post(http, origin, '/api/v1/apps', app)
  } catch (error) {
    const isAnswer = error instanceof NetworkFailure && error.status !== undefined && error.status < 500 && error.kind !== 'throttled'
    throw isAnswer ? new NetworkFailure('no-account', notMastodon(origin), { cause: error }) : error
  }
}

const notMastodon = (origin: string) => `${new URL(origin).host} does not answer like a Mastodon server. Check the address.`

async function post(http: Http, origin: string, path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answer = await http.send({ method: 'POST', url: new URL(path, origin).href, json: body, timeoutMs: 10_000 })
  const json = answer.json()
  if (answer.status < 200 || answer.status >= 300 || typeof json !== 'object' || json === null) {
    throw toAnswerFailure(answer, { host: new URL(origin).host, stage: 'prepare', rules: mastodonRules })
  }
  return json as Record<string, unknown>
}

function readText(json: Record<string, unknown>, name: string, origin: string): string {
  const value = json[name]
  if (typeof value !== 'string' || value === '') throw new NetworkFailure('no-account', notMastodon(origin))
  return value
}
