import { randomUUID } from 'node:crypto'
import { NetworkFailure } from '../../../domain/failures.ts'
import type { Client } from '../../port.ts'
import { signJwt, toKeyId, toPublicKey } from './jwt.ts'

/** What this site may do with an account, and nothing else: write posts and reposts, upload pictures, read numbers and mentions. */
export const fineScope = [
  'atproto',
  'repo?collection=app.bsky.feed.post&collection=app.bsky.feed.repost',
  'blob:image/*',
  'rpc?lxm=app.bsky.actor.getProfile&lxm=app.bsky.feed.getPosts&lxm=app.bsky.notification.listNotifications&aud=*',
].join(' ')
/** For servers that do not know such fine permissions yet: everything an app password may do. */
export const coarseScope = 'atproto transition:generic'
const allScopes = `${fineScope} transition:generic`

/** How this site is known to the server of an account: by the address of its document, or on one's own machine by a name that needs none. */
export type ClientName = { id: string; redirectURI: string; isLoopback: boolean }

/**
 * The name of this site as an OAuth client. A site on https is a confidential client, whose sessions last. On localhost there is nothing that a
 * server could read, so the protocol's loopback client is used, whose sessions last two weeks. Source: https://atproto.com/specs/oauth
 *
 * @throws NetworkFailure `not-supported`
 */
export function nameClient({ metadataURL, redirectURI }: Client): ClientName {
  const url = new URL(redirectURI)
  if (url.protocol === 'https:') return { id: metadataURL, redirectURI, isLoopback: false }
  if (url.hostname !== 'localhost' && url.hostname !== '127.0.0.1' && url.hostname !== '[::1]')
    throw new NetworkFailure('not-supported', `Bluesky's consent page only answers to sites on https, and this one is ${url.origin}. Connect with an app password.`)
  // The protocol allows the number and not the name.
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1'
  return { id: `http://localhost?${new URLSearchParams({ redirect_uri: url.href, scope: allScopes })}`, redirectURI: url.href, isLoopback: true }
}

/** The document at the site's address that tells servers who asks for access. Public keys only. */
export function describeClient({ metadataURL, redirectURI, name, keys }: Client): Record<string, unknown> {
  return {
    client_id: metadataURL,
    client_name: name,
    client_uri: new URL('/', metadataURL).href,
    application_type: 'web',
    redirect_uris: [redirectURI],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: allScopes,
    dpop_bound_access_tokens: true,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: keys.map((key) => ({ ...toPublicKey(key), kid: toKeyId(key), use: 'sig', alg: 'ES256' })) },
  }
}

/**
 * What proves to a server that the request comes from this site. A session is bound to the key that it was begun with.
 *
 * @throws NetworkFailure `unauthorized` when that key is not given any more
 */
export function proveClient({
  clientId,
  keyId,
  issuer,
  client,
  now,
}: {
  clientId: string
  keyId: string | undefined
  issuer: string
  client: Client | undefined
  now: Date
}): Record<string, string> {
  if (keyId === undefined) return { client_id: clientId }
  const key = client?.keys.find((one) => toKeyId(one) === keyId)
  if (!key) throw new NetworkFailure('unauthorized', 'The key by which Bluesky knows this site is not in use any more. Reconnect the channel.')
  const seconds = Math.floor(now.getTime() / 1000)
  const claims = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat: seconds, exp: seconds + 60 }
  return {
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signJwt({ key, header: { kid: keyId }, claims }),
  }
}
