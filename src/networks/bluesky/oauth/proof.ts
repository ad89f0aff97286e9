import { createHash, randomUUID } from 'node:crypto'
import type { HttpAnswer } from '../../../http/http.ts'
import { type PrivateKey, signJwt, toPublicKey } from './jwt.ts'

/** The newest nonce of each server: what it has to find in the next proof. */
export type Nonces = Map<string, string>

export type ProofSeed = { method: string; url: string; key: PrivateKey; nonces: Nonces; now: Date; accessToken?: string | undefined }

/** Proves that this request comes from the holder of the key: a stolen token is worth nothing without it. Source: RFC 9449. */
export function createProof({ method, url, key, nonces, now, accessToken }: ProofSeed): string {
  const { origin, pathname } = new URL(url)
  const nonce = nonces.get(origin)
  return signJwt({
    key,
    header: { typ: 'dpop+jwt', jwk: toPublicKey(key) },
    claims: {
      jti: randomUUID(),
      htm: method,
      htu: `${origin}${pathname}`,
      iat: Math.floor(now.getTime() / 1000),
      ...(nonce ? { nonce } : {}),
      ...(accessToken ? { ath: createHash('sha256').update(accessToken).digest('base64url') } : {}),
    },
  })
}

/** Remembers the nonce that an answer brought. True: the request was refused only for want of it, and may be sent again. */
export function hearNonce(answer: HttpAnswer, nonces: Nonces): boolean {
  const given = answer.headers['dpop-nonce']
  if (!given) return false
  const { origin } = new URL(answer.url)
  const isNews = nonces.get(origin) !== given
  nonces.set(origin, given)
  if (!isNews || (answer.status !== 400 && answer.status !== 401)) return false
  const { error } = (answer.json() ?? {}) as { error?: unknown }
  return error === 'use_dpop_nonce' || /error="use_dpop_nonce"/u.test(answer.headers['www-authenticate'] ?? '')
}
