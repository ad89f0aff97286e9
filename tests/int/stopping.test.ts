import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Entry = { what: string; by: string; reason: string | null; subject: string; before: unknown; after: unknown }
type Settings = { stopped: boolean; silences: { from: string; until: string; reason: string | null }[] }

describe('stopping', () => {
  let world: World
  let asEditor: ReturnType<typeof restOf>
  let asManager: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>

  beforeAll(async () => {
    world = await createWorld()
    asEditor = restOf(world.app, await signIn(world.app, 'editor'))
    asManager = restOf(world.app, await signIn(world.app, 'manager'))
    channel = await world.channel('Team')
  })
  afterAll(() => world?.close())

  const settings = async () => (await world.payload.findGlobal({ slug: 'social-settings' as never, depth: 0 })) as Settings
  const last = async () => (await world.find<Entry>('social-records')).at(-1)
  const write = async (title: string) => (await world.create('social-posts', { title, text: `${title}.`, status: 'scheduled', channels: [channel.id] })).id
  const later = (title: string) =>
    world.create('social-posts', { title, text: `${title}.`, status: 'scheduled', channels: [channel.id], publishAt: new Date(Date.now() + 86_400_000).toISOString() })
  const missed = async (title: string) => {
    const post = await later(title)
    const [row] = await world.deliveries({ post: { equals: post.id } })
    await world.payload.db.pool.query(`update social_deliveries set state = 'missed' where id = $1`, [row?.id])
    return { id: row?.id as number, post: post.id }
  }

  it('everything holds what has not been sent, and goes on in order; the record says who and why', async () => {
    expect((await asEditor('POST', '/social-campaigns/stop', { reason: 'No' })).status).toBe(403)
    expect((await asManager('POST', '/social-campaigns/stop', { reason: ' An earthquake ' })).body).toMatchObject({ stopped: true })
    const stop = (await world.find<Entry>('social-records', { what: { equals: 'everything-stopped' } })).at(-1)
    expect(stop).toMatchObject({ by: 'manager@test.example', reason: 'An earthquake', subject: 'social-settings', before: { stopped: false }, after: { stopped: true } })
    const post = await write('Held')
    await world.settled({ post: { equals: post } }, ['held'])
    expect(world.mastodon.statuses()).toEqual([])
    expect((await asManager('POST', '/social-campaigns/resume')).body).toMatchObject({ stopped: false })
    await world.settled({ post: { equals: post } }, ['published'])
    expect(await world.find<Entry>('social-records', { what: { equals: 'everything-resumed' } })).toMatchObject([{ by: 'manager@test.example', reason: null }])
  })

  it('for a time is a silence that ends by itself, or earlier', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString()
    expect((await asManager('POST', '/social-campaigns/stop', { until: '2020-01-01T00:00:00Z' })).status).toBe(400)
    expect((await asManager('POST', '/social-campaigns/stop', { until, reason: 'Mourning' })).status).toBe(200)
    expect(await settings()).toMatchObject({ stopped: false, silences: [{ until, reason: 'Mourning' }] })
    expect(await last()).toMatchObject({ what: 'silence-set', reason: 'Mourning', by: 'manager@test.example' })
    const refused = await asManager<{ errors: { data: { errors: { path: string; message: string }[] } }[] }>('POST', '/globals/social-settings', {
      silences: [{ from: until, until: new Date().toISOString() }],
    })
    expect([refused.status, refused.body.errors[0]?.data.errors]).toMatchObject([400, [{ path: 'silences.0.until', message: expect.stringContaining('ends before it begins') }]])
    const post = await write('Silent')
    expect((await world.settled({ post: { equals: post } }, ['held']))[0]?.holdReason).toBe('silence')
    await asManager('POST', '/social-campaigns/resume')
    expect((await settings()).silences).toHaveLength(1)
    expect(Date.parse((await settings()).silences[0]?.until ?? '')).toBeLessThanOrEqual(Date.now())
    await world.settled({ post: { equals: post } }, ['published'])
    expect(await world.find<Entry>('social-records', { what: { equals: 'silence-ended' } })).toHaveLength(1)
  })

  it('of one channel is for whoever manages channels, and holds only that channel', async () => {
    expect((await asEditor('POST', `/social-channels/${channel.id}/pause`)).status).toBe(403)
    expect((await asManager('POST', `/social-channels/${channel.id}/pause`, { reason: 'Somebody else posts there' })).body).toEqual({ id: channel.id, paused: true })
    expect(await last()).toMatchObject({ what: 'channel-paused', reason: 'Somebody else posts there', subject: `social-channels:${channel.id}`, by: 'manager@test.example' })
    const post = await write('Paused')
    expect((await world.settled({ post: { equals: post } }, ['held']))[0]?.holdReason).toBe('channel-paused')
    expect((await asManager('POST', `/social-channels/${channel.id}/resume`)).body).toEqual({ id: channel.id, paused: false })
    await world.settled({ post: { equals: post } }, ['published'])
    expect((await asManager('POST', '/social-channels/999999/pause')).status).toBe(404)
  })

  it('many missed deliveries are dropped in one go; what somebody else moved meanwhile is left and counted', async () => {
    const rows = [await missed('One'), await missed('Two'), await missed('Three')]
    await world.payload.db.pool.query(`update social_deliveries set state = 'published' where id = $1`, [rows[2]?.id])
    expect((await asEditor('POST', '/social-deliveries/bulk', { action: 'drop', ids: rows.map(({ id }) => id) })).status).toBe(403)
    const { body } = await asManager('POST', '/social-deliveries/bulk', { action: 'drop', ids: rows.map(({ id }) => id) })
    expect(body).toEqual({ moved: 2, left: 1 })
    expect((await world.deliveries({ id: { in: rows.map(({ id }) => id) } })).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'published'])
    expect((await world.find<{ status: string }>('social-posts', { id: { equals: rows[0]?.post } }))[0]?.status).toBe('cancelled')
    const entry = (await world.find<Entry>('social-records', { subject: { equals: `social-posts:${rows[0]?.post}` } })).at(-1)
    expect(entry).toMatchObject({ what: 'delivery-drop', by: 'manager@test.example', after: { channel: 'Team' } })
  })

  it('many are given another time or published now, and nonsense is refused with a sentence', async () => {
    const rows = [await missed('Four'), await missed('Five')]
    const ids = rows.map(({ id }) => id)
    const dueAt = new Date(Date.now() + 7_200_000).toISOString()
    expect((await asManager('POST', '/social-deliveries/bulk', { action: 'reschedule', ids, dueAt })).body).toEqual({ moved: 2, left: 0 })
    expect((await world.deliveries({ id: { in: ids } })).map((row) => [row.state, row.dueAt])).toEqual([
      ['scheduled', dueAt],
      ['scheduled', dueAt],
    ])
    expect((await asManager('POST', '/social-deliveries/bulk', { action: 'publish-now', ids })).body).toEqual({ moved: 2, left: 0 })
    await world.settled({ id: { in: ids } }, ['published'])
    for (const body of [
      { action: 'explode', ids },
      { action: 'drop', ids: [] },
      { action: 'drop', ids: ['1; drop table'] },
      { action: 'reschedule', ids, dueAt: 'soon' },
    ])
      expect((await asManager('POST', '/social-deliveries/bulk', body)).status, JSON.stringify(body)).toBe(400)
  })
})
