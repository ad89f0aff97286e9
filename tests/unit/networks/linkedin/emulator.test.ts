import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { everyScope, type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'

let emulator: LinkedInEmulator
let account: ReturnType<LinkedInEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startLinkedInEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  emulator.settings.perDay = Number.POSITIVE_INFINITY
  account = emulator.createAccount('team', { organization: 'Our Team' })
})

const headers = (more: Record<string, string | undefined> = {}) => {
  const all = { authorization: `Bearer ${account.token}`, 'linkedin-version': '202609', 'x-restli-protocol-version': '2.0.0', 'content-type': 'application/json', ...more }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
const bodyOf = (commentary: string, more: object = {}) => ({
  author: account.author,
  commentary,
  visibility: 'PUBLIC',
  distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
  lifecycleState: 'PUBLISHED',
  ...more,
})
async function send(commentary: string, { more = {}, head = {} }: { more?: object; head?: Record<string, string | undefined> } = {}) {
  const answer = await fetch(`${emulator.url}/rest/posts`, { method: 'POST', headers: headers(head), body: JSON.stringify(bodyOf(commentary, more)) })
  return { status: answer.status, id: answer.headers.get('x-restli-id'), text: await answer.text() }
}

describe('the emulated LinkedIn', () => {
  test.each([
    [{ 'linkedin-version': undefined }, 400, 'VERSION_MISSING'],
    [{ 'linkedin-version': '202409' }, 426, 'NONEXISTENT_VERSION'],
    [{ 'linkedin-version': '202710' }, 426, 'NONEXISTENT_VERSION'],
    [{ 'x-restli-protocol-version': undefined }, 400, 'INVALID_PROTOCOL_VERSION'],
    [{ authorization: undefined }, 401, 'INVALID_ACCESS_TOKEN'],
  ])('answers headers %j with %i %s', async (head, status, code) => {
    const answer = await send('Hello.', { head })
    expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([status, code])
  })

  test('gives the id in a header only', async () => {
    const answer = await send('Hello.')
    expect(answer).toEqual({ status: 201, id: emulator.entries()[0]?.urn, text: '' })
  })

  test('cuts what is not escaped, and shows it', async () => {
    await send('Join us (free) today')
    expect(emulator.entries()[0]).toMatchObject({ text: 'Join us ', isTruncated: true })
    expect(await (await fetch(emulator.url)).text()).toContain('not escaped')
  })

  test('notes everything that is not described', async () => {
    expect((await send('x', { more: { nonsense: true } })).status).toBe(400)
    expect((await send('x', { more: { content: { media: { id: 'urn:li:image:1', altText: 'x'.repeat(4087) } } } })).status).toBe(400)
    await fetch(`${emulator.url}/rest/nothing`, { headers: headers() })
    expect(emulator.violations.join('\n')).toMatch(/nonsense[\s\S]*\/rest\/nothing is not described/)
  })

  test('refuses the same words for ten minutes and names the post', async () => {
    const first = await send('Same.')
    const second = await send('Same.')
    expect([second.status, second.text]).toEqual([422, expect.stringContaining(`duplicate of ${first.id}`)])
  })

  test('refuses more than 3000 characters and pictures of another owner', async () => {
    expect((await send('x'.repeat(3000))).status).toBe(201)
    expect((await send('x'.repeat(3001))).text).toContain('FIELD_LENGTH_TOO_LONG')
    const started = await fetch(`${emulator.url}/rest/images?action=initializeUpload`, {
      method: 'POST',
      headers: headers(),
      body: JSON.stringify({ initializeUploadRequest: { owner: `urn:li:person:${account.memberId}` } }),
    })
    const { value } = (await started.json()) as { value: { image: string } }
    expect((await send('y', { more: { content: { media: { id: value.image } } } })).text).toContain('INVALID_OWNER')
  })

  test('counts requests a day and says nothing about when it goes on', async () => {
    emulator.settings.perDay = 1
    await send('One.')
    const answer = await fetch(`${emulator.url}/rest/posts`, { method: 'POST', headers: headers(), body: JSON.stringify(bodyOf('Two.')) })
    expect(answer.status).toBe(429)
    expect([...answer.headers.keys()].filter((name) => /retry|rate/.test(name))).toEqual([])
  })

  test('shows posts, comments, pictures and reshares to readers, escaped', async () => {
    const post = emulator.post('ada', '\\<b\\>bold\\</b\\>')
    emulator.comment('eve', post.urn, 'A comment.')
    const page = await (await fetch(post.url)).text()
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;')
    expect(page).toContain('A comment.')
    expect((await fetch(`${emulator.url}/feed/update/urn:li:share:1/`)).status).toBe(404)
  })

  describe('comments', () => {
    const path = (urn: string) => `${emulator.url}/rest/socialActions/${encodeURIComponent(urn).replaceAll('(', '%28').replaceAll(')', '%29')}/comments`
    const say = (at: string, body: object) =>
      fetch(at, { method: 'POST', headers: headers(), body: JSON.stringify({ actor: account.author, message: { text: 'Hello.' }, ...body }) })
    const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code]

    test('want the comment that is answered named twice, its post as the object, and an address without bare parentheses', async () => {
      const post = emulator.post('our-team', 'Ours.')
      const comment = emulator.comment('ada', post.urn, 'A question?')
      const [, object] = /\((urn:li:activity:\d+),/.exec(comment.urn) ?? []
      expect((await say(path(comment.urn), { object, parentComment: comment.urn })).status).toBe(201)
      expect(await codeOf(await say(path(comment.urn), { object }))).toEqual([400, 'INVALID_PARENT_COMMENT'])
      expect(await codeOf(await say(path(post.urn), { object: 'urn:li:share:1' }))).toEqual([400, 'INVALID_OBJECT'])
      const answer = emulator.entries().at(-1)?.urn ?? ''
      expect(await codeOf(await say(path(answer), { object, parentComment: answer }))).toEqual([400, 'INVALID_PARENT_COMMENT'])
      expect(emulator.violations).toEqual([])
      await say(path(comment.urn).replace('%28', '('), { object, parentComment: comment.urn })
      await fetch(`${emulator.url}/rest/socialMetadata?ids=List(${comment.urn})`, { headers: headers() })
      expect(emulator.violations).toEqual([expect.stringContaining('a URN in the path is not encoded'), expect.stringContaining('ids is not a list of encoded URNs')])
    })

    test('have permissions of their own, and are read by whoever administers the page only', async () => {
      const post = emulator.post('our-team', 'Ours.')
      const foreign = emulator.post('eve', 'Hers.')
      expect((await fetch(path(post.urn), { headers: headers() })).status).toBe(200)
      expect((await fetch(path(foreign.urn), { headers: headers() })).status).toBe(403)
      const scarce = emulator.createAccount('team', { scopes: everyScope.filter((scope) => !scope.endsWith('_feed')) })
      const asScarce = { headers: headers({ authorization: `Bearer ${scarce.token}` }) }
      expect((await fetch(path(post.urn), asScarce)).status).toBe(403)
      expect((await fetch(path(post.urn), { ...asScarce, method: 'POST', body: JSON.stringify({ actor: account.author, object: post.urn, message: { text: 'x' } }) })).status).toBe(
        403,
      )
    })
  })

  test('tells an app about the access that it made, and about no other', async () => {
    const inspect = async (form: Record<string, string>) => {
      const answer = await fetch(`${emulator.url}/oauth/v2/introspectToken`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: 'linkedin-app', client_secret: 'linkedin-app-secret', ...form }),
      })
      return [answer.status, await answer.json()]
    }
    const { token } = account
    expect(await inspect({ token })).toEqual([
      200,
      expect.objectContaining({ active: true, status: 'active', client_id: 'linkedin-app', scope: everyScope.join(','), auth_type: '3L' }),
    ])
    expect(await inspect({ token: emulator.createAccount('eve', { madeBy: 'another-app' }).token })).toEqual([200, { active: false }])
    expect((await inspect({ token: 'unknown' }))[0]).toBe(400)
    expect((await inspect({ token, client_id: 'unknown' }))[0]).toBe(400)
    expect((await inspect({ token, client_secret: 'wrong' }))[0]).toBe(401)
    emulator.expireToken(token)
    expect(await inspect({ token })).toEqual([200, expect.objectContaining({ active: false, status: 'expired' })])
    emulator.revokeToken(token)
    expect(await inspect({ token })).toEqual([200, expect.objectContaining({ active: false, status: 'revoked' })])
    expect(emulator.violations).toEqual([])
    await fetch(`${emulator.url}/oauth/v2/introspectToken?token=${token}`, { method: 'POST' })
    expect(emulator.violations).toHaveLength(1)
  })
})
