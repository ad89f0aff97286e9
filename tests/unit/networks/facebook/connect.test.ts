import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { facebook } from '../../../../src/networks/facebook/facebook.ts'
import type { ConnectFlow } from '../../../../src/networks/port.ts'
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook/startFacebookEmulator.ts'
import { fillConsent } from '../../../emulators/kit/consentPage.ts'
import { callOf, channelFor, connectTo, failing, localHttp, post } from './channelFor.ts'

const app = { clientId: '1234567890', clientSecret: 'facebook-app-secret' }
const redirectURI = 'https://cms.example/done'
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

function flowOf(options: Parameters<typeof facebook>[0] = app): ConnectFlow {
  const { connect } = facebook(options)
  if (!connect) throw new Error('no flow')
  return connect
}
async function run({ flow = flowOf(), decision = 'allow' as 'allow' | 'deny', userId = account.userId, change = {} } = {}) {
  const { redirectTo, remember } = await flow.start({ input: '', redirectURI, state: 'the-state', codeChallenge: 'unused', http: localHttp(), baseURL: emulator.url })
  const form = fillConsent(await (await fetch(redirectTo)).text(), { account: userId, decision })
  const answer = await fetch(redirectTo.split('?')[0] ?? '', { method: 'POST', body: form, redirect: 'manual' })
  const params = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
  expect(params.state).toBe('the-state')
  return flow.finish({ code: params.code ?? '', redirectURI, codeVerifier: 'unused', remember, http: localHttp(), params, ...change })
}

describe('connecting to Facebook', () => {
  test('sends people to Facebook itself where nothing else is set', async () => {
    const { redirectTo } = await flowOf().start({ input: '', redirectURI, state: 's', codeChallenge: 'c', http: localHttp() })
    const url = new URL(redirectTo)
    expect(url.origin + url.pathname).toBe('https://www.facebook.com/v26.0/dialog/oauth')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: app.clientId,
      redirect_uri: redirectURI,
      state: 's',
      response_type: 'code',
      scope: 'pages_show_list,pages_read_engagement,pages_manage_posts,pages_manage_engagement,read_insights,pages_read_user_content',
    })
  })

  test('asks for no more than the app has, when it may not read what others write', async () => {
    const { redirectTo } = await flowOf({ ...app, comments: false }).start({ input: '', redirectURI, state: 's', codeChallenge: 'c', http: localHttp() })
    expect(new URL(redirectTo).searchParams.get('scope')).toBe('pages_show_list,pages_read_engagement,pages_manage_posts,pages_manage_engagement,read_insights')
    const quiet = facebook({ ...app, comments: false })
    expect([quiet.capabilities.mentions, connectTo(channelFor(emulator.url, account.pageId), {}, { network: quiet }).mentions]).toEqual([false, undefined])
  })

  test('offers the Pages on which the person may publish, each with its own token, which does not end', async () => {
    const { choices = [], credentials } = await run()
    expect(credentials).toEqual({})
    expect(choices.map(({ id, label, settings }) => ({ id, label, settings }))).toEqual([{ id: account.pageId, label: 'our.team', settings: { pageId: account.pageId } }])
    const own = connectTo(channelFor(emulator.url, account.pageId), choices[0]?.credentials ?? {}, { network: facebook(app), now: () => new Date() })
    await own.publish(callOf(post('Connected.')))
    expect(emulator.entries()).toHaveLength(1)
    expect((await own.check()).tokenExpiresAt).toBeUndefined()
  })

  test('asks for a long token before it asks for the Pages', async () => {
    await run()
    const [short, long, pages] = emulator.requests.filter(({ path }) => path.startsWith('/v26.0/') && !path.includes('dialog'))
    expect([short?.query.includes('code='), long?.query.includes('grant_type=fb_exchange_token'), pages?.path]).toEqual([true, true, '/v26.0/me/accounts'])
  })

  test('says that the person may publish on no Page', async () => {
    const reader = emulator.createAccount('not.ours', { tasks: ['ANALYZE'] })
    await expect(run({ userId: reader.userId })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('says that the person said no', async () => {
    await expect(run({ decision: 'deny' })).rejects.toMatchObject({ code: 'not-connected' })
  })

  test('gets nothing for a code that is wrong or came by another way, and tells no secret', async () => {
    for (const change of [{ code: 'wrong' }, { redirectURI: 'https://evil.example/done' }]) {
      const failure = await failing(run({ change }))
      expect(failure.kind).toBe('refused')
      expect(failure.message).not.toContain(app.clientSecret)
    }
  })

  test('turns the pages of a long list of Pages', async () => {
    const page = (id: string, next: object) => JSON.stringify({ data: [{ id, name: `Page ${id}`, access_token: `token-${id}`, tasks: ['CREATE_CONTENT'] }], paging: next })
    emulator.fault({ path: '/v26.0/me/accounts' }, { kind: 'status', status: 200, body: page('1', { cursors: { after: 'abc' }, next: 'https://graph.example/next' }) })
    emulator.fault({ path: '/v26.0/me/accounts' }, { kind: 'status', status: 200, body: page('2', { cursors: { after: 'def' } }) })
    expect((await run()).choices?.map(({ id }) => id)).toEqual(['1', '2'])
    expect(emulator.requests.at(-1)?.query).toContain('after=abc')
  })
})
