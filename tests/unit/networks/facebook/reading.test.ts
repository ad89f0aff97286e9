import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../../src/networks/port.ts'
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { callOf, channelFor, connectTo, failing, memories, post } from './channelFor.ts'

let emulator: FacebookEmulator
let account: ReturnType<FacebookEmulator['createAccount']>
let connection: Connection

beforeAll(async () => {
  emulator = await startFacebookEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  memories.clear()
  emulator.settings.hasPublicContentAccess = true
  account = emulator.createAccount('our.team')
  connection = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token })
})
afterEach(() => expect(emulator.violations).toEqual([]))

describe('the Page', () => {
  test('is known with its name, address and followers', async () => {
    expect(await connection.check()).toEqual({
      handle: 'our.team',
      name: 'our.team',
      url: `${emulator.url}/our.team`,
      followers: 250,
      learnt: { pageId: account.pageId, username: 'our.team' },
    })
  })

  test('is found by itself when the channel does not say which', async () => {
    const { learnt } = await connectTo(channelFor(emulator.url, ''), { accessToken: account.token }).check()
    const found = connectTo(channelFor(emulator.url, '', { learnt }), { accessToken: account.token })
    await found.publish(callOf(post('Found.')))
    expect(emulator.entries()).toMatchObject([{ pageId: account.pageId }])
  })

  test('is another one than the channel says', async () => {
    const failure = await failing(connectTo(channelFor(emulator.url, '999'), { accessToken: account.token }).check())
    expect(failure.code).toBe('no-account')
    expect(failure.message).toContain('not to the Page 999')
  })

  test('is a person: said in plain words', async () => {
    const failure = await failing(connectTo(channelFor(emulator.url, account.pageId), { accessToken: emulator.createUserToken(account.userId) }).check())
    expect([failure.code, failure.message]).toEqual(['forbidden', 'This access belongs to a person, not to a Page. Connect the channel again and choose the Page.'])
  })

  test.each([458, 460, 463, 467] as const)('has lost its access (subcode %i)', async (subcode) => {
    emulator.endToken(account.token, subcode)
    expect((await failing(connection.check())).code).toBe('unauthorized')
  })

  test('tells when the access ends, when that is known', async () => {
    const ends = (expiresAt: string) => connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token, expiresAt }).check()
    expect((await ends('2026-05-01T00:00:00Z')).tokenExpiresAt).toEqual(new Date('2026-05-01T00:00:00Z'))
    expect((await ends('soon')).tokenExpiresAt).toBeUndefined()
  })
})

describe('reading Facebook', () => {
  test('counts reactions, shares, comments, views and clicks', async () => {
    const { remoteId } = await connection.publish(callOf(post('Counted.')))
    emulator.like(remoteId)
    emulator.comment('ada', remoteId, 'Nice.')
    expect(await connection.metrics?.([remoteId])).toEqual({ [remoteId]: { likes: 1, shares: 0, replies: 1, views: 10, clicks: 10 } })
  })

  test('leaves out what a small Page is not told, comments, and what is gone', async () => {
    const small = emulator.createAccount('small', { followers: 99 })
    const own = connectTo(channelFor(emulator.url, small.pageId), { accessToken: small.token })
    const first = await own.publish(callOf(post('One.')))
    const comment = await own.publish(callOf(post('One.'), { partIndex: 1, part: { text: 'Two.', media: [] }, previous: [first] }))
    expect(await own.metrics?.([first.remoteId, comment.remoteId, '1_2'])).toEqual({ [first.remoteId]: { likes: 0, shares: 0, replies: 1 } })
  })

  test('leaves views out without the permission, and tells trouble with the whole channel', async () => {
    const scarce = emulator.createAccount('scarce', { permissions: ['pages_manage_posts', 'pages_read_engagement'] })
    const own = connectTo(channelFor(emulator.url, scarce.pageId), { accessToken: scarce.token })
    const { remoteId } = await own.publish(callOf(post('x')))
    expect(await own.metrics?.([remoteId])).toEqual({ [remoteId]: { likes: 0, shares: 0, replies: 0 } })
    emulator.endToken(scarce.token, 463)
    expect((await failing(own.metrics?.([remoteId]))).code).toBe('unauthorized')
  })

  test('deletes posts and comments, also twice, and tells other trouble', async () => {
    const first = await connection.publish(callOf(post('One.')))
    const second = await connection.publish(callOf(post('One.'), { partIndex: 1, part: { text: 'Two.', media: [] }, previous: [first] }))
    for (const receipt of [second, second, first, first]) await connection.remove?.(receipt)
    expect(emulator.entries()).toEqual([])
    const foreign = emulator.post('ada', 'Not ours.')
    expect((await failing(connection.remove?.({ remoteId: foreign.id, url: '', publishedAt: '' }))).code).toBe('forbidden')
  })

  test('resolves posts by the number or the name of their Page', async () => {
    const other = emulator.post('ada', 'From elsewhere.')
    const number = other.id.split('_')[1]
    for (const url of [other.url, `${emulator.url}/ada/posts/${number}`, `https://www.facebook.com/ada/posts/${number}`, `https://www.facebook.com/${other.id}`]) {
      expect(await connection.resolve?.(url), url).toEqual({ remoteId: other.id, url: other.url, author: 'ada', text: 'From elsewhere.' })
    }
    for (const url of [`${emulator.url}/nobody/posts/${number}`, `${emulator.url}/ada`, 'https://www.facebook.com/ada/posts/pfbid1'])
      expect(await connection.resolve?.(url), url).toBeUndefined()
  })

  test('tells what the address tells where the app may not read other Pages', async () => {
    const other = emulator.post('ada', 'From elsewhere.')
    emulator.settings.hasPublicContentAccess = false
    expect(await connection.resolve?.(other.url)).toEqual({ remoteId: other.id, url: other.url, author: '', text: '' })
    expect((await failing(connection.resolve?.(`${emulator.url}/ada/posts/1`))).code).toBe('forbidden')
    const own = connectTo(channelFor(emulator.url, account.pageId, { learnt: { username: 'our.team' } }), { accessToken: account.token })
    const { remoteId } = await own.publish(callOf(post('Ours.')))
    expect(await own.resolve?.(`https://www.facebook.com/our.team/posts/${remoteId.split('_')[1]}`)).toMatchObject({ remoteId, text: 'Ours.' })
  })
})
