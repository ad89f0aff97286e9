import { describe, expect, it } from 'vitest'
import { type CrashPoint, crashPoints } from '../../../src/engine/crashPoint.ts'
import { defaultRetryRules } from '../../../src/engine/decideOutcome.ts'
import { LostClaim, type SendTools, sendDelivery } from '../../../src/engine/sendDelivery.ts'
import type { ClaimedDelivery, Settlement, StoredPart } from '../../../src/ledger/deliveryRow.ts'
import { claimed, createFakeNetwork } from './fakeNetwork.ts'

const now = new Date('2026-11-20T12:00:00Z')
const anHourAgo = new Date('2026-11-20T11:00:00Z')

/** A bench for one delivery: a network, a ledger that remembers what was armed, and what may go wrong. */
function bench(more: Partial<SendTools> = {}) {
  const network = createFakeNetwork()
  const armed: StoredPart[][] = []
  const happened: string[] = []
  const signal = new AbortController().signal
  const tools: SendTools = {
    network: network.network,
    connection: network.connection,
    worker: 'w',
    now: () => now,
    rules: defaultRetryRules,
    random: () => 0,
    async arm({ parts }) {
      armed.push(structuredClone(parts))
      happened.push('arm')
      return true
    },
    lease: { signal, mayPublish: async () => true, answered: () => undefined },
    crash: (point) => void happened.push(point),
    ...more,
  }
  return { ...network, armed, happened, tools, send: (delivery: ClaimedDelivery, change: Partial<SendTools> = {}) => sendDelivery(delivery, { ...tools, ...change }) }
}

/** The delivery as the next claim would give it after a settlement. */
const next = (delivery: ClaimedDelivery, settlement: Settlement): ClaimedDelivery => ({
  ...delivery,
  attempt: delivery.attempt + 1,
  parts: settlement.parts,
  generation: settlement.generation,
  armedAt: settlement.openSince,
  tries: delivery.tries + 1,
})

describe('sendDelivery', () => {
  it('stores the token of every part before anything is sent', async () => {
    const { send, armed, posts } = bench()
    await send(claimed(['one', 'two']), {
      async arm({ parts }) {
        if (armed.length === 0) expect(posts).toEqual([])
        armed.push(parts)
        return true
      },
    })
    expect(armed[0]?.map((part) => part.token)).toEqual(['7.0.0', '7.1.0'])
  })

  it('publishes a thread part after part and stores each receipt before the next part leaves', async () => {
    const { send, armed, posts, happened } = bench()
    const settlement = await send(claimed(['one', 'two', 'three']))
    expect(settlement).toMatchObject({ to: 'published', from: 'publishing', url: 'https://n.example/7.0.0', openSince: null })
    expect(posts.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['one', undefined],
      ['two', 'id of 7.0.0'],
      ['three', 'id of 7.1.0'],
    ])
    expect(armed.map((parts) => parts.filter((part) => part.remoteId).length)).toEqual([0, 1, 2])
    expect(settlement.parts.map((part) => part.extra?.cid)).toEqual(['cid of 7.0.0', 'cid of 7.1.0', 'cid of 7.2.0'])
    const between = ['before-send', 'after-send', 'arm', 'between-parts']
    expect(happened).toEqual(['after-claim', 'arm', 'after-token', ...between, ...between, 'before-send', 'after-send', 'before-receipt'])
    expect(new Set(happened.filter((what) => what !== 'arm'))).toEqual(new Set(crashPoints))
  })

  it('goes on with a thread at the first part without a receipt, and repeats none before it', async () => {
    const { send, posts, fault } = bench()
    const delivery = claimed(['one', 'two', 'three'])
    fault(1, 'unreachable')
    const first = await send(delivery)
    expect(first).toMatchObject({ to: 'scheduled', notSent: false, openSince: null, error: { message: 'Part 2 of 3: Nobody there.' } })
    fault(1)
    expect(await send(next(delivery, first))).toMatchObject({ to: 'published' })
    expect(posts.map((post) => post.text)).toEqual(['one', 'two', 'three'])
  })

  it.each(crashPoints)('publishes each part once when the process dies at %s and another goes on with what was stored', async (point: CrashPoint) => {
    const { send, posts, armed } = bench()
    const delivery = claimed(['one', 'two'])
    class Death extends Error {}
    const die = (at: CrashPoint) => {
      if (at === point) throw new Death()
    }
    // Whatever the dying try would have written is dropped: only what was armed before is in the ledger.
    await send(delivery, { crash: die }).catch(() => undefined)
    const stored = armed.at(-1) ?? []
    const settlement = await send({ ...delivery, attempt: 3, parts: stored, armedAt: stored.length > 0 ? now : null })
    expect(settlement.to).toBe('published')
    expect(posts.map((post) => post.text)).toEqual(['one', 'two'])
  })

  it('prepares each part once when the process dies between the steps of a network, and forgets the way when there is a receipt', async () => {
    const { send, posts, drafts, armed, inSteps } = bench()
    inSteps()
    const delivery = claimed(['one', 'two'])
    await send(delivery, {
      crash: (at) => {
        if (at === 'between-steps') throw new Error('death')
      },
    })
    const stored = armed.at(-1) ?? []
    expect(stored[0]).toMatchObject({ token: '7.0.0', memory: { draft: 'draft 1' } })
    expect(posts).toEqual([])
    const settlement = await send({ ...delivery, attempt: 3, parts: stored, armedAt: now })
    expect(settlement.to).toBe('published')
    expect([posts.length, drafts]).toEqual([2, ['7.0.0', '7.1.0']])
    expect(settlement.parts.map((part) => part.memory)).toEqual([undefined, undefined])
  })

  it('sends nothing when what has to be remembered is not taken', async () => {
    const { send, posts, inSteps } = bench()
    inSteps()
    let arms = 0
    await expect(send(claimed(['one']), { arm: async () => ++arms === 1 })).rejects.toThrow(LostClaim)
    expect(posts).toEqual([])
  })

  it('says unknown when the answer is lost, with its own words, and keeps the token', async () => {
    const { send, fault, posts } = bench()
    fault(0, 'lost')
    const settlement = await send(claimed(['one']))
    expect(settlement).toMatchObject({ to: 'unknown', notSent: false, error: { code: 'no-answer' } })
    expect(settlement.parts[0]).toMatchObject({ token: '7.0.0' })
    expect(settlement.parts[0]?.remoteId).toBeUndefined()
    expect(posts).toHaveLength(1)
  })

  it('takes a surprise before the publishing call for not sent, and after it for unknown', async () => {
    const { send, fault, connection } = bench()
    fault(0, 'prepare')
    expect(await send(claimed(['one']))).toMatchObject({ to: 'scheduled', notSent: true })
    fault(0)
    const surprising: typeof connection = {
      ...connection,
      async publish({ beforePublish }) {
        await beforePublish()
        throw new TypeError('cannot read')
      },
    }
    expect(await send(claimed(['one']), { connection: surprising })).toMatchObject({ to: 'unknown', notSent: false })
  })

  it('sends nothing when the claim was lost before the tokens were stored', async () => {
    const { send, posts } = bench()
    await expect(send(claimed(['one']), { arm: async () => false })).rejects.toThrow(LostClaim)
    expect(posts).toEqual([])
  })

  it('sends nothing when the lease does not last for the call', async () => {
    const { send, posts, tools } = bench()
    await expect(send(claimed(['one']), { lease: { ...tools.lease, mayPublish: async () => false } })).rejects.toThrow(LostClaim)
    expect(posts).toEqual([])
  })

  it('is not sent, and tried again, when the database cannot say whether the lease lasts', async () => {
    const { send, posts, tools } = bench()
    expect(await send(claimed(['one']), { lease: { ...tools.lease, mayPublish: () => Promise.reject(new Error('away')) } })).toMatchObject({ to: 'scheduled', notSent: true })
    expect(posts).toEqual([])
  })

  it('stops a thread between its parts when the claim is lost there', async () => {
    const { send, posts, armed } = bench()
    const arm: SendTools['arm'] = async ({ parts }) => armed.push(parts) < 2
    await expect(send(claimed(['one', 'two']), { arm })).rejects.toThrow(LostClaim)
    expect(posts.map((post) => post.text)).toEqual(['one'])
  })

  it('stops at the last check, with its sentence', async () => {
    const { send, posts } = bench()
    expect(await send(claimed(['one']), { lastLook: async () => 'The picture has no description.' })).toMatchObject({
      to: 'failed',
      notSent: true,
      error: { code: 'blocked', message: 'The picture has no description.' },
    })
    expect(posts).toEqual([])
  })

  it('chooses a new token for changed words and for a new generation, and for nothing else', async () => {
    const { send, armed } = bench()
    const stored = [{ text: 'one', token: 'old', generation: 0 }]
    await send(claimed(['one'], { parts: stored }))
    await send(claimed(['One!'], { parts: stored }))
    await send(claimed(['one'], { parts: stored, generation: 1 }))
    expect(armed.map(([part]) => part?.token)).toEqual(['old', '7.0.0', '7.0.1'])
  })

  describe('when an earlier try of the part is open', () => {
    const open = (texts: string[] = ['one']) => claimed(texts, { armedAt: anHourAgo, parts: texts.map((text, index) => ({ text, token: `7.${index}.0`, generation: 0 })) })

    it('takes the receipt of what is there instead of sending', async () => {
      const { send, posts, asked } = bench()
      posts.push({ token: '7.0.0', text: 'one', replyTo: undefined })
      expect(await send(open())).toMatchObject({ to: 'published', openSince: null })
      expect(posts).toHaveLength(1)
      expect(asked).toEqual([0])
    })

    it('sends when the network says that it is safe, and asks only about the part that is open', async () => {
      const { send, posts, asked } = bench()
      expect(await send(open(['one', 'two']))).toMatchObject({ to: 'published' })
      expect(posts).toHaveLength(2)
      expect(asked).toEqual([0])
    })

    it('does not ask on a first try', async () => {
      const { send, asked } = bench()
      await send(claimed(['one']))
      expect(asked).toEqual([])
    })

    it('asks a person when the network cannot tell, and sends nothing', async () => {
      const { send, posts, answer } = bench()
      answer({ answer: 'unsure', evidence: 'There are two of them.', lookAt: 'https://n.example/us' })
      expect(await send(open())).toMatchObject({ to: 'unknown', ask: { evidence: 'There are two of them.', lookAt: 'https://n.example/us' } })
      expect(posts).toEqual([])
    })

    it('asks a person when the network cannot be read back at all', async () => {
      const { send, posts, connection } = bench()
      const { find: _none, ...mute } = connection
      expect(await send(open(), { connection: mute })).toMatchObject({ to: 'unknown', ask: { evidence: expect.stringContaining('cannot be read back') } })
      expect(posts).toEqual([])
    })

    it('stays open when it surely was not sent this time', async () => {
      const { send, fault } = bench()
      fault(0, 'unreachable')
      expect(await send(open())).toMatchObject({ to: 'scheduled', openSince: anHourAgo })
    })

    it('is put before a person when the repeat is refused', async () => {
      const { send, fault } = bench()
      fault(0, 'refused')
      expect(await send(open())).toMatchObject({ to: 'unknown', ask: { evidence: expect.stringContaining('Not like this.') } })
      expect(await send(claimed(['one']))).toMatchObject({ to: 'failed' })
    })

    it('is settled once its part has a receipt: a refusal of the next part is a refusal', async () => {
      const { send, fault } = bench()
      fault(1, 'refused')
      expect(await send(open(['one', 'two']))).toMatchObject({ to: 'failed', notSent: false })
    })
  })
})
