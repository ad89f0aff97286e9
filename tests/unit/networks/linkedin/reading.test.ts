import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../../src/networks/port.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { callOf, channelFor, connectTo, failing, post } from './channelFor.ts'

let emulator: LinkedInEmulator
let connection: Connection
let account: ReturnType<LinkedInEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startLinkedInEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('team', { organization: 'Our Team' })
  connection = connectTo(channelFor(emulator.url, account.author), { accessToken: account.token })
})
afterEach(() => expect(emulator.violations).toEqual([]))

const asPerson = (scopes: readonly string[], author?: string) => {
  const person = emulator.createAccount('ada', { scopes })
  return { person, own: connectTo(channelFor(emulator.url, author ?? person.author), { accessToken: person.token }) }
}

describe('the account on LinkedIn', () => {
  test('knows an organisation with its page and followers', async () => {
    expect(await connection.check()).toEqual({ handle: 'our-team', name: 'Our Team', url: `${emulator.url}/company/our-team`, followers: 42, learnt: {} })
  })

  test('learns who a person is when the channel does not say', async () => {
    const { person, own } = asPerson(['openid', 'profile', 'w_member_social'], '')
    expect(await own.check()).toEqual({ handle: 'ada', name: 'ada', learnt: { author: person.author } })
  })

  test('says so when the access is somebody else’s', async () => {
    const { own } = asPerson(['openid', 'profile', 'w_member_social'], 'urn:li:person:nobody')
    const failure = await failing(own.check())
    expect(failure.code).toBe('no-account')
    expect(failure.message).toContain('belongs to ada')
  })

  test('says so when the person may not publish for the organisation', async () => {
    const eve = emulator.createAccount('eve', { organization: 'Hers', role: 'ANALYST' })
    expect(await failing(connectTo(channelFor(emulator.url, eve.author), { accessToken: eve.token }).check())).toMatchObject({ code: 'forbidden' })
  })

  test('says so when nothing tells who publishes, or the author is no author', async () => {
    expect((await failing(asPerson(['w_member_social'], '').own.check())).code).toBe('forbidden')
    expect((await failing(asPerson(['openid'], 'https://www.linkedin.com/in/ada').own.check())).message).toContain('is not an author')
  })

  test('is content with a token that may only write, when the channel says who it is', async () => {
    const { person, own } = asPerson(['w_member_social'])
    expect(await own.check()).toMatchObject({ handle: person.author, learnt: { author: person.author } })
    const scarce = emulator.createAccount('team2', { organization: 'Second', scopes: ['w_organization_social'] })
    expect(await connectTo(channelFor(emulator.url, scarce.author), { accessToken: scarce.token }).check()).toMatchObject({ handle: scarce.author })
  })

  test.each([
    [{ expiresAt: '2026-05-01T00:00:00.000Z' }, false, '2026-05-01T00:00:00.000Z'],
    [{ expiresAt: '2026-05-01T00:00:00.000Z', refreshToken: 'r', refreshExpiresAt: '2027-03-02T00:00:00.000Z' }, true, '2027-03-02T00:00:00.000Z'],
    [{ expiresAt: '2026-05-01T00:00:00.000Z', refreshToken: 'r', refreshExpiresAt: '2027-03-02T00:00:00.000Z' }, false, '2026-05-01T00:00:00.000Z'],
    [{ expiresAt: 'soon' }, false, undefined],
    [{}, false, undefined],
  ])('tells when the access ends for good: %j, with an app: %s', async (more, hasApp, ends) => {
    const options = hasApp ? { clientId: 'linkedin-app', clientSecret: 'linkedin-app-secret' } : {}
    const held = connectTo(channelFor(emulator.url, account.author), { accessToken: account.token, ...more }, { options })
    expect((await held.check()).tokenExpiresAt?.toISOString()).toBe(ends)
  })

  test('says that the API version was retired', async () => {
    const old = connectTo(channelFor(emulator.url, account.author), { accessToken: account.token }, { options: { version: '202501' } })
    expect(await failing(old.check())).toMatchObject({ code: 'outdated', status: 426 })
  })
})

describe('reading LinkedIn', () => {
  test('counts an organisation’s posts, fifty at a time, and leaves comments out', async () => {
    const urns = []
    for (let index = 0; index < 51; index++) urns.push((await connection.publish(callOf(post(`Post ${index}.`)))).remoteId)
    const last = urns[50] ?? ''
    emulator.like(last)
    emulator.comment('ada', last, 'Nice.')
    const numbers = await connection.metrics?.([...urns, 'urn:li:share:4242', `urn:li:comment:(${last},1)`])
    expect(Object.keys(numbers ?? {})).toHaveLength(51)
    expect(numbers?.[last]).toEqual({ likes: 1, shares: 0, replies: 1, clicks: 0, views: 10 })
    expect(emulator.requests.filter(({ path }) => path.endsWith('ShareStatistics'))).toHaveLength(2)
  })

  test('counts a person’s posts one by one, and nothing without the scope', async () => {
    const { own } = asPerson(['openid', 'profile', 'w_member_social', 'r_member_postAnalytics'])
    const { remoteId } = await own.publish(callOf(post('Mine.')))
    emulator.like(remoteId)
    expect(await own.metrics?.([remoteId, 'urn:li:share:4242'])).toEqual({ [remoteId]: { likes: 1, shares: 0, replies: 0, views: 10 } })
    const scarce = asPerson(['w_member_social']).own
    expect(await scarce.metrics?.([remoteId])).toEqual({})
  })

  test('never tells a number below zero', async () => {
    const { remoteId } = await connection.publish(callOf(post('x')))
    const body = JSON.stringify({ elements: [{ share: remoteId, totalShareStatistics: { likeCount: -1, commentCount: 2 } }] })
    emulator.fault({ path: '/rest/organizationalEntityShareStatistics' }, { kind: 'status', status: 200, body })
    expect(await connection.metrics?.([remoteId])).toEqual({ [remoteId]: { likes: 0, replies: 2 } })
  })

  test('deletes posts and comments, also twice, and tells other trouble', async () => {
    const first = await connection.publish(callOf(post('One.')))
    const second = await connection.publish(callOf(post('x'), { partIndex: 1, part: { text: 'Two.', media: [] }, previous: [first] }))
    for (const receipt of [second, second, first, first]) await connection.remove?.(receipt)
    expect(emulator.entries()).toEqual([])
    emulator.revokeToken(account.token)
    expect((await failing(connection.remove?.(first))).code).toBe('unauthorized')
  })

  test.each([
    ['our-team', true],
    ['@our-team', true],
    ['company/our-team', true],
    ['https://www.linkedin.com/company/our-team/', true],
    ['our-teem', false],
    ['two words', false],
    ['', false],
    ['urn:li:organization:99', false],
  ])('knows whether the page "%s" exists: %s', async (handle, exists) => {
    expect(await connection.hasHandle?.(handle)).toBe(exists)
  })

  test('knows an organisation by its URN', async () => {
    expect(await connection.hasHandle?.(account.author)).toBe(true)
  })

  test('does not offer to look handles up as a person, who may not', () => {
    expect(asPerson(['w_member_social']).own.hasHandle).toBeUndefined()
  })

  test('resolves what may be read, and tells what the address tells where it may not', async () => {
    const other = emulator.post('eve', 'From \\(elsewhere\\) #Django')
    expect(await connection.resolve?.(other.url)).toEqual({ remoteId: other.urn, url: other.url, author: other.author, text: 'From (elsewhere) #Django' })
    const { own } = asPerson(['w_member_social'])
    expect(await own.resolve?.(other.url)).toEqual({ remoteId: other.urn, url: other.url, author: '', text: '' })
    const activity = 'https://www.linkedin.com/posts/eve_x-activity-12-Ab'
    expect(await connection.resolve?.(activity)).toMatchObject({ remoteId: 'urn:li:activity:12', text: '' })
    for (const url of ['https://www.linkedin.com/in/eve/', 'https://www.linkedin.com/%E0%A4%A/urn', 'mailto:eve@example.org'])
      expect(await connection.resolve?.(url)).toBeUndefined()
  })
})
