import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { createTestClock, hours, minutes, type TestClock } from '../../../emulators/kit/testClock.ts'
import { type EmulatedEntry, everyScope, type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { callOf, channelFor, connectTo, failing, post } from './channelFor.ts'

let emulator: LinkedInEmulator
let clock: TestClock
let account: ReturnType<LinkedInEmulator['createAccount']>
let connection: Connection
let ours: EmulatedEntry

beforeAll(async () => {
  emulator = await startLinkedInEmulator({ clock: () => clock.now() })
})
afterAll(() => emulator.close())
beforeEach(() => {
  clock = createTestClock()
  emulator.reset()
  account = emulator.createAccount('team', { organization: 'Our Team' })
  connection = open(account)
  ours = emulator.post('our-team', 'What do you think?')
})
afterEach(() => expect(emulator.violations).toEqual([]))

const open = ({ author, token }: { author: string; token: string }) => connectTo(channelFor(emulator.url, author), { accessToken: token }, { now: () => clock.now() })
const mentions = (sinceId?: string, by = connection) => by.mentions?.(sinceId) ?? Promise.reject(new Error('no mentions'))
const asked = () => emulator.requests.filter(({ path }) => path.startsWith('/rest/')).map(({ path }) => path.split('/')[2])
function say(who: string, urn: string, text: string): EmulatedEntry {
  clock.advance(minutes(1))
  return emulator.comment(who, urn, text)
}
const answer = (target: string, text = 'Thank you!'): Content => ({ kind: 'reply', target, parts: [{ text, media: [] }] })

describe('comments under an organisation’s posts on LinkedIn', () => {
  test('tell what is truthfully known: the words, the moment, the place, and of people no name', async () => {
    const comment = say('ada', ours.urn, 'Is it free?')
    expect(await mentions()).toEqual([
      {
        remoteId: comment.urn,
        url: `${emulator.url}/feed/update/${ours.urn}/?commentUrn=${encodeURIComponent(comment.urn).replaceAll('(', '%28').replaceAll(')', '%29')}`,
        author: comment.author,
        authorName: 'A LinkedIn member',
        text: 'Is it free?',
        at: comment.createdAt.toISOString(),
        inReplyTo: ours.urn,
        kind: 'reply',
      },
    ])
  })

  test('name an organisation, whose name is public, all of them with one request', async () => {
    for (const organization of ['Django Girls', 'Py Ladies']) emulator.createAccount('olga', { organization })
    say('django-girls', ours.urn, 'Hello.')
    say('py-ladies', ours.urn, 'Hi.')
    expect((await mentions()).map(({ authorName }) => authorName)).toEqual(['Py Ladies', 'Django Girls'])
    expect(asked().filter((path) => path?.startsWith('organizationsLookup'))).toHaveLength(1)
    emulator.fault({ path: '/rest/organizationsLookup' }, { kind: 'status', status: 403 })
    expect((await mentions()).map(({ authorName }) => authorName)).toEqual(['An organisation on LinkedIn', 'An organisation on LinkedIn'])
  })

  test('leave out what we said ourselves, and keep what is said under that', async () => {
    const first = say('ada', ours.urn, 'Is it free?')
    await connection.publish(callOf(answer((await mentions())[0]?.url ?? '')))
    const own = say('our-team', ours.urn, 'More about it.')
    const second = say('eve', own.urn, 'And where?')
    const third = say('ada', first.urn, 'Great, thanks!')
    expect((await mentions()).map(({ remoteId, inReplyTo }) => [remoteId, inReplyTo])).toEqual([
      [third.urn, first.urn],
      [second.urn, own.urn],
      [first.urn, ours.urn],
    ])
  })

  test('come newest first over all posts, down to the one that is known', async () => {
    const [one, two] = [emulator.post('our-team', 'One.'), emulator.post('our-team', 'Two.')]
    const first = say('ada', two.urn, 'First.')
    const second = say('ada', one.urn, 'Second.')
    const third = say('eve', two.urn, 'Third.')
    expect((await mentions()).map(({ text }) => text)).toEqual(['Third.', 'Second.', 'First.'])
    expect((await mentions(first.urn)).map(({ remoteId }) => remoteId)).toEqual([third.urn, second.urn])
    expect(await mentions(third.urn)).toEqual([])
    expect(await mentions('urn:li:comment:(urn:li:activity:1,1)'), 'one that is gone hides nothing').toHaveLength(3)
  })

  test('are asked for politely: two requests when nobody said anything, and one for each place where somebody did', async () => {
    emulator.post('our-team', 'Nobody answers this.')
    await mentions()
    expect(asked()).toEqual(['posts', 'socialMetadata'])
    const comment = say('ada', ours.urn, 'Hello.')
    say('eve', comment.urn, 'Hello Ada.')
    emulator.requests.length = 0
    await mentions()
    expect(asked()).toEqual(['posts', 'socialMetadata', 'socialActions', 'socialMetadata', 'socialActions'])
  })

  test('are looked for under ten posts of the last two weeks, and no others', async () => {
    say('ada', ours.urn, 'Old.')
    clock.advance(hours(24 * 14))
    expect(await mentions()).toEqual([])
    for (let index = 0; index < 11; index++) {
      clock.advance(minutes(1))
      say('ada', emulator.post('our-team', `Post ${index}.`).urn, `Under ${index}.`)
    }
    expect((await mentions()).map(({ text }) => text).at(-1)).toBe('Under 1.')
  })

  test('are read one by one where LinkedIn does not count them, and are found without their author’s number', async () => {
    say('ada', ours.urn, 'Hello.')
    emulator.fault({ path: '/rest/socialMetadata' }, { kind: 'status', status: 400 })
    expect(await mentions()).toHaveLength(1)
    const urn = 'urn:li:comment:(urn:li:activity:5,6)'
    const elements = [{ $URN: urn, created: { time: clock.now().getTime() }, message: { text: 'Whose is it?' } }, { id: '7' }]
    emulator.fault({ path: '/rest/socialActions/*' }, { kind: 'status', status: 200, body: JSON.stringify({ elements }) })
    expect(await mentions()).toMatchObject([{ remoteId: urn, author: urn, authorName: 'A LinkedIn member', text: 'Whose is it?' }])
  })

  test.each([
    ['r_organization_social', 'posts'],
    ['r_organization_social_feed', 'comments'],
  ])('are off without %s, in a sentence that names it and the next step, while publishing goes on', async (scope) => {
    const scarce = emulator.createAccount('other', { organization: 'Other Team', scopes: everyScope.filter((one) => one !== scope) })
    const own = open(scarce)
    const { remoteId } = await own.publish(callOf(post('Hello.')))
    say('ada', remoteId, 'Hello.')
    const failure = await failing(mentions(undefined, own))
    expect(failure).toMatchObject({ code: 'forbidden', message: expect.stringMatching(new RegExp(`takes ${scope}, .*Publishing goes on\\..*connect the channel again\\.$`)) })
    expect(failure.retryAt).toBeUndefined()
  })

  test('are not even asked for where LinkedIn told at the last check that the access may not read them', async () => {
    const learnt = { scopes: everyScope.filter((scope) => !scope.startsWith('r_organization')) }
    const told = connectTo(channelFor(emulator.url, account.author, { learnt }), { accessToken: account.token })
    expect(await failing(mentions(undefined, told))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('takes r_organization_social and r_organization_social_feed, and'),
    })
    expect(asked()).toEqual([])
  })

  test('tell trouble that may pass, and an access that is no good, as what they are', async () => {
    emulator.fault({ path: '/rest/posts' }, { kind: 'status', status: 503 })
    expect((await failing(mentions())).kind).toBe('unreachable')
    emulator.fault({ path: '/rest/socialMetadata' }, { kind: 'status', status: 503 })
    expect((await failing(mentions())).kind).toBe('unreachable')
    emulator.revokeToken(account.token)
    expect((await failing(mentions())).code).toBe('unauthorized')
  })

  test('are not offered for a person, under whose posts no app may read', () => {
    expect(open(emulator.createAccount('ada')).mentions).toBeUndefined()
  })
})

describe('answering a comment on LinkedIn', () => {
  test('names the post, and the comment twice, with its parentheses encoded', async () => {
    const comment = say('ada', ours.urn, 'Is it free?')
    const receipt = await connection.publish(callOf(answer((await mentions())[0]?.url ?? '', 'Yes (it is).')))
    const sent = emulator.requests.findLast(({ method }) => method === 'POST')
    expect(sent?.path).toMatch(/^\/rest\/socialActions\/urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A\d+%2C\d+%29\/comments$/)
    const [, activity] = /\((urn:li:activity:\d+),/.exec(comment.urn) ?? []
    expect(JSON.parse(sent?.body ?? '')).toEqual({ actor: account.author, object: activity, parentComment: comment.urn, message: { text: 'Yes (it is).' } })
    expect(emulator.entries().at(-1)).toMatchObject({ urn: receipt.remoteId, answers: comment.urn, commentOn: ours.urn, author: account.author })
    const page = await (await fetch(receipt.url)).text()
    expect(page).toContain('Yes (it is).')
    await connection.remove?.(receipt)
    expect(emulator.entries().map(({ urn }) => urn)).toEqual([ours.urn, comment.urn])
  })

  test('answers an answer beside it, because LinkedIn knows two levels', async () => {
    const first = say('ada', ours.urn, 'Is it free?')
    say('eve', first.urn, 'I wonder too.')
    const [newest] = await mentions()
    expect(newest?.url).toContain('replyUrn=')
    const content = {
      ...answer(newest?.url ?? ''),
      parts: [
        { text: 'It is.', media: [] },
        { text: 'And warm.', media: [] },
      ],
    }
    const receipt = await connection.publish(callOf(content))
    await connection.publish(callOf(content, { partIndex: 1, previous: [receipt] }))
    expect(
      emulator
        .entries()
        .slice(-2)
        .map(({ text, answers }) => [text, answers]),
    ).toEqual([
      ['It is.', first.urn],
      ['And warm.', first.urn],
    ])
  })

  test('takes the shorter form in which LinkedIn’s own links write a comment', async () => {
    const first = say('ada', ours.urn, 'Is it free?')
    const [, activity, id] = /activity:(\d+),(\d+)/.exec(first.urn) ?? []
    const link = `https://www.linkedin.com/feed/update/urn:li:activity:${activity}/?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A${activity}%2C${id}%29&dashCommentUrn=x`
    expect(await connection.resolve?.(link)).toMatchObject({ remoteId: first.urn, author: first.author, text: 'Is it free?' })
    await connection.publish(callOf(answer(link)))
    expect(emulator.entries().at(-1)).toMatchObject({ answers: first.urn })
    expect(await connection.resolve?.(link.replace(`%2C${id}`, '%2C4242'))).toBeUndefined()
  })

  test('finds an answer that was lost, under that comment and nowhere else', async () => {
    const [first, second] = [say('ada', ours.urn, 'Is it free?'), say('eve', ours.urn, 'Is it far?')]
    const urls = new Map((await mentions()).map(({ remoteId, url }) => [remoteId, url]))
    const at = clock.now()
    const find = (urn: string) => {
      const content = answer(urls.get(urn) ?? '')
      return connection.find?.({
        content,
        part: { text: 'Thank you!', media: [] },
        partIndex: 0,
        token: 't',
        previous: [],
        memory: {},
        attemptedFrom: at,
        attemptedUntil: at,
        now: at,
      })
    }
    const receipt = await connection.publish(callOf(answer(urls.get(first.urn) ?? '')))
    expect(await find(first.urn)).toEqual({ answer: 'found', receipt })
    expect(await find(second.urn)).toEqual({ answer: 'absent' })
  })

  test('says that the comment is gone', async () => {
    const comment = say('ada', ours.urn, 'Soon gone.')
    const url = (await mentions())[0]?.url ?? ''
    emulator.store.entries.delete(comment.urn)
    expect((await failing(connection.publish(callOf(answer(url))))).code).toBe('target-missing')
    expect(await connection.resolve?.(url)).toBeUndefined()
  })

  test('does not pass a comment on as if it were the post above it', async () => {
    say('ada', ours.urn, 'Worth sharing.')
    const share: Content = { kind: 'share', target: (await mentions())[0]?.url ?? '', parts: [{ text: '', media: [] }] }
    expect((await failing(connection.publish(callOf(share)))).code).toBe('not-supported')
  })
})
