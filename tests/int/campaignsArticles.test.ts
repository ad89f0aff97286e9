import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Campaign, type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'

const quiet = { context: { socialCampaigns: { promote: false } } } as never
const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '10:00' }))

describe('campaigns and what they are made of', () => {
  let world: CampaignWorld
  let channels = 0

  beforeAll(async () => {
    // A Monday.
    world = await createCampaignWorld('2027-03-01T07:00:00Z')
  })
  afterAll(() => world?.close())

  const channel = (data: Record<string, unknown> = {}) => world.channel(`Spot ${++channels}`, { slots: daily, weekly: 3, timezone: 'UTC', ...data })
  const evergreen = async (data: Record<string, unknown>): Promise<Campaign> => {
    const campaign = await world.campaign({ name: `Evergreen ${channels}`, kind: 'evergreen', status: 'running', cooldown: 'P7D', ...data })
    await world.plan()
    return campaign
  }
  const alive = async (campaign: { id: number }): Promise<Post[]> =>
    (await world.postsOf(campaign.id)).filter(({ status }) => status !== 'cancelled').sort((a, b) => a.publishAt.localeCompare(b.publishAt))
  const textsOf = async (posts: Post[]) => (await world.deliveries({ post: { in: posts.map(({ id }) => id) } })).map((row) => JSON.stringify(row))

  it('an evergreen post follows its article to another address, with the same post and no second one', async () => {
    const guide = await world.create(
      'packages',
      { name: 'Tidepools', slug: 'tidepools', summary: 'Counts what lives between the tides.', domains: ['tides'], publishedAt: '2026-01-10T09:00:00.000Z', _status: 'published' },
      quiet,
    )
    await world.follow()
    const place = await channel({ weekly: 1 })
    const campaign = await evergreen({ channels: [place.id], poolSources: [{ collection: 'packages', tag: 'tides' }] })
    const before = await alive(campaign)
    expect(before.length).toBeGreaterThan(1)
    expect(before.every(({ link }) => link?.endsWith('/tidepools'))).toBe(true)
    await world.update('packages', guide.id, { slug: 'between-the-tides' })
    await world.follow()
    await world.plan()
    const after = await alive(campaign)
    expect(after.map(({ id, publishAt }) => [id, publishAt])).toEqual(before.map(({ id, publishAt }) => [id, publishAt]))
    expect(after.every(({ link }) => link?.endsWith('/between-the-tides'))).toBe(true)
    expect((await textsOf(after)).every((row) => !row.includes('/tidepools'))).toBe(true)
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
  })

  it('nothing of an article is planned past its end, and what lies behind an end that comes nearer is taken back', async () => {
    const event = await world.create(
      'events',
      {
        title: 'Django Girls Accra',
        slug: 'accra',
        summary: 'Apply for the workshop in Accra.',
        startsAt: '2027-05-01T08:00:00.000Z',
        startsAt_tz: 'Europe/Berlin',
        applicationsUntil: '2027-03-20T20:00:00.000Z',
        applicationsUntil_tz: 'Europe/Berlin',
        publishedAt: '2027-02-01T09:00:00.000Z',
        _status: 'published',
      },
      quiet,
    )
    await world.follow()
    const place = await channel({ weekly: 2 })
    const campaign = await evergreen({ channels: [place.id], cooldown: 'P2D', poolSources: [{ collection: 'events' }] })
    const before = await alive(campaign)
    expect(before.length).toBeGreaterThan(3)
    expect(before.filter(({ publishAt }) => publishAt >= '2027-03-20T20:00')).toEqual([])
    expect((await world.campaignNow(campaign.id)).shortages?.length).toBeGreaterThan(0)
    await world.update('events', event.id, { applicationsUntil: '2027-03-09T20:00:00.000Z' })
    await world.follow()
    await world.plan()
    const after = await alive(campaign)
    expect(after.length).toBeGreaterThan(0)
    expect(after.filter(({ publishAt }) => publishAt >= '2027-03-09T20:00')).toEqual([])
    const gone = before.filter(({ id }) => !after.some((post) => post.id === id))
    expect((await world.deliveries({ post: { in: gone.map(({ id }) => id) } })).map(({ state }) => state)).toEqual(gone.map(() => 'cancelled'))
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
  })

  it('a launch that would exceed the daily limit together with another one is refused by day and name, and nothing of it is planned', async () => {
    const limited = await channel({ dailyLimit: 2, weekly: null })
    const steps = (...texts: string[]) => texts.map((text, index) => ({ offset: `PT${index * 2}H`, text }))
    await world.campaign({
      name: 'Spring',
      kind: 'launch',
      anchorAt: '2027-06-10T08:00:00Z',
      timezone: 'UTC',
      channels: [limited.id],
      steps: steps('Spring is here.', 'Spring goes on.'),
    })
    const before = (await world.find('social-posts')).length
    const second = { name: 'Summer', kind: 'launch', timezone: 'UTC', channels: [limited.id], steps: steps('Summer is near.') }
    const answer = await world.manager('POST', '/campaigns', { ...second, anchorAt: '2027-06-10T15:00:00Z' })
    expect(answer.status).toBe(400)
    const [problem] = world.refusal(answer)
    expect(problem?.path).toBe('steps.0.offset')
    expect(problem?.message).toMatch(/3 posts on 10 June 2027 .*daily limit is 2/)
    expect(problem?.message).toContain('Spring')
    expect((await world.find('social-posts')).length).toBe(before)
    expect(await world.find('campaigns', { name: { equals: 'Summer' } })).toEqual([])
    // A day later there is room.
    expect((await world.manager('POST', '/campaigns', { ...second, anchorAt: '2027-06-11T15:00:00Z' })).status).toBe(201)
  })
})
