import { createHash, randomBytes } from 'node:crypto'

/** A fresh secret for one connection and its S256 challenge. Source: RFC 7636. */
export function createPkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(48).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}
