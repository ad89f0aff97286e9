import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../../../src/domain/content.ts'
import { toPin } from '../../../../src/networks/pinterest/pins.ts'
import { emulatedPinterestApp, type PinterestEmulator, startPinterestEmulator } from '../../../emulators/pinterest/startPinterestEmulator.ts'
import { callOf, channelFor, failing, open, pictureOf, pinOf, questionOf, start, vaultOf } from './pinterestWorld.ts'

let emulator: PinterestEmulator
let account: ReturnType<PinterestEmulator['createAccount']>
let nowMs: number
const now = () => new Date(nowMs)

beforeAll(async () => {
  emulator = await startPinterestEmulator({ clock: now })
})
afterAll(() => emulator.close())
beforeEach(() => {
  nowMs = start.getTime()
  emulator.reset()
  account = emulator.createAccount('team')
})
afterEach(() => {
  expect(emulator.violations).toEqual([])
})

const connect = (settings: Record<string, unknown> = { board: account.board }) =>
  open(channelFor(emulator.url, { settings }), { vault: vaultOf({ accessToken: account.accessToken }), now })
const saveOf = (target: string): Content => ({ kind: 'share', target, parts: [{ text: '', media: [] }] })
const create = { method: 'POST', path: '/v5/pins' }

describe('publishing on Pinterest', () => {
  test('sends every field of a Pin to its place', async () => {
    const receipt = await connect().publish(callOf(pinOf('Words & <more> #Tag')))
    expect(emulator.pins()).toMatchObject([
      { id: receipt.remoteId, title: 'A title', text: 'Words & <more> #Tag', link: 'https://example.org/a?b=c&d=e', alt: 'Picture p', board: account.board, mimeType: 'image/png' },
    ])
    expect(receipt).toEqual({ remoteId: receipt.remoteId, url: `${emulator.url}/pin/${receipt.remoteId}/`, publishedAt: start.toISOString() })
  })

  test('leaves out what there is not', async () => {
    await connect().publish(callOf({ kind: 'post', parts: [{ text: '', media: [pictureOf('p', { alt: '' })] }] }))
    expect(Object.keys(JSON.parse(emulator.requests[0]?.body ?? '{}') as object).sort()).toEqual(['board_id', 'media_source'])
  })

  test('pins to the section of the board when the channel names one', async () => {
    const { id, sections } = emulator.createBoard('team', 'Recipes', { sections: ['Soups'] })
    await connect({ board: id, section: sections[0] }).publish(callOf(pinOf('Soup.')))
    expect(emulator.pins()[0]).toMatchObject({ board: id, section: sections[0] })
  })

  test('pins to a board to which the account was invited, and to nobody else’s', async () => {
    const shared = emulator.createBoard('ada', 'Together', { collaborators: ['team'] })
    await connect({ board: shared.id }).publish(callOf(pinOf('Ours.')))
    const foreign = emulator.createBoard('ada', 'Alone')
    expect((await failing(connect({ board: foreign.id }).publish(callOf(pinOf('Not ours.'))))).code).toBe('forbidden')
    expect(emulator.pins()).toHaveLength(1)
  })

  test.each([
    [pinOf('x'.repeat(801)), 'too-long'],
    [pinOf('x', { title: 'x'.repeat(101) }), 'too-long'],
    [pinOf('x', { parts: [{ text: 'x', media: [] }] }), 'media-required'],
    [pinOf('x', { parts: [{ text: 'x', media: [pictureOf('a'), pictureOf('b')] }] }), 'media-refused'],
    [pinOf('x', { kind: 'reply', target: 'https://www.pinterest.com/pin/1/' }), 'not-supported'],
    [{ kind: 'share' as const, target: 'https://www.pinterest.com/pin/1/', parts: [{ text: 'Words.', media: [] }] }, 'not-supported'],
    [{ kind: 'share' as const, parts: [{ text: '', media: [] }] }, 'target-missing'],
  ])('refuses what does not go before anything is sent (%#: %s)', async (content: Content, code) => {
    expect((await failing(connect().publish(callOf(content)))).code).toBe(code)
    expect(emulator.requests).toEqual([])
  })

  test('holds a channel without a board, and one whose board is gone', async () => {
    const failure = await failing(connect({}).publish(callOf(pinOf('x'))))
    expect([failure.code, failure.message]).toEqual(['no-account', expect.stringContaining('has no board')])
    emulator.removeBoard(account.board)
    expect((await failing(connect().publish(callOf(pinOf('x'))))).code).toBe('no-account')
    const checked = await failing(connect().check())
    expect([checked.code, checked.message]).toEqual(['no-account', expect.stringContaining(`The board ${account.board}`)])
  })

  test('saves a Pin as a Pin of its own, which is taken back without the other one', async () => {
    const other = emulator.post('ada', 'Save me.')
    const receipt = await connect().publish(callOf(saveOf(other.url)))
    expect(emulator.pins()[1]).toMatchObject({ id: receipt.remoteId, author: 'team', savedFrom: other.id, board: account.board })
    await connect().remove?.(receipt)
    expect(emulator.pins().map(({ id }) => id)).toEqual([other.id])
  })

  test('publishes for an app with trial access what only the account sees', async () => {
    emulator.settings.appAccess = 'trial'
    const receipt = await connect().publish(callOf(pinOf('Trial.')))
    expect((await fetch(receipt.url)).status).toBe(404)
    expect((await connect().resolve?.(receipt.url))?.remoteId).toBe(receipt.remoteId)
  })

  test('holds the channel of an app with trial access where Pinterest takes none of its Pins', async () => {
    emulator.settings.appAccess = 'trial-refused'
    const failure = await failing(connect().publish(callOf(pinOf('Trial.'))))
    expect([failure.code, failure.message]).toEqual(['not-paid', expect.stringContaining('Trial access')])
  })
})

describe('finding a Pin again', () => {
  const find = (content: Content, settings?: Record<string, unknown>) => connect(settings).find?.(questionOf(callOf(content), now()))
  const lose = async (content: Content, path = '/v5/pins') => {
    emulator.fault({ method: 'POST', path }, { kind: 'lose' })
    await failing(connect().publish(callOf(content)))
  }

  test.each(['Words.', 'Lines\n\nand   spaces 👩‍👩‍👧 cafe\u0301', '', 'A link https://example.org/x in it'])('with its title, its description and its link: %j', async (text) => {
    await lose(pinOf(text))
    expect(await find(pinOf(text))).toMatchObject({ answer: 'found', receipt: { remoteId: emulator.pins()[0]?.id } })
  })

  test.each([
    ['another title', { title: 'Another' }],
    ['another description', { parts: [{ text: 'Other words.', media: [pictureOf('p')] }] }],
  ])('takes none with %s for it', async (_name, more) => {
    await lose(pinOf('Words.'))
    expect(await find(pinOf('Words.', more))).toEqual({ answer: 'absent' })
  })

  test('asks a person when it is there with another link, rather than send again', async () => {
    await lose(pinOf('Words.'))
    expect(await find(pinOf('Words.', { link: 'https://example.org/other' }))).toMatchObject({ answer: 'unsure', lookAt: emulator.pins()[0]?.url })
  })

  test('takes a link that is written in another way for the same', async () => {
    emulator.post('team', 'Words.', { title: 'A title', link: 'http://EXAMPLE.org/a/', board: account.board })
    expect(await find(pinOf('Words.', { link: 'https://example.org/a' }))).toMatchObject({ answer: 'found' })
  })

  test('takes none from another time for it', async () => {
    emulator.post('team', 'Words.', { title: 'A title', link: pinOf('').link ?? null })
    nowMs += 5 * 60_000
    expect(await find(pinOf('Words.'))).toEqual({ answer: 'absent' })
  })

  test('reads the whole board, of which the order is not known', async () => {
    const first = emulator.post('team', 'Words.', { title: 'A title', link: pinOf('').link ?? null })
    for (let index = 0; index < 300; index++) emulator.post('team', `Another ${index}`)
    expect(await find(pinOf('Words.'))).toMatchObject({ answer: 'found', receipt: { remoteId: first.id } })
    expect(emulator.requests).toHaveLength(2)
  })

  test('asks a person when Pinterest answers no list', async () => {
    emulator.fault({ path: '/v5/boards/*' }, { kind: 'status', status: 200, body: '{"bookmark":null}' })
    expect(await find(pinOf('Words.'))).toMatchObject({ answer: 'unsure' })
  })

  test('that was saved, by where it was saved from', async () => {
    const [one, two] = [emulator.post('ada', 'Save me.'), emulator.post('ada', 'Not me.')]
    await lose(saveOf(one.url), '*/save')
    expect(await find(saveOf(one.url))).toMatchObject({ answer: 'found', receipt: { remoteId: emulator.pins()[2]?.id } })
    expect(await find(saveOf(two.url))).toEqual({ answer: 'absent' })
  })

  test('that was saved, only with a person where Pinterest does not tell where it is from', async () => {
    const other = emulator.post('ada', 'Save me.')
    expect(await find(saveOf(other.url))).toEqual({ answer: 'absent' })
    emulator.settings.tellsParent = false
    await lose(saveOf(other.url), '*/save')
    expect(await find(saveOf(other.url))).toMatchObject({ answer: 'unsure', lookAt: emulator.pins()[1]?.url })
  })

  test('throws when the board cannot be read, so that it is looked for later', async () => {
    emulator.fault({ path: '/v5/boards/*' }, { kind: 'status', status: 503 })
    expect((await failing(find(pinOf('Words.')))).kind).toBe('unreachable')
    expect((await failing(find(pinOf('Words.'), {}))).code).toBe('no-account')
  })
})

describe('reading Pinterest', () => {
  test('knows the account, its followers and its board', async () => {
    emulator.setFollowers('team', 77)
    expect(await connect().check()).toMatchObject({ handle: '@team', followers: 77, url: `${emulator.url}/team/`, learnt: { username: 'team', boardName: 'Ideas' } })
  })

  test('counts what happened to a Pin, and leaves out what is gone', async () => {
    const pin = emulator.post('team', 'Counted.')
    emulator.count(pin.id, { impressions: 100, clicks: 7, comments: 2, reactions: 5 })
    await connect().publish(callOf(saveOf(pin.url)))
    expect(await connect().metrics?.([pin.id, '4242'])).toEqual({ [pin.id]: { views: 100, clicks: 7, replies: 2, likes: 5, shares: 1 } })
  })

  test('resolves a link to a Pin with its author, title and text', async () => {
    const pin = emulator.post('ada', 'Text.', { title: 'Title' })
    expect(await connect().resolve?.(pin.url)).toEqual({ remoteId: pin.id, url: pin.url, author: '@ada', text: 'Title\n\nText.' })
  })

  test('says why a Pin cannot be deleted', async () => {
    const other = emulator.post('ada', 'Not ours.')
    expect((await failing(connect().remove?.({ remoteId: other.id, url: '', publishedAt: '' }))).code).toBe('forbidden')
  })

  test.each([
    ['2022-10-13T01:40:29', '2022-10-13T01:40:29.000Z'],
    ['2022-10-13T01:40:29Z', '2022-10-13T01:40:29.000Z'],
    ['2022-10-13T01:40:29+02:00', '2022-10-12T23:40:29.000Z'],
    ['yesterday', undefined],
    [undefined, undefined],
  ])('reads the moment %s', (created, at) => {
    expect(toPin({ id: '1', created_at: created })?.createdAt).toBe(at)
  })
})

describe('access to Pinterest', () => {
  const tokens = () => ({ accessToken: account.accessToken, refreshToken: account.refreshToken })
  const renewals = () => emulator.requests.filter(({ path }) => path === '/v5/oauth/token').length
  const openWith = (vault: ReturnType<typeof vaultOf>, options = emulatedPinterestApp as { clientId?: string; clientSecret?: string }) =>
    open(channelFor(emulator.url, { settings: { board: account.board } }), { vault, now, options })

  test('is renewed once, however many workers find it ended, and both new tokens are kept', async () => {
    const vault = vaultOf(tokens())
    emulator.expireAccess(account.accessToken)
    await Promise.all(Array.from({ length: 4 }, () => openWith(vault).check()))
    expect(renewals()).toBe(1)
    expect(vault.held().refreshToken).not.toBe(account.refreshToken)
    expect(vault.held().expiresAt).toBe(new Date(nowMs + 30 * 86_400_000).toISOString())
    expect((await openWith(vault).check()).tokenExpiresAt).toEqual(new Date(nowMs + 30 * 86_400_000))
  })

  test('goes on for ever when it is renewed ahead', async () => {
    const vault = vaultOf(tokens())
    for (let month = 0; month < 6; month++) {
      await openWith(vault).refresh?.()
      nowMs += 29 * 86_400_000
    }
    await openWith(vault).publish(callOf(pinOf('Half a year later.')))
    expect(emulator.pins()).toHaveLength(1)
  })

  test('is not renewed for a scope that is missing, and says so', async () => {
    const reader = emulator.createAccount('reader', ['user_accounts:read', 'boards:read'])
    const vault = vaultOf({ accessToken: reader.accessToken, refreshToken: reader.refreshToken })
    const failure = await failing(openWith(vault).publish(callOf(pinOf('Not allowed.'))))
    expect([failure.code, failure.message]).toEqual(['forbidden', expect.stringContaining('correct set of scopes')])
    expect(renewals()).toBe(0)
  })

  test.each([
    ['when it was taken back', emulatedPinterestApp],
    ['with a wrong secret', { ...emulatedPinterestApp, clientSecret: 'a-wrong-secret' }],
    ['without an app', {}],
  ])('is unauthorized %s, in words without a secret', async (_name, options) => {
    emulator.revokeAll('team')
    const failure = await failing(openWith(vaultOf(tokens()), options).check())
    expect(failure.code).toBe('unauthorized')
    for (const secret of [...Object.values(tokens()), 'a-wrong-secret']) expect(failure.message).not.toContain(secret)
  })

  test('cannot be renewed without an app or a refresh token', async () => {
    expect((await failing(openWith(vaultOf(tokens()), {}).refresh?.())).code).toBe('not-supported')
    expect((await failing(openWith(vaultOf({ accessToken: account.accessToken })).refresh?.())).code).toBe('not-supported')
  })
})

test('a lost answer is ambiguous although the picture was part of the call', async () => {
  emulator.fault(create, { kind: 'lose' })
  expect((await failing(connect().publish(callOf(pinOf('Lost.'))))).kind).toBe('ambiguous')
})
