import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'

let emulator: FacebookEmulator
let account: ReturnType<FacebookEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startFacebookEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('our.team')
})

async function call(method: string, path: string, { json, token = account.token }: { json?: unknown; token?: string } = {}) {
  const answer = await fetch(`${emulator.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  const body = (await answer.json()) as { id?: string; error?: { code: number; error_subcode?: number; is_transient: boolean; message: string } }
  return { status: answer.status, headers: answer.headers, ...body }
}

describe('the emulated Graph API', () => {
  test('answers errors in one shape, told by code', async () => {
    const gone = await call('GET', '/v26.0/1_2')
    expect([gone.status, gone.error]).toEqual([400, expect.objectContaining({ code: 100, error_subcode: 33, is_transient: false })])
    expect((await call('GET', '/v26.0/me', { token: 'nonsense' })).error?.code).toBe(190)
  })

  test('hides a post until it is published, from readers and from other Pages', async () => {
    const { id = '' } = await call('POST', `/v26.0/${account.pageId}/feed`, { json: { message: 'Hidden.', published: false } })
    const other = emulator.createAccount('other')
    expect((await call('GET', `/v26.0/${id}`, { token: other.token })).error?.error_subcode).toBe(33)
    expect(await (await fetch(emulator.url)).text()).not.toContain('Hidden.')
    for (const _time of [1, 2]) expect(await call('POST', `/v26.0/${id}`, { json: { is_published: true } })).toMatchObject({ status: 200, success: true })
    expect(emulator.entries()).toHaveLength(1)
    expect(await (await fetch(emulator.url)).text()).toContain('Hidden.')
  })

  test('notes everything that is not described, old versions included', async () => {
    await call('POST', `/v26.0/${account.pageId}/feed`, { json: { message: 'x', published: false, nonsense: 1 } })
    await call('POST', `/v26.0/${account.pageId}/feed`, { json: { message: 'x' } })
    await call('GET', '/v26.0/1_2/sharedposts')
    await call('GET', '/v19.0/me')
    expect(emulator.violations.join('\n')).toMatch(/nonsense[\s\S]*published[\s\S]*sharedposts is not described[\s\S]*v19.0\/me is not described/)
  })

  test('refuses retired metrics, photos that are none, and photos used twice', async () => {
    const { id = '' } = await call('POST', `/v26.0/${account.pageId}/feed`, { json: { message: 'x', published: true } })
    expect((await call('GET', `/v26.0/${id}/insights?metric=post_impressions`)).error?.code).toBe(100)
    const form = new FormData()
    form.append('source', new File(['no picture'], 'x.png', { type: 'image/png' }))
    form.append('published', 'false')
    const answer = await fetch(`${emulator.url}/v26.0/${account.pageId}/photos`, { method: 'POST', headers: { authorization: `Bearer ${account.token}` }, body: form })
    expect(((await answer.json()) as { error: { code: number } }).error.code).toBe(324)
  })

  test('tells the use of the Page with every answer, and the minutes when it is used up', async () => {
    expect(JSON.parse((await call('GET', '/v26.0/me')).headers.get('x-app-usage') ?? '')).toHaveProperty('call_count')
    emulator.exhaust(account.pageId, 12)
    const answer = await call('GET', '/v26.0/me')
    expect([answer.error?.code, JSON.parse(answer.headers.get('x-business-use-case-usage') ?? '{}')[account.pageId][0].estimated_time_to_regain_access]).toEqual([32, 12])
  })

  test('shows posts, comments and pictures to readers, escaped', async () => {
    const entry = emulator.post('ada', '<b>bold</b>')
    emulator.comment('eve', entry.id, 'A comment.')
    const page = await (await fetch(entry.url)).text()
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;')
    expect(page).toContain('A comment.')
    expect((await fetch(`${emulator.url}/nobody`)).status).toBe(404)
  })
})
