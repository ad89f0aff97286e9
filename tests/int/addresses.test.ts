import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MastodonEmulator, startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'

const refusals = (answer: RestAnswer<unknown>) =>
  (answer.body as { errors?: { message?: string; data?: { errors?: { path: string; message: string }[] } }[] }).errors?.[0]?.data?.errors ?? []

describe('addresses of channels, where private ones are not allowed', () => {
  let app: PayloadApp
  let mastodon: MastodonEmulator
  let rest: ReturnType<typeof restOf>
  let port: string

  beforeAll(async () => {
    app = await bootPayload({ options: { allowPrivateHosts: false, queue: { autorun: false } } })
    mastodon = await startMastodonEmulator()
    port = new URL(mastodon.url).port
    rest = restOf(app, await signIn(app, 'manager'))
  })
  afterAll(async () => {
    await app?.close()
    await mastodon?.close()
  })

  const hosts = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '10.1.2.3',
    '192.168.0.10',
    '169.254.169.254',
    '[fd12::1]',
    '[fe80::1]',
  ]

  it.each(hosts)('refuses %s at the save with the field and plain words, with a token or without', async (host) => {
    const account = mastodon.createAccount(`a${hosts.indexOf(host)}`)
    const requests = mastodon.requests.length
    for (const credentials of [{ accessToken: account.token }, undefined]) {
      const answer = await rest('POST', '/social-channels', { name: 'Inside', network: 'mastodon', baseURL: `http://${host}:${port}`, ...(credentials ? { credentials } : {}) })
      expect(answer.status, JSON.stringify(answer.body)).toBe(400)
      expect(refusals(answer)).toEqual([{ path: 'baseURL', message: expect.stringMatching(/is on a private network, which is not allowed here\.$/) }])
      expect(JSON.stringify(answer.body)).not.toContain(account.token)
    }
    expect(mastodon.requests).toHaveLength(requests)
  })

  it.each(['http://127.0.0.1', 'localhost', '[::1]', 'https://10.0.0.1'])('refuses to connect to %s', async (input) => {
    const answer = await rest('POST', '/social-campaigns/connect', { network: 'mastodon', input: input.includes('//') ? `${input}:${port}` : `${input}:${port}` })
    expect(answer.status, JSON.stringify(answer.body)).toBe(400)
    expect((answer.body as { errors: { message: string }[] }).errors[0]?.message).toMatch(/private network|is not the address of a server/)
  })

  it('does not let a channel be moved to a private address', async () => {
    const { doc } = (await rest<{ doc: { id: number } }>('POST', '/social-channels', { name: 'Outside', network: 'mastodon', baseURL: 'https://mastodon.example' })).body
    const answer = await rest('PATCH', `/social-channels/${doc.id}`, { baseURL: `http://localhost:${port}` })
    expect(answer.status).toBe(400)
    expect(refusals(answer)[0]?.path).toBe('baseURL')
  })

  it('refuses what is no web address at all', async () => {
    for (const baseURL of ['ftp://mastodon.example', 'file:///etc/passwd', 'javascript:alert(1)', '//mastodon.example', 'mastodon']) {
      const answer = await rest('POST', '/social-channels', { name: 'Odd', network: 'mastodon', baseURL })
      expect(answer.status, baseURL).toBe(400)
      expect(refusals(answer)[0]?.path).toBe('baseURL')
    }
  })
})

describe('addresses of channels that are wrong', () => {
  let app: PayloadApp
  let mastodon: MastodonEmulator
  let rest: ReturnType<typeof restOf>
  beforeAll(async () => {
    app = await bootPayload({ options: { queue: { autorun: false } } })
    mastodon = await startMastodonEmulator()
    rest = restOf(app, await signIn(app, 'manager'))
  })
  afterAll(async () => {
    await app?.close()
    await mastodon?.close()
  })

  it('are refused with a sentence: a name that does not exist, and a server that is no instance', async () => {
    const cases: [string, RegExp][] = [
      ['https://nowhere.invalid', /There is no server named nowhere\.invalid/],
      [`${mastodon.url}/about`, /does not answer like a Mastodon server|./],
    ]
    for (const [baseURL, words] of cases) {
      mastodon.fault({ method: 'GET', path: '/api/v2/instance' }, { kind: 'status', status: 404 })
      const answer = await rest('POST', '/social-channels', { name: 'Wrong', network: 'mastodon', baseURL, credentials: { accessToken: mastodon.createAccount('someone').token } })
      expect(answer.status, JSON.stringify(answer.body)).toBe(400)
      expect(refusals(answer)[0]?.path).toBe('baseURL')
      expect(refusals(answer)[0]?.message).toMatch(words)
    }
  })
})
