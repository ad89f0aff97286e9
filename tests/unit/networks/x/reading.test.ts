import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../../src/networks/port.ts'
import { toPlainAddress } from '../../../../src/networks/x/tweets.ts'
import { startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'
import { channelFor, failing, open, start, vaultOf } from './xWorld.ts'

let emulator: XEmulator
let connection: Connection

beforeAll(async () => {
  emulator = await startXEmulator({ clock: () => start })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  connection = open(channelFor(emulator.url), { vault: vaultOf({ accessToken: emulator.createAccount('team').accessToken }) })
})
afterEach(() => {
  expect(emulator.violations).toEqual([])
})

describe('reading X', () => {
  test('knows the account with its followers', async () => {
    emulator.setFollowers('team', 1234)
    expect(await connection.check()).toMatchObject({ handle: '@team', followers: 1234, url: `${emulator.url}/team`, learnt: { username: 'team' } })
  })

  test('counts a hundred posts for each request, and leaves out what is gone or is no id', async () => {
    const posts = Array.from({ length: 101 }, (_, index) => emulator.post('team', `Post ${index}.`))
    const [first] = posts
    emulator.like(first?.id ?? '')
    emulator.post('ada', 'Yes.', { replyTo: first?.id ?? '' })
    emulator.post('ada', 'See.', { quotes: first?.id ?? '' })
    emulator.post('ada', '', { reposts: first?.id ?? '' })
    const numbers = await connection.metrics?.([...posts.map(({ id }) => id), '4242', 'not-an-id'])
    expect(Object.keys(numbers ?? {}).sort()).toEqual(posts.map(({ id }) => id).sort())
    expect(numbers?.[first?.id ?? '']).toEqual({ likes: 1, replies: 1, quotes: 1, shares: 1, views: 0 })
    expect(emulator.requests).toHaveLength(2)
  })

  test('asks nothing when there is nothing to count', async () => {
    expect(await connection.metrics?.(['not-an-id'])).toEqual({})
    expect(emulator.requests).toEqual([])
  })

  test('tells a mention from a reply, and gives the text as it was written', async () => {
    const own = emulator.post('team', 'Ours.')
    const mention = emulator.post('ada', 'Look, @team: https://example.org/a?b=1&c=2 <3')
    const reply = emulator.post('grace', '@team Thanks!', { replyTo: own.id })
    const elsewhere = emulator.post('grace', '@team see this', { replyTo: mention.id })
    expect(await connection.mentions?.()).toMatchObject([
      { remoteId: elsewhere.id, kind: 'mention', inReplyTo: mention.id },
      { remoteId: reply.id, kind: 'reply', inReplyTo: own.id, author: '@grace', authorName: 'grace' },
      { remoteId: mention.id, kind: 'mention', text: 'Look, @team: https://example.org/a?b=1&c=2 <3', url: mention.url },
    ])
  })

  test('reads on to the last mention known, and one page only when none is', async () => {
    const first = emulator.post('ada', '@team 0')
    for (let index = 1; index <= 150; index++) emulator.post('ada', `@team ${index}`)
    expect(await connection.mentions?.(first.id)).toHaveLength(150)
    expect(await connection.mentions?.()).toHaveLength(100)
  })

  test('resolves a link to a repost to the post behind it, with its author and text', async () => {
    const other = emulator.post('ada', 'See https://example.org/a & more')
    const passedOn = emulator.post('grace', '', { reposts: other.id })
    expect(await connection.resolve?.(passedOn.url)).toEqual({ remoteId: other.id, url: other.url, author: '@ada', text: 'See https://example.org/a & more' })
  })

  test.each([
    ['@team', true],
    ['TEAM', true],
    ['nobody', false],
    ['with-dash', false],
    ['a_name_that_is_too_long', false],
  ])('knows whether %s exists', async (handle, exists) => {
    expect(await connection.hasHandle?.(handle)).toBe(exists)
  })

  test('does not say that a handle is missing when X cannot be asked', async () => {
    emulator.fault({ path: '/2/users/by/*' }, { kind: 'status', status: 503 })
    expect((await failing(connection.hasHandle?.('team'))).kind).toBe('unreachable')
  })

  test('says why a post cannot be deleted', async () => {
    const other = emulator.post('ada', 'Not ours.')
    expect((await failing(connection.remove?.({ remoteId: other.id, url: '', publishedAt: '' }))).code).toBe('forbidden')
  })
})

test.each([
  ['https://Example.ORG/a/', 'http://example.org/a'],
  ['example.com', 'https://example.com/'],
  ['https://example.org/grüße', 'https://example.org/gr%C3%BC%C3%9Fe'],
  ['https://bücher.example/x', 'https://xn--bcher-kva.example/x'],
])('%s and %s are the same address', (one, other) => {
  expect(toPlainAddress(one)).toBe(toPlainAddress(other))
})

test.each([
  ['https://example.org/a', 'https://example.org/b'],
  ['https://example.org/a?x=1', 'https://example.org/a?x=2'],
  ['https://example.org/a#b', 'https://example.org/a'],
])('%s and %s are not', (one, other) => {
  expect(toPlainAddress(one)).not.toBe(toPlainAddress(other))
})
