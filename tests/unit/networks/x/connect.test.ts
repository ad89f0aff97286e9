import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConnectFlow } from '../../../../src/networks/port.ts'
import { x } from '../../../../src/networks/x/x.ts'
import { fillConsent } from '../../../emulators/kit/consentPage.ts'
import { emulatedPublicXApp, emulatedXApp, startXEmulator, type XEmulator } from '../../../emulators/x/startXEmulator.ts'
import { channelFor, failing, localHttp, open, vaultOf } from './xWorld.ts'

let emulator: XEmulator
let accountId: string
const codeVerifier = 'a-code-verifier-of-at-least-forty-three-characters'
const redirectURI = 'https://cms.example/connected'

beforeAll(async () => {
  emulator = await startXEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  accountId = emulator.createAccount('team').id
})

function flowOf(options: { clientId: string; clientSecret?: string }): ConnectFlow {
  const { connect } = x(options)
  if (!connect) throw new Error('There is no way to connect.')
  return connect
}

const startWith = (flow: ConnectFlow) =>
  flow.start({ input: '', redirectURI, state: 's1', codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'), http: localHttp(), baseURL: emulator.url })

async function decide(redirectTo: string, decision: 'allow' | 'deny'): Promise<Record<string, string>> {
  const page = await (await fetch(redirectTo)).text()
  const answer = await fetch(`${emulator.url}/i/oauth2/authorize`, { method: 'POST', body: fillConsent(page, { account: accountId, decision }), redirect: 'manual' })
  return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
}

describe('connecting X', () => {
  test.each([
    ['a confidential client', emulatedXApp],
    ['a public client', emulatedPublicXApp],
  ])('works for %s, and what it gives can be renewed', async (_name, app) => {
    const flow = flowOf(app)
    const { redirectTo, remember } = await startWith(flow)
    const params = await decide(redirectTo, 'allow')
    expect(params.state).toBe('s1')
    const done = await flow.finish({ code: params.code ?? '', redirectURI, codeVerifier, remember, http: localHttp(), params })
    expect(Object.keys(done.credentials).sort()).toEqual(['accessToken', 'expiresAt', 'refreshToken'])
    expect(done.baseURL).toBe(emulator.url)
    const vault = vaultOf(done.credentials)
    const connection = open(channelFor(emulator.url), { vault, now: () => new Date(), options: app })
    await connection.refresh?.()
    expect(vault.held().accessToken).not.toBe(done.credentials.accessToken)
    expect((await connection.check()).handle).toBe('@team')
    expect(emulator.violations).toEqual([])
  })

  test('asks for everything that the connector uses, and to be renewed', async () => {
    const { redirectTo } = await startWith(flowOf(emulatedXApp))
    const asked = new URL(redirectTo).searchParams
    expect(asked.get('scope')?.split(' ').sort()).toEqual(['media.write', 'offline.access', 'tweet.read', 'tweet.write', 'users.read'])
    expect(asked.get('code_challenge_method')).toBe('S256')
  })

  test('goes to x.com for the real API', async () => {
    const started = await flowOf(emulatedXApp).start({ input: '', redirectURI, state: 's', codeChallenge: 'c', http: localHttp() })
    expect(started.redirectTo).toMatch(/^https:\/\/x\.com\/i\/oauth2\/authorize\?/)
  })

  test('says that nothing is connected when the person does not allow it', async () => {
    const flow = flowOf(emulatedXApp)
    const { redirectTo, remember } = await startWith(flow)
    const params = await decide(redirectTo, 'deny')
    expect(params.error).toBe('access_denied')
    const failure = await failing(flow.finish({ code: '', redirectURI, codeVerifier, remember, http: localHttp(), params }))
    expect(failure.code).toBe('not-connected')
  })

  test('is refused with another verifier, and a code works once', async () => {
    const flow = flowOf(emulatedXApp)
    const { redirectTo, remember } = await startWith(flow)
    const params = await decide(redirectTo, 'allow')
    const finish = (verifier: string) => flow.finish({ code: params.code ?? '', redirectURI, codeVerifier: verifier, remember, http: localHttp(), params })
    const failure = await failing(finish(`${codeVerifier}-another`))
    expect(failure.code).toBe('unauthorized')
    expect(failure.message).not.toContain(params.code ?? 'none')
    expect((await failing(finish(codeVerifier))).code).toBe('unauthorized')
  })

  test('is pasting a token where no app is known', () => {
    expect(x().connect).toBeUndefined()
  })
})
