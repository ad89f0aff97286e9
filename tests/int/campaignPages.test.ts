import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvergreenWeeks } from '../../src/campaigns/weeks.ts'
import type { CampaignLive } from '../../src/endpoints/liveEndpoints.ts'
import type { QueueAhead } from '../../src/endpoints/readQueueAhead.ts'
import type { LiveThread } from '../../src/endpoints/readThread.ts'
import { type CampaignWorld, createCampaignWorld } from '../helpers/campaignWorld.ts'

describe('what the pages of campaigns are made from', () => {
  let world: CampaignWorld
  let main: Awaited<ReturnType<CampaignWorld['channel']>>
  const slots = [1, 3, 5].map((day) => ({ day, time: '09:00' }))

  beforeAll(async () => {
    // A Monday.
    world = await createCampaignWorld('2027-03-01T06:00:00Z')
    main = await world.channel('Girls', { weekly: 3, slots })
  })
  afterAll(() => world?.close())

  const weeksOf = async (id: number) => (await world.done<EvergreenWeeks>('GET', `/campaigns/${id}/weeks`)).body

  it('shows the weeks of an evergreen campaign before it is started, with how many texts it lacks, and writes nothing down', async () => {
    const article = await world.create('volunteers', { name: 'Imani', slug: 'imani', role: 'Coach', quote: 'I learnt more than I taught.', _status: 'published' })
    const campaign = await world.campaign({
      name: 'Stories',
      kind: 'evergreen',
      channels: [main.id],
      weekly: 3,
      cooldown: 'P60D',
      maxUses: 2,
      pool: [
        { title: 'One', text: 'A story of one workshop.' },
        { title: 'Two', text: 'A story of two coaches.', variations: [{ text: 'Two coaches, one story.' }] },
        { title: 'Gone', text: 'It has ended.', endsAt: '2027-01-01T00:00:00Z' },
      ],
      poolSources: [{ collection: 'volunteers' }],
    })
    const marks = () => world.find('social-promotions', {})
    const before = (await marks()).length
    const seen = await weeksOf(campaign.id)
    expect(article.id).toBeTruthy()
    expect(seen).toMatchObject({ status: 'planned', isDraft: true, weekly: 3, cooldown: 'P60D', channelsShort: 1 })
    expect(seen.weeks[0]).toMatchObject({ weekOf: '2027-03-01', cells: [{ channel: String(main.id), missing: 0 }] })
    expect(seen.weeks[0]?.cells[0]?.posts.map(({ dueAt, state }) => [dueAt, state])).toEqual([
      ['2027-03-01T08:00:00.000Z', null],
      ['2027-03-03T08:00:00.000Z', null],
      ['2027-03-05T08:00:00.000Z', null],
    ])
    const missing = seen.weeks.flatMap(({ cells }) => cells.map((cell) => cell.missing)).reduce((sum, count) => sum + count, 0)
    expect(missing).toBeGreaterThan(0)
    expect(seen.textsNeeded).toBe(missing)
    expect(seen.pool.items.map(({ title, texts, left }) => [title, texts, left])).toContainEqual(['Two', 2, 2])
    expect(seen.pool.outside).toEqual([{ title: 'Gone', why: 'ended' }])
    expect(await world.postsOf(campaign.id)).toEqual([])
    expect((await marks()).length).toBe(before)
    // As large a pool as is said to be lacking is enough.
    const pool = [...campaign.pool, ...Array.from({ length: missing }, (_, index) => ({ title: `More ${index}`, text: `Story number ${index} of many.` }))]
    await world.done('PATCH', `/campaigns/${campaign.id}`, { pool })
    expect((await weeksOf(campaign.id)).textsNeeded).toBe(0)
  })

  it('shows a running campaign as it is written down: states, what comes first, and what a person changed', async () => {
    const channel = await world.channel('Friends', { weekly: 3, slots })
    const texts = Array.from({ length: 14 }, (_, index) => ({ title: `Text ${index}`, text: `Evergreen number ${index} of our stories.` }))
    const campaign = await world.campaign({ name: 'Running', kind: 'evergreen', status: 'running', channels: [channel.id], pool: texts })
    await world.done('POST', '/social-posts', { title: 'News', text: 'Just in.', channels: [channel.id], status: 'scheduled', publishAt: '2027-03-03T08:30:00.000Z' })
    expect((await weeksOf(campaign.id)).isBeingPlanned).toBe(true)
    await world.plan()
    const [first] = await world.postsOf(campaign.id)
    await world.done('PATCH', `/social-posts/${first?.id}`, { text: 'In my own words.' })
    const seen = await weeksOf(campaign.id)
    expect([seen.isDraft, seen.isBeingPlanned]).toEqual([false, false])
    const [cell] = seen.weeks[0]?.cells ?? []
    expect(cell?.posts.map(({ state, byHand }) => [state, byHand])).toEqual([
      ['scheduled', true],
      ['scheduled', false],
    ])
    expect(cell?.others.map(({ title, evergreen }) => [title, evergreen])).toEqual([['News', false]])
    expect((await world.manager('GET', `/campaigns/${campaign.id}/weeks`)).status).toBe(200)
    const launch = await world.campaign({ kind: 'launch', anchorAt: '2027-04-01T08:00:00Z', channels: [channel.id] })
    expect((await world.manager('GET', `/campaigns/${launch.id}/weeks`)).status).toBe(409)
  })

  it('shows the slots of a channel with who has them, the next free one, and a slot that the clocks jump over', async () => {
    const channel = await world.channel('Night', {
      weekly: 2,
      slots: [
        { day: 0, time: '02:30' },
        { day: 2, time: '09:00' },
      ],
      dailyLimit: 1,
    })
    const post = (data: Record<string, unknown>) =>
      world.done('POST', '/social-posts', { title: 'A', text: `${JSON.stringify(data)}`, channels: [channel.id], status: 'scheduled', ...data })
    await post({ queue: true })
    await post({ publishAt: '2027-03-04T12:00:00.000Z' })
    const { body } = await world.done<QueueAhead>('GET', `/social-channels/${channel.id}/queue`)
    expect(body.slots.slice(0, 2)).toEqual(['2027-03-02T08:00:00.000Z', '2027-03-07T01:30:00.000Z'])
    expect(body.ahead.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['queue', '2027-03-02T08:00:00.000Z'],
      ['fixed', '2027-03-04T12:00:00.000Z'],
    ])
    expect(body.nextFree).toBe('2027-03-07T01:30:00.000Z')
    expect(body.hints).toMatchObject([{ message: expect.stringMatching(/28 March 2027 the clocks in Europe\/Berlin jump over 02:30/) }])
    expect(body).toMatchObject({ thisWeek: '2027-03-01', channel: { weekly: 2, dailyLimit: 1 }, cadence: { name: 'Night' } })
  })

  it('begins a live thread once, whatever is asked again, and shows it as it grows', async () => {
    const campaign = await world.campaign({ name: 'Live', kind: 'launch', anchorAt: '2027-03-01T09:00:00Z', channels: [main.id] })
    const begin = (body: Record<string, unknown>) => world.manager<{ post: number }>('POST', `/campaigns/${campaign.id}/live`, body)
    const [one, again] = [await begin({ text: 'We are live.', key: 'first' }), await begin({ text: 'We are live.', key: 'first' })]
    expect([one.status, again.body.post]).toEqual([201, one.body.post])
    expect((await begin({ text: '   ' })).status).toBe(400)
    await world.go('2027-03-01T06:00:05Z')
    await world.settled({ post: { equals: one.body.post } }, ['published'])
    await world.done('POST', `/social-posts/${one.body.post}/continue`, { text: 'And there is cake.', key: 'second' })
    await world.go('2027-03-01T06:00:10Z')
    await world.settled({ channel: { equals: main.id }, post: { not_equals: one.body.post }, dueAt: { less_than: '2027-03-01T06:00:10Z' } }, ['published'])
    const { body } = await world.done<LiveThread>('GET', `/social-posts/${one.body.post}/continue`)
    expect(body.channels).toMatchObject([{ name: 'Girls', network: 'mastodon', max: 500 }])
    expect(body.parts.map(({ key, text, deliveries }) => [key, text, deliveries.map(({ state }) => state)])).toEqual([
      [null, 'We are live.', ['published']],
      ['second', 'And there is cake.', ['published']],
    ])
    const { body: live } = await world.done<CampaignLive>('GET', `/campaigns/${campaign.id}/live`)
    expect(live.threads.map(({ post }) => post)).toEqual([one.body.post])
    expect(live.hold).toBeNull()
    await world.done('POST', `/campaigns/${campaign.id}/finish`)
    expect((await begin({ text: 'Too late.' })).status).toBe(409)
  })
})
