import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emulatedPublicXApp, emulatedXApp, startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'
import { callOf, channelFor, failing, open, postOf, start, vaultOf } from './xWorld.ts'

let emulator: XEmulator
let nowMs: number
let account: ReturnType<XEmulator['createAccount']>
const now = () => new Date(nowMs)
const hourMs = 3_600_000

beforeAll(async () => {
  emulator = await startXEmulator({ clock: now })
})
afterAll(() => emulator.close())
beforeEach(() => {
  nowMs = start.getTime()
  emulator.reset()
  account = emulator.createAccount('team')
})

const tokens = () => ({ accessToken: account.accessToken, refreshToken: account.refreshToken ?? '' })
const renewals = () => emulator.requests.filter(({ path }) => path === '/2/oauth2/token').length
const inAnHour = () => new Date(nowMs + hourMs).toISOString()
const tokenEndpoint = { method: 'POST', path: '/2/oauth2/token' }

describe('access to X that ends by itself', () => {
  test('is renewed when X does not know the token any more, and the post goes out once', async () => {
    const vault = vaultOf(tokens())
    emulator.expireAccess(account.accessToken)
    let claims = 0
    const connection = open(channelFor(emulator.url), { vault, now })
    await connection.publish(
      callOf(postOf('Renewed.'), {
        beforePublish: async () => {
          claims += 1
        },
      }),
    )
    expect(emulator.tweets().map(({ text }) => text)).toEqual(['Renewed.'])
    expect(claims).toBe(2)
    expect(vault.held().accessToken).not.toBe(account.accessToken)
    expect(vault.held().refreshToken).not.toBe(account.refreshToken)
    expect(vault.held().expiresAt).toBe(new Date(nowMs + 2 * hourMs).toISOString())
  })

  test('sends nothing again when the claim was lost while it was renewed', async () => {
    emulator.expireAccess(account.accessToken)
    let claims = 0
    const beforePublish = async () => {
      claims += 1
      if (claims === 2) throw new Error('claim lost')
    }
    await expect(open(channelFor(emulator.url), { vault: vaultOf(tokens()), now }).publish(callOf(postOf('Late.'), { beforePublish }))).rejects.toThrow('claim lost')
    expect(emulator.tweets()).toEqual([])
  })

  test('is renewed once, however many workers find it ended, because a refresh token works once', async () => {
    const vault = vaultOf(tokens())
    emulator.expireAccess(account.accessToken)
    await Promise.all(Array.from({ length: 5 }, () => open(channelFor(emulator.url), { vault, now }).check()))
    expect([renewals(), vault.changes()]).toEqual([1, 1])
  })

  test('takes over what another worker has renewed meanwhile', async () => {
    const vault = vaultOf(tokens())
    const mine = open(channelFor(emulator.url), { vault, now })
    await open(channelFor(emulator.url), { vault, now }).refresh?.()
    emulator.expireAccess(account.accessToken)
    await mine.check()
    expect(renewals()).toBe(1)
  })

  test('is renewed ahead when it ends within a minute, and not before', async () => {
    const vault = vaultOf({ ...tokens(), expiresAt: inAnHour() })
    const connection = open(channelFor(emulator.url), { vault, now })
    nowMs += hourMs - 61_000
    expect((await connection.check()).tokenExpiresAt).toEqual(new Date(start.getTime() + hourMs))
    expect(renewals()).toBe(0)
    nowMs += 1000
    expect((await connection.check()).tokenExpiresAt).toEqual(new Date(nowMs + 2 * hourMs))
    expect(renewals()).toBe(1)
  })

  test('still serves for its last minute when X cannot be asked for a new one, and no longer', async () => {
    const connection = open(channelFor(emulator.url), { vault: vaultOf({ ...tokens(), expiresAt: inAnHour() }), now })
    nowMs += hourMs - 30_000
    emulator.fault(tokenEndpoint, { kind: 'status', status: 503 }, 2)
    expect((await connection.check()).handle).toBe('@team')
    nowMs += 30_000
    expect((await failing(connection.check())).code).toBe('unavailable')
  })

  test('keeps the old refresh token when renewing fails for a while', async () => {
    const vault = vaultOf(tokens())
    emulator.expireAccess(account.accessToken)
    emulator.fault(tokenEndpoint, { kind: 'cut' })
    const failure = await failing(open(channelFor(emulator.url), { vault, now }).publish(callOf(postOf('Later.'))))
    expect(failure.kind).toBe('unreachable')
    expect(vault.held()).toEqual(tokens())
  })

  test('is unauthorized, in words without the token, when X does not renew it', async () => {
    emulator.revokeAll('team')
    const failure = await failing(open(channelFor(emulator.url), { vault: vaultOf(tokens()), now }).check())
    expect(failure.code).toBe('unauthorized')
    expect(failure.message).toBe('X did not renew the access of the channel: Value passed for the token was invalid.')
  })

  test.each([
    ['without an app', tokens, {}],
    ['without a refresh token', () => ({ accessToken: account.accessToken }), emulatedXApp],
  ])('is unauthorized when it cannot be renewed %s', async (_name, credentials, options) => {
    emulator.expireAccess(account.accessToken)
    const connection = open(channelFor(emulator.url), { vault: vaultOf(credentials()), now, options })
    expect((await failing(connection.check())).code).toBe('unauthorized')
    expect((await failing(connection.refresh?.())).code).toBe('not-supported')
    expect(renewals()).toBe(0)
  })

  test('is not renewed for a permission that is missing', async () => {
    const reader = emulator.createAccount('reader', ['tweet.read', 'users.read', 'offline.access'])
    const connection = open(channelFor(emulator.url), { vault: vaultOf({ accessToken: reader.accessToken, refreshToken: reader.refreshToken ?? '' }), now })
    expect((await failing(connection.publish(callOf(postOf('Not allowed.'))))).code).toBe('forbidden')
    expect(renewals()).toBe(0)
  })
})

describe('giving access to X back', () => {
  test('ends both tokens', async () => {
    const connection = open(channelFor(emulator.url), { vault: vaultOf(tokens()), now })
    await connection.revoke?.()
    expect((await failing(connection.check())).code).toBe('unauthorized')
  })

  test('tells how to do it by hand where no app is known, and does nothing without a token', async () => {
    const connection = open(channelFor(emulator.url), { vault: vaultOf(tokens()), now, options: {} })
    expect((await failing(connection.revoke?.())).code).toBe('not-supported')
    await open(channelFor(emulator.url), { vault: vaultOf({}), now }).revoke?.()
    expect(emulator.requests).toEqual([])
  })

  test('reads an app with a wrong secret as X does', async () => {
    const connection = open(channelFor(emulator.url), { vault: vaultOf(tokens()), now, options: { ...emulatedXApp, clientSecret: 'wrong' } })
    expect((await failing(connection.revoke?.())).code).toBe('unauthorized')
    expect((await failing(connection.refresh?.())).message).not.toContain('wrong')
  })

  test('works for a public client only with tokens of its own', async () => {
    const connection = open(channelFor(emulator.url), { vault: vaultOf(tokens()), now, options: emulatedPublicXApp })
    expect((await failing(connection.refresh?.())).code).toBe('unauthorized')
  })
})
