import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Post } from '../../src/demo/payload-types.ts'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { createRedisDatabase } from '../helpers/redis.ts'

let app: PayloadApp
/** As a person or a script writes it over REST: without what the site fills in. */
const write = (to: PayloadApp, data: Partial<Post>) => to.payload.create({ collection: 'posts', data: data as Post })
beforeAll(async () => {
  app = await bootPayload()
})
afterAll(() => app.close())

test('an article gets its slug from the title and its date from being published', async () => {
  const post = await write(app, { title: 'Hello from the blog', _status: 'published' })
  expect(post).toMatchObject({ slug: 'hello-from-the-blog', _status: 'published' })
  expect(post.publishedAt).toEqual(expect.any(String))
})

test('two apps in one process do not share a database', async () => {
  const other = await bootPayload()
  await write(other, { title: 'Only here' })
  const { totalDocs } = await app.payload.count({ collection: 'posts', where: { title: { equals: 'Only here' } } })
  await other.close()
  expect(totalDocs).toBe(0)
})

test('every test can have a Redis database of its own', async () => {
  expect(await createRedisDatabase()).not.toBe(await createRedisDatabase())
})
