import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { everyPermission, type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { createTestClock } from '../../../emulators/kit/testClock.ts'
import { callOf, channelFor, connectTo, failing, memories, post } from './channelFor.ts'

const clock = createTestClock()
const seconds = (count: number) => count * 1000
let emulator: FacebookEmulator
let account: ReturnType<FacebookEmulator['createAccount']>
let connection: Connection

beforeAll(async () => {
  emulator = await startFacebookEmulator({ clock: clock.now })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  memories.clear()
  account = emulator.createAccount('our.team')
  connection = open()
})
afterEach(() => expect(emulator.violations).toEqual([]))

const open = ({ token = account.token, learnt = {} } = {}) => connectTo(channelFor(emulator.url, account.pageId, { learnt }), { accessToken: token }, { now: clock.now })
const ours = (text = 'Applications are open.') => connection.publish(callOf(post(text)))
const said = (username: string, id: string, text: string) => {
  clock.advance(seconds(10))
  return emulator.comment(username, id, text)
}
const mentions = async (sinceId?: string) => (await connection.mentions?.(sinceId)) ?? []
const texts = async (sinceId?: string) => (await mentions(sinceId)).map(({ text }) => text)
const calls = (end: string) => emulator.requests.filter(({ method, path }) => method === 'GET' && path.endsWith(end)).length
const reply = (target: string, text: string): Content => ({ kind: 'reply', target, parts: [{ text, media: [] }] })

describe('what others say on Facebook', () => {
  test('arrives newest first: comments, answers to comments, and posts elsewhere that mention the Page', async () => {
    const { remoteId } = await ours()
    const [page, number] = remoteId.split('_')
    const question = said('ada', remoteId, 'Is it free?')
    const answer = said('grace', question.id, 'I think so.')
    clock.advance(seconds(10))
    const elsewhere = emulator.tag('pycon', account.pageId, 'Meet our.team on Saturday!')
    const own = (id: string) => id.split('_')[1]
    expect(await mentions()).toEqual([
      { remoteId: elsewhere.id, url: elsewhere.url, author: 'pycon', text: 'Meet our.team on Saturday!', at: elsewhere.createdAt.toISOString(), kind: 'mention' },
      {
        remoteId: answer.id,
        url: `${emulator.url}/${page}/posts/${number}?comment_id=${own(question.id)}&reply_comment_id=${own(answer.id)}`,
        author: 'grace',
        text: 'I think so.',
        at: answer.createdAt.toISOString(),
        inReplyTo: question.id,
        kind: 'reply',
      },
      {
        remoteId: question.id,
        url: `${emulator.url}/${page}/posts/${number}?comment_id=${own(question.id)}`,
        author: 'ada',
        text: 'Is it free?',
        at: question.createdAt.toISOString(),
        inReplyTo: remoteId,
        kind: 'reply',
      },
    ])
  })

  test('is asked for in two calls, and without what the Page says itself', async () => {
    const first = await ours()
    await connection.publish(callOf(post('Applications are open.'), { partIndex: 1, part: { text: 'The second part.', media: [] }, previous: [first] }))
    const question = said('ada', first.remoteId, 'Is it free?')
    said('our.team', question.id, 'Yes.')
    emulator.tag('our.team', account.pageId, 'We, about ourselves.')
    emulator.requests.length = 0
    expect(await texts()).toEqual(['Is it free?'])
    expect(emulator.requests.map(({ path }) => path)).toEqual([`/v26.0/${account.pageId}/feed`, `/v26.0/${account.pageId}/tagged`])
  })

  test('tells no name where Facebook tells none', async () => {
    emulator.tag('somebody', account.pageId, 'I love our.team', { isPerson: true })
    expect((await mentions()).map(({ author }) => author)).toEqual([''])
  })

  test('is told again when it came in the same second as what is known', async () => {
    const { remoteId } = await ours()
    const first = said('ada', remoteId, 'One.')
    emulator.comment('grace', remoteId, 'In the same second.')
    expect(await texts(first.id)).toEqual(['In the same second.'])
  })

  test('is all told when what was known is gone', async () => {
    const { remoteId } = await ours()
    said('ada', remoteId, 'Still here.')
    expect(await texts('1_2')).toEqual(['Still here.'])
  })

  test('reads on where a post has more new comments than come at once, and no further than what is known', async () => {
    const busy = await ours('Busy.')
    const quiet = await ours('Quiet.')
    for (let index = 0; index < 30; index++) said('ada', quiet.remoteId, `Long ago ${index}.`)
    const known = said('ada', busy.remoteId, 'Known.')
    for (let index = 0; index < 60; index++) said('ada', busy.remoteId, `New ${index}.`)
    emulator.requests.length = 0
    expect(await texts(known.id)).toHaveLength(60)
    expect(calls('/comments')).toBe(3)
    const last = said('ada', busy.remoteId, 'Known, and among the newest.')
    emulator.requests.length = 0
    for (let index = 0; index < 3; index++) said('ada', busy.remoteId, `Newer ${index}.`)
    expect(await texts(last.id)).toEqual(['Newer 2.', 'Newer 1.', 'Newer 0.'])
    expect(calls('/comments')).toBe(0)
  })

  test('is one look at the newest the first time, however much there is', async () => {
    const { remoteId } = await ours()
    for (let index = 0; index < 30; index++) said('ada', remoteId, `Comment ${index}.`)
    expect(await texts()).toHaveLength(25)
    expect(calls('/comments')).toBe(0)
  })
})

describe('without the permission to read what others write', () => {
  const without = everyPermission.filter((one) => one !== 'pages_read_user_content')
  const sentence =
    /^Comments and mentions are not read: the access lacks the permission pages_read_user_content\. Posts go out all the same\. To read them, connect the channel again/

  test('says calmly which it is and what to do, and goes on publishing', async () => {
    const { token } = emulator.createAccount('our.team', { permissions: without })
    connection = open({ token })
    await ours()
    const failure = await failing(connection.mentions?.())
    expect([failure.code, failure.message]).toEqual(['forbidden', expect.stringMatching(sentence)])
    expect(emulator.entries()).toHaveLength(1)
    expect((await connection.check()).handle).toBe('our.team')
  })

  test('asks nothing when the last check knew that', async () => {
    connection = open({ learnt: { readsComments: false } })
    expect((await failing(connection.mentions?.())).message).toMatch(sentence)
    expect(emulator.requests).toEqual([])
  })

  test('reads comments alone where only posts elsewhere are refused', async () => {
    const { remoteId } = await ours()
    said('ada', remoteId, 'Is it free?')
    emulator.fault({ path: '/v26.0/*/tagged' }, { kind: 'status', status: 403, body: '{"error":{"message":"(#10) Not for this app","type":"OAuthException","code":10}}' })
    expect(await texts()).toEqual(['Is it free?'])
  })

  test('asks a person about a lost answer, because nobody can read there', async () => {
    const { token } = emulator.createAccount('our.team', { permissions: without })
    connection = open({ token })
    const { remoteId, url } = await ours()
    const content = reply(url, 'Yes.')
    const now = clock.now()
    const part = { text: 'Yes.', media: [] }
    const found = await connection.find?.({ content, part, partIndex: 0, token: 't', previous: [], memory: {}, attemptedFrom: now, attemptedUntil: now, now })
    expect(found).toEqual({ answer: 'unsure', evidence: expect.stringMatching(/lacks pages_read_user_content/), lookAt: url })
    expect(remoteId).toBeTruthy()
  })

  test('other trouble stays what it is', async () => {
    emulator.fault({ path: '/v26.0/*/feed' }, { kind: 'status', status: 502, as: 'html' })
    expect((await failing(connection.mentions?.())).kind).toBe('unreachable')
    emulator.fault({ path: '/v26.0/*/tagged' }, { kind: 'status', status: 502, as: 'html' })
    expect((await failing(connection.mentions?.())).kind).toBe('unreachable')
    emulator.endToken(account.token, 460)
    expect((await failing(connection.mentions?.())).code).toBe('unauthorized')
  })
})

describe('answering a comment on Facebook', () => {
  async function asked(): Promise<{ question: string; target: string }> {
    const { remoteId } = await ours()
    const question = said('ada', remoteId, 'Is it free?')
    const [mention] = await mentions()
    return { question: question.id, target: mention?.url ?? '' }
  }

  test('stands under it, at an address that leads there', async () => {
    const { question, target } = await asked()
    const receipt = await connection.publish(callOf(reply(target, 'Yes, it is.')))
    const entry = emulator.entries().find(({ id }) => id === receipt.remoteId)
    expect(entry).toMatchObject({ commentOn: question, text: 'Yes, it is.', url: receipt.url })
    expect(await (await fetch(receipt.url)).text()).toContain('Yes, it is.')
  })

  test('stands beside an answer that it answers, because these have no answers of their own', async () => {
    const { question } = await asked()
    said('grace', question, 'And the travel?')
    const [mention] = await mentions()
    const receipt = await connection.publish(callOf(reply(mention?.url ?? '', 'There are grants.')))
    expect(emulator.entries().find(({ id }) => id === receipt.remoteId)?.commentOn).toBe(question)
  })

  test('is found after a lost answer, and not taken for what somebody else said', async () => {
    const { question, target } = await asked()
    const content = reply(target, 'Yes, it is.')
    const [part = { text: '', media: [] }] = content.parts
    const now = clock.now()
    const ask = () => connection.find?.({ content, part, partIndex: 0, token: 't', previous: [], memory: {}, attemptedFrom: now, attemptedUntil: now, now })
    said('ada', question, 'Yes, it is.')
    expect(await ask()).toEqual({ answer: 'absent' })
    emulator.fault({ method: 'POST', path: '/v26.0/*/comments' }, { kind: 'lose' })
    expect((await failing(connection.publish(callOf(content)))).kind).toBe('ambiguous')
    expect(await ask()).toMatchObject({ answer: 'found', receipt: { url: expect.stringMatching(/comment_id=\d+&reply_comment_id=\d+$/) } })
    expect(emulator.entries().filter(({ commentOn, pageId }) => commentOn === question && pageId === account.pageId)).toHaveLength(1)
  })

  test('has further parts beside the first', async () => {
    const { question, target } = await asked()
    const content: Content = {
      kind: 'reply',
      target,
      parts: [
        { text: 'One.', media: [] },
        { text: 'Two.', media: [] },
      ],
    }
    const first = await connection.publish(callOf(content))
    await connection.publish(callOf(content, { partIndex: 1, previous: [first] }))
    expect(emulator.entries().filter(({ commentOn }) => commentOn === question)).toHaveLength(2)
  })

  test('is shown with its author and words before it is answered', async () => {
    const { question, target } = await asked()
    expect(await connection.resolve?.(target)).toEqual({ remoteId: question, url: target, author: 'ada', text: 'Is it free?' })
    await connection.remove?.({ remoteId: question.replace(/_.*/, '_1'), url: '', publishedAt: '' })
    expect(await connection.resolve?.(target.replace(/comment_id=\d+/, 'comment_id=1'))).toBeUndefined()
    // Its number is not told, and the post is not what was meant.
    expect(await connection.resolve?.(target.replace(/comment_id=\d+/, 'comment_id=Y29tbWVudDox'))).toBeUndefined()
  })
})
