import { getHandle, getPdsEndpoint, isValidDidDoc } from '@atproto/common-web'
import { NetworkFailure } from '../../../domain/failures.ts'
import type { Http } from '../../../http/http.ts'
import { bodyOf, callXrpc } from '../xrpc.ts'

/** Where an account's server takes requests for access. */
export type AuthorizationServer = { issuer: string; authorizeURL: string; requestURL: string; tokenURL: string; revokeURL: string | undefined }

/** An account as its DID document tells it. */
export type Identity = { did: string; handle: string | undefined; pds: string }

type Asking = { http: Http; directory: string }

/**
 * What a person typed: a handle, a DID, or the address of a server. A bare name is a handle where somebody has it, else a server.
 *
 * @throws NetworkFailure `no-account`
 */
export async function findServer(typed: string, { resolver, ...asking }: Asking & { resolver: string }): Promise<{ server: AuthorizationServer; hint: string | undefined }> {
  const input = typed.trim().replace(/^@/u, '')
  if (/^https?:\/\//iu.test(input)) return { server: await readServerOf(originOf(input), asking), hint: undefined }
  if (input.startsWith('did:')) return { server: await readServerOf((await readIdentity(input, asking)).pds, asking), hint: input }
  const handle = input.toLowerCase()
  if (!/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/u.test(handle)) throw new NetworkFailure('no-account', `“${typed}” is neither a handle nor a server. Write it like name.bsky.social.`)
  const did = await resolveHandle(handle, resolver, asking.http)
  if (did) return { server: await readServerOf((await readIdentity(did, asking)).pds, asking), hint: handle }
  const server = await readServerOf(`https://${handle}`, asking).catch((error: unknown) => {
    if (error instanceof NetworkFailure && error.code === 'private-address') throw error
    throw new NetworkFailure('no-account', `There is no account and no server named “${handle}” on Bluesky.`, { cause: error })
  })
  return { server, hint: undefined }
}

/** The DID document of an account, from the directory or its own domain: never from the server that it is about. @throws NetworkFailure */
export async function readIdentity(did: string, { http, directory }: Asking): Promise<Identity> {
  const web = /^did:web:([a-z0-9.-]+)$/u.exec(did)?.[1]
  if (!web && !/^did:plc:[a-z2-7]{24}$/u.test(did)) throw new NetworkFailure('no-account', `“${did}” is not the identity of an account.`)
  const answer = await http.send({ url: web ? `https://${web}/.well-known/did.json` : `${directory}/${did}`, timeoutMs: 10_000, maxBytes: 100_000 })
  const doc = answer.json()
  const pds = answer.status === 200 && isValidDidDoc(doc) && doc.id === did ? getPdsEndpoint(doc) : undefined
  if (!pds || !isValidDidDoc(doc)) throw new NetworkFailure('no-account', `The identity ${did} does not say on which server its account is.`)
  return { did, handle: getHandle(doc), pds: originOf(pds) }
}

/** The server that gives access to accounts on `origin`: itself, or the one that it names. @throws NetworkFailure `no-account` */
export async function readServerOf(origin: string, { http }: Pick<Asking, 'http'>): Promise<AuthorizationServer> {
  const { authorization_servers: named } = await readWellKnown(origin, 'oauth-protected-resource', http)
  const issuer = Array.isArray(named) && typeof named[0] === 'string' ? originOf(named[0]) : origin
  const found = await readWellKnown(issuer, 'oauth-authorization-server', http)
  const text = (name: string) => (typeof found[name] === 'string' ? (found[name] as string) : '')
  const urls = [text('authorization_endpoint'), text('pushed_authorization_request_endpoint'), text('token_endpoint')] as const
  const algorithms = found.dpop_signing_alg_values_supported
  const isOurs = text('issuer') === issuer && urls.every(isSafe) && Array.isArray(algorithms) && algorithms.includes('ES256')
  if (!isOurs || !isSafe(issuer))
    throw new NetworkFailure('no-account', `${new URL(origin).host} has no consent page of Bluesky's kind. Check the address, or connect with an app password.`)
  const revokeURL = text('revocation_endpoint')
  return { issuer, authorizeURL: urls[0], requestURL: urls[1], tokenURL: urls[2], revokeURL: isSafe(revokeURL) ? revokeURL : undefined }
}

async function resolveHandle(handle: string, resolver: string, http: Http): Promise<string | undefined> {
  const answer = await callXrpc(http, { server: resolver, method: 'com.atproto.identity.resolveHandle', params: { handle }, timeoutMs: 10_000 })
  const { did } = bodyOf(answer)
  return answer.status === 200 && typeof did === 'string' ? did : undefined
}

async function readWellKnown(origin: string, name: string, http: Http): Promise<Record<string, unknown>> {
  const answer = await http.send({ url: `${origin}/.well-known/${name}`, timeoutMs: 10_000, maxBytes: 100_000 })
  return answer.status === 200 ? bodyOf(answer) : {}
}

function originOf(address: string): string {
  if (!URL.canParse(address)) throw new NetworkFailure('no-account', `“${address}” is not the address of a server.`)
  return new URL(address).origin
}

/** Secrets go over https; on one's own machine there may be none. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'))
}
