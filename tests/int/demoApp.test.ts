import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootPayload, type PayloadApp } from '../helpers/payloadApp.ts'
import { createRedisDatabase } from '../helpers/redis.ts'

let app: PayloadApp
beforeAll(async () => {
  app = await bootPayload()
})
afterAll(() => app.close())

test('an article gets its slug from the title and its date from being published', async () => {
  const post = await app.payload.create({ collection: 'posts', data: { title: 'Hello from the blog', _status: 'published' } })
  expect(post).toMatchObject({ slug: 'hello-from-the-blog', _status: 'published' })
  expect(post.publishedAt).toEqual(expect.any(String))
})

test('two apps in one process do not share a database', async () => {
  const other = await bootPayload()
  await other.payload.create({ collection: 'posts', data: { title: 'Only here' } })
  const { totalDocs } = await app.payload.count({ collection: 'posts', where: { title: { equals: 'Only here' } } })
  await other.close()
  expect(totalDocs).toBe(0)
})

test('every test can have a Redis database of its own', async () => {
  expect(await createRedisDatabase()).not.toBe(await createRedisDatabase())
})
