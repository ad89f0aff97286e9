import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LinkedInOptions } from '../../../../src/networks/linkedin/linkedin.ts'
import type { Credentials } from '../../../../src/networks/port.ts'
import { everyScope, linkedinApp } from '../../../emulators/linkedin/linkedinHarness.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../../../emulators/linkedin/startLinkedInEmulator.ts'
import { channelFor, connectTo, failing } from './channelFor.ts'

let emulator: LinkedInEmulator
const now = new Date('2026-03-02T09:00:00Z')
const ends = '2026-05-01T09:00:00.000Z'

beforeAll(async () => {
  emulator = await startLinkedInEmulator({ clock: () => now })
})
afterAll(() => emulator.close())
beforeEach(() => emulator.reset())
afterEach(() => expect(emulator.violations).toEqual([]))

type Account = ReturnType<LinkedInEmulator['createAccount']>
type Asked = { options?: LinkedInOptions; credentials?: Credentials; stored?: Credentials[] }
const check = (account: Account, { options = linkedinApp, credentials = {}, stored = [] }: Asked = {}) =>
  connectTo(channelFor(emulator.url, account.author), { accessToken: account.token, ...credentials }, { options, stored }).check()
const asked = () => emulator.requests.filter(({ path }) => path === '/oauth/v2/introspectToken')
const onPage = (scopes: readonly string[], more: { madeBy?: string } = {}) => emulator.createAccount('team', { organization: 'Our Team', scopes, ...more })
const asPerson = (scopes: readonly string[], more: { madeBy?: string } = {}) => emulator.createAccount('ada', { scopes, ...more })
const without = (...scopes: string[]) => everyScope.filter((one) => !scopes.includes(one))

describe('an access of LinkedIn that was pasted, where the options have the app', () => {
  test.each([
    ['a person', () => asPerson(without('w_member_social')), 'w_member_social'],
    ['an organisation', () => onPage(without('w_organization_social')), 'w_organization_social'],
  ] as const)('is refused for %s without the right to publish, and says which', async (_who, make, scope) => {
    const account = make()
    const failure = await failing(check(account))
    expect(failure).toMatchObject({
      code: 'forbidden',
      message: `This access to LinkedIn is not enough to publish: it lacks ${scope}. Give that permission on LinkedIn, then connect again.`,
    })
    expect(failure.setting).toBeUndefined()
  })

  test('needs only the right of its own author: a person none for organisations, an organisation none for people', async () => {
    expect((await check(asPerson(['openid', 'profile', 'w_member_social']))).learnt).toMatchObject({ scopes: ['openid', 'profile', 'w_member_social'] })
    expect((await check(onPage(without('w_member_social')))).learnt.scopes).toEqual(without('w_member_social'))
  })

  test('tells when it ends, and the end is kept with it, once', async () => {
    const stored: Credentials[] = []
    const account = asPerson(everyScope)
    expect((await check(account, { stored })).tokenExpiresAt?.toISOString()).toBe(ends)
    expect(stored).toEqual([{ accessToken: account.token, expiresAt: ends }])
    await check(account, { stored, credentials: { expiresAt: '2026-05-01T09:00:30.000Z' } })
    expect(stored, 'what is known already is not stored again').toHaveLength(1)
    await check(account, { stored, credentials: { expiresAt: '2026-03-03T00:00:00.000Z' } })
    expect(stored[1]?.expiresAt, 'the end of another access that was pasted before').toBe(ends)
  })

  test('has the end of what renews it, where that is known', async () => {
    const account = emulator.createAccount('ada', { refreshToken: 'a-refresh-token' })
    const credentials = { refreshToken: 'a-refresh-token', refreshExpiresAt: '2027-03-02T00:00:00.000Z' }
    expect((await check(account, { credentials })).tokenExpiresAt?.toISOString()).toBe('2027-03-02T00:00:00.000Z')
  })

  test('is refused when LinkedIn says that it was revoked or has expired, although it was just answered', async () => {
    for (const [status, words] of [
      ['revoked', 'was revoked'],
      ['expired', 'has expired'],
    ]) {
      const account = asPerson(everyScope)
      emulator.fault({ path: '/oauth/v2/introspectToken' }, { kind: 'status', status: 200, body: JSON.stringify({ active: false, status }) })
      const failure = await failing(check(account))
      expect(failure).toMatchObject({ code: 'unauthorized', message: `LinkedIn says that this access ${words}. Connect the channel again, or paste a new one.` })
    }
  })

  test('is refused when it belongs to an app and to no person', async () => {
    emulator.fault({ path: '/oauth/v2/introspectToken' }, { kind: 'status', status: 200, body: JSON.stringify({ active: true, status: 'active', auth_type: '2L' }) })
    expect(await failing(check(onPage(everyScope)))).toMatchObject({ code: 'forbidden', message: expect.stringContaining('to no person') })
  })

  test.each([
    ['another app made it', { madeBy: 'another-app' }, linkedinApp],
    ['the client secret is wrong', {}, { ...linkedinApp, clientSecret: 'a-wrong-secret-of-the-app' }],
    ['the client id is wrong', {}, { ...linkedinApp, clientId: 'unknown-app' }],
  ] as const)('is taken as far as LinkedIn itself takes it when %s, and says that nothing more is known', async (_why, made, options) => {
    const account = asPerson(['openid', 'profile'], made)
    const told = await check(account, { options })
    expect(told).toMatchObject({ handle: 'ada', notes: [expect.stringMatching(/^LinkedIn tells the app in the options nothing about this access .*\.$/)] })
    expect(told.learnt.scopes).toBeUndefined()
    expect(told.tokenExpiresAt).toBeUndefined()
    for (const secret of [account.token, options.clientSecret]) expect(JSON.stringify(told)).not.toContain(secret)
  })

  test.each([
    ['is in trouble', { kind: 'status', status: 503, as: 'html' }],
    ['has had enough requests', { kind: 'status', status: 429 }],
    ['cuts the connection', { kind: 'cut' }],
    ['answers something else', { kind: 'status', status: 200, body: '<p>Hello' }],
    ['leaves out whether it is active', { kind: 'status', status: 200, body: '{"scope":"openid"}' }],
  ] as const)('is no obstacle when the inspection %s', async (_what, fault) => {
    emulator.fault({ path: '/oauth/v2/introspectToken' }, fault)
    const told = await check(asPerson(everyScope))
    expect(told).toMatchObject({ handle: 'ada' })
    expect(told.notes).toBeUndefined()
    expect(told.learnt.scopes).toBeUndefined()
  })

  test('is asked about by a form, and no secret is told on in what it is refused with', async () => {
    const account = asPerson(['openid', 'profile'])
    const failure = await failing(check(account))
    expect(asked().map(({ method, query, headers }) => [method, query, headers['content-type']])).toEqual([
      ['POST', '', expect.stringContaining('application/x-www-form-urlencoded')],
    ])
    for (const secret of [account.token, linkedinApp.clientSecret]) expect(failure.message).not.toContain(secret)
  })
})

test('without an app nobody is asked, and nothing more is known than before', async () => {
  const told = await check(asPerson(['openid', 'profile']), { options: {} })
  expect(told).toMatchObject({ handle: 'ada' })
  expect(told.tokenExpiresAt).toBeUndefined()
  expect(asked()).toEqual([])
})
