import { shouting } from 'payload-social-campaigns/guidelines'
import { restOf } from './rest.ts'
import { createWorld, lexical, type World } from './world.ts'

export const roles = ['see', 'write', 'approve', 'publish', 'manageChannels', 'override'] as const
export type Role = (typeof roles)[number]
/** Each role alone, somebody who is signed in and has none, and somebody who is not signed in. */
export const everybody = ['anonymous', 'none', ...roles] as const
export type Who = (typeof everybody)[number]
export const nobody: readonly Who[] = []
export const all = roles

/** Who may do what with each collection. A collection of the plugin that is missing here fails. */
export type Rights = {
  read: readonly Who[]
  create: readonly Who[]
  update: readonly Who[]
  delete: readonly Who[]
  make: () => Promise<number>
  data: () => Record<string, unknown>
  change: Record<string, unknown>
}

/** The demo app with one user for each role. Made by `openDoors`. */
export let world: World
let count = 0
/** A number that nobody had yet. */
export const next = () => ++count
export const ids: Record<string, number> = {}
const tokens = new Map<Who, string | undefined>()
export const users = new Map<Who, { id: number }>()
export const as = (who: Who) => restOf(world.app, tokens.get(who))
export const make = (slug: string, data: Record<string, unknown>) => async () => (await world.create(slug, data)).id
const sql = async (text: string, values: unknown[] = []) => (await world.payload.db.pool.query(text, values)).rows as { id: number }[]
const insert = async (text: string, values: unknown[]) => (await sql(text, values))[0]?.id ?? 0
export const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()
export const post = (data: Record<string, unknown> = {}) =>
  make('social-posts', { title: 'A post', text: 'Hello', status: 'draft', channels: [ids.channel], publishAt: inAnHour(), ...data })()
export const article = () => make('posts', { title: 'An article', slug: `article-${++count}`, _status: 'draft', content: lexical('Words.') })()
export const delivery = async () => {
  const id = await post({ status: 'scheduled' })
  return (await world.deliveries({ post: { equals: id } }))[0]?.id ?? 0
}
export const mention = () =>
  insert(`insert into social_mentions (channel_id, remote_id, author, text, url, at, state) values ($1, $2, '@ada', 'Hello', $3, now(), 'open') returning id`, [
    ids.channel,
    `m${++count}`,
    `https://social.example/@ada/${count}`,
  ])
const promotion = () => insert(`insert into social_promotions (key, source, article) values ($1, 'posts', '1') returning id`, [`posts:none-${++count}`])
const record = () => insert(`insert into social_records (what, by) values ('tested', 'a test') returning id`, [])

const handle = () => ({ name: 'Ada', key: `ada-${++count}` })
export const collections: Record<string, Rights> = {
  'social-channels': {
    read: all,
    create: ['manageChannels'],
    update: ['manageChannels'],
    delete: ['manageChannels'],
    make: () => make('social-channels', { name: 'Paper', network: 'manual' })(),
    data: () => ({ name: 'Paper', network: 'manual', standing: 'active' }),
    change: { name: 'Renamed' },
  },
  'social-posts': {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['write'],
    make: () => post(),
    data: () => ({ title: 'New', text: 'New', kind: 'post', status: 'draft' }),
    change: { text: 'Changed' },
  },
  'social-deliveries': {
    read: all,
    create: nobody,
    update: nobody,
    delete: nobody,
    make: delivery,
    data: () => ({ occurrence: 'x', dueAt: inAnHour(), state: 'scheduled' }),
    change: { state: 'published' },
  },
  campaigns: {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['publish'],
    make: () => make('campaigns', { name: 'Plan', kind: 'evergreen' })(),
    data: () => ({ name: 'Plan', kind: 'evergreen', status: 'planned' }),
    change: { goal: 'Joy' },
  },
  sponsors: {
    read: all,
    create: ['write'],
    update: ['write'],
    delete: ['publish'],
    make: () => make('sponsors', { name: 'Acme' })(),
    data: () => ({ name: 'Acme', kind: 'sponsor' }),
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
export type Row = { name: string; may: readonly Who[]; ok?: readonly number[]; refused?: readonly number[]; run: (who: Who) => Promise<{ status: number; body?: unknown }> }
export const done = [200, 201] as const
export const denied = [401, 403] as const
/** Of a bulk operation each document is refused by itself. */
export const deniedEach = [400, 401, 403] as const

/** The user of the Local API, as a role. */
export const userOf = (who: Who) => (users.get(who) ? { ...users.get(who), collection: 'users' } : undefined) as never

/** The collection of ours that keeps versions. */
export const versioned = 'social-posts'

/** An older version of a post. */
export async function version(): Promise<number> {
  const id = await post({ text: 'First' })
  await world.update('social-posts', id, { text: 'Second' })
  const { docs } = await world.payload.findVersions({ collection: 'social-posts' as never, where: { parent: { equals: id } } as never, sort: 'createdAt', limit: 1 })
  return Number((docs[0] as unknown as { id: number }).id)
}

/** Slugs of the plugin's collections. */
export const installedSlugs = () =>
  world.payload.config.collections.map(({ slug }) => slug).filter((slug) => slug.startsWith('social-') || slug === 'campaigns' || slug === 'sponsors')

/** Boots the app and makes everybody; `world` is there afterwards. */
export async function openDoors(): Promise<void> {
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
}
