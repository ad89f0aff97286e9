import { describe, expect, test } from 'vitest'
import type { Content } from '../../../src/domain/content.ts'
import { acceptedFaults, type FaultName, rejectedFaults } from '../harness.ts'
import type { Reach } from '../suite.ts'
import { contentOf, failureOf, memoryFor, settle, storeMemory, toCall, tokenFor, type World } from '../world.ts'

const hourMs = 3_600_000

/** Publishes into a fault and gives what it failed with. The caller gives up after a moment, as a timeout would. */
async function publishInto({ harness, publish }: World, fault: FaultName, content: Content) {
  await harness.inject(fault)
  const signal = fault.startsWith('hang') ? AbortSignal.timeout(250) : new AbortController().signal
  return failureOf(publish(content, { signal }), harness)
}

/** Never twice, never lost: whatever happens to the one publishing call. */
export function promiseExactness(reach: Reach): void {
  describe('exactly once', () => {
    test.each(acceptedFaults)('calls the outcome unknown, and ends with one post, when it was accepted and then: %s', async (fault) => {
      const world = reach()
      const content = contentOf(world.network, `Accepted, then ${fault}.`)
      const failure = await publishInto(world, fault, content)
      expect(failure.kind, failure.message).toBe('ambiguous')
      expect(await world.own()).toHaveLength(1)
      const receipt = await settle(world, content, failure)
      const posts = await world.own()
      expect(posts.map((post) => post.text)).toEqual([`Accepted, then ${fault}.`])
      expect(receipt.remoteId).toBe(posts[0]?.remoteId)
    })

    test.each(rejectedFaults)('ends with one post when it was not accepted: %s', async (fault) => {
      const world = reach()
      const content = contentOf(world.network, `Not accepted: ${fault}.`)
      const failure = await publishInto(world, fault, content)
      expect(['ambiguous', 'unreachable']).toContain(failure.kind)
      expect(await world.own()).toEqual([])
      const receipt = await settle(world, content, failure)
      const posts = await world.own()
      expect(posts.map((post) => post.text)).toEqual([`Not accepted: ${fault}.`])
      expect(receipt.remoteId).toBe(posts[0]?.remoteId)
    })

    test.each([
      ['accepted', 'lose'],
      ['not accepted', 'cut'],
    ] as const)('ends with one post when it looks hours later (%s)', async (_name, fault) => {
      const world = reach()
      const content = contentOf(world.network, `Looked for late: ${fault}, with a link https://example.org/x?utm_source=a and #Tag.`)
      const failure = await publishInto(world, fault, content)
      const receipt = await settle(world, content, failure, { waitMs: 3 * hourMs })
      const posts = await world.own()
      expect(posts).toHaveLength(1)
      expect(receipt.remoteId).toBe(posts[0]?.remoteId)
    })

    test('ends with one post when two tries were lost an hour apart', async () => {
      const world = reach()
      const content = contentOf(world.network, 'Lost twice.')
      const attemptedFrom = world.harness.clock.now()
      await publishInto(world, 'lose', content)
      world.harness.clock.advance(50 * 60_000)
      const again = await publishInto(world, 'error-html', content)
      const receipt = await settle(world, content, again, { attemptedFrom, waitMs: 20 * 60_000 })
      const posts = await world.own()
      expect(posts).toHaveLength(1)
      expect(receipt.remoteId).toBe(posts[0]?.remoteId)
    })

    test('ends with one post when the worker dies between steps and the next one loses the answer', async () => {
      const world = reach()
      const content = contentOf(world.network, 'Two workers.')
      const token = tokenFor(world.network, world.harness, content)
      let hasDied = false
      await world
        .publish(content, {
          async remember(memory) {
            storeMemory(content, token, memory)
            hasDied = true
            throw new Error('The worker died.')
          },
        })
        .catch((error: unknown) => (hasDied ? undefined : expect.fail(String(error))))
      if (hasDied) {
        expect(await world.own()).toEqual([])
        const attemptedFrom = world.harness.clock.now()
        await world.harness.inject('lose')
        const failure = await failureOf(world.reopen().publish(toCall(world.network, world.harness, content)), world.harness)
        const receipt = await settle({ ...world, connection: world.reopen() }, content, failure, { attemptedFrom, waitMs: 3 * hourMs })
        expect(receipt.remoteId).toBe((await world.own())[0]?.remoteId)
      }
      expect((await world.own()).map((post) => post.text)).toEqual(['Two workers.'])
    })

    test('ends with one thread when the answer to its second part is lost', async () => {
      const world = reach()
      if (world.network.capabilities.threads === 'none')
        return expect(
          world.network.render({ kind: 'post', text: 'x', tags: [], media: [], more: [{ text: 'y', media: [] }], overflow: 'thread' }, world.channel).content.parts,
        ).toHaveLength(1)
      const content = contentOf(world.network, 'Part one.')
      content.parts.push({ text: 'Part two.', media: [] })
      const first = await world.publish(content)
      await world.harness.inject('lose')
      const attemptedFrom = world.harness.clock.now()
      const failure = await failureOf(world.publish(content, { partIndex: 1, previous: [first] }), world.harness)
      expect(failure.kind).toBe('ambiguous')
      world.harness.clock.advance(2 * hourMs)
      const part = content.parts[1]
      const token = tokenFor(world.network, world.harness, content, 1)
      if (!part || !world.connection.find) return expect.fail('A network whose answers can be lost must be able to find.')
      const found = await world.connection.find({
        content,
        part,
        partIndex: 1,
        token,
        previous: [first],
        memory: memoryFor(content, token),
        attemptedFrom,
        attemptedUntil: attemptedFrom,
        now: world.harness.clock.now(),
      })
      const posts = await world.own()
      if (found.answer === 'repeat') await world.publish(content, { partIndex: 1, previous: [first], token })
      else if (found.answer === 'found') expect(found.receipt.remoteId).toBe(posts[1]?.remoteId)
      else expect([found.answer, world.network.capabilities.exactness]).toEqual(['unsure', 'person'])
      expect((await world.own()).map((post) => post.text)).toEqual(['Part one.', 'Part two.'])
    })

    test("does not take an older post of its own or somebody else's for the lost one", async () => {
      const world = reach()
      const content = contentOf(world.network, 'The same words.')
      await world.publish(content, { token: tokenFor(world.network, world.harness, content, 0, 7) })
      world.harness.clock.advance(26 * hourMs)
      await world.harness.makeForeignPost('The same words.')
      const failure = await publishInto(world, 'cut', content)
      const part = content.parts[0]
      if (!part || !world.connection.find) return expect.fail('A network whose answers can be lost must be able to find.')
      const at = world.harness.clock.now()
      world.harness.clock.advance(2 * hourMs)
      expect(failure.kind === 'ambiguous' || failure.kind === 'unreachable').toBe(true)
      const found = await world.connection.find({
        content,
        part,
        partIndex: 0,
        token: tokenFor(world.network, world.harness, content),
        previous: [],
        memory: memoryFor(content, tokenFor(world.network, world.harness, content)),
        attemptedFrom: at,
        attemptedUntil: at,
        now: world.harness.clock.now(),
      })
      expect(found.answer).not.toBe('found')
    })

    test('ends with one share when the answer to it is lost', async () => {
      const world = reach()
      const target = await world.harness.makeForeignPost('Shared once.')
      const content: Content = { kind: 'share', target: target.url, parts: [{ text: '', media: [] }] }
      if (world.network.capabilities.share === 'none') return expect((await failureOf(world.publish(content), world.harness)).code).toBe('not-supported')
      await world.publish(content)
      expect(await world.own()).toHaveLength(1)
      const found = await world.connection.find?.({
        content,
        part: { text: '', media: [] },
        partIndex: 0,
        token: tokenFor(world.network, world.harness, content),
        previous: [],
        memory: memoryFor(content, tokenFor(world.network, world.harness, content)),
        attemptedFrom: world.harness.clock.now(),
        attemptedUntil: world.harness.clock.now(),
        now: world.harness.clock.now(),
      })
      if (found?.answer === 'repeat') await world.publish(content)
      else if (found?.answer !== 'found') expect([found?.answer, world.network.capabilities.exactness]).toEqual(['unsure', 'person'])
      expect(await world.own()).toHaveLength(1)
    })

    test('chooses the same token for the same part and try, and another for any other', () => {
      const { network, harness } = reach()
      const part = { text: 'Words.', media: [] }
      const seed = { deliveryId: 'd1', partIndex: 0, part, generation: 0, now: harness.clock.now() }
      const token = network.chooseToken(seed)
      const others = [
        { ...seed, deliveryId: 'd2' },
        { ...seed, partIndex: 1 },
        { ...seed, generation: 1 },
      ].map((other) => network.chooseToken(other))
      expect(token.length).toBeGreaterThan(0)
      expect(new Set([token, ...others]).size).toBe(4)
      expect(token).toMatch(/^[\x21-\x7e]{1,255}$/)
    })

    test('asks for its claim once, right before the publishing call, and sends nothing when the claim is lost', async () => {
      const { network, harness, publish, own } = reach()
      const content = contentOf(network, 'Claimed.')
      await expect(
        publish(content, {
          beforePublish: async () => {
            throw new Error('claim lost')
          },
        }),
      ).rejects.toThrow('claim lost')
      expect(await own()).toEqual([])
      let asked = 0
      let thereWhenAsked = -1
      await publish(content, {
        beforePublish: async () => {
          asked += 1
          thereWhenAsked = (await harness.posts()).length
        },
      })
      expect([asked, thereWhenAsked, (await own()).length]).toEqual([1, 0, 1])
    })

    test('sends nothing when it was told to stop before, and does not call that a lost answer', async () => {
      const { network, harness, publish, own } = reach()
      const failure = await failureOf(publish(contentOf(network, 'Stopped.'), { signal: AbortSignal.abort() }), harness)
      expect(failure.kind).toBe('unreachable')
      expect(await own()).toEqual([])
    })
  })
}
