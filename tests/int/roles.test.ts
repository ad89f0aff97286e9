import { configToSchema } from '@payloadcms/graphql'
import { GraphQL } from '@payloadcms/graphql/types'
import { createLocalReq, Forbidden, formatNames, type SanitizedConfig } from 'payload'
import { shouting } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RestAnswer, restOf } from '../helpers/rest.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

const roles = ['see', 'write', 'approve', 'publish', 'manageChannels', 'override'] as const
type Role = (typeof roles)[number]
/** Each role alone, somebody who is signed in and has none, and somebody who is not signed in. */
const everybody = ['anonymous', 'none', ...roles] as const
type Who = (typeof everybody)[number]
const nobody: readonly Who[] = []
const all = roles

/** Who may do what with each collection. A collection of the plugin that is missing here fails. */
type Rights = {
  read: readonly Who[]
  create: readonly Who[]
  update: readonly Who[]
  delete: readonly Who[]
  make: () => Promise<number>
  data: () => Record<string, unknown>
  change: Record<string, unknown>
}

let world: World
let count = 0
const ids: Record<string, number> = {}
const tokens = new Map<Who, string | undefined>()
const users = new Map<Who, { id: number }>()
const as = (who: Who) => restOf(world.app, tokens.get(who))
const make = (slug: string, data: Record<string, unknown>) => async () => (await world.create(slug, data)).id
const sql = async (text: string, values: unknown[] = []) => (await world.payload.db.pool.query(text, values)).rows as { id: number }[]
const insert = async (text: string, values: unknown[]) => (await sql(text, values))[0]?.id ?? 0
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
const post = (data: Record<string, unknown> = {}) =>
  make('social-posts', { title: 'A post', text: 'Hello', status: 'draft', channels: [ids.channel], publishAt: inAnHour(), ...data })()
const article = () => make('posts', { title: 'An article', slug: `article-${++count}`, _status: 'draft', content: lexical('Words.') })()
const delivery = async () => {
  const id = await post({ status: 'scheduled' })
  return (await world.deliveries({ post: { equals: id } }))[0]?.id ?? 0
}
const mention = () =>
  insert(`insert into social_mentions (channel_id, remote_id, author, text, url, at, state) values ($1, $2, '@ada', 'Hello', $3, now(), 'open') returning id`, [
    ids.channel,
    `m${++count}`,
    `https://social.example/@ada/${count}`,
  ])
const promotion = () => insert(`insert into social_promotions (key, source, article) values ($1, 'posts', '1') returning id`, [`posts:none-${++count}`])
const record = () => insert(`insert into social_records (what, by) values ('tested', 'a test') returning id`, [])

const handle = () => ({ name: 'Ada', key: `ada-${++count}` })
const collections: Record<string, Rights> = {
  'social-channels': {
    read: all,
    create: ['manageChannels'],
    update: ['manageChannels'],
    delete: ['manageChannels'],
    make: () => make('social-channels', { name: 'Paper', network: 'manual' })(),
    data: () => ({ name: 'Paper', network: 'manual' }),
    change: { name: 'Renamed' },
  },
  'social-posts': {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['write'],
    make: () => post(),
    data: () => ({ title: 'New', text: 'New' }),
    change: { text: 'Changed' },
  },
  'social-deliveries': {
    read: all,
    create: nobody,
    update: nobody,
    delete: nobody,
    make: delivery,
    data: () => ({ occurrence: 'x', dueAt: inAnHour() }),
    change: { state: 'published' },
  },
  campaigns: {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['publish'],
    make: () => make('campaigns', { name: 'Plan', kind: 'evergreen' })(),
    data: () => ({ name: 'Plan', kind: 'evergreen' }),
    change: { goal: 'Joy' },
  },
  sponsors: {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['publish'],
    make: () => make('sponsors', { name: 'Acme' })(),
    data: () => ({ name: 'Acme' }),
    change: { name: 'Acme Inc' },
  },
  'social-handles': { read: all, create: ['write'], update: ['write'], delete: ['write'], make: () => make('social-handles', handle())(), data: handle, change: { name: 'Grace' } },
  'social-templates': {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['write'],
    make: () => make('social-templates', { name: 'T', text: 'Hi' })(),
    data: () => ({ name: 'T', text: 'Hi' }),
    change: { text: 'Hello' },
  },
  'social-feeds': {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['write'],
    make: () => make('social-feeds', { name: 'F', url: 'https://feed.example/rss', paused: true })(),
    data: () => ({ name: 'F', url: 'https://feed.example/rss', paused: true }),
    change: { name: 'Feed' },
  },
  'social-mentions': {
    read: all,
    create: nobody,
    update: ['write'],
    delete: nobody,
    make: mention,
    data: () => ({ channel: ids.channel, remoteId: 'x' }),
    change: { state: 'done' },
  },
  'social-promotions': {
    read: all,
    create: nobody,
    update: nobody,
    delete: nobody,
    make: promotion,
    data: () => ({ key: 'x', source: 'posts', article: '1' }),
    change: { message: 'x' },
  },
  'social-records': { read: all, create: nobody, update: nobody, delete: nobody, make: record, data: () => ({ what: 'x' }), change: { what: 'x' } },
}

/** One operation: who may, and how it is done. `ok`: the answers that mean it was let through. */
type Row = { name: string; may: readonly Who[]; ok?: readonly number[]; refused?: readonly number[]; run: (who: Who) => Promise<{ status: number; body?: unknown }> }
const done = [200, 201] as const
const denied = [401, 403] as const
/** Of a bulk operation each document is refused by itself. */
const deniedEach = [400, 401, 403] as const

const restRows: Row[] = Object.entries(collections).flatMap(([slug, { read, create, update, delete: remove, make: fresh, data, change }]): Row[] => [
  { name: `${slug}: list`, may: read, run: (who) => as(who)('GET', `/${slug}?limit=1`) },
  { name: `${slug}: count`, may: read, run: (who) => as(who)('GET', `/${slug}/count`) },
  { name: `${slug}: read one`, may: read, run: async (who) => as(who)('GET', `/${slug}/${await fresh()}`) },
  { name: `${slug}: create`, may: create, run: (who) => as(who)('POST', `/${slug}`, data()) },
  { name: `${slug}: update`, may: update, run: async (who) => as(who)('PATCH', `/${slug}/${await fresh()}`, change) },
  { name: `${slug}: bulk update`, may: update, refused: deniedEach, run: async (who) => as(who)('PATCH', `/${slug}?where[id][equals]=${await fresh()}`, change) },
  { name: `${slug}: delete`, may: remove, run: async (who) => as(who)('DELETE', `/${slug}/${await fresh()}`) },
  { name: `${slug}: bulk delete`, may: remove, refused: deniedEach, run: async (who) => as(who)('DELETE', `/${slug}?where[id][equals]=${await fresh()}`) },
  // A copy of a handle has its key twice, which is refused for another reason.
  { name: `${slug}: duplicate`, may: create, ok: slug === 'social-handles' ? [400] : done, run: async (who) => as(who)('POST', `/${slug}/${await fresh()}/duplicate`, {}) },
])

const toStatus = (from: string, to: string, may: readonly Who[]): Row => ({
  name: `a post from ${from} to ${to}`,
  may,
  run: async (who) => as(who)('PATCH', `/social-posts/${await post({ status: from })}`, { status: to }),
})
const editorialRows: Row[] = [
  toStatus('draft', 'in-review', ['write', 'approve', 'publish']),
  toStatus('in-review', 'approved', ['approve']),
  toStatus('draft', 'approved', ['approve']),
  toStatus('approved', 'scheduled', ['publish']),
  toStatus('draft', 'scheduled', ['publish']),
  toStatus('scheduled', 'cancelled', ['write', 'approve', 'publish']),
  { name: 'a post created as scheduled', may: nobody, run: (who) => as(who)('POST', '/social-posts', { title: 'Now', text: 'Now', status: 'scheduled', channels: [ids.channel] }) },
  {
    name: 'the time of a scheduled post',
    may: ['write', 'publish'],
    run: async (who) => as(who)('PATCH', `/social-posts/${await post({ status: 'scheduled' })}`, { publishAt: new Date(Date.now() + 7_200_000).toISOString() }),
  },
  { name: 'the reason of an override', may: ['override'], run: async (who) => as(who)('PATCH', `/social-posts/${await post()}`, { overrideReason: 'Because' }) },
  { name: 'the reason of an urgent post', may: ['publish'], run: async (who) => as(who)('PATCH', `/social-posts/${await post()}`, { urgentReason: 'Because' }) },
  { name: 'a draft into the trash', may: ['write'], run: async (who) => as(who)('PATCH', `/social-posts/${await post()}`, { deletedAt: new Date().toISOString() }) },
  {
    name: 'a scheduled post into the trash',
    may: nobody,
    refused: [401, 403, 404],
    run: async (who) => as(who)('PATCH', `/social-posts/${await post({ status: 'scheduled' })}`, { deletedAt: new Date().toISOString() }),
  },
  {
    name: 'a scheduled post out of the trash',
    may: nobody,
    run: async (who) => {
      const id = await post({ status: 'scheduled' })
      await world.update('social-posts', id, { deletedAt: new Date().toISOString() })
      return as(who)('PATCH', `/social-posts/${id}?trash=true`, { deletedAt: null })
    },
  },
  { name: 'a scheduled post deleted', may: nobody, run: async (who) => as(who)('DELETE', `/social-posts/${await post({ status: 'scheduled' })}`) },
  {
    name: 'many posts scheduled at once',
    may: ['publish'],
    refused: deniedEach,
    run: async (who) => as(who)('PATCH', `/social-posts?where[id][equals]=${await post()}`, { status: 'scheduled' }),
  },
  { name: 'the versions of posts', may: all, run: (who) => as(who)('GET', '/social-posts/versions?limit=1') },
  { name: 'one version of a post', may: all, run: async (who) => as(who)('GET', `/social-posts/versions/${await version()}`) },
  { name: 'an older version of a post restored', may: ['write'], run: async (who) => as(who)('POST', `/social-posts/versions/${await version()}`) },
  { name: 'the settings read', may: all, run: (who) => as(who)('GET', '/globals/social-settings') },
  { name: 'the settings changed', may: ['publish'], run: (who) => as(who)('POST', '/globals/social-settings', { goal: 'Joy' }) },
]

async function version(): Promise<number> {
  const id = await post({ text: 'First' })
  await world.update('social-posts', id, { text: 'Second' })
  const { docs } = await world.payload.findVersions({ collection: 'social-posts' as never, where: { parent: { equals: id } } as never, sort: 'createdAt', limit: 1 })
  return Number((docs[0] as unknown as { id: number }).id)
}

/** Every endpoint of the plugin, by method and path. One that is missing here fails. */
type EndpointRight = { may: readonly Who[] | 'anybody'; path?: () => Promise<string>; body?: () => Promise<unknown> | unknown }
const onPost = (rest: string) => async () => `/social-posts/${await post()}/${rest}`
const onDelivery = (rest: string) => async () => `/social-deliveries/${await delivery()}/${rest}`
const onMention = (rest: string) => async () => `/social-mentions/${await mention()}/${rest}`
const onCampaign = (rest: string) => async () => `/campaigns/${await make('campaigns', { name: 'Plan', kind: 'launch', anchorAt: inAnHour() })()}/${rest}`
const publish: EndpointRight['may'] = ['publish']
const endpoints: Record<string, EndpointRight> = {
  'get /social-campaigns/health': { may: 'anybody' },
  'post /social-campaigns/channels/:id/check': { may: ['manageChannels'], path: async () => `/social-campaigns/channels/${ids.channel}/check` },
  'post /social-campaigns/connect': { may: ['manageChannels'] },
  // Who comes back without a session is sent through a page of ours, which brings it.
  'get /social-campaigns/connect/callback': { may: ['anonymous', 'manageChannels'] },
  'get /social-campaigns/connect/pending': { may: ['manageChannels'] },
  'post /social-campaigns/connect/choose': { may: ['manageChannels'] },
  'get /social-campaigns/cadence': { may: all },
  'get /social-campaigns/debts': { may: all },
  'post /social-campaigns/debts/settle': { may: ['write'] },
  'post /social-campaigns/digest': { may: ['write'] },
  'get /campaigns/:id/report': { may: all, path: onCampaign('report') },
  'get /campaigns/:id/timeline': { may: all, path: onCampaign('timeline') },
  'get /campaigns/:id/weeks': { may: all, path: onCampaign('weeks') },
  'get /campaigns/:id/live': { may: all, path: onCampaign('live') },
  'post /campaigns/:id/live': { may: publish, path: onCampaign('live') },
  'get /social-posts/:id/continue': { may: all, path: onPost('continue') },
  'post /campaigns/:id/stop': { may: publish, path: onCampaign('stop') },
  'post /campaigns/:id/resume': { may: publish, path: onCampaign('resume') },
  'post /campaigns/:id/finish': { may: publish, path: onCampaign('finish') },
  // For calendar programs, which cannot sign in: the secret is the right.
  'get /social-campaigns/calendar.ics': { may: 'anybody' },
  'get /social-campaigns/calendar-secrets': { may: publish },
  'post /social-campaigns/calendar-secrets': { may: publish, body: () => ({ name: 'Ours' }) },
  'delete /social-campaigns/calendar-secrets': { may: publish },
  'get /social-campaigns/waiting': { may: all },
  // For people without an account: the secret is the right.
  'get /social-campaigns/review/:id/:secret': { may: 'anybody', path: async () => '/social-campaigns/review/1/nothing' },
  'post /social-campaigns/review/:id/:secret': { may: 'anybody', path: async () => '/social-campaigns/review/1/nothing' },
  'post /social-channels/:id/disconnect': { may: ['manageChannels'], path: async () => `/social-channels/${(await world.channel(`Leaving ${++count}`)).id}/disconnect` },
  'get /social-channels/:id/queue': { may: all, path: async () => `/social-channels/${ids.channel}/queue` },
  'post /social-channels/:id/queue': { may: publish, path: async () => `/social-channels/${ids.channel}/queue` },
  'post /social-posts/preview': { may: all, body: () => ({ data: { text: 'Hi', channels: [ids.channel] } }) },
  'post /social-posts/resolve-target': { may: ['write'] },
  'post /social-posts/import': { may: ['write'] },
  'get /social-posts/import/:token': { may: ['write'], path: async () => '/social-posts/import/none' },
  'get /social-posts/export.csv': { may: all },
  'post /social-posts/:id/continue': { may: publish, path: onPost('continue') },
  'get /social-posts/:id/comments': { may: all, path: onPost('comments') },
  'post /social-posts/:id/comments': { may: ['write', 'approve', 'publish'], path: onPost('comments'), body: () => ({ text: 'Well said' }) },
  'get /social-posts/:id/difference': { may: all, path: onPost('difference') },
  'post /social-posts/:id/review-links': { may: ['write'], path: onPost('review-links') },
  'post /social-posts/:id/review-links/:link/revoke': { may: ['write'], path: onPost('review-links/none/revoke') },
  'post /social-posts/:id/ignore': { may: ['write'], path: onPost('ignore'), body: () => ({ check: 'shouting', path: 'text' }) },
  'post /social-posts/:id/allow-word': { may: ['approve'], path: onPost('allow-word'), body: () => ({ word: 'PYTHON' }) },
  'get /social-deliveries/calendar': { may: all },
  'post /social-deliveries/:id/resolve': { may: publish, path: onDelivery('resolve'), body: () => ({ answer: 'leave' }) },
  'post /social-deliveries/:id/retry': { may: publish, path: onDelivery('retry') },
  'post /social-deliveries/:id/publish-now': { may: publish, path: onDelivery('publish-now') },
  'post /social-deliveries/:id/reschedule': { may: publish, path: onDelivery('reschedule'), body: () => ({ dueAt: inAnHour() }) },
  'post /social-deliveries/:id/drop': { may: publish, path: onDelivery('drop') },
  'post /campaigns/:id/release': { may: publish, path: onCampaign('release') },
  'post /campaigns/:id/to-evergreen': { may: publish, path: onCampaign('to-evergreen') },
  'get /social-handles/suggest': { may: all, path: async () => '/social-handles/suggest?name=Ada' },
  'get /social-templates/variables': { may: all },
  'post /social-feeds/:id/poll': { may: ['write'], path: async () => '/social-feeds/0/poll' },
  'post /social-mentions/:id/reply': { may: ['write'], path: onMention('reply'), body: () => ({ text: 'Thank you!', status: 'draft' }) },
  'post /social-mentions/:id/boost': { may: ['write'], path: onMention('boost') },
  'post /social-mentions/:id/assign': { may: ['write'], path: onMention('assign'), body: () => ({ user: null }) },
  'post /social-mentions/:id/done': { may: ['write'], path: onMention('done') },
  'post /social-mentions/:id/do-not-engage': { may: ['write'], path: onMention('do-not-engage') },
  'get /social-records/export.csv': { may: all },
}
const through = [200, 201, 400, 404, 409, 422] as const
const endpointRows: Row[] = Object.entries(endpoints).map(([key, { may, path, body }]) => {
  const [method = '', pattern = ''] = key.split(' ')
  return { name: key, may: may === 'anybody' ? everybody : may, ok: through, run: async (who) => callRaw(who, method, path ? await path() : pattern, await body?.()) }
})

/** Some answers are pages or tables, not JSON. */
async function callRaw(who: Who, method: string, path: string, body: unknown): Promise<{ status: number }> {
  try {
    return await as(who)(method.toUpperCase(), path, method === 'get' ? undefined : (body ?? {}))
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 200 }
    throw error
  }
}

/** Local API with the person's rights, and GraphQL: the doors beside REST. */
const fromLocal = async (work: Promise<unknown>): Promise<{ status: number }> =>
  work.then(
    () => ({ status: 200 }),
    (error: unknown) => ({ status: error instanceof Forbidden ? 403 : ((error as { status?: number }).status ?? 500) }),
  )
const userOf = (who: Who) => (users.get(who) ? { ...users.get(who), collection: 'users' } : undefined) as never
const localRows: Row[] = Object.entries(collections).flatMap(([slug, { read, create, update, make: fresh, data, change }]): Row[] => [
  { name: `Local API, ${slug}: find`, may: read, run: (who) => fromLocal(world.payload.find({ collection: slug as never, limit: 1, overrideAccess: false, user: userOf(who) })) },
  {
    name: `Local API, ${slug}: create`,
    may: create,
    run: (who) => fromLocal(world.payload.create({ collection: slug as never, data: data() as never, overrideAccess: false, user: userOf(who) })),
  },
  {
    name: `Local API, ${slug}: update`,
    may: update,
    run: async (who) => fromLocal(world.payload.update({ collection: slug as never, id: await fresh(), data: change as never, overrideAccess: false, user: userOf(who) })),
  },
])

let schema: ReturnType<typeof configToSchema> | undefined
async function ask(who: Who, source: string): Promise<{ status: number; body: unknown }> {
  schema ??= configToSchema(world.payload.config as SanitizedConfig)
  const req = await createLocalReq({ ...(users.get(who) ? { user: userOf(who) } : {}) }, world.payload)
  req.payloadAPI = 'GraphQL'
  const answer = await GraphQL.graphql({ schema: schema.schema, source, contextValue: { req, headers: {}, res: {} } })
  const refused = answer.errors?.some((error) => error.originalError instanceof Forbidden || /not allowed|logged in/i.test(error.message))
  return { status: refused ? 403 : answer.errors ? 500 : 200, body: answer.errors?.map(({ message }) => message) }
}
const graphRows: Row[] = [
  ...Object.entries(collections).flatMap(([slug, { read, delete: remove, make: fresh }]): Row[] => [
    { name: `GraphQL, ${slug}: query`, may: read, run: (who) => ask(who, `{ ${pluralOf(slug)}(limit: 1) { totalDocs } }`) },
    { name: `GraphQL, ${slug}: delete`, may: remove, run: async (who) => ask(who, `mutation { delete${singularOf(slug)}(id: ${await fresh()}) { id } }`) },
  ]),
  { name: 'GraphQL: create a post', may: ['write'], run: (who) => ask(who, `mutation { createSocialPost(data: { title: "New", kind: post, status: draft }) { id } }`) },
  { name: 'GraphQL: schedule a post', may: ['publish'], run: async (who) => ask(who, `mutation { updateSocialPost(id: ${await post()}, data: { status: scheduled }) { id } }`) },
  { name: 'GraphQL: the versions of posts', may: all, run: (who) => ask(who, '{ versionsSocialPosts(limit: 1) { totalDocs } }') },
]
const singularOf = (slug: string) => formatNames(slug).singular
const pluralOf = (slug: string) => formatNames(slug).plural

describe('who may do what', () => {
  beforeAll(async () => {
    const mayBe =
      (role: Role) =>
      ({ req }: { req: { user?: unknown } }) =>
        (req.user as { email?: string } | null)?.email === `${role.toLowerCase()}@roles.example`
    world = await createWorld({ options: { roles: Object.fromEntries(roles.map((role) => [role, mayBe(role)])), guidelines: [shouting()], queue: { autorun: false } }, push: true })
    ids.channel = (await world.channel('Shared')).id
    for (const who of everybody) {
      if (who === 'anonymous') continue
      const email = `${who.toLowerCase()}@roles.example`
      const user = await world.create<{ id: number }>('users', { email, password: 'demo', name: who, roles: ['author'] })
      users.set(who, user)
      tokens.set(who, (await world.payload.login({ collection: 'users' as never, data: { email, password: 'demo' } as never })).token)
    }
  })
  afterAll(() => world?.close())

  for (const row of [...restRows, ...editorialRows, ...endpointRows, ...localRows, ...graphRows]) {
    for (const who of everybody) {
      const mayDo = row.may.includes(who)
      it(`${row.name}: ${who} ${mayDo ? 'may' : 'may not'}`, async () => {
        const { status, body } = await row.run(who)
        const expected: readonly number[] = mayDo ? (row.ok ?? done) : (row.refused ?? denied)
        expect(expected, `${status} ${JSON.stringify(body)?.slice(0, 600)}`).toContain(status)
      })
    }
  }

  it('has a row for every collection, global and endpoint of the plugin', () => {
    const { config } = world.payload
    const ours = Object.values(installedSlugs(world))
    const standard = new Set((config.collections.find(({ slug }) => slug === 'categories')?.endpoints || []).map(({ method, path }) => `${method} ${path}`))
    const own = config.collections.filter(({ slug }) => ours.includes(slug))
    expect(own.map(({ slug }) => slug).sort()).toEqual(Object.keys(collections).sort())
    expect(config.globals.map(({ slug }) => slug)).toEqual(['social-settings'])
    const found = [
      ...config.endpoints.filter(({ path }) => path.startsWith('/social-')).map(({ method, path }) => `${method} ${path}`),
      ...own.flatMap(({ slug, endpoints: list }) =>
        (list || []).filter(({ method, path }) => !standard.has(`${method} ${path}`)).map(({ method, path }) => `${method} /${slug}${path}`),
      ),
    ]
    expect([...new Set(found)].sort()).toEqual(Object.keys(endpoints).sort())
  })

  it('nobody writes by hand what only the plugin writes about approval', async () => {
    const id = await post()
    const answer = await as('write')('PATCH', `/social-posts/${id}`, {
      approvals: [{ user: '1' }],
      cleared: true,
      writtenBy: '0',
      approvedContent: { text: 'x' },
      urgency: { reason: 'x' },
      reviewLinks: [{ id: 'x' }],
    })
    expect(answer.status).toBe(200)
    const { rows } = await world.payload.db.pool.query('select approvals, cleared, written_by, approved_content, urgency, review_links from social_posts where id = $1', [id])
    expect(rows[0]).toMatchObject({ approvals: [], cleared: false, approved_content: null, urgency: null, review_links: [] })
    expect((rows[0] as { written_by: string | null }).written_by).not.toBe('0')
  })

  it('a change by somebody who only writes takes an approved post back into review', async () => {
    const id = await post({ status: 'scheduled' })
    const answer = (await as('write')('PATCH', `/social-posts/${id}`, { text: 'Mine now' })) as RestAnswer<{ doc: { status: string } }>
    expect(answer.body.doc.status).toBe('in-review')
    expect((await world.deliveries({ post: { equals: id } })).map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('an article never shows social posts to somebody who may not see them', async () => {
    const id = await article()
    await world.create('social-posts', { title: 'Hidden', text: 'A well-kept secret', status: 'draft', source: { relationTo: 'posts', value: id } })
    for (const who of ['anonymous', 'none'] as const) {
      const answer = await as(who)('GET', `/posts/${id}?depth=5&draft=true`)
      expect(JSON.stringify(answer.body)).not.toContain('A well-kept secret')
    }
  })
})

function installedSlugs({ payload }: World): string[] {
  return payload.config.collections.map(({ slug }) => slug).filter((slug) => slug.startsWith('social-') || slug === 'campaigns' || slug === 'sponsors')
}
