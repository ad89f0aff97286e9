import { describe, expect, it } from 'vitest'
import { NetworkFailure } from '../../../src/domain/failures.ts'
import { defaultRetryRules } from '../../../src/engine/decideOutcome.ts'
import { reconcileDelivery } from '../../../src/engine/reconcileDelivery.ts'
import type { UnknownDelivery } from '../../../src/ledger/sweep.ts'
import type { Connection } from '../../../src/networks/port.ts'
import { claimed, createFakeNetwork } from './fakeNetwork.ts'

const now = new Date('2026-11-20T12:00:00Z')
const armedAt = new Date('2026-11-20T11:58:00Z')

function unknown(texts: readonly string[], more: Partial<UnknownDelivery> = {}): UnknownDelivery {
  const parts = texts.map((text, index) => ({ text, token: `7.${index}.0`, generation: 0 }))
  return { ...claimed(texts), attempt: 2, parts, armedAt, lastAttempt: undefined, checks: 1, ...more }
}
const reconcile = (delivery: UnknownDelivery, connection: Connection | undefined) =>
  reconcileDelivery(delivery, { connection, now: () => now, rules: defaultRetryRules, random: () => 0, worker: 'w' })

describe('reconcileDelivery', () => {
  it('takes the receipt of what is on the network', async () => {
    const { posts, connection } = createFakeNetwork()
    posts.push({ token: '7.0.0', text: 'one', replyTo: undefined })
    expect(await reconcile(unknown(['one']), connection)).toMatchObject({
      from: 'unknown',
      to: 'published',
      attempt: 2,
      url: 'https://n.example/7.0.0',
      parts: [{ remoteId: 'id of 7.0.0' }],
    })
  })

  it('lets the rest of a thread go on when its open part is there', async () => {
    const { posts, connection } = createFakeNetwork()
    posts.push({ token: '7.0.0', text: 'one', replyTo: undefined })
    const settlement = await reconcile(unknown(['one', 'two']), connection)
    expect(settlement).toMatchObject({ to: 'scheduled', nextAt: now, openSince: null, generation: 0 })
    expect(settlement.parts.map((part) => part.remoteId)).toEqual(['id of 7.0.0', undefined])
  })

  it('asks about the first part without a receipt', async () => {
    const { connection, asked } = createFakeNetwork()
    const delivery = unknown(['one', 'two', 'three'])
    const [first] = delivery.parts
    await reconcile({ ...delivery, parts: [{ ...first, text: 'one', remoteId: 'id of 7.0.0' }, ...delivery.parts.slice(1)] }, connection)
    expect(asked).toEqual([1])
  })

  it('remembers since when a try is open when the network says that a repeat is safe', async () => {
    const { connection } = createFakeNetwork()
    expect(await reconcile(unknown(['one']), connection)).toMatchObject({ to: 'scheduled', nextAt: now, openSince: armedAt, generation: 0 })
  })

  it('begins a new generation when it is surely not there', async () => {
    const { connection, answer } = createFakeNetwork()
    answer({ answer: 'absent' })
    expect(await reconcile(unknown(['one']), connection)).toMatchObject({ to: 'scheduled', openSince: null, generation: 1 })
  })

  it('asks a person, with the evidence and the place to look, when the network cannot tell', async () => {
    const { connection, answer } = createFakeNetwork()
    answer({ answer: 'unsure', evidence: 'There are 2 posts with these words.', lookAt: 'https://n.example/us' })
    const settlement = await reconcile(unknown(['one']), connection)
    expect(settlement).toMatchObject({ to: 'unknown', ask: { evidence: 'There are 2 posts with these words.', lookAt: 'https://n.example/us' } })
    expect(settlement.nextAt).toBeUndefined()
  })

  it('asks a person when there is no way to read back, or no channel any more', async () => {
    const { find: _none, ...mute } = createFakeNetwork().connection
    expect((await reconcile(unknown(['one']), mute)).ask?.evidence).toContain('cannot be read back')
    expect((await reconcile(unknown(['one']), undefined)).ask?.evidence).toContain('does not exist any more')
  })

  it('looks again later, and later each time, when the look-up fails; at last it asks a person', async () => {
    const { connection } = createFakeNetwork()
    const failing: Connection = { ...connection, find: () => Promise.reject(new NetworkFailure('unavailable', 'The network has trouble.')) }
    const waits = await Promise.all([1, 2, 3].map(async (checks) => ((await reconcile(unknown(['one'], { checks }), failing)).nextAt?.getTime() ?? 0) - now.getTime()))
    expect(waits).toEqual([60_000, 120_000, 240_000])
    const last = await reconcile(unknown(['one'], { checks: 8 }), failing)
    expect(last).toMatchObject({ to: 'unknown', ask: { evidence: expect.stringContaining('The network has trouble.') } })
  })

  it('looks when a throttling network allows it', async () => {
    const retryAt = new Date('2026-11-20T12:30:00Z')
    const failing: Connection = { ...createFakeNetwork().connection, find: () => Promise.reject(new NetworkFailure('throttled', 'Slow down.', { retryAt })) }
    expect((await reconcile(unknown(['one']), failing)).nextAt).toEqual(retryAt)
  })

  it('says published when every part has its receipt already', async () => {
    const { connection, asked } = createFakeNetwork()
    const settlement = await reconcile(unknown(['one'], { parts: [{ text: 'one', token: 't', remoteId: 'r', url: 'https://n.example/r' }] }), connection)
    expect(settlement).toMatchObject({ to: 'published', url: 'https://n.example/r' })
    expect(asked).toEqual([])
  })

  it('publishes nothing, whatever it finds', async () => {
    const { posts, connection, answer } = createFakeNetwork()
    for (const found of [{ answer: 'absent' }, { answer: 'repeat' }, { answer: 'unsure', evidence: '?' }] as const) {
      answer(found)
      await reconcile(unknown(['one', 'two']), connection)
    }
    expect(posts).toEqual([])
  })
})
