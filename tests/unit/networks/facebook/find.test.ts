import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import type { Connection, FindQuestion, Network } from '../../../../src/networks/port.ts'
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { createTestClock, hours, minutes, type TestClock } from '../../../emulators/kit/testClock.ts'
import { callOf, channelFor, connectTo, failing, memories, pictureOf, post } from './channelFor.ts'

let emulator: FacebookEmulator
let clock: TestClock
let account: ReturnType<FacebookEmulator['createAccount']>
let connection: Connection

const connect = (network: Network) => connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token }, { network, now: () => clock.now() })

beforeAll(async () => {
  emulator = await startFacebookEmulator({ clock: () => clock.now() })
})
afterAll(() => emulator.close())
beforeEach(() => {
  clock = createTestClock()
  emulator.reset()
  memories.clear()
  account = emulator.createAccount('our.team')
  connection = connect(facebook())
})
afterEach(() => expect(emulator.violations).toEqual([]))

const at = new Date('2026-03-02T09:00:00Z')
const publishing = { method: 'POST', path: '/v26.0/*_*' }
const ask = (content: Content, more: Partial<FindQuestion> = {}, by = connection) => {
  const { part, token, memory } = callOf(content, more.part ? { part: more.part } : {})
  return by.find?.({ content, part, token, partIndex: 0, previous: [], memory, attemptedFrom: at, attemptedUntil: at, now: clock.now(), ...more })
}
/** Another process, which died before it could store which post was prepared. */
const afterCrash = () => {
  memories.clear()
  return connect(facebook())
}

describe('settling a lost answer on Facebook by the post that was prepared', () => {
  test('looks at the one post that was prepared: published, or safe to publish again', async () => {
    const content = post('Prepared.')
    emulator.fault(publishing, { kind: 'cut' })
    await failing(connection.publish(callOf(content)))
    expect(await ask(content)).toEqual({ answer: 'repeat' })
    emulator.fault(publishing, { kind: 'lose' })
    await failing(connection.publish(callOf(content)))
    const [entry] = emulator.entries()
    // Whichever process asks.
    expect(await ask(content, {}, connect(facebook()))).toEqual({ answer: 'found', receipt: { remoteId: entry?.id, url: entry?.url, publishedAt: '2026-03-02T09:00:00.000Z' } })
  })

  test('reads the Page when the prepared post is gone', async () => {
    const content = post('Prepared.')
    emulator.fault(publishing, { kind: 'cut' })
    await failing(connection.publish(callOf(content)))
    await connection.remove?.({ remoteId: emulator.drafts()[0]?.id ?? '', url: '', publishedAt: '' })
    expect(await ask(content)).toEqual({ answer: 'absent' })
  })

  test('says that Facebook cannot be read at the moment rather than guessing', async () => {
    emulator.fault(publishing, { kind: 'cut' })
    await failing(connection.publish(callOf(post('x'))))
    emulator.fault({ method: 'GET' }, { kind: 'status', status: 502, as: 'html' })
    expect((await failing(ask(post('x')))).kind).toBe('unreachable')
  })
})

describe('settling a lost answer on Facebook when no prepared post is known', () => {
  test('finds the published post by its words, pictures and time', async () => {
    const plain = post('Same words: https://example.org/a?x=1 & more.')
    const pictured: Content = { kind: 'post', parts: [{ text: 'Same words: https://example.org/a?x=1 & more.', media: [pictureOf('a'), pictureOf('b')] }] }
    const single: Content = { kind: 'post', parts: [{ text: 'One picture.', media: [pictureOf('a')] }] }
    const receipts = []
    for (const [index, content] of [plain, pictured, single].entries()) receipts.push(await connection.publish(callOf(content, { token: `t${index}` })))
    clock.advance(hours(1))
    for (const [index, content] of [plain, pictured, single].entries()) {
      expect(await ask(content, {}, afterCrash())).toEqual({ answer: 'found', receipt: { ...receipts[index], publishedAt: '2026-03-02T09:00:00.000Z' } })
    }
  })

  test('does not take a post of another Page, of another time, or one that nobody sees', async () => {
    emulator.post('ada', 'Same words.')
    emulator.fault(publishing, { kind: 'cut' })
    await failing(connection.publish(callOf(post('Same words.'))))
    clock.advance(minutes(11))
    await connection.publish(callOf(post('Same words.'), { token: 'another' }))
    expect(await ask(post('Same words.'), {}, afterCrash())).toEqual({ answer: 'absent' })
  })

  test('tells posts that are nothing but a link by their link', async () => {
    const share = (target: string): Content => ({ kind: 'share', target, parts: [{ text: '', media: [] }] })
    const receipt = await connection.publish(callOf(share('https://example.org/one'), { token: 'one' }))
    expect(await ask(share('https://example.org/two'), {}, afterCrash())).toEqual({ answer: 'absent' })
    expect(await ask(share('https://example.org/one'), {}, afterCrash())).toMatchObject({ answer: 'found', receipt: { remoteId: receipt.remoteId } })
  })

  test('finds a comment, and not somebody else’s', async () => {
    const first = await connection.publish(callOf(post('One.')))
    emulator.comment('ada', first.remoteId, 'Two.')
    const question = { partIndex: 1, part: { text: 'Two.', media: [] }, previous: [first] }
    const content: Content = { ...post('One.'), parts: [{ text: 'One.', media: [] }, question.part] }
    expect(await ask(content, question)).toEqual({ answer: 'absent' })
    const second = await connection.publish(callOf(content, { partIndex: 1, previous: [first] }))
    expect(await ask(content, question)).toEqual({ answer: 'found', receipt: second })
  })

  test('asks a person when there are two', async () => {
    for (const token of ['one', 'two']) await connection.publish(callOf(post('Same.'), { token }))
    expect(await ask(post('Same.'), {}, afterCrash())).toMatchObject({ answer: 'unsure', evidence: 'There are 2 posts with these words from that time.' })
  })

  test('turns pages to the end, and is unsure when there is more than it reads', async () => {
    const receipt = await connection.publish(callOf(post('The one.')))
    clock.advance(minutes(20))
    for (let index = 0; index < 150; index++) emulator.post('our.team', `Later ${index}.`)
    expect(await ask(post('The one.'), {}, afterCrash())).toMatchObject({ answer: 'found', receipt: { remoteId: receipt.remoteId } })
    expect(emulator.requests.filter(({ path }) => path.endsWith('/published_posts'))).toHaveLength(2)
    for (let index = 0; index < 900; index++) emulator.post('our.team', `Much later ${index}.`)
    expect(await ask(post('Never sent.'), {}, afterCrash())).toMatchObject({ answer: 'unsure', lookAt: `${emulator.url}/${account.pageId}` })
  })

  test('reads no further back than the first try', async () => {
    for (let index = 0; index < 150; index++) emulator.post('our.team', `Earlier ${index}.`)
    clock.advance(hours(1))
    const now = clock.now()
    expect(await ask(post('x'), { attemptedFrom: now, attemptedUntil: now }, afterCrash())).toEqual({ answer: 'absent' })
    expect(emulator.requests.filter(({ path }) => path.endsWith('/published_posts'))).toHaveLength(1)
  })

  test.each(['{"data":"none"}', '{"data":[{"id":"1_2","created_time":"yesterday"}]}'])('takes an answer that it cannot read for trouble: %s', async (body) => {
    emulator.fault({ path: '/v26.0/*/published_posts' }, { kind: 'status', status: 200, body })
    expect((await failing(ask(post('x')))).code).toBe('unavailable')
  })
})
