import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import type { Connection, FindQuestion } from '../../../../src/networks/port.ts'
import { createTestClock, hours, minutes, type TestClock } from '../../../emulators/kit/testClock.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { callOf, channelFor, connectTo, failing, pictureOf, post } from './channelFor.ts'

let emulator: LinkedInEmulator
let clock: TestClock
let connection: Connection

beforeAll(async () => {
  emulator = await startLinkedInEmulator({ clock: () => clock.now() })
})
afterAll(() => emulator.close())
beforeEach(() => {
  clock = createTestClock()
  emulator.reset()
  const account = emulator.createAccount('team', { organization: 'Our Team' })
  connection = connectTo(channelFor(emulator.url, account.author), { accessToken: account.token }, { now: () => clock.now() })
})
afterEach(() => expect(emulator.violations).toEqual([]))

const at = new Date('2026-03-02T09:00:00Z')
const text = 'Join us (free)! #open_source #Django: https://example.org/a_b?x=1 — thanks @[Ada](urn:li:person:a_b).'
const ask = (content: Content, more: Partial<FindQuestion> = {}, by = connection) => {
  const part = more.part ?? content.parts[0] ?? { text: '', media: [] }
  return by.find?.({ content, part, partIndex: 0, token: 't', previous: [], memory: {}, attemptedFrom: at, attemptedUntil: at, now: clock.now(), ...more })
}

describe('settling a lost answer on LinkedIn', () => {
  test('finds an organisation’s post by its words, whatever LinkedIn made of hashtags and escapes', async () => {
    const content = post(text)
    const receipt = await connection.publish(callOf(content))
    clock.advance(minutes(20))
    expect(await ask(content)).toEqual({ answer: 'found', receipt })
  })

  test('tells pictures and reshares apart', async () => {
    const other = emulator.post('ada', 'Worth it.')
    await connection.publish(callOf(post('Same words.', { media: [pictureOf('p')] })))
    await connection.publish(callOf({ kind: 'share', target: other.url, parts: [{ text: 'Same words.', media: [] }] }))
    expect(await ask(post('Same words.'))).toEqual({ answer: 'absent' })
    expect((await ask({ kind: 'share', target: other.url, parts: [{ text: 'Same words.', media: [] }] }))?.answer).toBe('found')
    expect((await ask(post('Same words.', { media: [pictureOf('p')] })))?.answer).toBe('found')
    const two = post('Two pictures.', { media: [pictureOf('a'), pictureOf('b')] })
    await connection.publish(callOf(two))
    expect((await ask(two))?.answer).toBe('found')
  })

  test('finds a comment under its post, and not somebody else’s', async () => {
    const first = await connection.publish(callOf(post('One.')))
    emulator.comment('eve', first.remoteId, 'Two.')
    const content: Content = { ...post('One.'), parts: [...post('One.').parts, { text: 'Two.', media: [] }] }
    const question = { partIndex: 1, part: { text: 'Two.', media: [] }, previous: [first] }
    expect(await ask(content, question)).toEqual({ answer: 'absent' })
    const second = await connection.publish(callOf(content, { partIndex: 1, previous: [first] }))
    expect(await ask(content, question)).toEqual({ answer: 'found', receipt: second })
  })

  test('turns pages until it is past the first try', async () => {
    const content = post('The one.')
    const receipt = await connection.publish(callOf(content))
    clock.advance(minutes(20))
    for (let index = 0; index < 120; index++) await connection.publish(callOf(post(`Later ${index}.`)))
    expect(await ask(content)).toEqual({ answer: 'found', receipt })
    const read = () => emulator.requests.filter(({ method, path }) => method === 'GET' && path === '/rest/posts').length
    expect(read()).toBe(2)
    clock.advance(hours(3))
    expect(await ask(post('Never sent.'), { attemptedFrom: clock.now(), attemptedUntil: clock.now() })).toEqual({ answer: 'absent' })
    expect(read()).toBe(3)
  })

  test('asks a person where the posts may not be read, and says where to look', async () => {
    const person = emulator.createAccount('ada', { scopes: ['openid', 'profile', 'w_member_social'] })
    const own = connectTo(channelFor(emulator.url, person.author), { accessToken: person.token })
    await own.publish(callOf(post('Hello.')))
    expect(await ask(post('Hello.'), {}, own)).toEqual({
      answer: 'unsure',
      evidence: 'LinkedIn does not let this channel read its own posts, so only a person can see whether it is there.',
      lookAt: emulator.url,
    })
    const target = emulator.post('eve', 'A question?')
    expect(await ask({ kind: 'reply', target: target.url, parts: [{ text: 'x', media: [] }] }, {}, own)).toMatchObject({ answer: 'unsure', lookAt: target.url })
  })

  test('says that LinkedIn cannot be read at the moment rather than guessing', async () => {
    emulator.fault({ path: '/rest/posts' }, { kind: 'status', status: 502, as: 'html' })
    expect((await failing(ask(post('x')))).kind).toBe('unreachable')
    emulator.fault({ path: '/rest/posts' }, { kind: 'status', status: 200, body: '{"elements":"none"}' })
    expect((await failing(ask(post('x')))).code).toBe('unavailable')
  })
})
