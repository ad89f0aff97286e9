import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RestAnswer } from '../helpers/rest.ts'
import {
  all,
  article,
  as,
  collections,
  delivery,
  denied,
  deniedEach,
  done,
  everybody,
  ids,
  inAnHour,
  installedSlugs,
  make,
  mention,
  next,
  nobody,
  openDoors,
  post,
  type Rights,
  type Row,
  version,
  versioned,
  type Who,
  world,
} from '../helpers/roleWorld.ts'

/** Payload's own REST operations, by method and path, for each collection. One that is missing here fails. */
type Rest = (slug: string, rights: Rights) => Omit<Row, 'name'>[]
const rest: Record<string, Rest> = {
  'get /': (slug, { read }) => [{ may: read, run: (who) => as(who)('GET', `/${slug}?limit=1`) }],
  'get /count': (slug, { read }) => [{ may: read, run: (who) => as(who)('GET', `/${slug}/count`) }],
  'get /:id': (slug, { read, make: fresh }) => [{ may: read, run: async (who) => as(who)('GET', `/${slug}/${await fresh()}`) }],
  'post /': (slug, { create, data }) => [{ may: create, run: (who) => as(who)('POST', `/${slug}`, data()) }],
  'patch /:id': (slug, { update, make: fresh, change }) => [{ may: update, run: async (who) => as(who)('PATCH', `/${slug}/${await fresh()}`, change) }],
  'patch /': (slug, { update, make: fresh, change }) => [
    { may: update, refused: deniedEach, run: async (who) => as(who)('PATCH', `/${slug}?where[id][equals]=${await fresh()}`, change) },
  ],
  'delete /:id': (slug, { delete: remove, make: fresh }) => [{ may: remove, run: async (who) => as(who)('DELETE', `/${slug}/${await fresh()}`) }],
  'delete /': (slug, { delete: remove, make: fresh }) => [
    { may: remove, refused: deniedEach, run: async (who) => as(who)('DELETE', `/${slug}?where[id][equals]=${await fresh()}`) },
  ],
  // A copy of a handle has its key twice, which is refused for another reason.
  'post /:id/duplicate': (slug, { create, make: fresh }) => [
    { may: create, ok: slug === 'social-handles' ? [400] : done, run: async (who) => as(who)('POST', `/${slug}/${await fresh()}/duplicate`, {}) },
  ],
  'get /versions': (slug) => (slug === versioned ? [{ may: all, run: (who) => as(who)('GET', `/${slug}/versions?limit=1`) }] : []),
  'get /versions/:id': (slug) => (slug === versioned ? [{ may: all, run: async (who) => as(who)('GET', `/${slug}/versions/${await version()}`) }] : []),
  'post /versions/:id': (slug) => (slug === versioned ? [{ may: ['write'], run: async (who) => as(who)('POST', `/${slug}/versions/${await version()}`) }] : []),
  // Says what somebody may do, and does nothing.
  'post /access/:id?': () => [],
}
const restRows: Row[] = Object.entries(collections).flatMap(([slug, rights]) =>
  Object.entries(rest).flatMap(([operation, rows]) => rows(slug, rights).map((row) => ({ ...row, name: `${slug}, REST: ${operation}` }))),
)

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
  { name: 'the settings read', may: all, run: (who) => as(who)('GET', '/globals/social-settings') },
  { name: 'the settings changed', may: ['publish'], run: (who) => as(who)('POST', '/globals/social-settings', { goal: 'Joy' }) },
]

/** Every endpoint of the plugin, by method and path. One that is missing here fails. */
type EndpointRight = { may: readonly Who[] | 'anybody'; path?: () => Promise<string>; body?: () => Promise<unknown> | unknown }
const onPost = (rest: string) => async () => `/social-posts/${await post()}/${rest}`
const onDelivery = (rest: string) => async () => `/social-deliveries/${await delivery()}/${rest}`
const onMention = (rest: string) => async () => `/social-mentions/${await mention()}/${rest}`
const onCampaign = (rest: string) => async () => `/campaigns/${await make('campaigns', { name: 'Plan', kind: 'launch', anchorAt: inAnHour() })()}/${rest}`
const paper = make('social-channels', { name: 'Paper', network: 'manual' })
const publish: EndpointRight['may'] = ['publish']
const endpoints: Record<string, EndpointRight> = {
  'get /social-campaigns/health': { may: 'anybody' },
  'post /social-campaigns/channels/:id/check': { may: ['manageChannels'], path: async () => `/social-campaigns/channels/${ids.channel}/check` },
  'post /social-campaigns/connect': { may: ['manageChannels'] },
  // Who comes back without a session is sent through a page of ours, which brings it.
  'get /social-campaigns/connect/callback': { may: ['anonymous', 'manageChannels'] },
  'get /social-campaigns/connect/client/:network': { may: 'anybody', path: async () => '/social-campaigns/connect/client/bluesky' },
  'get /social-campaigns/connect/pending': { may: ['manageChannels'] },
  'post /social-campaigns/connect/choose': { may: ['manageChannels'] },
  'get /social-campaigns/cadence': { may: all },
  'get /social-campaigns/debts': { may: all },
  'post /social-campaigns/debts/settle': { may: ['write'] },
  'post /social-campaigns/debts/write': { may: ['write'] },
  'post /social-campaigns/debts/waive': { may: ['write'] },
  'get /sponsors/:id/thanks': { may: all, path: async () => '/sponsors/0/thanks' },
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
  'get /social-campaigns/review/:id/:secret/pictures/:picture': { may: 'anybody', path: async () => '/social-campaigns/review/1/nothing/pictures/1' },
  'post /social-campaigns/review/:id/:secret': { may: 'anybody', path: async () => '/social-campaigns/review/1/nothing' },
  'post /social-channels/:id/pause': { may: ['manageChannels'], path: async () => `/social-channels/${await paper()}/pause` },
  'post /social-channels/:id/resume': { may: ['manageChannels'], path: async () => `/social-channels/${await paper()}/resume` },
  'post /social-channels/:id/disconnect': { may: ['manageChannels'], path: async () => `/social-channels/${(await world.channel(`Leaving ${next()}`)).id}/disconnect` },
  'get /social-channels/:id/audience': { may: all, path: async () => `/social-channels/${ids.channel}/audience` },
  'get /social-channels/:id/queue': { may: all, path: async () => `/social-channels/${ids.channel}/queue` },
  'post /social-channels/:id/queue': { may: publish, path: async () => `/social-channels/${ids.channel}/queue` },
  'post /social-posts/preview': { may: all, body: () => ({ data: { text: 'Hi', channels: [ids.channel] } }) },
  'post /social-posts/check': { may: all, body: () => ({ data: { text: 'Hi', channels: [ids.channel] } }) },
  'get /social-posts/:id/approval': { may: all, path: onPost('approval') },
  'post /social-posts/:id/move': { may: ['write', 'approve', 'publish'], path: onPost('move'), body: () => ({ to: 'in-review' }) },
  'post /social-posts/resolve-target': { may: ['write'] },
  'get /social-posts/import': { may: ['write'] },
  'post /social-posts/import': { may: ['write'] },
  'get /social-posts/import/:token': { may: ['write'], path: async () => '/social-posts/import/none' },
  'get /social-posts/import/sample.csv': { may: all },
  'get /social-posts/export.csv': { may: all },
  'get /social-deliveries/export.csv': { may: all },
  'post /social-posts/:id/continue': { may: publish, path: onPost('continue') },
  'get /social-posts/:id/comments': { may: all, path: onPost('comments') },
  'post /social-posts/:id/comments': { may: ['write', 'approve', 'publish'], path: onPost('comments'), body: () => ({ text: 'Well said' }) },
  'get /social-posts/:id/difference': { may: all, path: onPost('difference') },
  'post /social-posts/:id/review-links': { may: ['write'], path: onPost('review-links') },
  'post /social-posts/:id/review-links/:link/revoke': { may: ['write'], path: onPost('review-links/none/revoke') },
  'post /social-posts/:id/ignore': { may: ['write'], path: onPost('ignore'), body: () => ({ check: 'shouting', path: 'text' }) },
  'post /social-posts/:id/allow-word': { may: ['approve'], path: onPost('allow-word'), body: () => ({ word: 'PYTHON' }) },
  'get /social-deliveries/calendar': { may: all },
  'post /social-deliveries/bulk': { may: publish, body: async () => ({ action: 'drop', ids: [await delivery()] }) },
  'post /social-deliveries/:id/resolve': { may: publish, path: onDelivery('resolve'), body: () => ({ answer: 'leave' }) },
  'post /social-deliveries/:id/retry': { may: publish, path: onDelivery('retry') },
  'post /social-deliveries/:id/publish-now': { may: publish, path: onDelivery('publish-now') },
  'post /social-deliveries/:id/reschedule': { may: publish, path: onDelivery('reschedule'), body: () => ({ dueAt: inAnHour() }) },
  'post /social-deliveries/:id/drop': { may: publish, path: onDelivery('drop') },
  'post /campaigns/:id/release': { may: publish, path: onCampaign('release') },
  'post /campaigns/:id/to-evergreen': { may: publish, path: onCampaign('to-evergreen') },
  'post /social-handles/:id/check': { may: ['write'], path: async () => '/social-handles/0/check' },
  'get /social-handles/suggest': { may: all, path: async () => '/social-handles/suggest?name=Ada' },
  'get /social-templates/variables': { may: all },
  'get /social-templates/examples': { may: all },
  'get /social-feeds/:id/health': { may: all, path: async () => '/social-feeds/0/health' },
  'post /social-feeds/:id/poll': { may: ['write'], path: async () => '/social-feeds/0/poll' },
  'post /social-mentions/:id/reply': { may: ['write'], path: onMention('reply'), body: () => ({ text: 'Thank you!', status: 'draft' }) },
  'post /social-mentions/:id/boost': { may: ['write'], path: onMention('boost') },
  'post /social-mentions/:id/assign': { may: ['write'], path: onMention('assign'), body: () => ({ user: null }) },
  'post /social-mentions/:id/done': { may: ['write'], path: onMention('done') },
  'post /social-mentions/:id/do-not-engage': { may: ['write'], path: onMention('do-not-engage') },
  'get /social-mentions/inbox': { may: all },
  'post /social-mentions/:id/reopen': { may: ['write'], path: onMention('reopen') },
  'get /social-records/export.csv': { may: all },
  'get /social-records/export.json': { may: all },

  'post /social-campaigns/resume': { may: publish },
  'post /social-campaigns/stop': { may: publish, body: () => ({ until: new Date(Date.now() + 50).toISOString() }) },
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

describe('who may do what', () => {
  beforeAll(openDoors)
  afterAll(() => world?.close())

  for (const row of [...restRows, ...editorialRows, ...endpointRows]) {
    for (const who of everybody) {
      const mayDo = row.may.includes(who)
      it(`${row.name}: ${who} ${mayDo ? 'may' : 'may not'}`, async () => {
        const { status, body } = await row.run(who)
        const expected: readonly number[] = mayDo ? (row.ok ?? done) : (row.refused ?? denied)
        expect(expected, `${status} ${JSON.stringify(body)?.slice(0, 600)}`).toContain(status)
      })
    }
  }

  it('has a row for every operation that Payload gives to a collection, and knows which of ours have versions', () => {
    const { collections: found } = world.payload.config
    const operations = (found.find(({ slug }) => slug === 'categories')?.endpoints || []).map(({ method, path }) => `${method} ${path}`)
    const versions = (found.find(({ slug }) => slug === 'posts')?.endpoints || []).map(({ method, path }) => `${method} ${path}`)
    expect([...new Set([...operations, ...versions])].filter((operation) => !(operation in rest))).toEqual([])
    expect(found.filter(({ slug, versions: has }) => installedSlugs().includes(slug) && has).map(({ slug }) => slug)).toEqual([versioned])
  })

  it('has a row for every collection, global and endpoint of the plugin', () => {
    const { config } = world.payload
    const ours = installedSlugs()
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
