import type { CollectionSlug, Where } from 'payload'
import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followArticles } from '../../jobs/followArticle.ts'
import { followSponsors } from '../../jobs/followSponsors.ts'
import { planCampaigns } from '../../jobs/planCampaigns.ts'
import { pollFeeds } from '../../jobs/pollFeeds.ts'
import { type Sandbox, startSandbox } from '../../src/demo/sandbox/startSandbox.ts'
import { seed } from '../../src/demo/seed/seed.ts'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { restOf, signIn } from '../helpers/rest.ts'

const dayMs = 86_400_000

let app: PayloadApp
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
  app = await bootPayload({ options: { queue: { autorun: false } } })
  await seed({ payload: app.payload, sandbox })
})

afterAll(async () => {
  await app?.close()
  await sandbox?.close()
})

const find = async (collection: string) => (await app.payload.find({ collection: collection as CollectionSlug, limit: 100, depth: 0 })).docs as unknown as Record<string, unknown>[]

test('three people can sign in with the password "demo"', async () => {
  for (const role of ['admin', 'manager', 'editor']) {
    const { user } = await app.payload.login({ collection: 'users', data: { email: `${role}@example.org`, password: 'demo' } })
    expect(user).toMatchObject({ roles: [role] })
  }
})

test('both organisations have channels on the sandbox networks, and no credential can be read', async () => {
  const channels = await find('social-channels')
  expect(channels.filter(({ baseURL }) => baseURL).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Django Girls on Mastodon', 'Django Girls on Bluesky', 'pyOpenSci on Fosstodon', 'pyOpenSci on Bluesky']),
  )
  const readable = JSON.stringify(channels)
  for (const { credentials } of Object.values(sandbox.accounts))
    for (const secret of [credentials.accessToken, credentials.appPassword]) if (secret) expect(readable).not.toContain(secret)
})

test('every article has a slug, a picture with alternative text and credit, and a date when it is published', async () => {
  const posts = await find('posts')
  expect(posts.length).toBeGreaterThanOrEqual(10)
  for (const post of posts)
    expect(post).toMatchObject({ slug: expect.any(String), heroImage: expect.anything(), ...(post._status === 'published' && { publishedAt: expect.any(String) }) })
  const pictures = await find('media')
  for (const picture of pictures) expect(picture).toMatchObject({ alt: expect.stringMatching(/\w/) })
  // One is there to be stopped by the guidelines.
  expect(pictures.filter(({ credit }) => credit !== 'own work')).toHaveLength(1)
})

test('what was published long ago does not flood the channels: only one article is promoted', async () => {
  await followArticles(app.payload, houseOf(app.payload))
  const promotions = await find('social-promotions')
  expect(promotions.filter(({ quiet }) => !quiet)).toHaveLength(1)
})

describe('every line of the two handbooks is there to be seen', () => {
  /** What the worker of the demo does by itself in its first seconds. */
  beforeAll(async () => {
    const house = houseOf(app.payload)
    await followSponsors(app.payload, house)
    await planCampaigns(app.payload, house)
    await pollFeeds(app.payload, house)
  })
  const named = async (collection: string, name: string) => {
    const rows = (
      await app.payload.find({ collection: collection as CollectionSlug, limit: 500, depth: 0, where: { [collection === 'social-posts' ? 'title' : 'name']: { equals: name } } })
    ).docs
    return rows[0] as unknown as Record<string, unknown>
  }
  const count = async (collection: string, where: Where) => (await app.payload.count({ collection: collection as CollectionSlug, where })).totalDocs
  const findingsOf = async (title: string) =>
    ((await named('social-posts', title)).findings as { check: string; level: string }[]).filter(({ level }) => level !== 'hint').map(({ check }) => check)

  test('channels: each network, and standings from primary to dormant', async () => {
    const channels = await find('social-channels')
    expect(new Set(channels.map(({ network }) => network))).toEqual(new Set(['mastodon', 'bluesky', 'linkedin', 'x', 'facebook', 'pinterest', 'manual']))
    expect(new Set(channels.map(({ standing }) => standing))).toEqual(new Set(['primary', 'active', 'occasional', 'dormant']))
    expect(await named('social-channels', 'pyOpenSci on X')).toMatchObject({ standing: 'dormant' })
  })

  test('an author of articles has no part in social media', async () => {
    const { user } = await app.payload.login({ collection: 'users', data: { email: 'author@example.org', password: 'demo' } })
    await expect(app.payload.find({ collection: 'social-posts' as CollectionSlug, user: user as never, overrideAccess: false })).rejects.toThrow()
  })

  test('sponsors: late, due, coming, thanked with a proof, waived, withdrawn', async () => {
    const rest = restOf(app, await signIn(app, 'manager'))
    type Row = { sponsor: { name: string }; overdue: boolean; upcoming: boolean; post: unknown }
    type Done = { sponsor: { name: string }; proofURL: string | null; waivedReason: string | null }
    const { body } = await rest<{ debts: Row[]; settled: Done[] }>('GET', `/social-campaigns/debts?until=${new Date(Date.now() + 50 * dayMs).toISOString()}`)
    expect(body.debts.find(({ overdue }) => overdue)).toMatchObject({ sponsor: { name: 'Acme Cloud' }, post: { status: 'draft' } })
    expect(new Set(body.debts.map(({ sponsor }) => sponsor.name))).toEqual(new Set(['Acme Cloud', 'Everybody on Patreon', 'Rosario Quispe']))
    expect(body.debts.some(({ upcoming }) => upcoming)).toBe(true)
    expect(body.settled.find(({ proofURL }) => proofURL)).toMatchObject({ sponsor: { name: 'Willow Foundation' }, proofURL: sandbox.voices.thanksPast.url })
    expect(body.settled.find(({ waivedReason }) => waivedReason)).toBeDefined()
    const left = await named('sponsors', 'Old Hosting')
    expect((await rest<{ over: boolean; withdrawn: unknown[] }>('GET', `/sponsors/${left.id}/thanks`)).body).toMatchObject({
      over: true,
      withdrawn: [{ title: 'Thanks to Old Hosting' }],
    })
  })

  test('a feed of another blog, from which a draft came, with credit', async () => {
    const feed = await named('social-feeds', 'Django Girls Leipzig')
    const [draft] = (await app.payload.find({ collection: 'social-posts' as CollectionSlug, where: { feed: { equals: feed?.id } } as Where, depth: 0 })).docs as unknown as {
      text: string
      status: string
    }[]
    expect(draft).toMatchObject({ status: 'draft', text: expect.stringContaining('Django Girls Leipzig') })
  })

  test('shares, the agenda of the month and the thank-you of the week', async () => {
    expect(await named('social-posts', 'Marisol’s first website')).toMatchObject({
      kind: 'share',
      resolved: expect.arrayContaining([expect.objectContaining({ author: expect.stringContaining('marisol') })]),
    })
    for (const title of ['Agenda of the support team', 'Thank-you of the week']) {
      const post = await named('social-posts', title)
      expect(await count('social-posts', { repeatOf: { equals: post.id } })).toBeGreaterThan(2)
    }
  })

  test('guidelines: no Code of Conduct, no credit, an advertisement and hurtful words are each told', async () => {
    expect(await findingsOf('Call for proposals: SciPy')).not.toContain('code-of-conduct')
    expect(await findingsOf('Call for proposals without a Code of Conduct')).toContain('code-of-conduct')
    expect(await findingsOf('A picture that nobody is credited for')).toContain('picture-credit')
    expect(await findingsOf('Too much of an advertisement')).not.toEqual([])
    expect(await findingsOf('Not in our tone')).not.toEqual([])
    expect(await named('social-posts', 'Translators wanted')).toMatchObject({ status: 'in-review', endsAt: expect.any(String) })
  })

  test('the inbox: open, done, and one with whom nobody engages; a saved reply with the help address', async () => {
    const mentions = await find('social-mentions')
    expect(new Set(mentions.map(({ state }) => state))).toEqual(new Set(['open', 'done', 'do-not-engage']))
    const settings = (await app.payload.findGlobal({ slug: 'social-settings' as never, depth: 0 })) as unknown as {
      savedReplies: { text: string }[]
      helpAddress: string
      goal: string
      digest: { weekday: number }
    }
    expect(settings.savedReplies.some(({ text }) => text.includes('{helpAddress}'))).toBe(true)
    expect(settings).toMatchObject({ helpAddress: expect.stringContaining('@'), goal: expect.stringContaining('diversity'), digest: { weekday: 4 } })
  })

  test('campaigns: a launch that is coming, one that is over and has a report, and an evergreen one with weeks of plan', async () => {
    const spring = await named('campaigns', 'Spring workshops')
    expect(spring).toMatchObject({ kind: 'launch', status: 'planned', needsGo: true, goal: expect.any(String) })
    expect(await count('social-posts', { and: [{ campaign: { equals: spring?.id } }, { status: { equals: 'scheduled' } }] })).toBe(4)
    const finished = await named('campaigns', 'Packaging Guide launch')
    expect(finished).toMatchObject({ status: 'finished', articles: [expect.anything()] })
    expect(await count('social-posts', { and: [{ campaign: { equals: finished?.id } }, { status: { equals: 'published' } }] })).toBe(3)
    const evergreen = await named('campaigns', 'Python packaging, all year')
    const planned = (await app.payload.find({ collection: 'social-posts' as CollectionSlug, where: { campaign: { equals: evergreen?.id } } as Where, depth: 0, limit: 100 }))
      .docs as unknown as { publishAt: string }[]
    expect(planned.length).toBeGreaterThan(5)
    expect(planned.some(({ publishAt }) => Date.parse(publishAt) > Date.now() + 21 * dayMs)).toBe(true)
  })

  test('what is posted by hand, templates for each category, and a thread that can grow', async () => {
    expect(await named('social-posts', 'Update for our patrons')).toMatchObject({ status: 'scheduled' })
    const categories = new Set((await find('social-templates')).map(({ category }) => category))
    for (const category of ['package-showcase', 'volunteer-spotlight', 'event', 'tutorial', 'talk', 'community', 'sponsor', 'supporter', 'person', 'request', 'call-for-help'])
      expect(categories).toContain(category)
    expect(await named('social-posts', 'Live from the spring sprint')).toMatchObject({ status: 'published', overflow: 'thread' })
    expect((await find('social-handles')).some(({ doNotEngage }) => doNotEngage)).toBe(true)
  })
})

test('a failing seed leaves nothing behind', async () => {
  const empty = await bootPayload({ options: { queue: { autorun: false } } })
  const broken = { ...sandbox, accounts: { ...sandbox.accounts, pyOpenSciBluesky: undefined as never } }
  await expect(seed({ payload: empty.payload, sandbox: broken })).rejects.toThrow()
  expect((await empty.payload.count({ collection: 'users' })).totalDocs).toBe(0)
  await empty.close()
})
