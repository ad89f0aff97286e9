import { createHash, createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'

/** A private key on the curve P-256, as it is sealed and stored. */
export type PrivateKey = JsonWebKey

/** A fresh key that no other session uses. */
export function createKey(): PrivateKey {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
}

/** The half of a key that everybody may know. */
export function toPublicKey({ kty, crv, x, y }: PrivateKey): JsonWebKey {
  return { kty, crv, x, y } as JsonWebKey
}

/** The name of a key, made of its public half. Source: RFC 7638. */
export function toKeyId({ kty, crv, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}

/** A JSON Web Token signed with ES256. Source: RFC 7515, RFC 7518. */
export function signJwt({ header, claims, key }: { header: Record<string, unknown>; claims: Record<string, unknown>; key: PrivateKey }): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const body = `${encode({ alg: 'ES256', ...header })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(body), { key: createPrivateKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' })
  return `${body}.${signature.toString('base64url')}`
}
