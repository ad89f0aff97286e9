import { createRequire } from 'node:module'
import { configToSchema } from '@payloadcms/graphql'
import { createLocalReq } from 'payload'
import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChannels } from '../../jobs/checkChannels.ts'
import { refreshCredentials } from '../../jobs/refreshCredentials.ts'
import { inspectSeals } from '../../src/secrets/inspectSeals.ts'
import { answerConsent, visit } from '../helpers/consent.ts'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

// The same copy of the package as Payload's: a bundler would take the other one.
const { graphql, printSchema } = createRequire(import.meta.url)('graphql') as typeof import('graphql')

/** Everything that is said on the log or printed while something runs. */
async function listenTo(app: Pick<PayloadApp, 'payload'>, run: () => Promise<unknown>): Promise<string> {
  const said: string[] = []
  const logger = app.payload.logger as unknown as Record<string, (...words: unknown[]) => void>
  const streams = [process.stdout, process.stderr] as const
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']
  const before = levels.map((level) => logger[level])
  const writes = streams.map((stream) => stream.write)
  for (const level of levels)
    logger[level] = (...words) => void said.push(JSON.stringify(words, (_key, value: unknown) => (value instanceof Error ? `${value.stack} ${JSON.stringify(value)}` : value)))
  for (const stream of streams)
    stream.write = ((chunk: unknown) => {
      said.push(String(chunk))
      return true
    }) as typeof stream.write
  try {
    await run()
  } finally {
    levels.forEach((level, index) => {
      const method = before[index]
      if (method) logger[level] = method
    })
    streams.forEach((stream, index) => {
      const write = writes[index]
      if (write) stream.write = write
    })
  }
  return said.join('\n')
}

describe('credentials are never told', () => {
  let world: World
  let rest: ReturnType<typeof restOf>
  let channel: number
  let post: number
  let secrets: string[]

  beforeAll(async () => {
    world = await createWorld()
    const token = await signIn(world.app, 'admin')
    rest = restOf(world.app, token)
    const account = world.mastodon.createAccount('sealed')
    const { body } = await rest<{ redirectTo: string }>('POST', '/social-campaigns/connect', { network: 'mastodon', input: world.mastodon.url })
    const back = await visit(world.app, await answerConsent(body.redirectTo, { account: account.id, yes: 'authorize' }), token)
    channel = Number(/social-channels\/(\d+)/.exec(back.headers.get('location') ?? '')?.[1])
    const { clientId: _public, ...kept } = await houseOf(world.payload).runtime(world.payload).vaultOf(String(channel)).read()
    secrets = Object.values(kept).filter((value) => value !== undefined)
    const made = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'P',
      text: 'A post',
      status: 'scheduled',
      channels: [channel],
      publishAt: new Date().toISOString(),
    })
    post = made.body.doc.id
    await world.settled({ post: { equals: post } }, ['published'])
  })
  afterAll(() => world?.close())

  const expectNoSecret = (what: unknown, where: string) => {
    const text = typeof what === 'string' ? what : JSON.stringify(what)
    for (const secret of secrets) expect(text, where).not.toContain(secret)
  }

  it('has secrets to look for', () => {
    expect(secrets).toHaveLength(2)
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(15)
  })

  it('in no answer of the REST API, however it is asked', async () => {
    const slugs = world.payload.config.collections.map(({ slug }) => slug)
    const paths = [
      ...slugs.map((slug) => `/${slug}?depth=5&limit=100&showHiddenFields=true`),
      ...slugs.map((slug) => `/${slug}/versions?depth=5&showHiddenFields=true`),
      `/social-channels/${channel}?depth=5&showHiddenFields=true&draft=true`,
      `/social-channels/${channel}?select[credentials]=true`,
      `/social-channels/${channel}?select[credentials][accessToken]=true`,
      `/social-posts/${post}?depth=5&populate[social-channels][credentials]=true&showHiddenFields=true`,
      `/social-deliveries?depth=5&populate[social-channels][credentials][accessToken]=true&showHiddenFields=true`,
      '/social-channels?joins[credentials]=true&depth=5',
      '/globals/social-settings?depth=5&showHiddenFields=true',
      '/access',
      '/social-campaigns/health',
    ]
    for (const path of paths) expectNoSecret((await rest('GET', path)).body, path)
    for (const [path, body] of [
      [`/social-campaigns/channels/${channel}/check`, undefined],
      ['/social-posts/preview', { data: { title: 'P', text: 'A post', channels: [channel], credentials: true } }],
      [`/social-channels/${channel}/duplicate`, {}],
    ] as const)
      expectNoSecret((await rest('POST', path, body)).body, path)
  })

  it('in no answer to a save', async () => {
    const account = world.mastodon.createAccount('pasted')
    const made = await rest<{ doc: { id: number } }>('POST', '/social-channels?depth=5&showHiddenFields=true', {
      name: 'Pasted',
      network: 'mastodon',
      baseURL: world.mastodon.url,
      credentials: { accessToken: account.token, refreshToken: 'a-pasted-refresh-token' },
    })
    expect(made.status).toBe(201)
    secrets.push(account.token, 'a-pasted-refresh-token')
    expectNoSecret(made.body, 'create')
    expectNoSecret((await rest('PATCH', `/social-channels/${made.body.doc.id}?depth=5`, { credentials: { accessToken: account.token } })).body, 'update')
    expectNoSecret((await rest('PATCH', `/social-channels?where[id][equals]=${made.body.doc.id}`, { credentials: { accessToken: account.token } })).body, 'bulk update')
  })

  it('by no question that has another answer when the guess is right', async () => {
    const [secret = ''] = secrets
    for (const key of ['credentials.accessToken', 'credentials']) {
      for (const operator of ['equals', 'like', 'contains', 'in', 'not_equals', 'exists']) {
        const ask = (guess: string) => rest('GET', `/social-channels?where[${key}][${operator}]=${encodeURIComponent(guess)}&depth=0`)
        const [right, wrong] = [await ask(secret), await ask('a wrong guess')]
        expect(right.status).toBe(wrong.status)
        expect((right.body as { docs?: unknown[] }).docs?.length).toBe((wrong.body as { docs?: unknown[] }).docs?.length)
        expectNoSecret(right.body, `${key} ${operator}`)
      }
    }
    expectNoSecret((await rest('GET', '/social-channels?sort=credentials.accessToken')).body, 'sort')
  })

  it('in no answer of the Local API, whoever asks', async () => {
    const { payload } = world
    const collection = 'social-channels' as never
    const all = { overrideAccess: true, showHiddenFields: true, depth: 5 } as const
    expectNoSecret(await payload.find({ collection, ...all, pagination: false }), 'find')
    expectNoSecret(await payload.findByID({ collection, id: channel, ...all, select: { credentials: true } as never }), 'findByID')
    expectNoSecret(await payload.update({ collection, id: channel, data: { name: 'Renamed' } as never, ...all }), 'update')
    expectNoSecret(await payload.db.find({ collection, where: {} }), 'the database adapter')
    expectNoSecret(await payload.findVersions({ collection, ...all }).catch((error: unknown) => String(error)), 'versions')
  })

  it('in no answer of GraphQL, which knows them only as something to write', async () => {
    const { schema } = configToSchema(world.payload.config)
    const { docs } = await world.payload.find({ collection: 'users' as never, where: { email: { equals: 'admin@test.example' } } as never })
    const req = await createLocalReq({ user: { ...(docs[0] as unknown as object), collection: 'users' } as never }, world.payload)
    const ask = (source: string) => graphql({ schema, source, contextValue: { req, headers: {} } })
    const named = [...printSchema(schema).matchAll(/^type (\w*SocialChannel\w*) \{([^}]*)\}/gm)]
    expect(named.length).toBeGreaterThan(0)
    const answers = [
      await ask('{ SocialChannels(limit: 100) { docs { id name credentials { accessToken refreshToken } } } }'),
      await ask(`{ SocialChannel(id: ${channel}) { name health { message } credentials { accessToken } } }`),
      await ask('{ SocialPosts { docs { channels { name credentials { accessToken } } } } }'),
      await ask('{ SocialChannels(limit: 100) { docs { id name handle } } }'),
      await ask('{ __schema { types { name fields { name } inputFields { name defaultValue } } } }'),
    ]
    expect(JSON.stringify(answers[3])).toContain('"handle":"@sealed@')
    for (const answer of answers) expectNoSecret(answer, 'GraphQL')
  })

  it('on no log, in no refusal and in no row, also when the network refuses them', async () => {
    const account = world.mastodon.createAccount('revoked')
    const made = await rest<{ doc: { id: number } }>('POST', '/social-channels', {
      name: 'Revoked',
      network: 'mastodon',
      baseURL: world.mastodon.url,
      credentials: { accessToken: account.token },
    })
    secrets.push(account.token, 'a-token-that-nobody-gave')
    const log = await listenTo(world.app, async () => {
      const refused = await rest('POST', '/social-channels', {
        name: 'Wrong',
        network: 'mastodon',
        baseURL: world.mastodon.url,
        credentials: { accessToken: 'a-token-that-nobody-gave' },
      })
      expect(refused.status).toBe(400)
      expectNoSecret(refused.body, 'refusal')
      world.mastodon.revokeToken(account.token)
      const later = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
        title: 'R',
        text: 'Refused',
        status: 'scheduled',
        channels: [made.body.doc.id],
        publishAt: new Date().toISOString(),
      })
      await world.settled({ post: { equals: later.body.doc.id } }, ['held'])
      await checkChannels(world.payload, houseOf(world.payload))
      await refreshCredentials(world.payload, houseOf(world.payload))
      expectNoSecret((await rest('GET', `/social-deliveries?depth=5&where[post][equals]=${later.body.doc.id}`)).body, 'delivery')
      expectNoSecret((await rest('POST', `/social-channels/${made.body.doc.id}/disconnect`)).body, 'disconnect')
    })
    expectNoSecret(log, 'log')
  })

  it('in no table of the database', async () => {
    const { rows: tables } = await world.payload.db.pool.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    )
    expect(tables.some(({ name }) => name.endsWith('social_vault'))).toBe(true)
    for (const { name } of tables) {
      const { rows } = await world.payload.db.pool.query<{ text: string | null }>(`select string_agg(t::text, ' ') as text from ${name} t`)
      expectNoSecret(rows[0]?.text ?? '', name)
    }
  })
})

describe('keys of credentials', () => {
  let world: World
  const options = { queue: { autorun: false } }
  beforeAll(async () => {
    world = await createWorld({ options: { ...options, encryptionKey: 'old key' } })
  })
  afterAll(() => world?.close())

  /** The same installation, started again with other keys. */
  async function restarted<T>(encryptionKey: string, use: (app: PayloadApp) => Promise<T>): Promise<T> {
    const app = await bootPayload({ databaseURL: `${world.app.databaseURL}?application_name=${encodeURIComponent(encryptionKey)}`, options: { ...options, encryptionKey } })
    try {
      return await use(app)
    } finally {
      await app.close()
    }
  }
  const check = async (app: PayloadApp, id: number) => (await checkChannels(app.payload, houseOf(app.payload), String(id)))[0]
  const sealedOf = async (id: number) =>
    (await world.payload.db.pool.query<{ sealed: string }>('select sealed from social_vault where channel_id = $1', [id])).rows[0]?.sealed ?? ''
  const seal = (id: number, sealed: string) => world.payload.db.pool.query('update social_vault set sealed = $2 where channel_id = $1', [id, sealed])

  it('are rotated: the newest seals, older ones still open, and what they sealed is sealed anew', async () => {
    const { id } = await world.channel('Rotated')
    const first = await sealedOf(id)
    await restarted('new key,old key', async (app) => {
      expect(await inspectSeals(houseOf(app.payload).runtime(app.payload))).toEqual({ unreadable: [], old: 1 })
      expect((await check(app, id))?.ok).toBe(true)
      await refreshCredentials(app.payload, houseOf(app.payload))
    })
    expect((await sealedOf(id)).split('.')[1]).not.toBe(first.split('.')[1])
    await restarted('new key', async (app) => expect((await check(app, id))?.ok).toBe(true))
    await seal(id, first)
  })

  it('that are gone hold the channel with a plain sentence, and a person can connect it again', async () => {
    const { id, account } = await world.channel('Lost')
    await restarted('another key', async (app) => {
      expect((await inspectSeals(houseOf(app.payload).runtime(app.payload))).unreadable).toContain(String(id))
      expect(await check(app, id)).toMatchObject({
        ok: false,
        message: expect.stringMatching(/key that is not given any more\. Add the old key after the new one in SOCIAL_ENCRYPTION_KEY, or reconnect/),
      })
      const answer = await restOf(app, await signIn(app, 'manager'))('PATCH', `/social-channels/${id}`, { credentials: { accessToken: account.token } })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect((await check(app, id))?.ok).toBe(true)
    })
  })

  it('do not open what was changed or moved to another channel: nothing is sent with it', async () => {
    const [one, two] = [await world.channel('One'), await world.channel('Two')]
    const own = await sealedOf(one.id)
    for (const sealed of [await sealedOf(two.id), `${own.slice(0, -4)}${own.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`, 'v1.garbage', '']) {
      await seal(one.id, sealed)
      const requests = world.mastodon.requests.length
      const checked = await check(world.app, one.id)
      expect(checked?.ok, sealed).toBe(false)
      expect(checked?.message).toMatch(/[Rr]econnect the channel\.$/)
      expect(world.mastodon.requests).toHaveLength(requests)
      const [doc] = await world.find<{ trouble: string }>('social-channels', { id: { equals: one.id } })
      expect(doc?.trouble).toBe('not-connected')
    }
    await seal(one.id, own)
    expect((await check(world.app, one.id))?.ok).toBe(true)
  })
})
