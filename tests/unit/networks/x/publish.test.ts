import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import { chooseXToken, readGeneration } from '../../../../src/networks/x/token.ts'
import { emulatedXApp, startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'
import { callOf, channelFor, failing, open, pictureOf, postOf, start, vaultOf } from './xWorld.ts'

let emulator: XEmulator
let accessToken: string
let userId: string

beforeAll(async () => {
  emulator = await startXEmulator({ clock: () => start })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  ;({ accessToken, id: userId } = emulator.createAccount('team'))
})
afterEach(() => {
  expect(emulator.violations).toEqual([])
})

const connect = (settings: Record<string, unknown> = {}, more: Parameters<typeof open>[1] = {}) =>
  open(channelFor(emulator.url, { settings, learnt: { userId, username: 'team' } }), { vault: vaultOf({ accessToken }), ...more })
const withPictures = (...ids: string[]): Content => ({ kind: 'post', parts: [{ text: 'Look.', media: ids.map((id) => pictureOf(id)) }] })
const gif = (size: number) => {
  const bytes = new Uint8Array(size)
  bytes.set(Buffer.from('GIF89a'))
  return () => ({ bytes, mimeType: 'image/gif' })
}

describe('publishing on X', () => {
  test.each([
    [undefined, 'everyone'],
    ['everyone', 'everyone'],
    ['nonsense', 'everyone'],
    ['following', 'following'],
    ['mentionedUsers', 'mentionedUsers'],
  ])('lets those answer whom the channel names: %s', async (replySettings, stored) => {
    await connect({ replySettings }).publish(callOf(postOf('Hello.')))
    expect(emulator.tweets()[0]?.replySettings).toBe(stored)
  })

  test('sends a picture without words', async () => {
    await connect().publish(callOf({ kind: 'post', parts: [{ text: '', media: [pictureOf('p', { alt: '' })] }] }))
    expect(emulator.tweets()[0]?.media).toMatchObject([{ alt: '', mimeType: 'image/png' }])
    expect(emulator.requests.some(({ path }) => path === '/2/media/metadata')).toBe(false)
  })

  test('sends a GIF in segments, whole and in order', async () => {
    await connect({}, { picture: gif(9_000_000) }).publish(callOf(withPictures('moving')))
    expect(emulator.tweets()[0]?.media).toMatchObject([{ mimeType: 'image/gif', bytes: 9_000_000, alt: 'Picture moving' }])
    expect(emulator.requests.filter(({ path }) => path.endsWith('/append'))).toHaveLength(3)
  })

  test('asks for a still picture when there are several, and for a moving one when it is alone', async () => {
    const asked: boolean[] = []
    const picture = (_media: unknown, limits: { animated: boolean }) => {
      asked.push(limits.animated)
      return { bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]), mimeType: 'image/png' }
    }
    await connect({}, { picture }).publish(callOf(withPictures('a')))
    await connect({}, { picture }).publish(callOf(withPictures('b', 'c')))
    expect(asked).toEqual([true, false, false])
  })

  test('waits until X has processed a picture', async () => {
    emulator.settings.processingPolls = 2
    await connect().publish(callOf(withPictures('p')))
    expect(emulator.requests.filter(({ method, path }) => method === 'GET' && path === '/2/media/upload')).toHaveLength(2)
    expect(emulator.tweets()[0]?.media).toHaveLength(1)
  })

  test('says that the picture is refused when X cannot process it', async () => {
    Object.assign(emulator.settings, { processingPolls: 1, processingFails: true })
    expect((await failing(connect().publish(callOf(withPictures('p'))))).code).toBe('media-refused')
  })

  test('stops waiting for a picture when it is told to, and may be tried again', async () => {
    emulator.settings.processingPolls = 1000
    const failure = await failing(connect().publish(callOf(withPictures('p'), { signal: AbortSignal.timeout(100) })))
    expect([failure.code, failure.kind]).toEqual(['not-ready', 'unreachable'])
    expect(emulator.tweets()).toEqual([])
  })

  test('refuses five pictures before anything is sent', async () => {
    expect((await failing(connect().publish(callOf(withPictures('a', 'b', 'c', 'd', 'e'))))).code).toBe('media-refused')
    expect(emulator.requests).toEqual([])
  })

  test('leads to the post by its name where it is known, and by its number else', async () => {
    const named = await connect().publish(callOf(postOf('One.')))
    expect(named.url).toBe(`${emulator.url}/team/status/${named.remoteId}`)
    const unnamed = await open(channelFor(emulator.url), { vault: vaultOf({ accessToken }) }).publish(callOf(postOf('Two.')))
    expect(unnamed.url).toBe(`${emulator.url}/i/web/status/${unnamed.remoteId}`)
    expect((await fetch(unnamed.url)).status).toBe(200)
  })

  test('passes a post on where X gives the repost no id, and takes that back', async () => {
    emulator.settings.repostIds = false
    const other = emulator.post('ada', 'Worth sharing.')
    const connection = connect()
    const receipt = await connection.publish(callOf({ kind: 'share', target: other.url, parts: [{ text: '', media: [] }] }))
    expect(receipt).toMatchObject({ remoteId: other.id, url: other.url, extra: { reposted: other.id } })
    expect(emulator.tweets().map(({ reposts }) => reposts)).toEqual([undefined, other.id])
    await connection.remove?.(receipt)
    expect(emulator.tweets().map(({ id }) => id)).toEqual([other.id])
  })

  test('passes on the post itself when the pasted link is a repost of it', async () => {
    const other = emulator.post('ada', 'The original.')
    const passedOn = emulator.post('grace', '', { reposts: other.id })
    await connect().publish(callOf({ kind: 'share', target: passedOn.url, parts: [{ text: '', media: [] }] }))
    expect(emulator.tweets().filter(({ author }) => author === 'team')).toMatchObject([{ reposts: other.id }])
  })

  test('quotes only where quotes are paid for, and not with pictures', async () => {
    const other = emulator.post('ada', 'Quote me.')
    const quote: Content = { kind: 'share', target: other.url, parts: [{ text: 'Look.', media: [] }] }
    expect((await failing(connect().publish(callOf(quote)))).code).toBe('not-supported')
    const paid = { options: { ...emulatedXApp, paidQuotes: true } }
    await connect({}, paid).publish(callOf(quote))
    expect(emulator.tweets()[1]).toMatchObject({ quotes: other.id, text: 'Look.' })
    const withPicture: Content = { ...quote, parts: [{ text: 'Look again.', media: [pictureOf('p')] }] }
    expect((await failing(connect({}, paid).publish(callOf(withPicture)))).code).toBe('not-supported')
  })

  test('says that quotes are not paid for after all when X says so', async () => {
    emulator.settings.quotes = false
    const other = emulator.post('ada', 'Quote me.')
    const content: Content = { kind: 'share', target: other.url, parts: [{ text: 'Look.', media: [] }] }
    expect((await failing(connect({}, { options: { ...emulatedXApp, paidQuotes: true } }).publish(callOf(content)))).code).toBe('not-paid')
  })

  test('answers those who mention us, and goes on with its own thread, on a self-serve app', async () => {
    emulator.settings.replies = 'summoned'
    const reply = (target: string): Content => ({
      kind: 'reply',
      target,
      parts: [
        { text: 'One.', media: [] },
        { text: 'Two.', media: [] },
      ],
    })
    const stranger = emulator.post('ada', 'Not for you.')
    expect((await failing(connect().publish(callOf(reply(stranger.url))))).code).toBe('not-supported')
    const friend = emulator.post('ada', 'What do you think, @team?')
    const first = await connect({ replySettings: 'following' }).publish(callOf(reply(friend.url)))
    await connect().publish(callOf(reply(friend.url), { partIndex: 1, previous: [first] }))
    expect(emulator.tweets().map(({ replyTo }) => replyTo)).toEqual([undefined, undefined, friend.id, first.remoteId])
    expect(emulator.tweets()[2]?.replySettings).toBe('everyone')
  })

  test('needs the part before a later one', async () => {
    const content: Content = {
      kind: 'post',
      parts: [
        { text: 'One.', media: [] },
        { text: 'Two.', media: [] },
      ],
    }
    expect((await failing(connect().publish(callOf(content, { partIndex: 1 })))).code).toBe('target-missing')
  })

  test.each([
    ['depleted', 402],
    ['capped', 429],
  ] as const)('holds the channel when its credits are %s', async (credits, status) => {
    emulator.settings.credits = credits
    const failure = await failing(connect().publish(callOf(postOf('Dear.'))))
    expect([failure.code, failure.status]).toEqual(['not-paid', status])
  })
})

describe('the token of X', () => {
  const seed = { deliveryId: 'd', partIndex: 0, part: { text: 'a', media: [pictureOf('p')] }, generation: 3, now: start }
  test('tells its generation, and is another one for other words or another description', () => {
    expect(readGeneration(chooseXToken(seed))).toBe(3)
    const others = [seed, { ...seed, part: { ...seed.part, text: 'b' } }, { ...seed, part: { text: 'a', media: [pictureOf('p', { alt: 'Other' })] } }]
    expect(new Set(others.map(chooseXToken)).size).toBe(3)
    expect(chooseXToken({ ...seed, now: new Date(0) })).toBe(chooseXToken(seed))
  })
  test.each(['', 'token', '12', 'a.b', 'a.-1'])('reads %j as a first try', (token) => {
    expect(readGeneration(token)).toBe(0)
  })
})
