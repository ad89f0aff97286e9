import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { callOf, channelFor, connectTo, failing, pictureOf, post } from './channelFor.ts'

let emulator: LinkedInEmulator
let connection: Connection
let account: ReturnType<LinkedInEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startLinkedInEmulator({ clock: () => new Date('2026-03-02T09:00:00Z') })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  emulator.settings.processingPolls = 0
  account = emulator.createAccount('team', { organization: 'Our Team' })
  connection = connectTo(channelFor(emulator.url, account.author), { accessToken: account.token })
})
afterEach(() => expect(emulator.violations).toEqual([]))

const bodyOf = (path: string) => JSON.parse(emulator.requests.find((request) => request.method === 'POST' && request.path === path)?.body ?? '{}') as Record<string, unknown>

describe('publishing on LinkedIn', () => {
  test('sends the API version and the Rest.li version with every call', async () => {
    await connection.publish(callOf(post('Hello.', { media: [pictureOf('p')] })))
    const api = emulator.requests.filter(({ path }) => path.startsWith('/rest/'))
    expect(api.length).toBeGreaterThan(1)
    for (const { headers } of api) expect([headers['linkedin-version'], headers['x-restli-protocol-version']]).toEqual(['202609', '2.0.0'])
  })

  test('sends everything that the API wants of a post', async () => {
    const receipt = await connection.publish(callOf(post('Hello (all) #Django!')))
    expect(bodyOf('/rest/posts')).toEqual({
      author: account.author,
      commentary: 'Hello \\(all\\) #Django!',
      visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    })
    expect(receipt).toEqual({ remoteId: emulator.entries()[0]?.urn, url: `${emulator.url}/feed/update/${receipt.remoteId}/`, publishedAt: '2026-03-02T09:00:00.000Z' })
    expect(await (await fetch(receipt.url)).text()).toContain('Hello (all) #Django!')
  })

  test.each([
    ['CONNECTIONS', 'CONNECTIONS'],
    ['LOGGED_IN', 'LOGGED_IN'],
    ['nonsense', 'PUBLIC'],
  ])('takes the visibility %s of the channel as %s', async (visibility, sent) => {
    const seen = connectTo(channelFor(emulator.url, account.author, { settings: { author: account.author, visibility } }), { accessToken: account.token })
    await seen.publish(callOf(post('Hello.')))
    expect(bodyOf('/rest/posts').visibility).toBe(sent)
  })

  test('uploads the picture of a card and makes an article of it', async () => {
    const card = { url: 'https://example.org/a?utm_source=linkedin', title: 'A title', description: 'About it', image: pictureOf('hero') }
    await connection.publish(callOf(post('Read this.', { card })))
    const [entry] = emulator.entries()
    expect(entry?.article).toMatchObject({ source: card.url, title: 'A title', description: 'About it' })
    expect(entry?.article?.thumbnail).toMatch(/^urn:li:image:/)
    expect(entry?.media).toEqual([])
  })

  test('sends one picture as media and several as multiImage, in order, with what they show', async () => {
    await connection.publish(callOf(post('One.', { media: [pictureOf('a')] })))
    await connection.publish(callOf(post('Two.', { media: [pictureOf('a'), pictureOf('b', { alt: '' })] })))
    expect(emulator.entries().map(({ media }) => media)).toEqual([[{ alt: 'Picture a' }], [{ alt: 'Picture a' }, { alt: '' }]])
  })

  test('waits until LinkedIn has a picture ready', async () => {
    emulator.settings.processingPolls = 2
    await connection.publish(callOf(post('x', { media: [pictureOf('p')] })))
    expect(emulator.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/rest/images/'))).toHaveLength(2)
  })

  test('publishes a picture as a person, who may not ask whether it is ready', async () => {
    const person = emulator.createAccount('ada', { scopes: ['w_member_social'] })
    const own = connectTo(channelFor(emulator.url, person.author), { accessToken: person.token })
    await own.publish(callOf(post('x', { media: [pictureOf('p')] })))
    expect(emulator.entries()[0]).toMatchObject({ author: person.author, media: [{ alt: 'Picture p' }] })
  })

  test('says that a picture was still being prepared when the time was up', async () => {
    emulator.settings.processingPolls = 1000
    const failure = await failing(connection.publish(callOf(post('x', { media: [pictureOf('p')] }), { signal: AbortSignal.timeout(100) })))
    expect(['not-ready', 'unreachable']).toContain(failure.code)
    expect(emulator.entries()).toEqual([])
  })

  test('uploads for the author, because LinkedIn refuses the pictures of others', async () => {
    await connection.publish(callOf(post('x', { media: [pictureOf('p')] })))
    expect(bodyOf('/rest/images')).toEqual({ initializeUploadRequest: { owner: account.author } })
  })

  test('reshares with words, without words, and not an activity', async () => {
    const other = emulator.post('ada', 'Worth it.')
    const share: Content = { kind: 'share', target: other.url, parts: [{ text: 'Read!', media: [] }] }
    await connection.publish(callOf(share))
    await connection.publish(callOf({ ...share, parts: [{ text: '', media: [] }] }))
    expect(emulator.entries().filter(({ reshares }) => reshares === other.urn)).toHaveLength(2)
    const activity = { ...share, target: 'https://www.linkedin.com/posts/ada_x-activity-12-Ab' }
    expect((await failing(connection.publish(callOf(activity)))).code).toBe('not-supported')
  })

  test('sends a comment as plain text, without little text and with names for mentions', async () => {
    const other = emulator.post('ada', 'A question?')
    const reply: Content = { kind: 'reply', target: other.url, parts: [{ text: 'Yes (of course), @[Ada](urn:li:person:x)!', media: [] }] }
    const receipt = await connection.publish(callOf(reply))
    expect(emulator.entries().at(-1)).toMatchObject({ urn: receipt.remoteId, text: 'Yes (of course), Ada!', commentOn: other.urn, author: account.author })
    const second = await connection.publish(callOf({ ...reply, parts: [...reply.parts, { text: 'And more.', media: [] }] }, { partIndex: 1, previous: [receipt] }))
    expect(emulator.entries().at(-1)).toMatchObject({ urn: second.remoteId, commentOn: other.urn })
  })

  test.each<[string, Content, Parameters<typeof callOf>[1], string]>([
    ['a comment without words', { kind: 'reply', target: 'urn:li:share:1', parts: [{ text: ' ', media: [] }] }, {}, 'empty'],
    ['a comment with a picture', { kind: 'reply', target: 'urn:li:share:1', parts: [{ text: 'x', media: [pictureOf('p')] }] }, {}, 'not-supported'],
    ['a comment of 1251 characters', { kind: 'reply', target: 'urn:li:share:1', parts: [{ text: 'x'.repeat(1251), media: [] }] }, {}, 'too-long'],
    ['a further part without the first', post('x'), { partIndex: 1, part: { text: 'y', media: [] } }, 'target-missing'],
    ['a share of something else', { kind: 'share', target: 'https://example.org', parts: [{ text: '', media: [] }] }, {}, 'target-missing'],
    ['a reshare with a picture', { kind: 'share', target: 'urn:li:share:1', parts: [{ text: '', media: [pictureOf('p')] }] }, {}, 'not-supported'],
    ['21 pictures', post('x', { media: Array.from({ length: 21 }, (_, index) => pictureOf(`p${index}`)) }), {}, 'media-refused'],
  ])('refuses %s before anything is sent', async (_name, content, more, code) => {
    expect((await failing(connection.publish(callOf(content, more)))).code).toBe(code)
    expect(emulator.requests).toEqual([])
  })

  test('asks for its claim again before it repeats a call with a renewed token', async () => {
    const options = { clientId: 'linkedin-app', clientSecret: 'linkedin-app-secret' }
    const old = emulator.createAccount('ada', { refreshToken: 'a-refresh-token' })
    emulator.expireToken(old.token)
    const renewing = connectTo(channelFor(emulator.url, old.author), { accessToken: old.token, refreshToken: 'a-refresh-token' }, { options })
    let asked = 0
    await renewing.publish(
      callOf(post('Hello.'), {
        beforePublish: async () => {
          asked += 1
        },
      }),
    )
    expect([asked, emulator.entries().length]).toEqual([2, 1])
  })

  test('does not publish for an organisation in which the person has no role', async () => {
    const other = emulator.createAccount('eve', { organization: 'Hers', role: 'ANALYST' })
    const failure = await failing(connectTo(channelFor(emulator.url, other.author), { accessToken: other.token }).publish(callOf(post('x'))))
    expect(failure.code).toBe('forbidden')
  })
})
