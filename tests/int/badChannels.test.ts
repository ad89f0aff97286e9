import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bluesky } from '../../src/networks/bluesky/bluesky.ts'
import { facebook } from '../../src/networks/facebook/facebook.ts'
import { linkedin } from '../../src/networks/linkedin/linkedin.ts'
import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { pinterest } from '../../src/networks/pinterest/pinterest.ts'
import { x } from '../../src/networks/x/x.ts'
import { facebookApp } from '../emulators/facebook/facebookHarness.ts'
import { type FacebookEmulator, startFacebookEmulator } from '../emulators/facebook/startFacebookEmulator.ts'
import { linkedinApp } from '../emulators/linkedin/linkedinHarness.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../emulators/linkedin/startLinkedInEmulator.ts'
import { emulatedPinterestApp, type PinterestEmulator, startPinterestEmulator } from '../emulators/pinterest/startPinterestEmulator.ts'
import { emulatedXApp, startXEmulator, type XEmulator } from '../emulators/x/startXEmulator.ts'
import { answerConsent, visit } from '../helpers/consent.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Refused = { errors: { message?: string; data?: { errors?: { path: string; message: string }[] } }[] }
type Step = { stage: string; ok?: boolean; message?: string }
const refusals = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors?.[0]?.data?.errors ?? []
const sentenceOf = (answer: RestAnswer<unknown>) => refusals(answer)[0]?.message ?? (answer.body as Refused).errors?.[0]?.message ?? ''

/** Servers that are no instance, by the port they answer on. */
const strangers = {
  'a web page': (answer: ServerResponse) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>A blog</title><p>Hello'),
  'another software': (answer: ServerResponse) => answer.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"A blog","namespaces":["wp/v2"]}'),
  'a list': (answer: ServerResponse) => answer.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
  'nothing there': (answer: ServerResponse) => answer.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>'),
  'a server that sends elsewhere': (answer: ServerResponse) => answer.writeHead(302, { location: 'https://example.org/' }).end(),
} as const

describe('a channel that cannot publish is refused before it is there', () => {
  let world: World
  let token: string
  let rest: ReturnType<typeof restOf>
  let on: { linkedin: LinkedInEmulator; x: XEmulator; facebook: FacebookEmulator; pinterest: PinterestEmulator }
  const servers: Server[] = []
  const addresses = new Map<string, string>()

  async function serve(answer: (response: ServerResponse) => unknown): Promise<string> {
    const server = createServer((request, response) => {
      request.resume()
      answer(response)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    servers.push(server)
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  beforeAll(async () => {
    const networks = [mastodon(), bluesky(), linkedin({ ...linkedinApp, organizations: true }), x(emulatedXApp), facebook(facebookApp), pinterest(emulatedPinterestApp)]
    world = await createWorld({ options: { networks, queue: { autorun: false } } })
    token = await signIn(world.app, 'manager')
    rest = restOf(world.app, token)
    on = { linkedin: await startLinkedInEmulator(), x: await startXEmulator(), facebook: await startFacebookEmulator(), pinterest: await startPinterestEmulator() }
    for (const [name, answer] of Object.entries(strangers)) addresses.set(name, await serve(answer))
    addresses.set('silence', await serve(() => {}))
  })
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await world?.close()
    for (const server of Object.values(on ?? {})) await server.close()
  })

  const save = (data: Record<string, unknown>) => rest<{ doc: { id: number; health: { ok: boolean; message: string } } }>('POST', '/social-channels', { name: 'Ours', ...data })
  const begin = (body: Record<string, unknown>) => rest<{ redirectTo: string }>('POST', '/social-campaigns/connect', body)

  describe('a server that is no instance', () => {
    const credentials = { mastodon: { accessToken: 'a-token-of-a-person' }, bluesky: { identifier: 'ada.example', appPassword: 'abcd-efgh-ijkl-mnop' } }

    it.each(Object.keys(strangers).flatMap((name) => [['mastodon', name] as const, ['bluesky', name] as const]))('on %s: %s', async (network, name) => {
      const address = addresses.get(name) ?? ''
      const saved = await save({ network, baseURL: address, credentials: credentials[network] })
      expect(saved.status, JSON.stringify(saved.body)).toBe(400)
      expect(refusals(saved)).toEqual([{ path: 'baseURL', message: expect.stringMatching(/^[A-Z0-9].*[.!]$/) }])
      const begun = await begin({ network, input: address })
      expect(begun.status, JSON.stringify(begun.body)).toBe(400)
      for (const answer of [saved, begun]) {
        expect(sentenceOf(answer)).toMatch(/does not answer like|has no consent page|sent us to another address/)
        expect(JSON.stringify(answer.body)).not.toContain('a-token-of-a-person')
      }
    })

    it('that says nothing is told of, in the time that a person waits', { timeout: 60_000 }, async () => {
      const address = addresses.get('silence') ?? ''
      // It may be a passing trouble, so that the channel is kept; its health says what is the matter and its posts wait.
      const saved = await save({ network: 'mastodon', baseURL: address, credentials: credentials.mastodon })
      expect(saved.status, JSON.stringify(saved.body)).toBe(201)
      expect(saved.body.doc.health).toMatchObject({ ok: false, message: expect.stringMatching(/did not answer in time\.$/) })
      for (const network of ['mastodon', 'bluesky']) {
        const begun = await begin({ network, input: address })
        expect(begun.status, JSON.stringify(begun.body)).toBe(400)
        expect(sentenceOf(begun)).toMatch(/did not answer/)
      }
    })

    it('or is an address with a name and a password in it', async () => {
      const { host } = new URL(world.mastodon.url)
      const saved = await save({ network: 'mastodon', baseURL: `http://ada:secret@${host}` })
      expect(refusals(saved)).toEqual([{ path: 'baseURL', message: expect.stringMatching(/^There is a name or a password in the address\./) }])
      expect(sentenceOf(await begin({ network: 'mastodon', input: `http://ada:secret@${host}` }))).toMatch(/is not the address of a server/)
    })

    it.each(['mastodon', 'not a server', '@ada', 'ada@', 'https://', 'mastodon social', 'http://'])('or no address at all: “%s”', async (input) => {
      for (const network of ['mastodon', 'bluesky']) {
        const begun = await begin({ network, input })
        expect(begun.status, JSON.stringify(begun.body)).toBe(400)
        expect(sentenceOf(begun)).toMatch(/is not the address of a server|is neither a handle nor a server/)
      }
    })
  })

  describe('a pasted token that is not enough', () => {
    const onFacebook = (accessToken: string) => ({ network: 'facebook', baseURL: on.facebook.url, credentials: { accessToken } })
    const cases: [string, () => { data: Record<string, unknown>; path: string; words: RegExp }][] = [
      [
        'Mastodon: it may only read',
        () => ({
          data: { network: 'mastodon', baseURL: world.mastodon.url, credentials: { accessToken: world.mastodon.createAccount('reader', ['read']).token } },
          path: 'credentials.accessToken',
          words: /it lacks write:statuses, write:media\./,
        }),
      ],
      [
        'Mastodon: it may not read the account',
        () => ({
          data: { network: 'mastodon', baseURL: world.mastodon.url, credentials: { accessToken: world.mastodon.createAccount('blind', ['write']).token } },
          path: 'credentials.accessToken',
          words: /outside the authorized scopes/,
        }),
      ],
      [
        'LinkedIn: it does not tell whose it is',
        () => ({
          data: { network: 'linkedin', baseURL: on.linkedin.url, credentials: { accessToken: on.linkedin.createAccount('nobody', { scopes: ['w_member_social'] }).token } },
          path: 'credentials.accessToken',
          words: /Give it the scopes openid and profile/,
        }),
      ],
      [
        'LinkedIn: it may not publish as a person',
        () => ({
          data: { network: 'linkedin', baseURL: on.linkedin.url, credentials: { accessToken: on.linkedin.createAccount('reader', { scopes: ['openid', 'profile'] }).token } },
          path: 'credentials.accessToken',
          words: /^This access to LinkedIn is not enough to publish: it lacks w_member_social\./,
        }),
      ],
      [
        'LinkedIn: it may not publish as an organisation',
        () => {
          const scopes = ['openid', 'profile', 'w_member_social', 'rw_organization_admin']
          const { token: accessToken, author } = on.linkedin.createAccount('pageless', { organization: 'Read Only', scopes })
          return {
            data: { network: 'linkedin', baseURL: on.linkedin.url, linkedin: { author }, credentials: { accessToken } },
            path: 'credentials.accessToken',
            words: /it lacks w_organization_social\./,
          }
        },
      ],
      [
        'LinkedIn: the person has no role on the page',
        () => {
          const { token: accessToken, organizationId } = on.linkedin.createAccount('analyst', { organization: 'Ours', role: 'ANALYST' }) as {
            token: string
            organizationId?: string
          }
          return {
            data: { network: 'linkedin', baseURL: on.linkedin.url, linkedin: { author: `urn:li:organization:${organizationId}` }, credentials: { accessToken } },
            path: 'linkedin.author',
            words: /has no role with which to publish/,
          }
        },
      ],
      [
        'Facebook: it is that of a person',
        () => ({
          data: {
            network: 'facebook',
            baseURL: on.facebook.url,
            credentials: { accessToken: on.facebook.createUserToken(on.facebook.createAccount('person').userId) },
          },
          path: 'credentials.accessToken',
          words: /^This access belongs to a person, not to a Page\./,
        }),
      ],
      [
        'Facebook: it is that of another Page',
        () => ({
          data: { network: 'facebook', baseURL: on.facebook.url, facebook: { pageId: '4242' }, credentials: { accessToken: on.facebook.createAccount('otherpage').token } },
          path: 'facebook.pageId',
          words: /not to the Page 4242\. Choose the right Page/,
        }),
      ],
      [
        'Facebook: it may not publish',
        () => ({
          data: onFacebook(on.facebook.createAccount('onlyreads', { permissions: ['pages_show_list', 'pages_read_engagement'] }).token),
          path: 'credentials.accessToken',
          words: /^This access to Facebook is not enough to publish: it lacks pages_manage_posts\. Give that permission on Facebook/,
        }),
      ],
      [
        'Facebook: it may publish on other Pages only',
        () => ({
          data: onFacebook(on.facebook.createAccount('elsewhere', { targets: { pages_manage_posts: ['4242'] } }).token),
          path: 'credentials.accessToken',
          words: /may publish, but not on the Page \d+: pages_manage_posts was given for other Pages\./,
        }),
      ],
      [
        'Facebook: it was made with another app',
        () => ({
          data: onFacebook(on.facebook.createAccount('otherapp', { appId: '42' }).token),
          path: 'credentials.accessToken',
          words: /^This access was made with another app/,
        }),
      ],
      [
        'Facebook: it has ended',
        () => {
          const { token: accessToken } = on.facebook.createAccount('ended')
          on.facebook.endToken(accessToken, 463)
          return { data: onFacebook(accessToken), path: 'credentials.accessToken', words: /^Facebook does not accept this access any more/ }
        },
      ],
      [
        'Pinterest: it may not read the account',
        () => ({
          data: { network: 'pinterest', baseURL: on.pinterest.url, credentials: { accessToken: on.pinterest.createAccount('blindpins', ['pins:write']).accessToken } },
          path: 'credentials.accessToken',
          words: /sufficient permissions/,
        }),
      ],
      [
        'Pinterest: the board is somebody else’s',
        () => ({
          data: {
            network: 'pinterest',
            baseURL: on.pinterest.url,
            pinterest: { board: '999999' },
            credentials: { accessToken: on.pinterest.createAccount('boardless').accessToken },
          },
          path: 'pinterest.board',
          words: /The board 999999 .* is not there, or the account may not use it\./,
        }),
      ],
      ['X: nobody knows it', () => ({ data: { network: 'x', baseURL: on.x.url, credentials: { accessToken: 'invented-token' } }, path: 'credentials.accessToken', words: /^X / })],
    ]
    it.each(cases)('%s', async (_name, make) => {
      const { data, path, words } = make()
      const saved = await save(data)
      expect(saved.status, JSON.stringify(saved.body)).toBe(400)
      expect(refusals(saved)).toEqual([{ path, message: expect.stringMatching(words) }])
      const { accessToken } = data.credentials as { accessToken: string }
      expect(JSON.stringify(saved.body)).not.toContain(accessToken)
    })
  })

  describe('a permission that is not enough', () => {
    /** Somebody gives less on the consent page than was asked for. */
    async function connectWith(body: Record<string, unknown>, person: { account: string; yes: boolean | string }, scopes: string): Promise<Step> {
      const begun = await begin(body)
      expect(begun.status, JSON.stringify(begun.body)).toBe(200)
      const page = new URL(begun.body.redirectTo)
      page.searchParams.set('scope', scopes)
      const back = await visit(world.app, await answerConsent(page.href, person), token)
      const id = new URL(back.headers.get('location') ?? '').searchParams.get('connect') ?? ''
      return (await rest<Step>('GET', `/social-campaigns/connect/pending?id=${id}`)).body
    }

    it('on Mastodon, X, Pinterest and LinkedIn ends with what is missing, and no channel', async () => {
      const before = (await world.find('social-channels')).length
      const steps = [
        await connectWith(
          { network: 'mastodon', input: world.mastodon.url },
          { account: world.mastodon.createAccount('stingy').id, yes: 'authorize' },
          'read:accounts write:media',
        ),
        await connectWith({ network: 'x', baseURL: on.x.url }, { account: on.x.createAccount('stingy').id, yes: true }, 'tweet.read users.read offline.access'),
        await connectWith(
          { network: 'pinterest', baseURL: on.pinterest.url },
          { account: on.pinterest.createAccount('stingy').id, yes: true },
          'boards:read,pins:read,user_accounts:read',
        ),
        await connectWith({ network: 'linkedin', baseURL: on.linkedin.url }, { account: on.linkedin.createAccount('stingy').memberId, yes: true }, 'openid profile'),
      ]
      expect(steps).toMatchObject([
        { stage: 'over', ok: false, message: expect.stringMatching(/it lacks write:statuses\. Give that permission on Mastodon/) },
        { stage: 'over', ok: false, message: expect.stringMatching(/it lacks tweet\.write\. Give that permission on X/) },
        { stage: 'over', ok: false, message: expect.stringMatching(/it lacks pins:write\. Give that permission on Pinterest/) },
        { stage: 'over', ok: false, message: expect.stringMatching(/names nobody for whom this access may publish/) },
      ])
      expect(await world.find('social-channels')).toHaveLength(before)
    })

    it('on Facebook: less was given than publishing takes', async () => {
      const { userId } = on.facebook.createAccount('stingypage')
      const step = await connectWith({ network: 'facebook', baseURL: on.facebook.url }, { account: userId, yes: true }, 'pages_show_list,pages_read_engagement')
      expect(step).toMatchObject({ stage: 'over', ok: false, message: expect.stringMatching(/it lacks pages_manage_posts\. Give that permission on Facebook/) })
    })

    it('on Facebook: no Page on which the person may publish', async () => {
      const { userId } = on.facebook.createAccount('readers', { tasks: ['ANALYZE'] })
      const begun = await begin({ network: 'facebook', baseURL: on.facebook.url })
      expect(begun.status, JSON.stringify(begun.body)).toBe(200)
      const back = await visit(world.app, await answerConsent(begun.body.redirectTo, { account: userId, yes: true }), token)
      const id = new URL(back.headers.get('location') ?? '').searchParams.get('connect') ?? ''
      const { body } = await rest<Step>('GET', `/social-campaigns/connect/pending?id=${id}`)
      expect(body).toMatchObject({
        stage: 'over',
        ok: false,
        message: expect.stringMatching(/There is no Page on which this person may publish\. Ask for the task "Create content"/),
      })
    })
  })
})
