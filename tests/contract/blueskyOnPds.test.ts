import { RichText } from '@atproto/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content, LinkCard, MediaRef, PartContent } from '../../src/domain/content.ts'
import { NetworkFailure } from '../../src/domain/failures.ts'
import { createHttp, type Http } from '../../src/http/http.ts'
import { bluesky } from '../../src/networks/bluesky/bluesky.ts'
import type { Channel, Connection, Credentials, FindQuestion, PublishCall, Receipt, Vault } from '../../src/networks/port.ts'
import { makePng } from '../emulators/kit/makePng.ts'
import type { KitServer } from '../emulators/kit/startServer.ts'
import { startFaultProxy } from '../emulators/pds/faultProxy.ts'
import type { PdsAccount, PdsRecord } from '../emulators/pds/pdsAccounts.ts'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'

const network = bluesky()
const put = { method: 'POST', path: '/xrpc/com.atproto.repo.putRecord' }
let pds: RunningPds
let proxy: KitServer
let http: Http
let account: PdsAccount
let held: Credentials
let nowMs: number
let count = 0
let isSpoilt = true

beforeAll(async () => {
  pds = await startPds()
  proxy = await startFaultProxy({ target: pds.url })
  http = createHttp({ allowPrivateHosts: true, timeoutMs: 10_000 })
})

afterAll(async () => {
  await http?.close()
  await proxy?.close()
  await pds?.close()
})

// Making an account and signing in are slow on purpose (password hashing), so an account serves until a test spoils it.
beforeEach(async () => {
  count += 1
  nowMs = Date.now()
  if (isSpoilt) {
    account = await pds.createAccount(`user${count}`)
    held = { identifier: `@${account.handle}`, appPassword: account.appPassword }
    isSpoilt = false
    await open().check()
  } else {
    await pds.empty(account.did)
  }
  proxy.reset()
})

/** One store of credentials, as all workers see it; changes wait for each other. */
let turn: Promise<unknown> = Promise.resolve()
const vault: Vault = {
  read: async () => held,
  update(change) {
    const next = turn.then(async () => {
      held = await change(held)
      return held
    })
    turn = next.catch(() => undefined)
    return next
  },
}

const pictures: Record<string, { width: number; height: number }> = { wide: { width: 40, height: 10 }, square: { width: 8, height: 8 } }

function open(more: Partial<Channel> = {}): Connection {
  const channel: Channel = { id: '1', name: 'Our Bluesky', network: 'bluesky', baseURL: proxy.url, settings: {}, learnt: {}, ...more }
  return network.open({
    channel,
    vault,
    http,
    now: () => new Date(nowMs),
    async loadPicture({ id }) {
      const size = pictures[id]
      if (!size) throw new NetworkFailure('media-missing', `The picture ${id} could not be read.`)
      return { bytes: makePng(size), mimeType: 'image/png', ...size, filename: `${id}.png` }
    },
  })
}

const contentOf = (part: Partial<PartContent>, more: Partial<Content> = {}): Content => ({ kind: 'post', parts: [{ text: '', media: [], ...part }], ...more })
const picture = (id: string): MediaRef => ({ id, alt: `A ${id} picture` })

function callFor(content: Content, more: Partial<PublishCall> = {}): PublishCall {
  const partIndex = more.partIndex ?? 0
  const part = content.parts[partIndex] ?? { text: '', media: [] }
  const token = network.chooseToken({ deliveryId: `delivery-${count}`, partIndex, part, generation: 0, now: new Date(nowMs) })
  return { content, part, partIndex, token, previous: [], memory: {}, remember: async () => {}, beforePublish: async () => {}, signal: new AbortController().signal, ...more }
}

const toQuestion = ({ content, part, partIndex, token, previous }: PublishCall): FindQuestion => {
  const now = new Date(nowMs)
  return { content, part, partIndex, token, previous, memory: {}, attemptedFrom: now, attemptedUntil: now, now }
}

const calls = (method: string) => proxy.requests.filter((request) => request.path === `/xrpc/${method}`).length
const signIns = () => calls('com.atproto.server.createSession')
const renewals = () => calls('com.atproto.server.refreshSession')
const onlyPost = async (): Promise<PdsRecord> => {
  const posts = await pds.posts(account.did)
  expect(posts).toHaveLength(1)
  return posts[0] as PdsRecord
}
const failureOf = async (promise: Promise<unknown>): Promise<NetworkFailure> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(NetworkFailure)
  return error as NetworkFailure
}
const hours = (amount: number) => {
  nowMs += amount * 3_600_000
}

describe('exactly once, on a real server', () => {
  test('makes one commit when the answer is lost and the post is sent again', async () => {
    const connection = open()
    await connection.check()
    const before = await pds.commits()
    proxy.fault(put, { kind: 'lose' })
    const call = callFor(contentOf({ text: 'Once.' }))
    expect((await failureOf(connection.publish(call))).code).toBe('no-answer')
    const receipt = await connection.publish(call)
    expect((await onlyPost()).uri).toBe(receipt.remoteId)
    expect(await pds.commits()).toBe(before + 1)
  })

  test('makes one commit out of five identical calls at the same time, with one receipt', async () => {
    const connections = Array.from({ length: 5 }, () => open())
    await connections[0]?.check()
    const before = await pds.commits()
    const call = callFor(contentOf({ text: 'Five workers, one post.' }))
    const receipts = await Promise.all(connections.map((connection) => connection.publish(call)))
    expect(new Set(receipts.map(({ remoteId, url, extra }) => JSON.stringify([remoteId, url, extra]))).size).toBe(1)
    expect(await pds.commits()).toBe(before + 1)
    await onlyPost()
  })

  test('sends byte for byte the same record on every try, pictures, links and mentions included', async () => {
    const connection = open()
    const call = callFor(
      contentOf({ text: `For @${account.handle}: https://example.org #Same`, media: [picture('wide'), picture('square')] }, { language: 'de', contentWarning: 'nudity' }),
    )
    proxy.fault(put, { kind: 'lose' }, 2)
    await failureOf(connection.publish(call))
    await failureOf(open().publish(call))
    await connection.publish(call)
    const bodies = proxy.requests.filter(({ path }) => path === put.path).map(({ body }) => body)
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
    await onlyPost()
  })

  test('takes what is there for its own when a mention could not be resolved before and can be now', async () => {
    const connection = open()
    const handle = `late${count}.test`
    const call = callFor(contentOf({ text: `Hello @${handle}` }))
    proxy.fault(put, { kind: 'lose' })
    await failureOf(connection.publish(call))
    await pds.createAccount(handle)
    const receipt = await connection.publish(call)
    const stored = await onlyPost()
    expect([receipt.remoteId, receipt.extra?.cid]).toEqual([stored.uri, stored.cid])
    expect(stored.value.facets).toBeUndefined()
  })

  test('never overwrites another post in its place: it asks a person', async () => {
    const connection = open()
    await connection.publish(callFor(contentOf({ text: 'The first.' })))
    const other = callFor(contentOf({ text: 'Another text with the same token.' }))
    expect((await failureOf(connection.publish(other))).kind).toBe('ambiguous')
    expect((await onlyPost()).value.text).toBe('The first.')
    expect(await connection.find?.(toQuestion(other))).toMatchObject({ answer: 'unsure', evidence: expect.stringContaining('"The first."') })
  })

  test('finds a post with its receipt although the access was revoked meanwhile, and says "repeat" where there is none', async () => {
    const connection = open()
    const call = callFor(contentOf({ text: 'Found.' }))
    await connection.check()
    expect(await connection.find?.(toQuestion(call))).toEqual({ answer: 'repeat' })
    const receipt = await connection.publish(call)
    isSpoilt = true
    await pds.revokeAppPassword(account.did)
    hours(3)
    expect(await open().find?.(toQuestion(call))).toEqual({ answer: 'found', receipt: { ...receipt, publishedAt: JSON.parse(call.token).createdAt } })
  })

  test('makes one repost however often it is sent, whose receipt leads to the post that was passed on', async () => {
    const connection = open()
    const author = await pds.createAccount(`author${count}`)
    const original = await pds.write(author.did, 'app.bsky.feed.post', { $type: 'app.bsky.feed.post', text: 'Pass me on.', createdAt: new Date().toISOString() })
    const target = `https://bsky.app/profile/${author.handle}/post/${original.uri.split('/').at(-1)}`
    const call = callFor(contentOf({}, { kind: 'share', target }))
    proxy.fault(put, { kind: 'lose' })
    await failureOf(connection.publish(call))
    const found = await connection.find?.(toQuestion(call))
    const receipt = await connection.publish(call)
    expect(found).toMatchObject({ answer: 'found', receipt: { remoteId: receipt.remoteId, url: target } })
    expect(receipt.url).toBe(target)
    expect((await pds.reposts(account.did)).map(({ value }) => value.subject)).toEqual([{ uri: original.uri, cid: original.cid }])
  })
})

describe('the record, as a real server stores it', () => {
  test.each([
    'Neu im Blog: https://example.org/grüße?a=b&c=d #Öffentlich',
    '日本語の記事です https://example.org/記事 #日本語',
    'مرحبا بالعالم https://example.org #مرحبا',
    '👨‍👩‍👧‍👦🏳️‍🌈 example.org/emoji #Tag (https://example.org/a)',
    'नमस्ते #हिन्दी e\u0301 https://example.org/e\u0301',
  ])('carries the facets that the network’s own library finds: %s', async (text) => {
    await open().publish(callFor(contentOf({ text })))
    const rich = new RichText({ text })
    rich.detectFacetsWithoutResolution()
    const { value } = await onlyPost()
    const stored = (value.facets ?? []) as NonNullable<typeof rich.facets>
    expect(stored.length).toBeGreaterThan(1)
    expect(stored.map(({ index, features }) => ({ index, features }))).toEqual(rich.facets?.map(({ index, features }) => ({ index, features })))
    expect(value.text).toBe(text)
  })

  test('mentions who exists and leaves the others as text', async () => {
    await open().publish(callFor(contentOf({ text: `Thanks @${account.handle} and @nobody-here.test` })))
    const { value } = await onlyPost()
    expect(value.facets).toEqual([expect.objectContaining({ features: [{ $type: 'app.bsky.richtext.facet#mention', did: account.did }] })])
    expect(value.text).toContain('@nobody-here.test')
  })

  test('has the pictures with description and shape', async () => {
    await open().publish(callFor(contentOf({ text: 'Look.', media: [picture('wide'), picture('square')] })))
    const { value } = await onlyPost()
    const blob = (id: string) => ({ $type: 'blob', mimeType: 'image/png', size: makePng(pictures[id]).length, ref: { $link: expect.stringMatching(/^bafkrei/) } })
    expect(value.embed).toEqual({
      $type: 'app.bsky.embed.images',
      images: [
        { alt: 'A wide picture', image: blob('wide'), aspectRatio: { width: 40, height: 10 } },
        { alt: 'A square picture', image: blob('square'), aspectRatio: { width: 8, height: 8 } },
      ],
    })
  })

  const card: LinkCard = { url: 'https://example.org/article', title: 'An article', description: 'What it is about', image: picture('wide') }

  test('has a link card with its picture', async () => {
    await open().publish(callFor(contentOf({ text: 'Read.', card })))
    const { value } = await onlyPost()
    const external = { uri: card.url, title: card.title, description: card.description, thumb: expect.objectContaining({ $type: 'blob', mimeType: 'image/png' }) }
    expect(value.embed).toEqual({ $type: 'app.bsky.embed.external', external })
  })

  test('has a card without a picture when the picture is gone, rather than no post', async () => {
    await open().publish(callFor(contentOf({ text: 'Read.', card: { ...card, image: picture('gone') } })))
    expect((await onlyPost()).value.embed).toEqual({ $type: 'app.bsky.embed.external', external: { uri: card.url, title: card.title, description: card.description } })
  })

  test('is not sent without a picture that belongs to the post', async () => {
    expect((await failureOf(open().publish(callFor(contentOf({ text: 'Look.', media: [picture('gone')] }))))).code).toBe('media-missing')
    expect(await pds.posts(account.did)).toEqual([])
  })

  test('has language, label and time of the token', async () => {
    const call = callFor(contentOf({ text: 'Ein Gemälde.' }, { language: 'de_DE', contentWarning: 'Nudity' }))
    hours(1)
    await open().publish(call)
    expect((await onlyPost()).value).toEqual({
      $type: 'app.bsky.feed.post',
      text: 'Ein Gemälde.',
      createdAt: JSON.parse(call.token).createdAt,
      langs: ['de-DE'],
      labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'nudity' }] },
    })
  })

  test('quotes with words and pictures of its own', async () => {
    const quoted = await pds.write(account.did, 'app.bsky.feed.post', { $type: 'app.bsky.feed.post', text: 'Quote me.', createdAt: '2026-01-01T00:00:00.000Z' })
    await open().publish(callFor(contentOf({ text: 'Yes.', media: [picture('square')] }, { kind: 'share', target: quoted.uri })))
    const quote = (await pds.posts(account.did)).find(({ value }) => value.text === 'Yes.')
    expect(quote?.value.embed).toMatchObject({
      $type: 'app.bsky.embed.recordWithMedia',
      record: { $type: 'app.bsky.embed.record', record: { uri: quoted.uri, cid: quoted.cid } },
      media: { $type: 'app.bsky.embed.images', images: [{ alt: 'A square picture' }] },
    })
  })

  test('answers the part before it, and keeps the root of the thread, also of somebody else’s', async () => {
    const connection = open()
    const write = (text: string, reply?: object) =>
      pds.write(account.did, 'app.bsky.feed.post', { $type: 'app.bsky.feed.post', text, createdAt: '2026-01-01T00:00:00.000Z', ...(reply ? { reply } : {}) })
    const root = await write('Root.')
    const question = await write('Question?', { root, parent: root })
    const ref = ({ uri, cid }: { uri: string; cid: string }) => ({ uri, cid })
    const content: Content = { kind: 'reply', target: question.uri, parts: ['One.', 'Two.', 'Three.'].map((text) => ({ text, media: [] })) }
    const receipts: Receipt[] = []
    for (const partIndex of [0, 1, 2]) {
      const receipt = await connection.publish(callFor(content, { partIndex, previous: [...receipts] }))
      // The ledger gives it back as JSON; the last part has lost what the connector added.
      receipts.push(partIndex === 1 ? { remoteId: receipt.remoteId, url: receipt.url, publishedAt: receipt.publishedAt } : receipt)
    }
    const posts = await pds.posts(account.did)
    const replyOf = (text: string) => posts.find(({ value }) => value.text === text)?.value.reply
    const stored = (text: string) => ref(posts.find(({ value }) => value.text === text) as PdsRecord)
    expect(replyOf('One.')).toEqual({ root: ref(root), parent: ref(question) })
    expect(replyOf('Two.')).toEqual({ root: ref(root), parent: stored('One.') })
    expect(replyOf('Three.')).toEqual({ root: ref(root), parent: stored('Two.') })
  })

  test('leads to bsky.app, or to the app that the channel names', async () => {
    const rkey = (receipt: Receipt) => receipt.remoteId.split('/').at(-1)
    const first = await open().publish(callFor(contentOf({ text: 'There.' })))
    expect(first.url).toBe(`https://bsky.app/profile/${account.handle}/post/${rkey(first)}`)
    const second = await open({ settings: { appURL: 'http://localhost:4022/' } }).publish(callFor(contentOf({ text: 'There.' })))
    expect(second.url).toBe(`http://localhost:4022/profile/${account.handle}/post/${rkey(second)}`)
  })
})

describe('sessions', () => {
  beforeEach(() => {
    held = { identifier: `@${account.handle}`, appPassword: account.appPassword }
  })

  test('publishing a text takes one call and no sign-in once the channel is open', async () => {
    const connection = open()
    await connection.check()
    proxy.reset()
    for (let index = 0; index < 10; index++) {
      nowMs += 1000
      await connection.publish(callFor(contentOf({ text: `Post ${index}, with a #tag and https://example.org` })))
    }
    expect(proxy.requests.map(({ path }) => path)).toEqual(Array.from({ length: 10 }, () => put.path))
    expect(await pds.posts(account.did)).toHaveLength(10)
  })

  test('a worker takes up the session that another stored', async () => {
    await open().check()
    await open().publish(callFor(contentOf({ text: 'From another process.' })))
    expect(signIns()).toBe(1)
  })

  test('renews a session that has ended instead of signing in again', async () => {
    const connection = open()
    await connection.check()
    const first = held.session
    hours(3)
    await connection.publish(callFor(contentOf({ text: 'After lunch.' })))
    expect([signIns(), renewals()]).toEqual([1, 1])
    expect(held.session).not.toBe(first)
    await onlyPost()
  })

  test('renews a session that the server calls ended, and sends the post once more under a claim that still holds', async () => {
    const connection = open()
    await connection.check()
    proxy.fault(put, { kind: 'status', status: 400, body: JSON.stringify({ error: 'ExpiredToken', message: 'Token has expired' }) })
    let asked = 0
    await connection.publish(callFor(contentOf({ text: 'Renewed.' }), { beforePublish: async () => void asked++ }))
    expect([signIns(), renewals(), asked]).toEqual([1, 1, 2])
    await onlyPost()
  })

  test('renews once for many workers', async () => {
    const workers = Array.from({ length: 6 }, () => open())
    for (const worker of workers) await worker.publish(callFor(contentOf({ text: 'Warm.' })))
    hours(3)
    const content = contentOf({ text: 'All at once.' })
    const token = network.chooseToken({ deliveryId: 'shared', partIndex: 0, part: content.parts[0] as PartContent, generation: 0, now: new Date(nowMs) })
    await Promise.all(workers.flatMap((worker) => [worker.publish(callFor(content, { token })), worker.publish(callFor(content, { token }))]))
    expect([signIns(), renewals()]).toEqual([1, 1])
  })

  test('signs in anew when the session cannot be renewed but the app password is good', async () => {
    const connection = open()
    await connection.check()
    held = { ...held, session: JSON.stringify({ ...JSON.parse(held.session ?? ''), accessJwt: 'x.y.z', refreshJwt: 'x.y.z' }) }
    await open().publish(callFor(contentOf({ text: 'Signed in again.' })))
    expect(signIns()).toBe(2)
    await onlyPost()
  })

  test('does not use the session of other credentials or another server', async () => {
    await open().check()
    isSpoilt = true
    const other = await pds.createAccount(`other${count}`)
    held = { ...held, identifier: other.handle, appPassword: other.appPassword }
    await open().publish(callFor(contentOf({ text: 'By the other.' })))
    expect(await pds.posts(account.did)).toEqual([])
    expect(await pds.posts(other.did)).toHaveLength(1)
    await open({ baseURL: pds.url }).publish(callFor(contentOf({ text: 'By the other.' })))
    expect(calls('com.atproto.repo.putRecord')).toBe(1)
  })

  test('says in a sentence that the app password was revoked, and does not try it for every post', async () => {
    const connection = open()
    await connection.check()
    isSpoilt = true
    await pds.revokeAppPassword(account.did)
    hours(3)
    const failures = [await failureOf(connection.publish(callFor(contentOf({ text: 'One.' })))), await failureOf(connection.publish(callFor(contentOf({ text: 'Two.' }))))]
    for (const failure of failures) {
      expect(failure.code).toBe('unauthorized')
      expect(failure.message).toBe(`Bluesky does not accept the app password of Our Bluesky (${account.handle}): it was revoked or is wrong.`)
    }
    expect(signIns()).toBe(2)

    held = { ...held, appPassword: await pds.addAppPassword(account.did) }
    await connection.publish(callFor(contentOf({ text: 'Three.' })))
    expect((await onlyPost()).value.text).toBe('Three.')
  })

  test('says that the account is suspended or deactivated, also when only the sign-in could tell', async () => {
    const connection = open()
    const { learnt } = await connection.check()
    isSpoilt = true
    await pds.suspend(account.did)
    const whenOpen = await failureOf(connection.publish(callFor(contentOf({ text: 'x' }))))
    expect([whenOpen.code, whenOpen.message]).toEqual(['suspended', 'The account of Our Bluesky was suspended by Bluesky.'])
    held = { identifier: account.handle, appPassword: account.appPassword }
    expect((await failureOf(open({ learnt }).check())).code).toBe('suspended')
    await pds.suspend(account.did, false)

    const other = await pds.createAccount(`leaving${count}`)
    held = { identifier: other.handle, appPassword: other.appPassword }
    const leaving = open()
    await leaving.check()
    await pds.deactivate(other.did)
    const failure = await failureOf(leaving.publish(callFor(contentOf({ text: 'x' }))))
    expect([failure.code, failure.message]).toEqual(['suspended', 'The account of Our Bluesky is deactivated.'])
    expect((await failureOf(leaving.check())).code).toBe('suspended')
  })

  test('says when the network allows the next sign-in', async () => {
    proxy.fault({ path: '/xrpc/com.atproto.server.createSession' }, { kind: 'status', status: 429 })
    const failure = await failureOf(open().check())
    expect([failure.code, failure.retryAt instanceof Date]).toEqual(['throttled', true])
    expect((await open().check()).handle).toBe(account.handle)
  })

  test('ends the session and forgets it when the access is given back', async () => {
    const connection = open()
    await connection.check()
    await connection.revoke?.()
    expect(held.session).toBeUndefined()
    expect(calls('com.atproto.server.deleteSession')).toBe(1)
  })
})

describe('a server without an AppView', () => {
  test('has no numbers, mentions or followers, and says so without failing', async () => {
    const connection = open()
    const checked = await connection.check()
    expect(checked).toEqual({ handle: account.handle, url: `https://bsky.app/profile/${account.handle}`, learnt: { did: account.did, pds: proxy.url, appView: false } })
    const receipt = await connection.publish(callFor(contentOf({ text: 'Uncounted.' })))
    expect(await connection.metrics?.([receipt.remoteId])).toEqual({})
    expect(await connection.mentions?.()).toEqual([])
  })
})
