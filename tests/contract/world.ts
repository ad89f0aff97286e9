import { expect } from 'vitest'
import type { Content, MediaRef } from '../../src/domain/content.ts'
import { NetworkFailure } from '../../src/domain/failures.ts'
import { createHttp, type Http } from '../../src/http/http.ts'
import type { Channel, ChannelContext, Connection, Credentials, FindQuestion, Network, PartMemory, PublishCall, Receipt, Vault } from '../../src/networks/port.ts'
import { makePng } from '../emulators/kit/makePng.ts'
import type { Harness, NetworkUnderTest, SeenPost } from './harness.ts'

/** What the promises work with: one network, its server, and one channel that was checked once, as the plugin does. */
export type World = {
  network: Network
  harness: Harness
  channel: Channel
  connection: Connection
  http: Http
  /** Opens the channel again, with other credentials or another address. */
  reopen(change?: { credentials?: Credentials; baseURL?: string }): Connection
  /** Publishes one part with everything the engine would give. */
  publish(content: Content, more?: Partial<PublishCall>): Promise<Receipt>
  own(): Promise<SeenPost[]>
}

/** Starts the server once and gives the way to a fresh world before each test. */
export function createWorldMaker(under: NetworkUnderTest): { start(): Promise<void>; fresh(): Promise<World>; stop(): Promise<void> } {
  let harness: Harness | undefined
  let http: Http | undefined
  return {
    async start() {
      harness = await under.startServer()
      http = createHttp({ allowPrivateHosts: true, timeoutMs: 5000 })
    },
    async fresh() {
      if (!harness || !http) throw new Error('The server was not started.')
      await harness.reset()
      return makeWorld(under.makeNetwork(harness), harness, http)
    },
    async stop() {
      await http?.close()
      await harness?.close()
    },
  }
}

async function makeWorld(network: Network, harness: Harness, http: Http): Promise<World> {
  const context = (credentials: Credentials, channel: Channel): ChannelContext => ({
    channel,
    vault: createVault(credentials),
    http,
    loadPicture: async (media) => ({ bytes: pictureBytes(media), mimeType: 'image/png', width: 8, height: 8, filename: media.filename ?? `${media.id}.png` }),
    now: () => harness.clock.now(),
  })
  const first = await network.open(context(harness.credentials, harness.channel)).check()
  const channel: Channel = { ...harness.channel, learnt: JSON.parse(JSON.stringify(first.learnt)) as Record<string, unknown> }
  const connection = network.open(context(harness.credentials, channel))
  return {
    network,
    harness,
    channel,
    connection,
    http,
    reopen: (change = {}) => network.open(context(change.credentials ?? harness.credentials, { ...channel, baseURL: change.baseURL ?? channel.baseURL })),
    publish: (content, more = {}) => connection.publish(toCall(network, harness, content, more)),
    own: async () => (await harness.posts()).filter((post) => post.author === harness.author),
  }
}

function createVault(initial: Credentials): Vault {
  let held: Credentials = { ...initial }
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: async () => held,
    update: (change) => {
      const next = last.then(async () => {
        held = await change(held)
        return held
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}

/** Fills in what the engine would: the part, its token, no earlier receipts, a claim that holds, no abort. */
export function toCall(network: Network, harness: Harness, content: Content, more: Partial<PublishCall> = {}): PublishCall {
  const partIndex = more.partIndex ?? 0
  const part = more.part ?? content.parts[partIndex]
  if (!part) throw new Error(`The content has no part ${partIndex}.`)
  const token = more.token ?? tokenFor(network, harness, content, partIndex)
  return {
    content,
    part,
    partIndex,
    token,
    previous: more.previous ?? [],
    memory: more.memory ?? memoryFor(content, token),
    remember: more.remember ?? (async (memory) => storeMemory(content, token, memory)),
    beforePublish: more.beforePublish ?? (async () => {}),
    signal: more.signal ?? new AbortController().signal,
  }
}

/** The token of a part: chosen once, as the engine does, and given back unchanged however late it is asked for. */
export function tokenFor(network: Network, harness: Harness, content: Content, partIndex = 0, generation = 0): string {
  const part = content.parts[partIndex]
  if (!part) throw new Error(`The content has no part ${partIndex}.`)
  const key = `${partIndex}/${generation}`
  const tokens = chosenTokens.get(content) ?? new Map<string, string>()
  const token = tokens.get(key) ?? network.chooseToken({ deliveryId: 'delivery-1', partIndex, part, generation, now: harness.clock.now() })
  chosenTokens.set(content, tokens.set(key, token))
  return token
}

/** What was remembered for a part under a token: it outlives the connection, as the ledger outlives a worker. */
export const memoryFor = (content: Content, token: string): PartMemory => remembered.get(content)?.get(token) ?? {}
export function storeMemory(content: Content, token: string, memory: PartMemory): void {
  remembered.set(content, (remembered.get(content) ?? new Map<string, PartMemory>()).set(token, memory))
}
const remembered = new WeakMap<Content, Map<string, PartMemory>>()

const chosenTokens = new WeakMap<Content, Map<string, string>>()

/** A picture; its bytes depend on its id. `large` makes 300 kB. */
export function picture(id: string, more: Partial<MediaRef> = {}): MediaRef {
  return { id, alt: `A picture named ${id}`, filename: `${id}.png`, mimeType: 'image/png', width: 8, height: 8, ...more }
}

function pictureBytes(media: MediaRef): Uint8Array {
  const seed = [...media.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0
  return media.id.startsWith('large') ? makePng({ width: 320, height: 320, noise: seed }) : makePng({ colour: [seed & 255, (seed >> 8) & 255, (seed >> 16) & 255] })
}

/** The plainest content that this network takes: text, and a picture where one is needed. */
export function contentOf(network: Network, text: string, more: Partial<Content> = {}): Content {
  const media = network.capabilities.needsPicture ? [picture('needed')] : []
  const needed = network.capabilities.needsPicture ? { title: 'A title', link: 'https://example.org/a' } : {}
  return { kind: 'post', parts: [{ text, media }], ...needed, ...more }
}

/** The failure that a promise ends with. Fails the test when it does not fail, or fails with anything but a NetworkFailure, or tells a secret. */
export async function failureOf(promise: Promise<unknown>, harness: Harness): Promise<NetworkFailure> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in outcome)) return expect.fail(`It should have failed, but answered ${JSON.stringify(outcome.value)}`)
  const { error } = outcome
  if (!(error instanceof NetworkFailure)) throw new Error(`A connector may only throw NetworkFailure, but this was thrown: ${String(error)}`, { cause: error })
  for (const [name, secret] of Object.entries(harness.credentials)) {
    if (secret.length >= 8 && name !== 'identifier') expect(error.message, `the message tells the ${name}`).not.toContain(secret)
  }
  expect(error.message, 'the message is a sentence').toMatch(/^\S.*[.!?"”]$/s)
  return error
}

/** A text that measures exactly `size` on this channel, made of short words. */
export function textMeasuring(size: number, measure: (text: string) => number): string {
  const words = 'ab '.repeat(Math.ceil(size / 3) + 1).slice(0, size)
  let text = words.endsWith(' ') ? `${words.slice(0, -1)}c` : words
  while (measure(text) > size) text = text.slice(0, -1)
  while (measure(text) < size) text += 'c'
  return text
}

/**
 * What the engine does after a failure that may or must be tried again, until there is a receipt: sends again what surely was not sent,
 * looks on the network after an ambiguous answer, and asks a person only where the network can do no better.
 */
export async function settle(world: World, content: Content, failure: NetworkFailure, question: Partial<FindQuestion> & { waitMs?: number } = {}): Promise<Receipt> {
  const { network, harness, connection } = world
  if (failure.kind === 'unreachable' || failure.kind === 'throttled') return world.publish(content)
  expect(failure.kind, `${failure.code}: ${failure.message}`).toBe('ambiguous')
  const attemptedUntil = question.attemptedUntil ?? harness.clock.now()
  const attemptedFrom = question.attemptedFrom ?? attemptedUntil
  harness.clock.advance(question.waitMs ?? 15 * 60_000)
  const part = content.parts[0]
  if (!connection.find || !part) return expect.fail('A network whose answers can be lost must be able to find.')
  const token = tokenFor(network, harness, content)
  const found = await connection.find({
    content,
    part,
    partIndex: 0,
    token,
    previous: [],
    memory: memoryFor(content, token),
    attemptedFrom,
    attemptedUntil,
    now: harness.clock.now(),
  })
  if (found.answer === 'found') return found.receipt
  if (found.answer === 'repeat') return world.publish(content, { token })
  if (found.answer === 'absent') return world.publish(content, { token: tokenFor(network, harness, content, 0, 1) })
  expect(network.capabilities.exactness, `only a network without a better way may ask a person; it said: ${found.evidence}`).toBe('person')
  const there = (await world.own()).find((post) => post.text === part.text)
  return there
    ? { remoteId: there.remoteId, url: '', publishedAt: harness.clock.now().toISOString() }
    : world.publish(content, { token: tokenFor(network, harness, content, 0, 1) })
}
