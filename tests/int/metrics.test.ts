import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChannels } from '../../jobs/checkChannels.ts'
import { collectMetrics } from '../../jobs/collectMetrics.ts'
import { houseOf } from '../../src/plugin.ts'
import { createEngineWorld, type EngineWorld } from '../helpers/engineWorld.ts'
import { restOf, signIn } from '../helpers/rest.ts'

const hourMs = 3_600_000
type Row = { metrics: { likes?: number; readAt?: string; nextAt?: string; failures?: number } | null; state: string; updatedAt: string }

describe('what people did with a post', () => {
  let world: EngineWorld
  let channel: Awaited<ReturnType<EngineWorld['channel']>>
  let aheadMs = 0
  let post: number
  const collect = () => collectMetrics(world.payload, houseOf(world.payload))
  const row = async () => (await world.find<Row>('social-deliveries', { post: { equals: post } }))[0]
  const asked = () => world.mastodon.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1/statuses')).length

  beforeAll(async () => {
    world = await createEngineWorld({ tuning: { clock: () => new Date(Date.now() + aheadMs) } })
    channel = await world.channel('Numbers')
    post = await world.post('Liked by many', [channel.id])
    world.engine()
    await world.ended(post, ['published'])
    await world.stopEngines()
  })
  afterAll(() => world?.close())

  it('is not asked for in the first hour', async () => {
    expect(await collect()).toBe(0)
    expect((await row())?.metrics).toBeNull()
  })

  it('is kept with the delivery, and asked for again when it is time, once', async () => {
    const [status] = world.mastodon.statuses()
    for (let index = 0; index < 3; index++) world.mastodon.favourite(status?.id ?? '')
    aheadMs = 1.5 * hourMs
    const before = await row()
    expect(await Promise.all([collect(), collect()])).toEqual(expect.arrayContaining([1]))
    const read = await row()
    expect(read?.metrics).toMatchObject({ likes: 3 })
    expect(Date.parse(read?.metrics?.nextAt ?? '') - Date.parse(read?.metrics?.readAt ?? '')).toBeGreaterThan(4 * hourMs)
    expect(read).toMatchObject({ state: 'published', updatedAt: before?.updatedAt })
    expect(await collect()).toBe(0)
  })

  it('stays as it was while the network cannot be asked, which is asked ever more rarely', async () => {
    aheadMs = 7 * hourMs
    world.mastodon.fault({ method: 'GET', path: '/api/v1/statuses' }, { kind: 'status', status: 503 })
    expect(await collect()).toBe(0)
    expect((await row())?.metrics).toMatchObject({ likes: 3, failures: 1 })
    const before = asked()
    expect(await collect()).toBe(0)
    expect(asked()).toBe(before)
    aheadMs = 8 * hourMs
    expect(await collect()).toBe(1)
    expect((await row())?.metrics).not.toHaveProperty('failures')
  })

  it('is no longer asked for after a month', async () => {
    aheadMs = 40 * 24 * hourMs
    const before = asked()
    expect(await collect()).toBe(0)
    expect(asked()).toBe(before)
    aheadMs = 0
  })

  it('is told with the followers of each day, to those who may see it', async () => {
    await checkChannels(world.payload, houseOf(world.payload), String(channel.id))
    await checkChannels(world.payload, houseOf(world.payload), String(channel.id))
    aheadMs = 24 * hourMs
    await checkChannels(world.payload, houseOf(world.payload), String(channel.id))
    const path = `/social-channels/${channel.id}/audience` as const
    const { status, body } = await restOf(world.app, await signIn(world.app, 'editor'))<{ days: { followers: number | null; posts: number; interactions: number }[] }>('GET', path)
    expect(status).toBe(200)
    expect(body.days).toHaveLength(2)
    expect(body.days[0]).toEqual({ day: expect.any(String), followers: 0, posts: 1, interactions: 3 })
    expect(body.days[1]).toMatchObject({ followers: 0, posts: 0 })
    expect((await restOf(world.app)('GET', path)).status).toBe(403)
  })
})
