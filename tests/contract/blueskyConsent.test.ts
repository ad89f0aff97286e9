import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clientOf } from '../../src/connect/clientOf.ts'
import { createPkce } from '../../src/connect/pkce.ts'
import { NetworkFailure } from '../../src/domain/failures.ts'
import { createHttp, type Http, type HttpRequest } from '../../src/http/http.ts'
import { bluesky } from '../../src/networks/bluesky/bluesky.ts'
import type { Channel, Client, Connection, Credentials, PublishCall, Vault } from '../../src/networks/port.ts'
import { deriveClientKeys } from '../../src/secrets/clientKeys.ts'
import { answerPdsConsent } from '../emulators/pds/answerPdsConsent.ts'
import type { PdsAccount } from '../emulators/pds/pdsAccounts.ts'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'

const site = (serverURL: string, keys: readonly string[] = ['a key']) => clientOf({ serverURL, apiRoute: '/api' }, 'bluesky', deriveClientKeys(keys))
const localhost = site('http://localhost:3999')

let pds: RunningPds
let other: RunningPds
let http: Http
let now = new Date()
let count = 0
let account: PdsAccount
/** Every request that left, for looking at what it carried. */
let sent: HttpRequest[] = []
let renewals = 0

beforeAll(async () => {
  pds = await startPds({ appView: true })
  other = await startPds()
  const real = createHttp({ allowPrivateHosts: true })
  http = {
    ...real,
    async send(request) {
      sent.push(request)
      const answer = await real.send(request)
      if (answer.status === 200 && request.body instanceof URLSearchParams && request.body.get('grant_type') === 'refresh_token') renewals++
      return answer
    },
  }
}, 120_000)
afterAll(async () => {
  await http?.close()
  await pds?.close()
  await other?.close()
})
beforeEach(async () => {
  now = new Date()
  sent = []
  renewals = 0
  account = await pds.createAccount(`own${++count}`)
})

const networkOf = (directory = pds.directory) => bluesky({ directory })
async function failing(promise: Promise<unknown> | undefined): Promise<NetworkFailure> {
  const error = await Promise.resolve(promise).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`expected a NetworkFailure, got ${String(error)}`)
  return error
}

/** Goes the whole way of a person: gives what the network's flow ends with. */
async function connect({
  client = localhost,
  input = pds.url,
  directory = pds.directory,
  yes = true,
  change = (params) => params,
}: {
  client?: Client | undefined
  input?: string
  directory?: string
  yes?: boolean
  change?(params: Record<string, string>): Record<string, string>
} = {}) {
  const flow = networkOf(directory).connect
  if (!flow || !client) throw new Error('Bluesky has a consent page.')
  const { verifier, challenge } = createPkce()
  const redirectURI = client.redirectURI
  const started = await flow.start({ input, redirectURI, state: 'the-state', codeChallenge: challenge, http, client, baseURL: pds.url })
  const back = await answerPdsConsent(started.redirectTo, { handle: account.handle, password: account.password, yes })
  const params = change(Object.fromEntries(new URL(back).searchParams))
  const remember = JSON.parse(JSON.stringify(started.remember)) as Record<string, string>
  const done = await flow.finish({ code: params.code ?? '', redirectURI, codeVerifier: verifier, remember, http, client, params })
  return { ...done, back, params, remember, redirectTo: started.redirectTo }
}

/** One vault for several workers: `update` runs alone, as the database makes it. */
function createVault(initial: Credentials): Vault & { held(): Credentials } {
  let held = initial
  let last: Promise<unknown> = Promise.resolve()
  return {
    held: () => held,
    read: async () => held,
    update(change) {
      const next = last.then(async () => {
        held = await change(held)
        return held
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}

function open(vault: Vault, { client = localhost, baseURL = pds.url }: { client?: Client | undefined; baseURL?: string } = {}): Connection {
  const channel: Channel = { id: '1', name: 'Our Bluesky', network: 'bluesky', baseURL, settings: {}, learnt: {} }
  return networkOf().open({ channel, client, vault, http, now: () => now, loadPicture: () => Promise.reject(new Error('no pictures here')) })
}

function callOf(text: string): PublishCall {
  const part = { text, media: [] }
  const token = networkOf().chooseToken({ deliveryId: text, partIndex: 0, part, generation: 0, now })
  const signal = new AbortController().signal
  return { content: { kind: 'post', parts: [part] }, part, partIndex: 0, token, previous: [], memory: {}, remember: async () => {}, beforePublish: async () => {}, signal }
}

describe('connecting Bluesky by its consent page', () => {
  test('asks for no more than posting, and comes back with tokens that are bound to a key', async () => {
    const { credentials, baseURL, params, redirectTo } = await connect()
    expect([baseURL, params.state, params.iss]).toEqual([pds.url, 'the-state', pds.url])
    expect(new URL(redirectTo).searchParams.get('client_id')).toContain(encodeURIComponent('http://127.0.0.1:3999/api/social-campaigns/connect/callback'))
    expect([...new URL(redirectTo).searchParams.keys()]).toEqual(['client_id', 'request_uri'])
    const pushed = sent.find(({ url }) => url.endsWith('/oauth/par'))?.body as URLSearchParams
    expect(pushed.get('scope')).not.toContain('transition')
    expect(pushed.get('code_challenge_method')).toBe('S256')
    expect(Object.keys(credentials).sort()).toEqual(['accessToken', 'expiresAt', 'oauth', 'refreshExpiresAt', 'refreshToken'])
    // Whoever has only the token has nothing.
    const headers = { authorization: `DPoP ${credentials.accessToken}` }
    expect((await fetch(`${pds.url}/xrpc/com.atproto.server.getSession`, { headers })).status).toBe(401)
    expect((await fetch(`${pds.url}/xrpc/com.atproto.server.getSession`, { headers: { authorization: `Bearer ${credentials.accessToken}` } })).status).toBeGreaterThanOrEqual(400)
  })

  test.each([
    ['a handle', () => account.handle],
    ['a handle with its sign', () => ` @${account.handle.toUpperCase()}`],
    ['an identity', () => account.did],
    ['a server', () => `${pds.url}/some/page`],
  ])('finds the server of %s', async (_name, input) => {
    const { credentials } = await connect({ input: input() })
    expect((await open(createVault(credentials)).check()).handle).toBe(account.handle)
  })

  test.each([
    ['words', 'our account', 'neither a handle nor a server'],
    ['a handle that nobody has', 'nobody-at-all.test', 'no account and no server'],
    ['an identity that does not exist', 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', 'does not say on which server'],
    ['an identity of another kind', 'did:key:z6Mk', 'not the identity of an account'],
  ])('refuses %s in plain words', async (_name, input, words) => {
    const failure = await failing(connect({ input }))
    expect([failure.code, failure.message]).toEqual(['no-account', expect.stringContaining(words)])
  })

  test('refuses a server that is none', async () => {
    const failure = await failing(connect({ input: pds.directory }))
    expect([failure.code, failure.message]).toEqual(['no-account', expect.stringContaining('no consent page of Bluesky')])
  })

  test('says that nothing is connected when the person says no', async () => {
    expect((await failing(connect({ yes: false }))).message).toContain('permission was not given')
  })

  test('takes no answer of another server, before anything is sent there', async () => {
    let before = 0
    const failure = await failing(
      connect({
        change(params) {
          before = sent.length
          return { ...params, iss: 'https://elsewhere.example' }
        },
      }),
    )
    expect(failure.message).toContain('another server than the one that was asked')
    expect(sent.length).toBe(before)
  })

  test('takes no account whose identity names another server', async () => {
    // The directory of somebody else's world: there this account does not live here.
    const failure = await failing(connect({ directory: other.directory }))
    expect(failure.message).toMatch(/does not say on which server|is not the server of the account/)
  })

  test('a code works only with the secret that it was asked for with, and once', async () => {
    const { params, remember } = await connect()
    const flow = networkOf().connect
    if (!localhost || !flow) return expect.fail('no flow')
    const again = { code: params.code ?? '', redirectURI: localhost.redirectURI, codeVerifier: createPkce().verifier, remember, http, client: localhost, params }
    expect((await failing(flow.finish(again))).code).toBe('unauthorized')
  })

  test('says that a site without https cannot do this', async () => {
    const failure = await failing(connect({ client: site('http://cms.social-campaigns.org') }))
    expect([failure.code, failure.message]).toEqual(['not-supported', expect.stringContaining('https')])
  })
})

describe('a channel that is connected by the consent page', () => {
  test('publishes exactly once, finds it, and reads its numbers', async () => {
    const vault = createVault((await connect()).credentials)
    const connection = open(vault)
    const call = callOf('Once, by consent.')
    const receipt = await connection.publish(call)
    expect((await open(vault).publish(call)).remoteId).toBe(receipt.remoteId)
    expect(await pds.posts(account.did)).toHaveLength(1)
    expect(await connection.find?.({ ...call, attemptedFrom: now, attemptedUntil: now, now })).toMatchObject({ answer: 'found' })
    expect(Object.keys((await connection.metrics?.([receipt.remoteId])) ?? {})).toEqual([receipt.remoteId])
    expect(await connection.mentions?.()).toEqual([])
    await connection.remove?.(receipt)
    expect(await pds.posts(account.did)).toEqual([])
  })

  test('may do nothing that was not asked for', async () => {
    const vault = createVault((await connect()).credentials)
    const connection = open(vault)
    await connection.check()
    const scope = sent.find(({ url }) => url.endsWith('/oauth/par'))?.body as URLSearchParams
    expect(scope.get('scope')?.split(' ')).toEqual([
      'atproto',
      'repo?collection=app.bsky.feed.post&collection=app.bsky.feed.repost',
      'blob:image/*',
      expect.stringMatching(/^rpc\?/),
    ])
  })

  test('asks for its claim again before a post that is sent once more with the nonce of the server', async () => {
    const vault = createVault((await connect()).credentials)
    let asked = 0
    await open(vault).publish({ ...callOf('With a nonce.'), beforePublish: async () => void asked++ })
    expect(asked).toBe(sent.filter(({ url }) => url.endsWith('putRecord')).length)
    expect(await pds.posts(account.did)).toHaveLength(1)
  })

  test('renews ahead of the end, once for many workers, and stores the new pair', async () => {
    const before: Credentials = { ...(await connect()).credentials, expiresAt: new Date(now.getTime() + 30_000).toISOString() }
    const vault = createVault(before)
    const workers = Array.from({ length: 5 }, () => open(vault))
    await Promise.all(workers.map((connection, index) => connection.publish(callOf(`Worker ${index}.`))))
    expect(renewals).toBe(1)
    expect(vault.held().refreshToken).not.toBe(before.refreshToken)
    expect(vault.held().accessToken).not.toBe(before.accessToken)
    expect(await pds.posts(account.did)).toHaveLength(5)
  })

  test('takes what another worker stored when its own token is refused, and asks for no second renewal', async () => {
    const vault = createVault((await connect()).credentials)
    const stale = vault.held()
    await open(vault).refresh?.()
    // This worker still knows the old pair at first.
    let reads = 0
    const late: Vault = { read: async () => (reads++ < 3 ? stale : vault.held()), update: vault.update }
    const before = renewals
    await open(late).publish(callOf('Late.'))
    expect(renewals).toBe(before)
  })

  test('does not take a clock that is wrong for access that is over', async () => {
    const vault = createVault((await connect()).credentials)
    now = new Date(now.getTime() + 3 * 3_600_000)
    const failure = await failing(open(vault).refresh?.())
    expect([failure.kind, failure.message]).toEqual(['unreachable', expect.stringContaining('clock')])
  })

  test('gives the access back and keeps nothing; what was copied before works no more', async () => {
    const vault = createVault((await connect()).credentials)
    const copy = vault.held()
    await open(vault).revoke?.()
    expect(vault.held()).toEqual({})
    expect((await failing(open(vault).check())).code).toBe('not-connected')
    expect((await failing(open(createVault(copy)).check())).code).toBe('unauthorized')
  })

  test('says that the account is suspended', async () => {
    const vault = createVault((await connect()).credentials)
    await pds.suspend(account.did)
    expect(['suspended', 'unauthorized']).toContain((await failing(open(vault).publish(callOf('x')))).code)
    await pds.suspend(account.did, false)
  })

  test('tells no secret in any failure', async () => {
    const vault = createVault((await connect()).credentials)
    const held = vault.held()
    const { key } = JSON.parse(held.oauth ?? '{}') as { key: { d: string } }
    await open(vault).revoke?.()
    const failure = await failing(open(createVault(held)).check())
    for (const secret of [held.accessToken, held.refreshToken, key.d]) expect(failure.message).not.toContain(secret)
  })
})

/** A site on https, whose document the server of the account reads: a confidential client, as one is in production. */
describe('a site on https', () => {
  const keys = ['new key', 'old key']
  const client = site('https://cms.social-campaigns.org', keys)
  const document = client && networkOf('http://unused.example').connect?.describeClient?.(client)
  const toNetwork = globalThis.fetch
  beforeAll(() => {
    // The PDS runs in this process and asks the site by `fetch`: it is given what the site would answer, and nothing leaves the machine.
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      return url === client?.metadataURL ? Response.json(document) : toNetwork(input, init)
    }
  })
  afterAll(() => {
    globalThis.fetch = toNetwork
  })

  test('is known by its document, which holds no secret', () => {
    expect(document).toMatchObject({
      client_id: 'https://cms.social-campaigns.org/api/social-campaigns/connect/client/bluesky',
      redirect_uris: ['https://cms.social-campaigns.org/api/social-campaigns/connect/callback'],
      token_endpoint_auth_method: 'private_key_jwt',
      dpop_bound_access_tokens: true,
    })
    const { keys: shown } = (document as { jwks: { keys: Record<string, unknown>[] } }).jwks
    expect(shown).toHaveLength(2)
    for (const key of shown) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  })

  test('proves who it is with every request, and its access does not end after two weeks', async () => {
    const { credentials } = await connect({ client })
    expect(credentials.refreshExpiresAt).toBeUndefined()
    const vault = createVault(credentials)
    const connection = open(vault, { client })
    await connection.refresh?.()
    await connection.publish(callOf('From a site on https.'))
    expect(await pds.posts(account.did)).toHaveLength(1)
    const posts = sent.filter(({ url }) => url.includes('/oauth/')).flatMap(({ body }) => (body instanceof URLSearchParams ? [body] : []))
    expect(posts.length).toBeGreaterThan(2)
    for (const form of posts) expect(form.get('client_assertion')?.split('.')).toHaveLength(3)
  })

  test('keeps its channels when the key is changed, and says so when the old one is gone', async () => {
    const vault = createVault((await connect({ client: site('https://cms.social-campaigns.org', ['old key']) })).credentials)
    await open(vault, { client }).refresh?.()
    const failure = await failing(open(vault, { client: site('https://cms.social-campaigns.org', ['new key']) }).refresh?.())
    expect([failure.code, failure.message]).toEqual(['unauthorized', expect.stringContaining('Reconnect')])
  })
})
