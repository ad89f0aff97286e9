import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Campaign, type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'

type Saved = { doc: { id: number } }
type Ahead = {
  queue: { id: string; title: string; dueAt: string }[]
  slots: string[]
  nextFree: string | null
  ahead: { kind: string; dueAt: string }[]
}
type Cadence = { channels: { name: string; weeks: { weekOf: string; target: number | null }[]; alarms: { message: string }[]; runsDryAt: string | null }[] }

const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '10:00' }))
const texts = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({ title: `${name} ${index + 1}`, text: `${name} number ${index + 1}: true for years.` }))

describe('the slots of a queue', () => {
  let world: CampaignWorld

  beforeAll(async () => {
    // A Monday, of a week in which an occasional channel is quiet.
    world = await createCampaignWorld('2027-03-01T07:00:00Z')
  })
  afterAll(() => world?.close())

  const queued = (title: string, channels: number[], more: Record<string, unknown> = {}) => ({
    title,
    text: `${title} of the queue.`,
    channels,
    status: 'scheduled',
    queue: true,
    ...more,
  })
  const dueOn = async (channel: number) => (await world.done<Ahead>('GET', `/social-channels/${channel}/queue`)).body.queue.map(({ dueAt }) => dueAt.slice(0, 16)).sort()
  const ahead = async (channel: number) => (await world.done<Ahead>('GET', `/social-channels/${channel}/queue`)).body
  const evergreen = async (data: Record<string, unknown>): Promise<Campaign> => {
    const campaign = await world.campaign({ kind: 'evergreen', status: 'running', cooldown: 'P90D', ...data })
    await world.plan()
    return campaign
  }
  const alive = async (campaign: Campaign): Promise<Post[]> => (await world.postsOf(campaign.id)).filter(({ status }) => status !== 'cancelled')

  it('go to one post each, also when several are saved at the same time', async () => {
    const one = await world.channel('Crowded', { slots: daily, timezone: 'UTC' })
    const two = await world.channel('Crowded, too', { slots: daily, timezone: 'UTC' })
    const both = [one.id, two.id]
    const saves = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => world.manager<Saved>('POST', '/social-posts', queued(`Parallel ${number}`, number % 2 ? both : both.toReversed()))),
    )
    expect(saves.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201])
    const days = ['01', '02', '03', '04', '05', '06'].map((day) => `2027-03-${day}T10:00`)
    expect(await dueOn(one.id)).toEqual(days)
    expect(await dueOn(two.id)).toEqual(days)
  })

  it('go to one post each when many drafts are scheduled in one save, and no day gets more than its limit', async () => {
    const slots = daily.flatMap(({ day }) => [
      { day, time: '10:00' },
      { day, time: '16:00' },
    ])
    const place = await world.channel('Many at once', { slots, dailyLimit: 1, timezone: 'UTC' })
    const ids: number[] = []
    for (const number of [1, 2, 3]) ids.push((await world.done<Saved>('POST', '/social-posts', queued(`Draft ${number}`, [place.id], { status: 'draft' }))).body.doc.id)
    const where = ids.map((id, index) => `where[id][in][${index}]=${id}`).join('&')
    await world.done('PATCH', `/social-posts?${where}`, { status: 'scheduled' })
    expect(await dueOn(place.id)).toEqual(['2027-03-01T10:00', '2027-03-02T10:00', '2027-03-03T10:00'])
    // Looking at what a post would become keeps no slot.
    await world.done('POST', '/social-posts/preview', { data: queued('Only looked at', [place.id]) })
    expect((await ahead(place.id)).nextFree).toBe('2027-03-04T10:00:00.000Z')
  })

  it('are not waited for when a queued post that has its place is saved again', async () => {
    const place = await world.channel('Long import', { slots: daily, timezone: 'UTC' })
    const saved = await world.done<Saved>('POST', '/social-posts', queued('In its place', [place.id]))
    const client = await world.payload.db.pool.connect()
    try {
      await client.query('begin')
      await client.query("select pg_advisory_xact_lock(hashtext('social-queue'), hashtext($1::text))", [String(place.id)])
      await world.done('PATCH', `/social-posts/${saved.body.doc.id}`, { text: 'In its place, in better words.' })
      const refused = await world.manager('POST', '/social-posts', queued('Has to wait', [place.id]))
      expect(refused.status).toBe(400)
      expect(world.refusal(refused)).toEqual([{ path: 'queue', message: expect.stringMatching(/Save again in a minute/) }])
    } finally {
      await client.query('rollback')
      client.release()
    }
    await world.done('POST', '/social-posts', queued('Has to wait', [place.id]))
    expect(await dueOn(place.id)).toEqual(['2027-03-01T10:00', '2027-03-02T10:00'])
  })

  it('are given up by evergreen posts, which move out of the way before anything is due', async () => {
    const place = await world.channel('Full of evergreen', { slots: daily, weekly: 7, timezone: 'UTC' })
    const campaign = await evergreen({ channels: [place.id], pool: texts(40, 'Evergreen') })
    expect(await alive(campaign)).toHaveLength(28)
    const [first] = (await alive(campaign)).sort((a, b) => a.publishAt.localeCompare(b.publishAt)) as [Post]
    // What a person has rewritten is no longer the planner's to move.
    await world.done('PATCH', `/social-posts/${first.id}`, { text: 'My own words.' })
    expect((await ahead(place.id)).nextFree).toBe('2027-03-02T10:00:00.000Z')
    for (const title of ['Urgent', 'Less urgent']) await world.done('POST', '/social-posts', queued(title, [place.id]))
    expect(await dueOn(place.id)).toEqual(['2027-03-02T10:00', '2027-03-03T10:00'])
    await world.plan()
    const { queue, ahead: all } = await ahead(place.id)
    const at = (day: string) => all.filter(({ dueAt }) => dueAt === `2027-03-${day}T10:00:00.000Z`).map(({ kind }) => kind)
    expect([at('01'), at('02'), at('03'), at('04')]).toEqual([['evergreen'], ['queue'], ['queue'], ['evergreen']])
    // Changing places in the queue changes nothing for evergreen.
    const plan = (await alive(campaign)).map(({ id, publishAt }) => [id, publishAt])
    const moved = await world.done<Ahead>('POST', `/social-channels/${place.id}/queue`, { kind: 'up', id: queue[1]?.id })
    expect(moved.body.queue.map(({ title, dueAt }) => [title, dueAt.slice(0, 10)])).toEqual([
      ['Less urgent', '2027-03-02'],
      ['Urgent', '2027-03-03'],
    ])
    await world.plan()
    expect((await alive(campaign)).map(({ id, publishAt }) => [id, publishAt])).toEqual(plan)
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
    // A campaign that does not run is not planned: what it has on the channel stays where it is.
    expect((await ahead(place.id)).nextFree).toBe('2027-03-29T10:00:00.000Z')
  })

  it('are not taken from an evergreen post that is about to leave', async () => {
    const place = await world.channel('In a moment', { slots: daily, weekly: 7, timezone: 'UTC' })
    const campaign = await evergreen({ channels: [place.id], pool: texts(40, 'Soon') })
    world.clock.now = new Date('2027-03-01T09:45:00Z')
    await world.done('POST', '/social-posts', queued('At the last moment', [place.id]))
    world.clock.now = new Date('2027-03-01T07:00:00Z')
    expect(await dueOn(place.id)).toEqual(['2027-03-02T10:00'])
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
  })

  it('lie in the weeks of an occasional channel, where its page shows them, and its quiet weeks raise no alarm', async () => {
    const slots = [
      { day: 1, time: '10:00' },
      { day: 4, time: '10:00' },
    ]
    const place = await world.channel('Now and then', { standing: 'occasional', slots, weekly: 2, timezone: 'UTC' })
    const shown = (await ahead(place.id)).slots
    for (const title of ['One', 'Two', 'Three']) await world.done('POST', '/social-posts', queued(`${title} now and then`, [place.id]))
    expect(await dueOn(place.id)).toEqual(shown.slice(0, 3).map((at) => at.slice(0, 16)))
    expect((await ahead(place.id)).nextFree).toBe(shown[3])
    const { body } = await world.done<Cadence>('GET', '/social-campaigns/cadence')
    const cadence = body.channels.find(({ name }) => name === 'Now and then')
    expect(cadence?.weeks.slice(-8).map(({ target }) => target)).toEqual([2, 0, 2, 0, 2, 0, 2, 0])
    expect(cadence?.runsDryAt).toBe(shown[3])
  })
})
