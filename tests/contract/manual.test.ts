import { describe, expect, test } from 'vitest'
import { createHttp } from '../../src/http/http.ts'
import { manual } from '../../src/networks/manual/manual.ts'
import type { Channel } from '../../src/networks/port.ts'
import type { Harness } from './harness.ts'
import { promiseRendering } from './promises/rendering.ts'
import { failureOf, picture, toCall, type World } from './world.ts'

/** A channel by hand has no server: what needs one cannot be promised, so it is asserted here that nothing of it is offered. */
describe('A channel by hand keeps the promises that need no server', () => {
  const network = manual()
  const channel: Channel = { id: 'c1', name: 'Newsletter', network: 'manual', baseURL: '', settings: {}, learnt: {} }
  const http = createHttp()
  const now = new Date('2026-03-02T09:00:00Z')
  const harness = { credentials: {}, clock: { now: () => now, advance: () => {} } } as unknown as Harness
  const connection = network.open({
    channel,
    vault: { read: async () => ({}), update: async (change) => change({}) },
    http: { ...http, send: () => expect.fail('nothing may be sent'), fetch: () => expect.fail('nothing may be sent') },
    loadPicture: () => expect.fail('no picture may be loaded'),
    now: () => now,
  })
  promiseRendering(() => ({ network, channel, connection, harness, http }) as unknown as World)

  test('offers nothing that needs an API', () => {
    const { delete: canDelete, metrics, mentions, exactness } = network.capabilities
    expect({ canDelete, metrics, mentions, exactness }).toEqual({ canDelete: false, metrics: false, mentions: false, exactness: 'person' })
    expect([connection.remove, connection.metrics, connection.mentions, connection.resolve, connection.hasHandle, connection.refresh, connection.revoke, network.connect]).toEqual(
      Array.from({ length: 8 }, () => undefined),
    )
    expect([network.requiredCredentials, network.limits(channel).measure('abc')]).toEqual([[], 3])
  })

  test.each([
    ['a text', { kind: 'post' as const, parts: [{ text: 'Words.', media: [] }] }],
    ['pictures', { kind: 'post' as const, parts: [{ text: 'Words.', media: [picture('one')] }] }],
    ['a share', { kind: 'share' as const, target: 'https://example.org/x', parts: [{ text: '', media: [] }] }],
    ['an answer', { kind: 'reply' as const, target: 'https://example.org/x', parts: [{ text: 'Yes.', media: [] }] }],
  ])('hands %s to a person, in a plain sentence, and sends nothing', async (_name, content) => {
    const failure = await failureOf(connection.publish(toCall(network, harness, content)), harness)
    expect([failure.code, failure.kind]).toEqual(['by-hand', 'handed'])
  })

  test('hands nothing over when the claim is lost', async () => {
    const call = toCall(network, harness, { kind: 'post', parts: [{ text: 'Words.', media: [] }] })
    const lost = async () => {
      throw new Error('claim lost')
    }
    await expect(connection.publish({ ...call, beforePublish: lost })).rejects.toThrow('claim lost')
  })

  test('chooses the same token for the same part and try, and another for any other', () => {
    const seed = { deliveryId: 'd1', partIndex: 0, part: { text: 'Words.', media: [] }, generation: 0, now }
    const tokens = [seed, { ...seed }, { ...seed, deliveryId: 'd2' }, { ...seed, partIndex: 1 }, { ...seed, generation: 1 }].map((one) => network.chooseToken(one))
    expect(new Set(tokens).size).toBe(4)
  })
})
