import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emulatedXApp, startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'

let emulator: XEmulator
let account: ReturnType<XEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startXEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('team')
})

const send = (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST', headers: Record<string, string> = {}) =>
  fetch(`${emulator.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${account.accessToken}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

describe('the emulated X', () => {
  test.each([
    ['a field that is not declared', '/2/tweets', { text: 'x', status: 'y' }],
    ['a wrong type', '/2/tweets', { text: 5 }],
    ['five pictures', '/2/tweets', { text: 'x', media: { media_ids: ['1', '2', '3', '4', '5'] } }],
    ['a field inside', '/2/tweets', { reply: { in_reply_to_tweet_id: '1', other: true } }],
    ['an alternative text that is too long', '/2/media/metadata', { id: '1', metadata: { alt_text: { text: 'x'.repeat(1001) } } }],
    ['a query that is not declared', '/2/users/me?fields=all', undefined],
    ['a field of a list that is not declared', '/2/users/me?user.fields=name,secrets', undefined],
    ['too many results', '/2/users/1/tweets?max_results=101', undefined],
    ['a path that is not declared', '/2/statuses', undefined],
  ])('refuses %s and remembers it', async (_name, path, body) => {
    expect((await send(path, body)).status).toBeGreaterThanOrEqual(400)
    expect(emulator.violations).toHaveLength(1)
  })

  test('takes lists with commas', async () => {
    const answer = await send('/2/users/me?user.fields=created_at,public_metrics')
    expect(await answer.json()).toMatchObject({ data: { username: 'team', public_metrics: { followers_count: 0 } } })
    expect(emulator.violations).toEqual([])
  })

  test('answers problems as X does, with the headers of its window', async () => {
    await send('/2/tweets', { text: 'Once.' })
    const again = await send('/2/tweets', { text: 'Once.' })
    expect(again.status).toBe(403)
    expect(again.headers.get('content-type')).toContain('application/problem+json')
    expect(again.headers.get('x-rate-limit-remaining')).toBe('98')
    expect(await again.json()).toEqual({ title: 'Forbidden', type: 'about:blank', status: 403, detail: 'You are not allowed to create a Tweet with duplicate content.' })
  })

  test('rewrites addresses, and adds one for the pictures', async () => {
    const upload = await (await send('/2/media/upload', { media: Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64'), media_category: 'tweet_image' })).json()
    await send('/2/tweets', { text: 'See example.com & https://example.org/a', media: { media_ids: [(upload as { data: { id: string } }).data.id] } })
    const { data } = (await (await send(`/2/users/${account.id}/tweets?tweet.fields=entities`)).json()) as { data: { text: string; entities: { urls: object[] } }[] }
    expect(data[0]?.text).toMatch(/^See https:\/\/t\.co\/\w+ &amp; https:\/\/t\.co\/\w+ https:\/\/t\.co\/\w+$/)
    expect(data[0]?.entities.urls).toMatchObject([{ expanded_url: 'http://example.com' }, { expanded_url: 'https://example.org/a' }, { media_key: expect.any(String) }])
  })

  test('throttles the hundred and first post in a window', async () => {
    const statuses = []
    for (let index = 0; index <= 100; index++) statuses.push((await send('/2/tweets', { text: `Post ${index}` })).status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(100)
    expect(statuses.at(-1)).toBe(429)
  })

  test('takes a refresh token once', async () => {
    const basic = Buffer.from(`${emulatedXApp.clientId}:${emulatedXApp.clientSecret}`).toString('base64')
    const renew = () =>
      fetch(`${emulator.url}/2/oauth2/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}` },
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: account.refreshToken ?? '' }),
      })
    expect((await renew()).status).toBe(200)
    expect((await renew()).status).toBe(400)
  })

  test('shows what was posted as a page, in which nothing that was posted is markup', async () => {
    const root = emulator.post('team', 'Hello <b>you</b>')
    emulator.post('ada', 'An answer', { replyTo: root.id })
    const page = await (await fetch(`${emulator.url}/team`)).text()
    expect(page).toContain('Hello &lt;b&gt;you&lt;/b&gt;')
    expect(page).toContain('An answer')
    expect((await fetch(`${emulator.url}/nobody`)).status).toBe(404)
  })

  test('forgets everything on reset, its settings included', async () => {
    emulator.settings.quotes = false
    await send('/2/nothing')
    emulator.reset()
    expect([emulator.tweets(), emulator.violations, emulator.requests, emulator.settings.quotes]).toEqual([[], [], [], true])
    expect((await send('/2/users/me')).status).toBe(401)
  })
})
