import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectMastodon, toOrigin } from '../../../../src/networks/mastodon/connect.ts'
import { htmlToText } from '../../../../src/networks/mastodon/htmlToText.ts'
import type { Connection } from '../../../../src/networks/port.ts'
import { type MastodonEmulator, startMastodonEmulator } from '../../../emulators/mastodon/startMastodonEmulator.ts'
import { callOf, channelFor, connectTo, localHttp } from './channelFor.ts'

let emulator: MastodonEmulator
let connection: Connection
let token: string

beforeAll(async () => {
  emulator = await startMastodonEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  token = emulator.createAccount('team').token
  connection = connectTo(channelFor(emulator.url, { learnt: { apiVersion: 7 } }), { accessToken: token })
})
afterEach(() => expect(emulator.violations).toEqual([]))

const publish = (text: string) => connection.publish(callOf({ kind: 'post', parts: [{ text, media: [] }] }, { token: text }))

describe('reading Mastodon', () => {
  test('learns the account and the limits of its server', async () => {
    const account = await connection.check()
    expect(account).toMatchObject({ handle: `@team@${new URL(emulator.url).host}`, url: `${emulator.url}/@team`, followers: 0 })
    expect(account.learnt).toMatchObject({ characters: 500, charactersPerUrl: 23, pictures: 4, altText: 1500, apiVersion: 7, version: '4.5.2' })
    expect(typeof account.learnt.accountId).toBe('string')
  })

  test('counts likes, boosts, replies and quotes, twenty at a time', async () => {
    const receipts = []
    for (let index = 0; index < 21; index++) receipts.push(await publish(`Post ${index}`))
    const last = receipts[20]?.remoteId ?? ''
    emulator.favourite(last)
    emulator.favourite(last)
    emulator.post('ada', 'A reply', { replyTo: last })
    emulator.post('ada', 'A quote', { quotes: last })
    const numbers = await connection.metrics?.([...receipts.map(({ remoteId }) => remoteId), '123'])
    expect(Object.keys(numbers ?? {})).toHaveLength(21)
    expect(numbers?.[last]).toEqual({ likes: 2, shares: 0, replies: 1, quotes: 1 })
    expect(emulator.requests.filter(({ path, method }) => path === '/api/v1/statuses' && method === 'GET')).toHaveLength(2)
  })

  test('counts one by one on a server from before 4.3', async () => {
    const old = connectTo(channelFor(emulator.url), { accessToken: token })
    const [first, second] = [await publish('One'), await publish('Two')]
    expect(Object.keys((await old.metrics?.([first.remoteId, '123', second.remoteId])) ?? {})).toEqual([first.remoteId, second.remoteId])
    expect(emulator.requests.filter(({ method }) => method === 'GET').map(({ path }) => path)).not.toContain('/api/v1/statuses')
  })

  test('tells mentions, replies and quotes apart', async () => {
    const own = await publish('Ours.')
    emulator.post('ada', '@team Hello!')
    emulator.post('ada', '@team A reply.', { replyTo: own.remoteId })
    emulator.post('ada', 'Quoting this.', { quotes: own.remoteId })
    const mentions = await connection.mentions?.()
    expect(mentions?.map(({ kind, text, author }) => [kind, text, author])).toEqual([
      ['quote', 'Quoting this.', '@ada'],
      ['reply', '@team A reply.', '@ada'],
      ['mention', '@team Hello!', '@ada'],
    ])
    expect(mentions?.[1]?.inReplyTo).toBe(own.remoteId)
  })

  test('resolves a post of another server through ours, and not a post that merely has the link', async () => {
    const other = emulator.post('ada@elsewhere.example', 'From elsewhere.')
    expect(await connection.resolve?.(` ${other.url} `)).toEqual({ remoteId: other.id, url: other.url, author: '@ada@elsewhere.example', text: 'From elsewhere.' })
    expect(await connection.resolve?.('https://elsewhere.example/@ada')).toBeUndefined()
    expect(await connection.resolve?.(`${emulator.url}/@team`)).toBeUndefined()
    expect(await connection.resolve?.('ftp://elsewhere.example/@ada/1')).toBeUndefined()
  })

  test('knows handles of its own and of other servers', async () => {
    emulator.post('ada@elsewhere.example', 'Here.')
    for (const handle of ['team', '@team', '@ada@elsewhere.example', 'ADA@elsewhere.example']) expect(await connection.hasHandle?.(handle), handle).toBe(true)
    for (const handle of ['@ada', 'nobody@elsewhere.example', 'two words', '']) expect(await connection.hasHandle?.(handle), handle).toBe(false)
  })

  test('takes back what is gone already without an error, but tells other trouble', async () => {
    await connection.remove?.({ remoteId: '4242', url: '', publishedAt: '' })
    emulator.revokeToken(token)
    await expect(connection.remove?.({ remoteId: '4242', url: '', publishedAt: '' })).rejects.toMatchObject({ code: 'unauthorized' })
  })

  test('says that a token made by hand is deleted by hand', async () => {
    await expect(connection.revoke?.()).rejects.toMatchObject({ code: 'not-supported' })
  })

  test.each([
    ['<p>One &amp; two &lt;3 &#39;x&#39; &#x1F44D; &unknown;</p>', "One & two <3 'x' 👍 &unknown;"],
    ['<p>One<br />two<br>three</p><p>Four</p>', 'One\ntwo\nthree\n\nFour'],
    ['<p class="quote-inline">RE: <a href="https://x">https://x</a></p><p>Words</p>', 'Words'],
    [
      '<p><a href="https://example.org/abc"><span class="invisible">https://</span><span class="ellipsis">example.org/a</span><span class="invisible">bc</span></a></p>',
      'https://example.org/abc',
    ],
    ['', ''],
  ])('reads %s as plain text', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })
})

describe('connecting to Mastodon', () => {
  test.each([
    ['mastodon.social', 'https://mastodon.social'],
    [' https://Mastodon.social/home ', 'https://mastodon.social'],
    ['@ada@mastodon.social', 'https://mastodon.social'],
    ['ada@mastodon.social', 'https://mastodon.social'],
    ['http://127.0.0.1:3999', 'http://127.0.0.1:3999'],
  ])('understands %s', (input, origin) => {
    expect(toOrigin(input)).toBe(origin)
  })

  test.each(['', 'mastodon', 'two words', 'https://', 'https://user:secret@mastodon.social'])('does not take "%s" for a server', (input) => {
    expect(() => toOrigin(input)).toThrow('is not the address of a server')
  })

  const flow = connectMastodon({ appName: 'Our CMS', website: 'https://example.org' })
  const verifier = 'v'.repeat(43)
  const redirectURI = 'https://cms.example/done'
  const start = () => flow.start({ input: emulator.url, redirectURI, state: 's', codeChallenge: createHash('sha256').update(verifier).digest('base64url'), http: localHttp() })
  const finish = (remember: Record<string, string>, code: string, codeVerifier = verifier, params: Record<string, string> = {}) =>
    flow.finish({ code, redirectURI, codeVerifier, remember, http: localHttp(), params })

  async function consent(redirectTo: string, decision: 'authorize' | 'deny'): Promise<URLSearchParams> {
    const { id } = emulator.createAccount('team')
    const form = new URLSearchParams([...new URL(redirectTo).searchParams, ['account', id], ['decision', decision]])
    const answer = await fetch(`${emulator.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' })
    return new URL(answer.headers.get('location') ?? '').searchParams
  }

  test('shows a consent page that names the app and what it may do', async () => {
    const { redirectTo } = await start()
    const page = await (await fetch(redirectTo)).text()
    expect(page).toContain('Our CMS')
    expect(page).toContain('write:statuses')
  })

  test('says that the person said no', async () => {
    const { redirectTo, remember } = await start()
    const params = Object.fromEntries(await consent(redirectTo, 'deny'))
    expect(params).toMatchObject({ error: 'access_denied', state: 's' })
    await expect(finish(remember, '', verifier, params)).rejects.toMatchObject({ code: 'not-connected' })
  })

  test('gets nothing for a code that somebody else caught', async () => {
    const { redirectTo, remember } = await start()
    const code = (await consent(redirectTo, 'authorize')).get('code') ?? ''
    await expect(finish(remember, code, 'w'.repeat(43))).rejects.toMatchObject({ kind: 'refused' })
    await expect(finish(remember, code)).rejects.toMatchObject({ kind: 'refused' })
  })

  test('says plainly that the address is no Mastodon server', async () => {
    emulator.fault({ path: '/api/v1/apps' }, { kind: 'status', status: 404, as: 'html' })
    await expect(start()).rejects.toMatchObject({ code: 'no-account' })
    emulator.fault({ path: '/api/v1/apps' }, { kind: 'status', status: 200, body: '{"ok":true}' })
    await expect(start()).rejects.toMatchObject({ code: 'no-account' })
  })
})
