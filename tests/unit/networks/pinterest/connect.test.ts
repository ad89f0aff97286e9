import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pinterest } from '../../../../src/networks/pinterest/pinterest.ts'
import type { ConnectFlow } from '../../../../src/networks/port.ts'
import { fillConsent } from '../../../emulators/kit/consentPage.ts'
import { emulatedPinterestApp, type PinterestEmulator, startPinterestEmulator } from '../../../emulators/pinterest/startPinterestEmulator.ts'
import { failing, localHttp } from './pinterestWorld.ts'

let emulator: PinterestEmulator
let account: ReturnType<PinterestEmulator['createAccount']>
const redirectURI = 'https://cms.example/connected'

beforeAll(async () => {
  emulator = await startPinterestEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => {
  emulator.reset()
  account = emulator.createAccount('team')
})

function flow(): ConnectFlow {
  const { connect } = pinterest(emulatedPinterestApp)
  if (!connect) throw new Error('There is no way to connect.')
  return connect
}

async function connect(decision: 'allow' | 'deny' = 'allow', atFinish = redirectURI) {
  const { redirectTo, remember } = await flow().start({ input: '', redirectURI, state: 's1', codeChallenge: 'unused', http: localHttp(), baseURL: emulator.url })
  const page = await (await fetch(redirectTo)).text()
  const answer = await fetch(`${emulator.url}/oauth/`, { method: 'POST', body: fillConsent(page, { account: account.id, decision }), redirect: 'manual' })
  const params = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
  return flow().finish({ code: params.code ?? '', redirectURI: atFinish, codeVerifier: '', remember, http: localHttp(), params })
}

describe('connecting Pinterest', () => {
  test('gives tokens and the boards to choose from, those of others included that the account may use', async () => {
    const shared = emulator.createBoard('ada', 'Together', { collaborators: ['team'] })
    const secret = emulator.createBoard('team', 'Plans', { privacy: 'SECRET' })
    emulator.createBoard('ada', 'Alone')
    const done = await connect()
    expect(Object.keys(done.credentials).sort()).toEqual(['accessToken', 'expiresAt', 'refreshToken'])
    expect(done.choices).toEqual([
      { id: account.board, label: 'Ideas', settings: { board: account.board } },
      { id: shared.id, label: 'Together', settings: { board: shared.id } },
      { id: secret.id, label: 'Plans (secret)', settings: { board: secret.id } },
    ])
    expect(done.baseURL).toBe(emulator.url)
    expect(emulator.violations).toEqual([])
  })

  test('reads all pages of boards', async () => {
    for (let index = 0; index < 120; index++) emulator.createBoard('team', `Board ${index}`)
    expect((await connect()).choices).toHaveLength(121)
  })

  test('says what to do when the account has no board', async () => {
    emulator.removeBoard(account.board)
    const failure = await failing(connect())
    expect([failure.code, failure.message]).toEqual(['no-account', expect.stringContaining('Make one on Pinterest')])
  })

  test('says that nothing is connected when the person does not allow it', async () => {
    expect((await failing(connect('deny'))).code).toBe('not-connected')
  })

  test('is refused for another address than the person came from', async () => {
    expect((await failing(connect('allow', 'https://evil.example/connected'))).code).toBe('unauthorized')
  })

  test('goes to pinterest.com for the real API, with every scope that the connector uses', async () => {
    const { redirectTo } = await flow().start({ input: '', redirectURI, state: 's', codeChallenge: 'c', http: localHttp() })
    const url = new URL(redirectTo)
    expect(url.origin + url.pathname).toBe('https://www.pinterest.com/oauth/')
    expect(url.searchParams.get('scope')).toBe('boards:read,boards:write,pins:read,pins:write,user_accounts:read')
  })

  test('is pasting a token where no app is known', () => {
    expect(pinterest().connect).toBeUndefined()
    expect(pinterest({ clientId: 'without-secret' }).connect).toBeUndefined()
  })
})
