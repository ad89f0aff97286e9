import { TID } from '@atproto/common-web'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NetworkFailure } from '../../../../src/domain/failures.ts'
import { chooseBlueskyToken, readBlueskyToken } from '../../../../src/networks/bluesky/token.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const seed = { deliveryId: 'd1', partIndex: 0, generation: 0, now }
const keyOf = (more: Partial<typeof seed>) => readBlueskyToken(chooseBlueskyToken({ ...seed, ...more })).rkey

describe('the token of a Bluesky post', () => {
  test('is a TID of about now, and the time that is written in the record', () => {
    const { rkey, createdAt } = readBlueskyToken(chooseBlueskyToken(seed))
    expect(rkey).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
    expect(createdAt).toBe('2026-03-02T09:00:00.000Z')
    const behindMs = now.getTime() - new TID(rkey).timestamp() / 1000
    expect(behindMs).toBeGreaterThanOrEqual(0)
    expect(behindMs).toBeLessThan(68_000)
  })

  test('is unique for ten thousand deliveries at one instant', () => {
    const keys = new Set(Array.from({ length: 10_000 }, (_, index) => keyOf({ deliveryId: `delivery-${index}` })))
    expect(keys.size).toBe(10_000)
  })

  test('keeps the order of the parts of a thread, whether they are chosen at once or one after the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(5000), { minLength: 2, maxLength: 20 }), (deliveryId, waits) => {
        let at = now.getTime()
        const keys = waits.map((wait, partIndex) => {
          at += wait
          return keyOf({ deliveryId, partIndex, now: new Date(at) })
        })
        expect(keys).toEqual(keys.toSorted())
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('is another one for another generation', () => {
    expect(keyOf({ generation: 1 })).not.toBe(keyOf({}))
  })

  test.each(['', 'another', '{}', 'null', '{"rkey":"short","createdAt":"2026-03-02T09:00:00.000Z"}'])('is not taken from anything else: %j', (token) => {
    expect(() => readBlueskyToken(token)).toThrow(NetworkFailure)
  })
})
