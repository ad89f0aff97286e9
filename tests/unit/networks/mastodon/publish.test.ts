import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import { toLanguage } from '../../../../src/networks/mastodon/publish.ts'
import { chooseMastodonToken } from '../../../../src/networks/mastodon/token.ts'
import { toFocus } from '../../../../src/networks/mastodon/uploadPicture.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type MastodonEmulator, startMastodonEmulator } from '../../../emulators/mastodon/startMastodonEmulator.ts'
import { callOf, channelFor, connectTo, pictureOf } from './channelFor.ts'

let emulator: MastodonEmulator
let token: string

beforeAll(async () => {
  emulator = await startMastodonEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  token = emulator.createAccount('team').token
})
afterEach(() => {
  emulator.settings.processingPolls = 0
  expect(emulator.violations).toEqual([])
})

const connect = (settings: Record<string, unknown> = {}, learnt: Record<string, unknown> = { apiVersion: 7 }): Connection =>
  connectTo(channelFor(emulator.url, { settings, learnt }), { accessToken: token })
const post = (text: string, more: Partial<Content> = {}): Content => ({ kind: 'post', parts: [{ text, media: [] }], ...more })

describe('publishing on Mastodon', () => {
  test.each(['public', 'unlisted', 'private', 'direct'])("uses the channel's visibility %s", async (visibility) => {
    await connect({ visibility }).publish(callOf(post('Seen by some.')))
    expect(emulator.statuses()[0]?.visibility).toBe(visibility)
  })

  test('is public when the channel says nothing or nonsense', async () => {
    await connect({ visibility: 'everybody' }).publish(callOf(post('One.')))
    expect(emulator.statuses()[0]?.visibility).toBe('public')
  })

  test('hides pictures behind a content warning, and only then', async () => {
    const withPicture = (contentWarning?: string): Content => ({ kind: 'post', parts: [{ text: 'x', media: [pictureOf('p')] }], contentWarning })
    await connect().publish(callOf(withPicture(), { token: 'a' }))
    await connect().publish(callOf(withPicture('Spiders'), { token: 'b' }))
    expect(emulator.statuses().map(({ sensitive, contentWarning }) => [sensitive, contentWarning])).toEqual([
      [false, ''],
      [true, 'Spiders'],
    ])
  })

  test('sends the focal point and the description with the picture', async () => {
    await connect().publish(callOf({ kind: 'post', parts: [{ text: 'x', media: [pictureOf('p', { focalX: 75, focalY: 10, alt: 'Ümläut 👍' })] }] }))
    expect(emulator.statuses()[0]?.media).toMatchObject([{ focus: [0.5, 0.8], alt: 'Ümläut 👍', mimeType: 'image/png' }])
  })

  test('waits until the server has prepared the picture', async () => {
    emulator.settings.processingPolls = 2
    await connect().publish(callOf({ kind: 'post', parts: [{ text: 'x', media: [pictureOf('p')] }] }))
    expect(emulator.requests.filter(({ path }) => path.startsWith('/api/v1/media/')).map(({ status }) => status)).toEqual([206, 200])
    expect(emulator.statuses()[0]?.media).toHaveLength(1)
  })

  test('stops waiting for a picture when it is told to, and may be tried again', async () => {
    emulator.settings.processingPolls = 1000
    const call = callOf({ kind: 'post', parts: [{ text: 'x', media: [pictureOf('p')] }] }, { signal: AbortSignal.timeout(100) })
    await expect(connect().publish(call)).rejects.toMatchObject({ code: 'not-ready', kind: 'unreachable' })
    expect(emulator.statuses()).toEqual([])
  })

  test('sends the token as the key, so that the same call again changes nothing', async () => {
    const first = await connect().publish(callOf(post('Once.')))
    const second = await connect().publish(callOf(post('Once.')))
    expect(second).toEqual(first)
    expect(emulator.statuses()).toHaveLength(1)
    expect(emulator.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['token-1', 'token-1'])
  })

  test('refuses to quote on a server that does not know quotes', async () => {
    const other = emulator.post('ada', 'Quote me.')
    const content: Content = { kind: 'share', target: other.url, parts: [{ text: 'Look.', media: [] }] }
    await expect(connect({}, {}).publish(callOf(content))).rejects.toMatchObject({ code: 'not-supported' })
  })

  test('says that a post that may not be quoted is not there for us', async () => {
    const other = emulator.post('ada', 'Do not quote me.', { quotePolicy: 'nobody' })
    const content: Content = { kind: 'share', target: other.url, parts: [{ text: 'Look.', media: [] }] }
    await expect(connect().publish(callOf(content))).rejects.toMatchObject({ code: 'target-missing' })
  })

  test('answers only with the first part of a reply; later parts answer the part before', async () => {
    const other = emulator.post('ada', 'A question?')
    const content: Content = {
      kind: 'reply',
      target: other.url,
      parts: [
        { text: 'One.', media: [] },
        { text: 'Two.', media: [] },
      ],
    }
    const first = await connect().publish(callOf(content))
    await connect().publish(callOf(content, { partIndex: 1, previous: [first], token: 'token-2' }))
    expect(emulator.statuses().map(({ replyTo }) => replyTo)).toEqual([undefined, other.id, first.remoteId])
    await expect(connect().publish(callOf(content, { partIndex: 1, previous: [], token: 'token-3' }))).rejects.toMatchObject({ code: 'target-missing' })
  })

  test('boosts the post itself when the pasted link is a boost of it', async () => {
    const other = emulator.post('ada', 'The original.')
    const content: Content = { kind: 'share', target: other.url, parts: [{ text: '', media: [] }] }
    const boost = await connect().publish(callOf(content))
    const pasted = await connect().resolve?.(`${emulator.url}/@team/${boost.remoteId}`)
    expect(pasted?.remoteId).toBe(other.id)
  })

  test.each([
    ['de-AT', 'de'],
    ['EN', 'en'],
    ['zh-Hant-TW', 'zh-TW'],
    ['zh', 'zh'],
    ['pt_BR', 'pt'],
    ['', undefined],
    ['english', undefined],
    [undefined, undefined],
  ])('writes the language %s as %s', (language, code) => {
    expect(toLanguage(language)).toBe(code)
  })

  test.each([
    [{ focalX: 50, focalY: 50 }, undefined],
    [{ focalX: 0, focalY: 0 }, '-1.00,1.00'],
    [{ focalX: 100, focalY: 100 }, '1.00,-1.00'],
    [{ focalX: 120, focalY: -5 }, '1.00,1.00'],
    [{ focalX: 10 }, undefined],
  ])('turns the focal point %j into %s', (focal, focus) => {
    expect(toFocus(focal)).toBe(focus)
  })

  test('makes another token for other words, another picture or another description', () => {
    const seed = { deliveryId: 'd', partIndex: 0, part: { text: 'a', media: [pictureOf('p')] }, generation: 0, now: new Date(0) }
    const tokens = [
      seed,
      { ...seed, part: { text: 'b', media: [pictureOf('p')] } },
      { ...seed, part: { text: 'a', media: [pictureOf('q')] } },
      { ...seed, part: { text: 'a', media: [pictureOf('p', { alt: 'Other' })] } },
      { ...seed, part: { text: 'a', media: [] } },
    ].map(chooseMastodonToken)
    expect(new Set(tokens).size).toBe(tokens.length)
    expect(chooseMastodonToken({ ...seed, now: new Date(9) })).toBe(tokens[0])
  })
})
