import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection, FindQuestion } from '../../../../src/networks/port.ts'
import { createTestClock, hours, minutes, type TestClock } from '../../../emulators/kit/testClock.ts'
import { type MastodonEmulator, startMastodonEmulator } from '../../../emulators/mastodon/startMastodonEmulator.ts'
import { callOf, channelFor, connectTo, pictureOf } from './channelFor.ts'

let emulator: MastodonEmulator
let connection: Connection
let clock: TestClock

beforeAll(async () => {
  emulator = await startMastodonEmulator({ clock: () => clock.now(), limits: { requests: Number.POSITIVE_INFINITY } })
})
afterAll(() => emulator.close())
beforeEach(() => {
  clock = createTestClock()
  emulator.reset()
  connection = connectTo(channelFor(emulator.url), { accessToken: emulator.createAccount('team').token })
})
afterEach(() => expect(emulator.violations).toEqual([]))

const text = 'Hello <all> & "everybody": https://example.org/a/very/long/path/that/is/shortened?x=1&y=2, @ada@other.example and #Tag.\n\nSecond paragraph\nwith a break.'
const content = { kind: 'post' as const, parts: [{ text, media: [] }] }

function ask(more: Partial<FindQuestion> = {}) {
  const at = new Date('2026-03-02T09:00:00Z')
  const part = more.part ?? content.parts[0] ?? { text: '', media: [] }
  return connection.find?.({ content, part, partIndex: 0, token: 't', previous: [], memory: {}, attemptedFrom: at, attemptedUntil: at, now: clock.now(), ...more })
}

describe('settling a lost answer on Mastodon', () => {
  test('repeats while the key of the first try surely lives, without a request', async () => {
    clock.advance(minutes(55) - 1)
    expect(await ask()).toEqual({ answer: 'repeat' })
    expect(emulator.requests).toEqual([])
  })

  test('counts from the first try, because its key ends first', async () => {
    clock.advance(minutes(56))
    expect((await ask({ attemptedUntil: clock.now() }))?.answer).toBe('absent')
  })

  test('finds the post by its words after that, whatever Mastodon made of links and mentions', async () => {
    emulator.post('ada@other.example', 'I exist.')
    const receipt = await connection.publish(callOf(content))
    clock.advance(hours(2))
    expect(await ask()).toEqual({ answer: 'found', receipt })
  })

  test('does not find it with other words, other pictures, another parent or at another time', async () => {
    const other = emulator.post('ada', 'Parent.')
    await connection.publish(callOf({ kind: 'reply', target: other.url, parts: [{ text, media: [] }] }, { token: 'a' }))
    await connection.publish(callOf({ kind: 'post', parts: [{ text, media: [pictureOf('p')] }] }, { token: 'b' }))
    await connection.publish(callOf({ kind: 'post', parts: [{ text: `${text}!`, media: [] }] }, { token: 'c' }))
    clock.advance(minutes(11))
    await connection.publish(callOf(content, { token: 'd' }))
    clock.advance(hours(2))
    expect(await ask({ partIndex: 1, previous: [{ remoteId: '99', url: '', publishedAt: '' }] })).toEqual({ answer: 'absent' })
    expect((await ask({ part: { text, media: [pictureOf('p')] } }))?.answer).toBe('found')
  })

  test('asks a person when there are two', async () => {
    await connection.publish(callOf(content, { token: 'a' }))
    await connection.publish(callOf(content, { token: 'b' }))
    clock.advance(hours(2))
    const found = await ask()
    expect(found).toMatchObject({ answer: 'unsure', evidence: 'There are 2 posts with these words from that time.' })
  })

  test('turns pages until it is past the first try', async () => {
    emulator.settings.limits.requests = Number.POSITIVE_INFINITY
    const receipt = await connection.publish(callOf(content, { token: 'wanted' }))
    clock.advance(minutes(20))
    for (let index = 0; index < 90; index++) emulator.post('team', `Later ${index}`)
    clock.advance(hours(2))
    expect(await ask()).toEqual({ answer: 'found', receipt })
    expect(emulator.requests.filter(({ path }) => path.endsWith('/statuses') && path.includes('/accounts/'))).toHaveLength(3)
  })

  test('stops turning pages at something older than the first try', async () => {
    for (let index = 0; index < 90; index++) emulator.post('team', `Earlier ${index}`)
    clock.advance(hours(5))
    const at = clock.now()
    clock.advance(hours(2))
    expect(await ask({ attemptedFrom: at, attemptedUntil: at })).toEqual({ answer: 'absent' })
    expect(emulator.requests.filter(({ path }) => path.includes('/accounts/') && path.endsWith('/statuses'))).toHaveLength(1)
  })

  test('is unsure when there is more to read than it reads', async () => {
    clock.advance(minutes(30))
    for (let index = 0; index < 1001; index++) emulator.post('team', `Later ${index}`)
    clock.advance(hours(2))
    expect(await ask()).toMatchObject({ answer: 'unsure', evidence: 'The recent posts of the account could not be read far enough back.', lookAt: `${emulator.url}/@team` })
  })

  test('says that the network cannot be read rather than guessing', async () => {
    clock.advance(hours(2))
    emulator.fault({ path: '/api/v1/accounts/*' }, { kind: 'status', status: 502, as: 'html' }, 2)
    await expect(ask()).rejects.toMatchObject({ kind: 'unreachable' })
  })
})
