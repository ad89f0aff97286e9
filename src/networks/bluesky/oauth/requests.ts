import { NetworkFailure } from '../../../domain/failures.ts'
import type { Http, HttpAnswer } from '../../../http/http.ts'
import type { Client } from '../../port.ts'
import { bodyOf, errorOf, toXrpcFailure } from '../xrpc.ts'
import { proveClient } from './clientDocument.ts'
import type { PrivateKey } from './jwt.ts'
import { createProof, hearNonce, type Nonces } from './proof.ts'

/** Everything that a request to an authorization server is signed with. */
export type Party = { http: Http; client: Client | undefined; issuer: string; clientId: string; keyId: string | undefined; key: PrivateKey; nonces: Nonces; now(): Date }

export type Tokens = { did: string; accessToken: string; refreshToken: string; expiresAt: string }

/** Announces what will be asked for, server to server, and gives the name under which the consent page finds it. Source: RFC 9126. */
export async function pushRequest(party: Party, url: string, form: Record<string, string>): Promise<{ name: string } | { refusal: string; words: string }> {
  const answer = await post(party, url, form)
  const { request_uri: name, error, error_description: words } = bodyOf(answer)
  if (answer.status < 300 && typeof name === 'string') return { name }
  if (answer.status === 400 && typeof error === 'string') return { refusal: error, words: typeof words === 'string' ? words : error }
  throw toXrpcFailure(answer, { account: 'the channel', now: party.now() })
}

/** Exchanges a code or a refresh token. `did` is who gave the permission. @throws NetworkFailure `unauthorized` when it is not taken */
export async function askForTokens(party: Party, url: string, form: Record<string, string>): Promise<Tokens> {
  const answer = await post(party, url, form)
  const { sub, access_token: accessToken, refresh_token: refreshToken, expires_in: seconds, token_type: type, scope } = bodyOf(answer)
  if (errorOf(answer).error === 'invalid_dpop_proof')
    throw new NetworkFailure('unavailable', `${new URL(url).host} does not accept the time in our request: check the clock of this server.`, { status: answer.status })
  if (answer.status === 400 || answer.status === 401) {
    const words = bodyOf(answer).error_description
    // What is said here names parameters of the protocol, never a value of them.
    const said = typeof words === 'string' ? words : errorOf(answer).error
    throw new NetworkFailure('unauthorized', `${new URL(url).host} does not renew the access any more (${said.replace(/[.\s]+$/u, '') || answer.status}). Reconnect the channel.`, {
      status: answer.status,
    })
  }
  if (answer.status >= 300) throw toXrpcFailure(answer, { account: 'the channel', now: party.now() })
  const isWhole = typeof sub === 'string' && typeof accessToken === 'string' && typeof refreshToken === 'string' && type === 'DPoP'
  if (!isWhole || !String(scope).split(' ').includes('atproto')) throw new NetworkFailure('unavailable', `${new URL(url).host} answered something that is no access to Bluesky.`)
  return { did: sub, accessToken, refreshToken, expiresAt: new Date(party.now().getTime() + (typeof seconds === 'number' ? seconds : 600) * 1000).toISOString() }
}

/** Gives an access back. Source: RFC 7009. */
export async function revokeToken(party: Party, url: string, token: string): Promise<void> {
  const answer = await post(party, url, { token, token_type_hint: 'refresh_token' })
  if (answer.status >= 300) throw toXrpcFailure(answer, { account: 'the channel', now: party.now() })
}

/** Signed as the client and with the key of the session; repeated once where the server wants its newest nonce in the proof. */
async function post(party: Party, url: string, form: Record<string, string>): Promise<HttpAnswer> {
  const { http, nonces, key, now } = party
  const send = () =>
    http.send({
      method: 'POST',
      url,
      headers: { dpop: createProof({ method: 'POST', url, key, nonces, now: now() }) },
      body: new URLSearchParams({ ...form, ...proveClient({ ...party, now: now() }) }),
      timeoutMs: 15_000,
    })
  const answer = await send()
  return hearNonce(answer, nonces) ? send() : answer
}
