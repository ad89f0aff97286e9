import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from '../../../src/secrets/seal.ts'

const sealer = createSealer(['new key', 'old key'])
const sealed = createSealer(['old key']).seal('a secret', 'channel:1')

describe('sealing credentials', () => {
  it('opens what it sealed, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => sealer.open(sealer.seal(plain, context), context) === plain))
  })

  it('seals the same words differently each time and never shows them', () => {
    expect(sealer.seal('a secret', 'channel:1')).not.toBe(sealer.seal('a secret', 'channel:1'))
    expect(sealer.seal('a secret', 'channel:1')).not.toContain('a secret')
  })

  it('opens what an older key sealed and knows that it is old', () => {
    expect(sealer.open(sealed, 'channel:1')).toBe('a secret')
    expect(sealer.isOld(sealed)).toBe(true)
    expect(sealer.isOld(sealer.seal('a secret', 'channel:1'))).toBe(false)
  })

  it('refuses in plain words what was sealed with a key that is not given any more', () => {
    expect(() => createSealer(['new key']).open(sealed, 'channel:1')).toThrow(
      /key that is not given any more\. Add the old key after the new one in SOCIAL_ENCRYPTION_KEY, or reconnect the channel\./,
    )
  })

  it('refuses a row that was moved to another channel', () => {
    expect(() => sealer.open(sealed, 'channel:2')).toThrow(/changed or belong to another channel.*Reconnect the channel\.$/)
  })

  it('refuses what was changed, wherever', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AQgw-_.'), (at, sign) => {
        fc.pre(sealed[at] !== sign)
        const changed = sealed.slice(0, at) + sign + sealed.slice(at + 1)
        let opened: string | undefined
        try {
          opened = sealer.open(changed, 'channel:1')
        } catch (error) {
          expect((error as Error).message).toMatch(/Reconnect the channel\.$|reconnect the channel\.$/)
        }
        // Base64 has bits at its end that mean nothing.
        return opened === undefined || opened === 'a secret'
      }),
    )
  })

  it('refuses a shortened seal of authenticity', () => {
    const [version, key, nonce, tag = '', body] = sealed.split('.')
    expect(() => sealer.open([version, key, nonce, tag.slice(0, 6), body].join('.'), 'channel:1')).toThrow(/Reconnect/)
  })

  it('needs a key', () => {
    expect(() => createSealer([''])).toThrow(/Set SOCIAL_ENCRYPTION_KEY or PAYLOAD_SECRET/)
  })
})
