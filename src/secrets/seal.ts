import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Seals and opens small secrets with AES-256-GCM. Keys can be rotated: the newest seals, all of them open. */
export type Sealer = {
  /** `context` binds the sealed text to its owner (a channel's id), so that it cannot be moved to another row. */
  seal(plain: string, context: string): string
  /** Throws when no key opens it. */
  open(sealed: string, context: string): string
  /** Whether it was sealed with an older key and should be sealed again. */
  isOld(sealed: string): boolean
}

/** Makes a sealer from key texts, newest first. Any text is a key: it is stretched to 256 bits by SHA-256. */
export function createSealer(keys: readonly string[]): Sealer {
  const derived = keys.filter((key) => key.length > 0).map((key) => createHash('sha256').update(`payload-social-campaigns:${key}`).digest())
  const newest = derived[0]
  if (!newest) throw new Error('payload-social-campaigns: no key to seal credentials with. Set SOCIAL_ENCRYPTION_KEY or PAYLOAD_SECRET.')
  const idOf = (key: Buffer) => createHash('sha256').update(key).digest('base64url').slice(0, 8)
  const byId = new Map(derived.map((key) => [idOf(key), key]))
  return {
    seal(plain, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest, nonce).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return ['v1', idOf(newest), nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), sealed.toString('base64url')].join('.')
    },
    open(sealed, context) {
      const [version, keyId, nonce, tag, body] = sealed.split('.')
      const key = byId.get(keyId ?? '')
      if (version !== 'v1' || !key || nonce === undefined || tag === undefined || body === undefined) {
        throw new Error('The credentials were sealed with a key that is not given any more. Add the old key after the new one in SOCIAL_ENCRYPTION_KEY, or reconnect the channel.')
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
          .setAAD(Buffer.from(context))
          .setAuthTag(Buffer.from(tag, 'base64url'))
        return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
      } catch {
        throw new Error('The stored credentials were changed or belong to another channel, so they are not used. Reconnect the channel.')
      }
    },
    isOld: (sealed) => sealed.split('.')[1] !== idOf(newest),
  }
}
