import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makePng } from '../../../emulators/kit/makePng.ts'
import { type PinterestEmulator, startPinterestEmulator } from '../../../emulators/pinterest/startPinterestEmulator.ts'

let emulator: PinterestEmulator
let account: ReturnType<PinterestEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startPinterestEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('team')
})

const send = (path: string, body?: unknown) =>
  fetch(`${emulator.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${account.accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const source = (contentType = 'image/png') => ({ source_type: 'image_base64', content_type: contentType, data: Buffer.from(makePng({})).toString('base64') })

describe('the emulated Pinterest', () => {
  test.each([
    ['a field that is not declared', '/v5/pins', () => ({ board_id: account.board, media_source: source(), text: 'x' })],
    ['a title that is too long', '/v5/pins', () => ({ board_id: account.board, media_source: source(), title: 'x'.repeat(101) })],
    ['a description that is too long', '/v5/pins', () => ({ board_id: account.board, media_source: source(), description: 'x'.repeat(801) })],
    ['an alternative text that is too long', '/v5/pins', () => ({ board_id: account.board, media_source: source(), alt_text: 'x'.repeat(501) })],
    ['a board that is no number', '/v5/pins', () => ({ board_id: 'ideas', media_source: source() })],
    ['a WebP picture', '/v5/pins', () => ({ board_id: account.board, media_source: source('image/webp') })],
    ['a page that is too large', '/v5/boards?page_size=251', () => undefined],
    ['a query that is not declared', '/v5/user_account?fields=all', () => undefined],
    ['a metric that is not declared', '/v5/pins/1/analytics?start_date=2026-03-01&end_date=2026-03-02&metric_types=LIKES', () => undefined],
    ['a path that is not declared', '/v5/me', () => undefined],
    ['the API without its version', '/pins', () => ({ board_id: account.board, media_source: source() })],
  ])('refuses %s and remembers it', async (_name, path, body) => {
    expect((await send(path, body())).status).toBeGreaterThanOrEqual(400)
    expect(emulator.violations.length).toBeGreaterThan(0)
  })

  test('answers in its own words when board or picture are missing', async () => {
    expect(await (await send('/v5/pins', { media_source: source() })).json()).toEqual({ code: 1, message: "Invalid request: 'board_id' is a required property" })
    expect(await (await send('/v5/pins', { board_id: '999', media_source: source() })).json()).toEqual({ code: 40, message: 'Board not found.' })
    expect(await (await send('/v5/pins', { board_id: account.board, media_source: { ...source(), content_type: 'image/jpeg' } })).json()).toMatchObject({ code: 1 })
    expect(emulator.violations).toEqual([])
  })

  test('counts calls in its headers', async () => {
    expect((await send('/v5/user_account')).headers.get('x-ratelimit-remaining')).toBe('999')
    expect((await send('/v5/user_account')).headers.get('x-ratelimit-remaining')).toBe('998')
  })

  test('shows Pins as a page, secret and trial ones not', async () => {
    emulator.post('team', 'For <b>all</b>')
    const secret = emulator.createBoard('team', 'Plans', { privacy: 'SECRET' })
    emulator.post('team', 'For us', { board: secret.id })
    emulator.settings.appAccess = 'trial'
    await send('/v5/pins', { board_id: account.board, media_source: source(), description: 'For trying' })
    expect(emulator.pins()).toHaveLength(3)
    const page = await (await fetch(`${emulator.url}/team/`)).text()
    expect(page).toContain('For &lt;b&gt;all&lt;/b&gt;')
    expect(page).not.toContain('For us')
    expect(page).not.toContain('For trying')
  })

  test('forgets everything on reset, its settings included', async () => {
    emulator.settings.appAccess = 'trial'
    emulator.post('team', 'Gone.')
    emulator.reset()
    expect([emulator.pins(), emulator.violations, emulator.requests, emulator.settings.appAccess]).toEqual([[], [], [], 'standard'])
    expect((await send('/v5/user_account')).status).toBe(401)
  })
})
