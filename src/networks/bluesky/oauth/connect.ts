import { NetworkFailure } from '../../../domain/failures.ts'
import type { Client, ConnectFlow } from '../../port.ts'
import { coarseScope, describeClient, fineScope, nameClient } from './clientDocument.ts'
import { toCredentials } from './grant.ts'
import { createKey, type PrivateKey, toKeyId } from './jwt.ts'
import type { Nonces } from './proof.ts'
import { askForTokens, type Party, pushRequest } from './requests.ts'
import { type AuthorizationServer, findServer, readIdentity, readServerOf } from './servers.ts'

/** Sessions of the loopback client end after two weeks, whatever is done. Source: https://atproto.com/specs/oauth */
const loopbackDays = 14

type Remembered = { server: AuthorizationServer; key: PrivateKey; clientId: string; keyId: string | undefined; redirectURI: string; isLoopback: boolean }

/** Connecting by the account's own server: pushed request, PKCE, and tokens that are bound to a key. */
export function connectBluesky({ directory }: { directory: string }): ConnectFlow {
  return {
    asks: { name: 'account', label: 'Your handle or your server', placeholder: 'name.bsky.social', is: 'account' },
    describeClient,
    async start({ input, state, codeChallenge, http, client, baseURL = 'https://bsky.social' }) {
      const { id: clientId, redirectURI, isLoopback } = nameClient(requireClient(client))
      const { server, hint } = await findServer(input, { http, directory, resolver: baseURL })
      const [ownKey] = isLoopback ? [] : requireClient(client).keys
      const remembered: Remembered = { server, key: createKey(), clientId, keyId: ownKey && toKeyId(ownKey), redirectURI, isLoopback }
      const party = partyOf(remembered, { http, client })
      const form = {
        response_type: 'code',
        redirect_uri: redirectURI,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
        ...(hint ? { login_hint: hint } : {}),
      }
      let pushed = await pushRequest(party, server.requestURL, { ...form, scope: fineScope })
      if ('refusal' in pushed && pushed.refusal === 'invalid_scope') pushed = await pushRequest(party, server.requestURL, { ...form, scope: coarseScope })
      if ('refusal' in pushed)
        throw new NetworkFailure('not-connected', `${new URL(server.issuer).host} does not open its consent page for this site: ${pushed.words.replace(/[.\s]+$/u, '')}.`)
      const consent = new URL(server.authorizeURL)
      consent.search = new URLSearchParams({ client_id: clientId, request_uri: pushed.name }).toString()
      return { redirectTo: consent.href, remember: { grant: JSON.stringify(remembered) } }
    },
    async finish({ code, codeVerifier, remember, http, params, client }) {
      const remembered = JSON.parse(remember.grant ?? '{}') as Remembered
      const { server, redirectURI, isLoopback } = remembered
      // Before anything else: an answer of another server is nobody's answer to our question. Source: RFC 9207.
      if (params.iss !== server.issuer)
        throw new NetworkFailure('not-connected', 'The answer came from another server than the one that was asked, so nothing is connected. Begin again.')
      if (params.error || !code) throw new NetworkFailure('not-connected', 'The permission was not given on the consent page of Bluesky, so nothing is connected.')
      const tokens = await askForTokens(partyOf(remembered, { http, client }), server.tokenURL, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectURI,
        code_verifier: codeVerifier,
      })
      // A server may only speak for accounts whose identity names it.
      const identity = await readIdentity(tokens.did, { http, directory })
      const { issuer } = await readServerOf(identity.pds, { http })
      if (issuer !== server.issuer)
        throw new NetworkFailure('not-connected', `${new URL(server.issuer).host} is not the server of the account ${tokens.did}, so nothing is connected.`)
      const refreshExpiresAt = isLoopback ? new Date(Date.now() + loopbackDays * 86_400_000).toISOString() : undefined
      return { credentials: toCredentials({ ...remembered, identity }, tokens, refreshExpiresAt), baseURL: server.issuer }
    },
  }
}

function partyOf({ server, key, clientId, keyId }: Remembered, { http, client }: Pick<Party, 'http' | 'client'>): Party {
  const nonces: Nonces = new Map()
  return { http, client, issuer: server.issuer, clientId, keyId, key, nonces, now: () => new Date() }
}

function requireClient(client: Client | undefined): Client {
  if (!client) throw new NetworkFailure('not-supported', 'Connecting needs the address of this server: set serverURL in the Payload config.')
  return client
}
