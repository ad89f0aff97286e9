import { createHash, type JsonWebKey } from 'node:crypto'
import { getPdsEndpoint, isValidDidDoc } from '@atproto/common-web'
import type { HttpAnswer } from '../../http/http.ts'
import type { Channel, Credentials } from '../port.ts'
import { bodyOf } from './xrpc.ts'

/** A signed-in account. Stored as JSON under `session` beside the channel's credentials. */
export type Session = {
  did: string
  handle: string
  accessJwt: string
  refreshJwt: string
  /** Origin of the server that holds the account's repository. */
  pds: string
  /** When the access token ends, by our own clock; unknown when the token does not tell (it need not be a JWT). */
  endsAt?: string | undefined
  /** Set when the server said that the account is not active: `deactivated`, `takendown`, `suspended`. */
  status?: string | undefined
  /** Of a session by the consent page: the key that its requests are signed with. Never stored from here. */
  proofKey?: JsonWebKey | undefined
  /** Which server and credentials it was made with; with others it is not used. */
  madeFrom: string
}

/** A fingerprint of what a session belongs to, so that a changed server, account or password starts a new one. */
export function fingerprintOf({ baseURL }: Pick<Channel, 'baseURL'>, { identifier, appPassword }: Credentials): string {
  return createHash('sha256').update(`${baseURL}\n${identifier}\n${appPassword}`).digest('base64url').slice(0, 16)
}

/** The stored session of this server and these credentials, or undefined. */
export function storedSession(channel: Channel, credentials: Credentials): Session | undefined {
  if (!credentials.session) return undefined
  try {
    const session = JSON.parse(credentials.session) as Session
    return session.madeFrom === fingerprintOf(channel, credentials) ? session : undefined
  } catch {
    return undefined
  }
}

/** The session in an answer of `createSession` or `refreshSession`; undefined when the answer is not one. */
export function toSession(answer: HttpAnswer, { channel, credentials, now }: { channel: Channel; credentials: Credentials; now: Date }): Session | undefined {
  const { did, handle, accessJwt, refreshJwt, didDoc, active, status } = bodyOf(answer)
  if (typeof did !== 'string' || typeof handle !== 'string' || typeof accessJwt !== 'string' || typeof refreshJwt !== 'string') return undefined
  const lifetimeMs = lifetimeOf(accessJwt)
  const session: Session = {
    did,
    handle,
    accessJwt,
    refreshJwt,
    pds: pdsOf(channel, didDoc),
    madeFrom: fingerprintOf(channel, credentials),
    ...(lifetimeMs === undefined ? {} : { endsAt: new Date(now.getTime() + lifetimeMs).toISOString() }),
  }
  return active === false ? { ...session, status: typeof status === 'string' ? status : 'inactive' } : session
}

/**
 * bsky.social only signs people in: the repositories live on other servers, which the account's DID document names. Any other address
 * is a person's own server (or a proxy before it) and is taken at its word.
 */
function pdsOf(channel: Channel, didDoc: unknown): string {
  if (new URL(channel.baseURL).hostname !== 'bsky.social' || !isValidDidDoc(didDoc)) return channel.baseURL
  return getPdsEndpoint(didDoc) ?? channel.baseURL
}

/** How long a new token lives: a duration, so that a server's clock need not agree with ours. */
function lifetimeOf(accessJwt: string): number | undefined {
  try {
    const { iat, exp } = JSON.parse(Buffer.from(accessJwt.split('.')[1] ?? '', 'base64url').toString()) as { iat?: unknown; exp?: unknown }
    return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : undefined
  } catch {
    return undefined
  }
}
