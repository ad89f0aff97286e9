import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkedin } from '../../../../src/networks/linkedin/linkedin.ts'
import type { ConnectFlow, Credentials } from '../../../../src/networks/port.ts'
import { fillConsent } from '../../../emulators/kit/consentPage.ts'
import { createTestClock, type TestClock } from '../../../emulators/kit/testClock.ts'
import { everyScope, type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { callOf, channelFor, connectTo, failing, localHttp, post } from './channelFor.ts'

const app = { clientId: 'linkedin-app', clientSecret: 'linkedin-app-secret' }
const redirectURI = 'https://cms.example/done'
let emulator: LinkedInEmulator
let clock: TestClock
let account: ReturnType<LinkedInEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startLinkedInEmulator({ clock: () => clock.now() })
})
afterAll(() => emulator.close())
beforeEach(() => {
  clock = createTestClock(new Date().toISOString())
  emulator.reset()
  emulator.settings.app.hasRefreshTokens = false
  account = emulator.createAccount('ada', { organization: 'Our Team' })
})
afterEach(() => expect(emulator.violations).toEqual([]))

function flowOf(options: Parameters<typeof linkedin>[0]): ConnectFlow {
  const { connect } = linkedin(options)
  if (!connect) throw new Error('no flow')
  return connect
}
const start = (flow: ConnectFlow) => flow.start({ input: '', redirectURI, state: 'the-state', codeChallenge: 'unused', http: localHttp(), baseURL: emulator.url })
async function consent(redirectTo: string, decision: 'allow' | 'deny' = 'allow') {
  const form = fillConsent(await (await fetch(redirectTo)).text(), { account: account.memberId, decision })
  const answer = await fetch(`${emulator.url}/oauth/v2/authorization`, { method: 'POST', body: form, redirect: 'manual' })
  return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
}
async function run(flow: ConnectFlow, change: { code?: string; redirectURI?: string } = {}, decision: 'allow' | 'deny' = 'allow') {
  const { redirectTo, remember } = await start(flow)
  const params = await consent(redirectTo, decision)
  return flow.finish({ code: params.code ?? '', redirectURI, codeVerifier: 'unused', remember, http: localHttp(), params, ...change })
}

describe('connecting to LinkedIn', () => {
  test('sends people to LinkedIn itself where nothing else is set', async () => {
    const { redirectTo } = await flowOf(app).start({ input: '', redirectURI, state: 's', codeChallenge: 'c', http: localHttp() })
    const url = new URL(redirectTo)
    expect(url.origin + url.pathname).toBe('https://www.linkedin.com/oauth/v2/authorization')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'linkedin-app',
      redirect_uri: redirectURI,
      state: 's',
      scope: 'openid profile w_member_social',
    })
  })

  test('shows a consent page that names the app and what it may do', async () => {
    const page = await (await fetch((await start(flowOf({ ...app, organizations: true }))).redirectTo)).text()
    for (const words of ['Our CMS', 'w_organization_social', 'ada']) expect(page).toContain(words)
  })

  test.each([
    [{ comments: true }, 'openid profile w_member_social w_member_social_feed'],
    [{ organizations: true }, 'openid profile w_member_social w_organization_social r_organization_social rw_organization_admin'],
    [
      { organizations: true, comments: true },
      'openid profile w_member_social w_member_social_feed w_organization_social r_organization_social rw_organization_admin w_organization_social_feed r_organization_social_feed',
    ],
  ])('asks with %j for no more than what was chosen: LinkedIn refuses the whole consent for one that the app lacks', async (options, scope) => {
    const { redirectTo } = await start(flowOf({ ...app, ...options }))
    expect(new URL(redirectTo).searchParams.get('scope')).toBe(scope)
    emulator.settings.app.scopes = ['openid', 'profile', 'w_member_social']
    const answer = await fetch(redirectTo)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('is not authorized for your application')])
    emulator.settings.app.scopes = everyScope
  })

  test('offers the person, and with organisations also the pages on which the person may publish', async () => {
    emulator.createAccount('ada', { organization: 'Not Ours', role: 'ANALYST' })
    expect((await run(flowOf(app))).choices).toEqual([{ id: `urn:li:person:${account.memberId}`, label: 'ada', settings: { author: `urn:li:person:${account.memberId}` } }])
    expect((await run(flowOf({ ...app, organizations: true }))).choices?.map(({ label, settings }) => [label, settings])).toEqual([
      ['ada', { author: `urn:li:person:${account.memberId}` }],
      ['Our Team', { author: account.author }],
    ])
  })

  test('keeps when the access ends: after 60 days, and after a year what renews it', async () => {
    const plain = (await run(flowOf(app))).credentials
    expect(Object.keys(plain).sort()).toEqual(['accessToken', 'expiresAt'])
    expect(Math.abs(Date.parse(plain.expiresAt ?? '') - Date.now() - 60 * 86_400_000)).toBeLessThan(60_000)
    emulator.settings.app.hasRefreshTokens = true
    const renewable = (await run(flowOf(app))).credentials
    expect(Math.abs(Date.parse(renewable.refreshExpiresAt ?? '') - Date.now() - 365 * 86_400_000)).toBeLessThan(60_000)
    expect(renewable.refreshToken).toBeTruthy()
  })

  test('says that the person said no', async () => {
    await expect(run(flowOf(app), {}, 'deny')).rejects.toMatchObject({ code: 'not-connected' })
  })

  test('gets nothing for a code that is used up, wrong, or came by another way, and tells no secret', async () => {
    for (const change of [{ code: 'AQwrong' }, { redirectURI: 'https://evil.example/done' }]) {
      const failure = await failing(run(flowOf(app), change))
      expect(failure.code).toBe('unauthorized')
      expect(failure.message).not.toContain(app.clientSecret)
    }
    const flow = flowOf(app)
    const { redirectTo, remember } = await start(flow)
    const params = await consent(redirectTo)
    const finish = () => flow.finish({ code: params.code ?? '', redirectURI, codeVerifier: '', remember, http: localHttp(), params })
    await finish()
    expect((await failing(finish())).code).toBe('unauthorized')
    expect((await failing(run(flowOf({ ...app, clientSecret: 'wrong-secret' })))).code).toBe('unauthorized')
  })

  test('tells trouble of LinkedIn from a refusal', async () => {
    emulator.fault({ path: '/oauth/v2/accessToken' }, { kind: 'status', status: 503, as: 'html' })
    expect((await failing(run(flowOf(app)))).code).toBe('unavailable')
  })
})

describe('renewing access to LinkedIn', () => {
  const held = (more: Partial<Credentials> = {}): Credentials => ({ accessToken: account.token, refreshToken: 'a-refresh-token', ...more })
  const connect = (credentials: Credentials, stored: Credentials[] = [], options: Parameters<typeof linkedin>[0] = app) =>
    connectTo(channelFor(emulator.url, account.author), credentials, { options, now: () => clock.now(), stored })

  beforeEach(() => {
    account = emulator.createAccount('grace', { organization: 'Their Team', refreshToken: 'a-refresh-token' })
  })

  test('renews what is about to end before it is used, once', async () => {
    const stored: Credentials[] = []
    const connection = connect(held({ expiresAt: new Date(clock.now().getTime() + 30_000).toISOString() }), stored)
    await connection.publish(callOf(post('One.')))
    await connection.publish(callOf(post('Two.')))
    expect(stored).toHaveLength(1)
    expect(stored[0]).toMatchObject({ refreshToken: 'a-refresh-token', expiresAt: new Date(clock.now().getTime() + 60 * 86_400_000).toISOString() })
    expect(emulator.entries()).toHaveLength(2)
  })

  test('renews when asked', async () => {
    const stored: Credentials[] = []
    await connect(held({ expiresAt: new Date(clock.now().getTime() + 86_400_000).toISOString() }), stored).refresh?.()
    expect(stored[0]?.accessToken).not.toBe(account.token)
  })

  test('says that access cannot be renewed without a refresh token or without the app', async () => {
    expect((await failing(connect({ accessToken: account.token }).refresh?.())).code).toBe('not-supported')
    expect((await failing(connect(held(), [], {}).refresh?.())).code).toBe('not-supported')
  })

  test('says unauthorized when LinkedIn does not renew any more', async () => {
    emulator.revokeToken(account.token)
    const failure = await failing(connect(held()).publish(callOf(post('x'))))
    expect(failure.code).toBe('unauthorized')
    expect(failure.message).not.toContain('a-refresh-token')
    expect(emulator.entries()).toEqual([])
  })
})
