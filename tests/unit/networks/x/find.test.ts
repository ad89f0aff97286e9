import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { emulatedXApp, startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'
import { callOf, channelFor, failing, open, pictureOf, postOf, questionOf, start, vaultOf } from './xWorld.ts'

let emulator: XEmulator
let connection: Connection
let nowMs: number
const now = () => new Date(nowMs)
const minutes = (count: number) => {
  nowMs += count * 60_000
}

beforeAll(async () => {
  emulator = await startXEmulator({ clock: now, accessMs: 24 * 3_600_000 })
})
afterAll(() => emulator.close())
beforeEach(() => {
  nowMs = start.getTime()
  emulator.reset()
  const { accessToken, id } = emulator.createAccount('team')
  const learnt = { userId: id, username: 'team' }
  connection = open(channelFor(emulator.url, { learnt }), { vault: vaultOf({ accessToken }), now, options: { ...emulatedXApp, paidQuotes: true } })
})
afterEach(() => {
  expect(emulator.violations).toEqual([])
})

const create = { method: 'POST', path: '/2/tweets' }
const timeline = { method: 'GET', path: '*/tweets' }
const find = (content: Content, more: Parameters<typeof questionOf>[2] = {}) => connection.find?.(questionOf(callOf(content), now(), more))

describe('finding a post on X again', () => {
  test.each([
    'Plain words.',
    'With a link https://example.org/a?b=c&d=e#f and an end.',
    'In brackets (https://example.org/x), twice: https://example.org/x.',
    'Bare: example.com, readme.md and HTTPS://Example.ORG/Path/ too',
    'Letters https://example.org/grüße/日本 <b>&amp; "quotes"</b> & more',
    '日本語のテキストhttps://example.org/aです #タグ @grace',
    'Lines\n\nand   spaces\n👩‍👩‍👧‍👦 café cafe\u0301',
    'A post on X: https://x.com/grace/status/77 and x.com/ada/status/5',
  ])('whatever X made of its text: %s', async (text) => {
    emulator.fault(create, { kind: 'lose' })
    await failing(connection.publish(callOf(postOf(text))))
    const [there] = emulator.tweets()
    expect(await find(postOf(text))).toEqual({
      answer: 'found',
      receipt: { remoteId: there?.id, url: there?.url, publishedAt: now().toISOString() },
    })
  })

  test('with its pictures, and takes none with other pictures for it', async () => {
    const content: Content = { kind: 'post', parts: [{ text: 'Look https://example.org', media: [pictureOf('a'), pictureOf('b')] }] }
    emulator.fault(create, { kind: 'lose' })
    await failing(connection.publish(callOf(content)))
    expect(await find(content)).toMatchObject({ answer: 'found' })
    expect(await find({ kind: 'post', parts: [{ text: 'Look https://example.org', media: [pictureOf('a')] }] })).toEqual({ answer: 'absent' })
  })

  test('when it quotes another', async () => {
    const other = emulator.post('ada', 'Quote me.')
    const content: Content = { kind: 'share', target: other.url, parts: [{ text: 'Look.', media: [] }] }
    emulator.fault(create, { kind: 'lose' })
    await failing(connection.publish(callOf(content)))
    expect(await find(content)).toMatchObject({ answer: 'found' })
  })

  test('only where it answers the post that was meant', async () => {
    const [one, two] = [emulator.post('ada', 'One?'), emulator.post('ada', 'Two?')]
    const reply = (target: string): Content => ({ kind: 'reply', target, parts: [{ text: 'Yes.', media: [] }] })
    emulator.fault(create, { kind: 'lose' })
    await failing(connection.publish(callOf(reply(one.url))))
    expect(await find(reply(one.url))).toMatchObject({ answer: 'found' })
    expect(await find(reply(two.url))).toEqual({ answer: 'absent' })
    expect(await find(postOf('Yes.'))).toEqual({ answer: 'absent' })
  })

  test('asks a person when the words are there with another link, rather than send again', async () => {
    const there = emulator.post('team', 'New: https://example.org/one')
    expect(await find(postOf('New: https://example.org/two'))).toMatchObject({ answer: 'unsure', lookAt: there.url })
    emulator.post('team', 'New: https://example.org/three')
    expect(await find(postOf('New: https://example.org/two'))).toMatchObject({ answer: 'unsure' })
  })

  test('says that it is surely not there when the list is complete, reposts and other people left out', async () => {
    const other = emulator.post('ada', 'The words.')
    emulator.post('team', '', { reposts: other.id })
    expect(await find(postOf('The words.'))).toEqual({ answer: 'absent' })
    expect(new URLSearchParams(emulator.requests[0]?.query).get('exclude')).toBe('retweets')
  })

  test('does not take one from another time for it', async () => {
    emulator.post('team', 'The words.')
    minutes(3)
    const attempt = now()
    minutes(20)
    emulator.post('team', 'The words.')
    expect(await connection.find?.(questionOf(callOf(postOf('The words.')), attempt, { now: now() }))).toEqual({ answer: 'absent' })
  })

  test('reads all pages', async () => {
    const there = emulator.post('team', 'The first of many.')
    for (let index = 0; index < 250; index++) emulator.post('team', `Another ${index}.`)
    expect(await find(postOf('The first of many.'))).toMatchObject({ answer: 'found', receipt: { remoteId: there.id } })
    expect(emulator.requests).toHaveLength(3)
  })

  test.each(['{"data":[]}', '{"errors":[{"title":"Something"}]}'])('asks a person when X answers no list: %s', async (body) => {
    emulator.fault(timeline, { kind: 'status', status: 200, body })
    expect(await find(postOf('The words.'))).toMatchObject({ answer: 'unsure', lookAt: `${emulator.url}/team` })
  })

  test('asks a person when two are there', async () => {
    emulator.post('team', 'Twice.')
    emulator.post('team', 'Twice.')
    expect(await find(postOf('Twice.'))).toMatchObject({ answer: 'unsure' })
  })

  test('throws when X cannot be read, so that it is looked for later', async () => {
    emulator.fault(timeline, { kind: 'status', status: 503 })
    expect((await failing(find(postOf('Later.')))).kind).toBe('unreachable')
  })
})

describe('what X says about the same words', () => {
  const again = (generation: number) => callOf(postOf('The same words.'), { token: `abc.${generation}` })

  test('is a duplicate on the first try: somebody has said that before', async () => {
    emulator.post('team', 'The same words.')
    expect((await failing(connection.publish(again(0)))).code).toBe('duplicate')
  })

  test('proves on the second that the first one arrived, late as it was', async () => {
    const late = emulator.post('team', 'The same words.')
    minutes(90)
    expect((await failing(connection.publish(again(1)))).kind).toBe('ambiguous')
    expect(await connection.find?.(questionOf(again(1), now()))).toMatchObject({ answer: 'found', receipt: { remoteId: late.id } })
    expect(await connection.find?.(questionOf(again(0), now()))).toEqual({ answer: 'absent' })
  })

  test('is a duplicate after that, so that nobody goes round in circles', async () => {
    emulator.post('team', 'The same words.')
    minutes(7 * 60)
    expect(await connection.find?.(questionOf(again(1), now()))).toEqual({ answer: 'absent' })
    expect((await failing(connection.publish(again(2)))).code).toBe('duplicate')
  })
})
