import type { Credentials } from '../../port.ts'
import type { Session } from '../session.ts'
import type { PrivateKey } from './jwt.ts'
import type { Tokens } from './requests.ts'
import type { AuthorizationServer, Identity } from './servers.ts'

/** What belongs to a permission as long as it lasts, beside the tokens that come and go. Stored as JSON under `oauth`. */
export type Grant = { server: AuthorizationServer; identity: Identity; key: PrivateKey; clientId: string; keyId: string | undefined }

/** Credentials of a channel that was connected by the consent page. */
export function toCredentials({ server, identity, key, clientId, keyId }: Grant, tokens: Tokens, refreshExpiresAt?: string): Record<string, string> {
  const grant: Grant = { server, identity, key, clientId, keyId }
  return { oauth: JSON.stringify(grant), ...withTokens(tokens), ...(refreshExpiresAt ? { refreshExpiresAt } : {}) }
}

/** The part of the credentials that every renewal replaces. */
export function withTokens({ accessToken, refreshToken, expiresAt }: Tokens): Record<string, string> {
  return { accessToken, refreshToken, expiresAt }
}

/** The permission in a channel's credentials, or undefined when it signs in with a password. */
export function readGrant({ oauth }: Credentials): Grant | undefined {
  if (!oauth) return undefined
  try {
    return JSON.parse(oauth) as Grant
  } catch {
    return undefined
  }
}

/** The session that a permission and its present tokens make; undefined when they are gone. */
export function toConsentSession(grant: Grant, { accessToken, refreshToken, expiresAt }: Credentials): Session | undefined {
  if (!accessToken || !refreshToken) return undefined
  const { did, handle, pds } = grant.identity
  return { did, handle: handle ?? did, pds, accessJwt: accessToken, refreshJwt: refreshToken, endsAt: expiresAt, proofKey: grant.key, madeFrom: grant.clientId }
}
