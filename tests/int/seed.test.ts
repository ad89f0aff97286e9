import type { CollectionSlug } from 'payload'
import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followArticles } from '../../jobs/followArticle.ts'
import { type Sandbox, startSandbox } from '../../src/demo/sandbox/startSandbox.ts'
import { seed } from '../../src/demo/seed/seed.ts'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'

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
  for (const picture of await find('media')) expect(picture).toMatchObject({ alt: expect.stringMatching(/\w/), credit: 'own work' })
})

test('what was published long ago does not flood the channels: only one article is promoted', async () => {
  await followArticles(app.payload, houseOf(app.payload))
  const promotions = await find('social-promotions')
  expect(promotions.filter(({ quiet }) => !quiet)).toHaveLength(1)
})

test('a failing seed leaves nothing behind', async () => {
  const empty = await bootPayload({ options: { queue: { autorun: false } } })
  const broken = { ...sandbox, accounts: { ...sandbox.accounts, pyOpenSciBluesky: undefined as never } }
  await expect(seed({ payload: empty.payload, sandbox: broken })).rejects.toThrow()
  expect((await empty.payload.count({ collection: 'users' })).totalDocs).toBe(0)
  await empty.close()
})
