import { createECDH, hkdfSync, type JsonWebKey } from 'node:crypto'

/** The order of P-256: a private key is a number below it. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The keys with which this installation signs who it is, one for each key that credentials are sealed with, newest first. They are derived, so every
 * worker has the same and nothing has to be stored.
 */
export function deriveClientKeys(keys: readonly string[]): JsonWebKey[] {
  return keys.filter((key) => key.length > 0).map(deriveClientKey)
}

function deriveClientKey(secret: string): JsonWebKey {
  for (let turn = 0; ; turn++) {
    const bytes = Buffer.from(hkdfSync('sha256', secret, 'payload-social-campaigns', `client key ${turn}`, 32))
    const number = BigInt(`0x${bytes.toString('hex')}`)
    // One number in four thousand million is none.
    if (number === 0n || number >= order) continue
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(bytes)
    const point = curve.getPublicKey()
    return { kty: 'EC', crv: 'P-256', d: bytes.toString('base64url'), x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  }
}
