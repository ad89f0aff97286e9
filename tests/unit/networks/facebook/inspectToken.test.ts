import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import { facebookApp } from '../../../emulators/facebook/facebookHarness.ts'
import { everyPermission, type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { channelFor, connectTo, failing } from './channelFor.ts'

let emulator: FacebookEmulator
let account: ReturnType<FacebookEmulator['createAccount']>

beforeAll(async () => {
  emulator = await startFacebookEmulator({ app: { requireProof: true } })
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('our.team')
})
afterEach(() => expect(emulator.violations).toEqual([]))

const check = (
  accessToken: string,
  { options = facebookApp, pageId = account.pageId, expiresAt }: { options?: Parameters<typeof facebook>[0]; pageId?: string; expiresAt?: string } = {},
) => connectTo(channelFor(emulator.url, pageId), { accessToken, expiresAt }, { network: facebook(options), now: () => new Date() }).check()
const made = (more: Parameters<FacebookEmulator['createAccount']>[1]) => emulator.createAccount('our.team', more).token
const without = (...names: string[]) => everyPermission.filter((one) => !names.includes(one))

describe('the access of a Page, looked at with the app', () => {
  test('may publish and read: the channel remembers what it reads', async () => {
    expect((await check(account.token)).learnt).toEqual({ pageId: account.pageId, username: 'our.team', readsComments: true })
    expect((await check(made({ permissions: without('pages_read_user_content') }))).learnt.readsComments).toBe(false)
    expect((await check(made({ targets: { pages_read_user_content: ['4242'] } }))).learnt.readsComments).toBe(false)
    expect((await check(made({ targets: { pages_manage_posts: ['4242', account.pageId] } }))).learnt.readsComments).toBe(true)
  })

  test.each([
    ['lacks the permission', () => made({ permissions: without('pages_manage_posts') }), /^This access to Facebook is not enough to publish: it lacks pages_manage_posts\./],
    [
      'has it for other Pages only',
      () => made({ targets: { pages_manage_posts: ['4242'] } }),
      /^This access to Facebook may publish, but not on the Page \d+: pages_manage_posts was given for other Pages\./,
    ],
    ['was made with another app', () => made({ appId: '42' }), /^This access was made with another app than the one that is set here/],
    ['belongs to a person', () => emulator.createUserToken(account.userId), /^This access belongs to a person, not to a Page\./],
  ])('is refused when it %s', async (_name, make, words) => {
    const token = make()
    const failure = await failing(check(token))
    expect([failure.code, failure.message]).toEqual(['forbidden', expect.stringMatching(words)])
    expect(failure.message).not.toContain(token)
  })

  test('is no good any more, or never was', async () => {
    emulator.endToken(account.token, 460)
    for (const token of [account.token, 'invented']) {
      const failure = await failing(check(token))
      expect([failure.code, failure.message]).toEqual(['unauthorized', expect.stringMatching(/^Facebook does not accept this access any more/)])
    }
  })

  test('tells its end, which counts before what was written down', async () => {
    const endsAt = Math.floor(Date.now() / 1000) * 1000 + 3_600_000
    const access = emulator.store.accesses.get(account.token)
    if (access) access.endsAt = endsAt
    expect((await check(account.token, { expiresAt: '2099-01-01T00:00:00Z' })).tokenExpiresAt).toEqual(new Date(endsAt))
    if (access) access.endsAt = Number.POSITIVE_INFINITY
    expect((await check(account.token)).tokenExpiresAt).toBeUndefined()
    expect((await check(account.token, { expiresAt: '2099-01-01T00:00:00Z' })).tokenExpiresAt).toEqual(new Date('2099-01-01T00:00:00Z'))
  })

  test('is not blamed for an app that is set wrongly, and no secret is told', async () => {
    const failure = await failing(check(account.token, { options: { clientId: facebookApp.clientId, clientSecret: 'a-wrong-secret-of-the-app' } }))
    expect([failure.code, failure.message]).toEqual(['forbidden', expect.stringMatching(/Check clientId and clientSecret of facebook\(\) in the options\.$/)])
  })

  test.each([
    ['an address of Facebook that is not there', { kind: 'cut' } as const, 'unreachable'],
    [
      'a limit of the app',
      { kind: 'status', status: 400, body: '{"error":{"message":"(#4) Application request limit reached","type":"OAuthException","code":4}}' } as const,
      'throttled',
    ],
    ['an answer that cannot be read', { kind: 'status', status: 200, body: '{"data":"nothing"}' } as const, 'unreachable'],
  ])('waits for %s', async (_name, fault, kind) => {
    emulator.fault({ path: '/v26.0/debug_token' }, fault)
    const failure = await failing(check(account.token))
    expect(failure.kind).toBe(kind)
    expect(failure.message).not.toContain(account.token)
  })

  test('does not repeat what Facebook says with the token or the secret in it', async () => {
    const body = `{"error":{"message":"Bad: ${account.token} of ${facebookApp.clientId}|${facebookApp.clientSecret}","type":"OAuthException","code":1}}`
    emulator.fault({ path: '/v26.0/debug_token' }, { kind: 'status', status: 400, body })
    const { message } = await failing(check(account.token))
    expect(message).not.toContain(account.token)
    expect(message).not.toContain(facebookApp.clientSecret)
  })

  test('is taken as it is where no app is configured', async () => {
    emulator.settings.app.requireProof = false
    expect((await check(made({ permissions: without('pages_manage_posts') }), { options: {} })).learnt).toEqual({ pageId: account.pageId, username: 'our.team' })
    expect(emulator.requests.map(({ path }) => path)).not.toContain('/v26.0/debug_token')
    emulator.settings.app.requireProof = true
  })
})
