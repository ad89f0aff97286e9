import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import type { Connection, Network } from '../../../../src/networks/port.ts'
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { callOf, channelFor, connectTo, failing, memories, pictureOf, post } from './channelFor.ts'

const app = { clientId: '1234567890', clientSecret: 'facebook-app-secret' }
let emulator: FacebookEmulator
let network: Network
let connection: Connection
let account: ReturnType<FacebookEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startFacebookEmulator({ clock: () => new Date('2026-03-02T09:00:00Z') })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  memories.clear()
  emulator.settings.refusesRepeats = false
  emulator.settings.app.requireProof = false
  account = emulator.createAccount('our.team')
  network = facebook()
  connection = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token }, { network })
})
afterEach(() => expect(emulator.violations).toEqual([]))

const publishing = { method: 'POST', path: '/v26.0/*_*' }
const sent = (edge: string) => emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(edge))

describe('publishing on Facebook in two steps', () => {
  test('creates a post that nobody sees, then publishes it by its id', async () => {
    let drafts = -1
    const receipt = await connection.publish(
      callOf(post('Hello.', { link: 'https://example.org/a' }), {
        beforePublish: async () => {
          drafts = emulator.drafts().length
          expect(emulator.entries()).toEqual([])
        },
      }),
    )
    expect([drafts, emulator.drafts().length]).toEqual([1, 0])
    expect(emulator.entries()).toMatchObject([{ id: receipt.remoteId, text: 'Hello.', link: 'https://example.org/a' }])
    expect(JSON.parse(sent('/feed')[0]?.body ?? '')).toEqual({ message: 'Hello.', link: 'https://example.org/a', published: false })
    expect(JSON.parse(sent(receipt.remoteId)[0]?.body ?? '')).toEqual({ is_published: true })
    expect(receipt).toMatchObject({ url: `${emulator.url}/${account.pageId}/posts/${receipt.remoteId.split('_')[1]}`, publishedAt: '2026-03-02T09:00:00.000Z' })
    expect(await (await fetch(receipt.url)).text()).toContain('Hello.')
  })

  test('publishes the same post again after a lost answer, also through another connection, and so never a second one', async () => {
    emulator.fault(publishing, { kind: 'lose' })
    expect((await failing(connection.publish(callOf(post('Once.'))))).kind).toBe('ambiguous')
    const other = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token }, { network: facebook() })
    const receipt = await other.publish(callOf(post('Once.')))
    expect(emulator.entries().map(({ id }) => id)).toEqual([receipt.remoteId])
    expect(sent('/feed')).toHaveLength(1)
  })

  test('publishes nothing when what it has to remember cannot be stored', async () => {
    const remember = async () => Promise.reject(new Error('claim lost'))
    await expect(connection.publish(callOf(post('Lost.'), { remember, beforePublish: async () => expect.fail('nothing may be published') }))).rejects.toThrow('claim lost')
    expect([emulator.entries().length, emulator.drafts().length]).toEqual([0, 1])
  })

  test('uses the prepared post and its pictures when only the second step failed', async () => {
    const content: Content = { kind: 'post', parts: [{ text: 'With a picture.', media: [pictureOf('p')] }] }
    emulator.fault(publishing, { kind: 'status', status: 400, body: '{"error":{"message":"Slow down","code":32}}' })
    expect((await failing(connection.publish(callOf(content)))).code).toBe('throttled')
    await connection.publish(callOf(content))
    expect([sent('/feed').length, sent('/photos').length, emulator.entries().length, emulator.drafts().length]).toEqual([1, 1, 1, 0])
  })

  test('leaves at worst a post that nobody sees when the answer to the first step is lost', async () => {
    emulator.fault({ path: '/v26.0/*/feed' }, { kind: 'lose' })
    expect((await failing(connection.publish(callOf(post('Twice tried.'))))).kind).toBe('unreachable')
    await connection.publish(callOf(post('Twice tried.')))
    expect([emulator.entries().length, emulator.drafts().length]).toEqual([1, 1])
  })

  test('makes the post anew when somebody deleted the prepared one', async () => {
    emulator.fault(publishing, { kind: 'cut' })
    await failing(connection.publish(callOf(post('Deleted meanwhile.'))))
    await connection.remove?.({ remoteId: emulator.drafts()[0]?.id ?? '', url: '', publishedAt: '' })
    expect((await failing(connection.publish(callOf(post('Deleted meanwhile.'))))).kind).toBe('unreachable')
    await connection.publish(callOf(post('Deleted meanwhile.')))
    expect(emulator.entries()).toHaveLength(1)
  })

  test('does not take the prepared post of another delivery with the same words', async () => {
    emulator.fault(publishing, { kind: 'cut' })
    await failing(connection.publish(callOf(post('Same.'), { token: 'one' })))
    await connection.publish(callOf(post('Same.'), { token: 'two' }))
    expect([emulator.entries().length, emulator.drafts().length]).toEqual([1, 1])
  })
})

describe('what is published on Facebook', () => {
  test('attaches pictures in order with what they show', async () => {
    const media = [pictureOf('a'), pictureOf('b', { alt: '' })]
    await connection.publish(callOf({ kind: 'post', parts: [{ text: 'Look.', media }], link: 'https://example.org/a' }))
    expect(emulator.entries()).toMatchObject([{ text: 'Look.', link: undefined, media: [{ alt: 'Picture a' }, { alt: '' }] }])
  })

  test('publishes a share as a post with the link, also without words', async () => {
    await connection.publish(callOf({ kind: 'share', target: 'https://example.org/x', link: 'https://example.org/x', parts: [{ text: '', media: [] }] }))
    expect(emulator.entries()).toMatchObject([{ text: '', link: 'https://example.org/x' }])
  })

  test('answers under the post that is answered, by name, with all its parts', async () => {
    const target = emulator.post('ada', 'A question?')
    const content: Content = {
      kind: 'reply',
      target: `${emulator.url}/ada/posts/${target.id.split('_')[1]}`,
      parts: [
        { text: 'Yes.', media: [] },
        { text: 'And more.', media: [] },
      ],
    }
    const first = await connection.publish(callOf(content))
    const second = await connection.publish(callOf(content, { partIndex: 1, previous: [first] }))
    expect(emulator.entries().slice(1)).toMatchObject([
      { id: first.remoteId, commentOn: target.id, pageId: account.pageId, text: 'Yes.' },
      { id: second.remoteId, commentOn: target.id, text: 'And more.' },
    ])
    expect(first.url).toContain(`comment_id=${first.remoteId.split('_')[1]}`)
  })

  test('sends a proof made with the app’s secret, and no token in any address', async () => {
    emulator.settings.app.requireProof = true
    expect((await failing(connection.publish(callOf(post('x'))))).kind).toBe('refused')
    const proven = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token }, { network: facebook(app) })
    await proven.publish(callOf(post('Proven.')))
    const proof = createHmac('sha256', app.clientSecret).update(account.token).digest('hex')
    expect(emulator.requests.at(-1)?.query).toBe(`?appsecret_proof=${proof}`)
    for (const { query, body } of emulator.requests) expect(query + body).not.toContain(account.token)
    const foreign = connectTo(channelFor(emulator.url, account.pageId), { accessToken: account.token }, { network: facebook({ ...app, clientSecret: 'another-secret' }) })
    expect((await failing(foreign.publish(callOf(post('x'))))).message).toContain('Invalid appsecret_proof')
  })

  test.each<[string, Content, Parameters<typeof callOf>[1], string]>([
    ['a post without anything', post(''), {}, 'empty'],
    ['a text of 63,207 characters', post('x'.repeat(63_207)), {}, 'too-long'],
    ['eleven pictures', { kind: 'post', parts: [{ text: 'x', media: Array.from({ length: 11 }, (_, index) => pictureOf(`p${index}`)) }] }, {}, 'media-refused'],
    ['a comment without words', post('x'), { partIndex: 1, part: { text: ' ', media: [] } }, 'empty'],
    ['a comment with a picture', post('x'), { partIndex: 1, part: { text: 'x', media: [pictureOf('p')] } }, 'not-supported'],
    ['a comment of 8001 characters', post('x'), { partIndex: 1, part: { text: 'x'.repeat(8001), media: [] } }, 'too-long'],
    ['a further part without the first', post('x'), { partIndex: 1, part: { text: 'y', media: [] } }, 'target-missing'],
    ['an answer to nothing', { kind: 'reply', parts: [{ text: 'x', media: [] }] }, {}, 'target-missing'],
    ['an answer to an address without a number', { kind: 'reply', target: 'https://www.facebook.com/x/posts/pfbid1', parts: [{ text: 'x', media: [] }] }, {}, 'target-missing'],
  ])('refuses %s before anything is sent', async (_name, content, more, code) => {
    expect((await failing(connection.publish(callOf(content, more)))).code).toBe(code)
    expect(emulator.requests).toEqual([])
  })

  test('says that no Page is chosen', async () => {
    expect((await failing(connectTo(channelFor(emulator.url, ''), { accessToken: account.token }).publish(callOf(post('x'))))).code).toBe('no-account')
  })

  test('says that Facebook takes the same words only once, where it does', async () => {
    emulator.settings.refusesRepeats = true
    await connection.publish(callOf(post('Same.'), { token: 'one' }))
    expect((await failing(connection.publish(callOf(post('Same.'), { token: 'two' })))).code).toBe('duplicate')
  })
})
