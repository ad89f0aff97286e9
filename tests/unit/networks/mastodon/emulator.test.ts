import { afterEach, describe, expect, test } from 'vitest'
import { makePng } from '../../../emulators/kit/makePng.ts'
import { createTestClock, minutes } from '../../../emulators/kit/testClock.ts'
import { type MastodonEmulator, type MastodonEmulatorOptions, startMastodonEmulator } from '../../../emulators/mastodon/startMastodonEmulator.ts'

let emulator: MastodonEmulator
let token: string

async function start(options: MastodonEmulatorOptions = {}) {
  emulator = await startMastodonEmulator(options)
  token = emulator.createAccount('team').token
}
afterEach(() => emulator.close())

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const isForm = body instanceof FormData
  const init: RequestInit = { method, headers: { authorization: `Bearer ${token}`, ...(body && !isForm ? { 'content-type': 'application/json' } : {}), ...headers } }
  if (body) init.body = isForm ? body : JSON.stringify(body)
  const answer = await fetch(`${emulator.url}${path}`, init)
  return { status: answer.status, headers: answer.headers, json: (await answer.json().catch(() => undefined)) as Record<string, unknown> & { error?: string } }
}

const create = (status: string, key?: string, more: object = {}) => call('POST', '/api/v1/statuses', { status, ...more }, key ? { 'idempotency-key': key } : {})

describe('the Mastodon emulator', () => {
  test('refuses and records whatever the API description does not declare', async () => {
    await start()
    expect((await create('x', undefined, { colour: 'red' })).status).toBe(422)
    expect((await create('x', undefined, { visibility: 'everybody' })).status).toBe(422)
    expect((await call('GET', '/api/v1/accounts/1/statuses?limit=5&order=asc')).status).toBe(422)
    expect((await call('GET', '/api/v1/nonsense')).status).toBe(404)
    expect((await call('PATCH', '/api/v1/statuses')).status).toBe(404)
    const form = new FormData()
    form.append('file', new File([new Uint8Array(makePng())], 'a.png', { type: 'image/png' }))
    form.append('skip_polling', 'true')
    expect((await call('POST', '/api/v2/media', form)).status).toBe(422)
    const told = emulator.violations.join('\n')
    for (const words of ['(colour)', 'body/visibility', '(order)', 'GET /api/v1/nonsense is not', 'PATCH /api/v1/statuses is not', '(skip_polling)']) expect(told).toContain(words)
    expect(emulator.statuses()).toEqual([])
  })

  test('accepts exactly the limit, content warning and addresses counted its own way', async () => {
    await start()
    const address = 'https://example.org/a-very-long-path-that-counts-as-twenty-three'
    expect((await create('x'.repeat(500))).status).toBe(200)
    expect((await create('x'.repeat(501))).json.error).toBe('Validation failed: Text character limit of 500 exceeded')
    expect((await create(`${'x'.repeat(476)} ${address}`)).status).toBe(200)
    expect((await create(`${'x'.repeat(477)} ${address}`)).status).toBe(422)
    expect((await create('x'.repeat(498), undefined, { spoiler_text: 'CW' })).status).toBe(200)
    expect((await create('x'.repeat(499), undefined, { spoiler_text: 'CW' })).status).toBe(422)
    expect((await create(`${'👩‍👩‍👧‍👦'.repeat(490)} @ada@x.ex`)).status).toBe(200)
    expect((await create('   ')).json.error).toBe("Validation failed: Text can't be blank")
  })

  test('answers a repeated key with the old status for an hour, whatever the words', async () => {
    const clock = createTestClock()
    await start({ clock: clock.now })
    const first = await create('One', 'key')
    clock.advance(minutes(59))
    expect((await create('Two', 'key')).json.id).toBe(first.json.id)
    clock.advance(minutes(2))
    expect((await create('Two', 'key')).json.id).not.toBe(first.json.id)
    const other = emulator.createAccount('other').token
    const own = token
    token = other
    expect((await create('Two', 'key')).json.id).not.toBe(first.json.id)
    token = own
    expect((await call('DELETE', `/api/v1/statuses/${String((await create('Three', 'gone')).json.id)}`)).status).toBe(200)
    expect((await create('Three', 'gone')).status).toBe(404)
  })

  test('lets parallel calls with one key both post like older releases, unless it locks', async () => {
    await start({ idempotency: 'unlocked', creationMs: 20 })
    await Promise.all([create('Twice', 'k'), create('Twice', 'k')])
    expect(emulator.statuses()).toHaveLength(2)
    emulator.reset()
    token = emulator.createAccount('team').token
    emulator.settings.idempotency = 'locked'
    const answers = await Promise.all([create('Once', 'k'), create('Once', 'k'), create('Once', 'k')])
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    expect(emulator.statuses()).toHaveLength(1)
  })

  test('throttles after 300 requests in five minutes and says until when', async () => {
    const clock = createTestClock('2026-03-02T09:01:00.000Z')
    await start({ clock: clock.now, limits: { requests: 3 } })
    for (let index = 0; index < 3; index++) expect((await create(`x${index}`)).status).toBe(200)
    const refused = await create('x')
    expect([refused.status, refused.headers.get('x-ratelimit-remaining'), refused.headers.get('x-ratelimit-reset')]).toEqual([429, '0', '2026-03-02T09:05:00.000000Z'])
    clock.advance(minutes(4))
    expect((await create('x')).status).toBe(200)
  })

  test('refuses pictures that it cannot take, and attaches each only once', async () => {
    await start({ limits: { imageBytes: 5000, description: 10, imagePixels: 10_000 } })
    const upload = (bytes: Uint8Array, type = 'image/png', fields: Record<string, string> = {}) => {
      const form = new FormData()
      form.append('file', new File([new Uint8Array(bytes)], 'a', { type }))
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      return call('POST', '/api/v2/media', form)
    }
    expect((await upload(makePng({ width: 100, height: 100, noise: 1 }))).status).toBe(422)
    expect((await upload(makePng(), 'image/bmp')).status).toBe(422)
    expect((await upload(new Uint8Array([1, 2, 3]))).status).toBe(422)
    expect((await upload(makePng({ width: 101, height: 100 }))).json.error).toBe('101x100 images are not supported')
    expect((await upload(makePng(), 'image/png', { description: 'x'.repeat(11) })).status).toBe(422)
    expect((await upload(makePng(), 'image/png', { focus: '2,0' })).status).toBe(422)
    emulator.settings.processingPolls = 1
    const { status, json } = await upload(makePng(), 'image/png', { description: 'x'.repeat(10), focus: '0.5,-1' })
    expect([status, json.url]).toEqual([202, null])
    expect((await create('x', undefined, { media_ids: [json.id] })).json.error).toContain('not finished processing')
    expect((await call('GET', `/api/v1/media/${String(json.id)}`)).status).toBe(200)
    expect((await create('x', undefined, { media_ids: [json.id] })).status).toBe(200)
    expect((await create('x', undefined, { media_ids: [json.id] })).status).toBe(422)
    expect(emulator.violations).toEqual([])
  })

  test('knows whose token it is, what it may do and whether it still may', async () => {
    await start()
    token = emulator.createAccount('reader', ['read']).token
    expect((await create('x')).json.error).toBe('This action is outside the authorized scopes')
    emulator.setAccountState('reader', 'disabled')
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).json.error).toBe('Your login is currently disabled')
    emulator.revokeToken(token)
    expect((await call('GET', '/api/v1/accounts/verify_credentials')).json.error).toBe('The access token was revoked')
    token = 'nonsense'
    expect((await create('x')).json.error).toBe('The access token is invalid')
    expect((await call('GET', '/api/v2/instance')).status).toBe(200)
  })

  test('can be driven by another process', async () => {
    await start()
    await create('Hello.')
    const control = (method: string, action: string, body?: object) => fetch(`${emulator.url}/_control/${action}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    expect(await (await control('GET', 'posts')).json()).toMatchObject([{ text: 'Hello.', author: 'team' }])
    await control('POST', 'fault', { match: { method: 'POST', path: '/api/v1/*', skip: 1 }, fault: { kind: 'status', status: 503, as: 'text' }, times: 2 })
    expect([(await create('1')).status, (await create('2')).status, (await create('3')).status, (await create('4')).status]).toEqual([200, 503, 503, 200])
    expect(await (await control('GET', 'violations')).json()).toEqual([])
    await control('POST', 'reset')
    expect(await (await control('GET', 'posts')).json()).toEqual([])
  })

  test('shows people what was published, with threads, boosts, warnings and descriptions, and never what is private', async () => {
    await start()
    const first = await create('First <b>post</b> https://example.org/x?a=1&b=2')
    await create('Its reply', undefined, { in_reply_to_id: first.json.id })
    await create('Secret', undefined, { visibility: 'private' })
    await create('Legs', undefined, { spoiler_text: 'Spiders' })
    await call('POST', `/api/v1/statuses/${String(first.json.id)}/reblog`, {})
    const page = await (await fetch(emulator.url)).text()
    expect(page).toContain('First &lt;b&gt;post&lt;/b&gt; <a href="https://example.org/x?a=1&amp;b=2">')
    expect(page).toContain('<div class="replies"><article')
    expect(page).toContain('Content warning: Spiders')
    expect(page).toContain('team boosted')
    expect(page).not.toContain('Secret')
    expect((await fetch(`${emulator.url}/@team/${String(first.json.id)}`)).status).toBe(200)
    expect((await fetch(`${emulator.url}/@team/1`)).status).toBe(404)
  })
})
