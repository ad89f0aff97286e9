import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'

type Cadence = {
  channels: {
    name: string
    target: number | null
    weeks: { weekOf: string; planned: number; sent: number }[]
    runsDryAt: string | null
    alarms: { kind: string; message: string }[]
  }[]
}
type Queue = { queue: { id: string; post: number; title: string; dueAt: string }[] }

describe('recurring posts', () => {
  let world: CampaignWorld
  let place: Awaited<ReturnType<CampaignWorld['channel']>>

  beforeAll(async () => {
    world = await createCampaignWorld('2027-03-20T08:00:00Z')
    place = await world.channel('Agenda')
  })
  afterAll(() => world?.close())

  const create = (data: Record<string, unknown>, recurrence: Record<string, unknown>) =>
    world.manager<{ doc: Post & { recurrence: Record<string, unknown> } }>('POST', '/social-posts?depth=0', {
      title: 'Support team agenda',
      text: 'The agenda of our monthly meeting is open.',
      link: 'https://example.org/agenda/march',
      channels: [place.id],
      status: 'scheduled',
      ...data,
      recurrence: { time: '09:00', timezone: 'Europe/Berlin', startsOn: '2027-03-21', ...recurrence },
    })
  const occurrences = async (id: number) => (await world.find<Post>('social-posts', { repeatOf: { equals: id } })).sort((a, b) => a.publishAt.localeCompare(b.publishAt))
  const alive = async (id: number) => (await occurrences(id)).filter(({ status }) => status !== 'cancelled')

  it('lays out the next six as posts that can be seen and edited, at the same hour when the clocks change', async () => {
    const { status, body } = await create({}, { frequency: 'weekly', days: [0] })
    expect(status, JSON.stringify(body)).toBe(201)
    const posts = await occurrences(body.doc.id)
    expect(posts.map(({ publishAt }) => publishAt)).toEqual([
      '2027-03-21T08:00:00.000Z',
      '2027-03-28T07:00:00.000Z',
      '2027-04-04T07:00:00.000Z',
      '2027-04-11T07:00:00.000Z',
      '2027-04-18T07:00:00.000Z',
      '2027-04-25T07:00:00.000Z',
    ])
    expect(await world.deliveries({ post: { equals: body.doc.id } })).toEqual([])
    expect((await world.deliveries({ post: { in: posts.map(({ id }) => id) } })).map(({ state }) => state)).toEqual(Array(6).fill('scheduled'))
    // The link changes from time to time: one occurrence is edited, the others follow the series.
    const [, second, third] = posts as [Post, Post, Post]
    await world.done('PATCH', `/social-posts/${second.id}`, { link: 'https://example.org/agenda/april' })
    await world.done('PATCH', `/social-posts/${body.doc.id}`, { text: 'The agenda is open: add your points.', link: 'https://example.org/agenda/next' })
    const after = await occurrences(body.doc.id)
    expect(after.find(({ id }) => id === second.id)).toMatchObject({ link: 'https://example.org/agenda/april', text: 'The agenda is open: add your points.' })
    expect(after.find(({ id }) => id === third.id)).toMatchObject({ link: 'https://example.org/agenda/next' })
    await world.done('PATCH', `/social-posts/${body.doc.id}`, { status: 'cancelled' })
    expect(await alive(body.doc.id)).toEqual([])
  })

  it('ends by date or count, leaves out exceptions, and takes back what the rule no longer says', async () => {
    const counted = await create({ title: 'Thank you' }, { frequency: 'monthly', dayOfMonth: 31, count: 3, exceptions: ['2027-04-30'] })
    expect((await occurrences(counted.body.doc.id)).map(({ publishAt }) => publishAt.slice(0, 10))).toEqual(['2027-03-31', '2027-05-31'])
    const ended = await create({ title: 'Until May' }, { frequency: 'weekly', days: [1], interval: 2, endsOn: '2027-04-20' })
    expect((await alive(ended.body.doc.id)).map(({ publishAt }) => publishAt.slice(0, 10))).toEqual(['2027-03-29', '2027-04-12'])
    await world.done('PATCH', `/social-posts/${ended.body.doc.id}`, { recurrence: { ...ended.body.doc.recurrence, exceptions: ['2027-03-29'] } })
    expect((await alive(ended.body.doc.id)).map(({ publishAt }) => publishAt.slice(0, 10))).toEqual(['2027-04-12'])
    const left = await alive(counted.body.doc.id)
    await world.done('DELETE', `/social-posts/${counted.body.doc.id}`)
    expect((await world.deliveries({ post: { in: left.map(({ id }) => id) } })).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    await world.done('PATCH', `/social-posts/${ended.body.doc.id}`, { status: 'cancelled' })
  })

  it('never fires several at once after a delay: the newest goes out, older ones do not', async () => {
    const { body } = await create({ title: 'Daily', text: 'Good morning, everybody.' }, { frequency: 'daily', startsOn: '2027-03-27', time: '00:30' })
    const [first, second] = (await occurrences(body.doc.id)) as [Post, Post]
    // The night the clocks go forward: two days are 23 hours apart, which is less than the lateness limit.
    expect([first.publishAt, second.publishAt]).toEqual(['2027-03-26T23:30:00.000Z', '2027-03-27T23:30:00.000Z'])
    const third = (await occurrences(body.doc.id))[2] as Post
    expect(third.publishAt).toBe('2027-03-28T22:30:00.000Z')
    await world.go('2027-03-28T22:30:05Z')
    await world.settled({ post: { equals: third.id } }, ['published'])
    await world.go('2027-03-28T22:40:00Z')
    const rows = await world.deliveries({ post: { in: [first.id, second.id] } })
    expect(rows.map(({ state }) => state).sort()).toEqual(['held', 'missed'])
    expect(rows.find(({ state }) => state === 'held')?.holdReason).toBe('newer-occurrence')
    expect(world.mastodon.statuses().filter(({ text }) => text.startsWith('Good morning'))).toHaveLength(1)
    await world.plan()
    const ahead = (await alive(body.doc.id)).filter(({ publishAt }) => publishAt > '2027-03-28T22:40')
    expect(ahead).toHaveLength(6)
    await world.done('PATCH', `/social-posts/${body.doc.id}`, { status: 'cancelled' })
  })

  it('refuses a rule that means nothing with the field and a plain sentence', async () => {
    const cases: [Record<string, unknown>, string, RegExp][] = [
      [{ frequency: 'daily', time: '25:00' }, 'recurrence.time', /not a time of day/],
      [{ frequency: 'daily', timezone: 'Mars/Olympus' }, 'recurrence.timezone', /not a time zone/],
      [{ frequency: 'daily', startsOn: '2027-02-30' }, 'recurrence.startsOn', /not a day/],
      [{ frequency: 'monthly', dayOfMonth: 3, nth: 1, weekday: 1 }, 'recurrence.dayOfMonth', /either/],
      [{ frequency: 'daily', endsOn: '2027-03-01' }, 'recurrence.endsOn', /before it starts/],
      [{ frequency: 'daily', startsOn: '2027-01-01', endsOn: '2027-01-05' }, 'recurrence.endsOn', /never happen/],
    ]
    for (const [recurrence, path, message] of cases) {
      const answer = await create({}, recurrence)
      expect(answer.status, JSON.stringify([recurrence, answer.body])).toBe(400)
      expect(world.refusal(answer).find((problem) => problem.path === path)?.message, JSON.stringify(answer.body)).toMatch(message)
    }
  })
})

describe('the queue, the cadence, and a thread that grows', () => {
  let world: CampaignWorld

  beforeAll(async () => {
    world = await createCampaignWorld('2027-03-01T07:00:00Z')
  })
  afterAll(() => world?.close())

  it('moves posts up, skips and shuffles them: the slots stay, only who has which changes', async () => {
    const place = await world.channel('Queue', { timezone: 'UTC', slots: [1, 2, 3, 4, 5].map((day) => ({ day, time: '10:00' })) })
    for (const name of ['One', 'Two', 'Three', 'Four'])
      await world.done('POST', '/social-posts', { title: name, text: `${name} of the queue.`, channels: [place.id], status: 'scheduled', queue: true })
    const read = async () => (await world.manager<Queue>('GET', `/social-channels/${place.id}/queue`)).body.queue
    const before = await read()
    expect(before.map(({ title, dueAt }) => [title, dueAt.slice(0, 10)])).toEqual([
      ['One', '2027-03-01'],
      ['Two', '2027-03-02'],
      ['Three', '2027-03-03'],
      ['Four', '2027-03-04'],
    ])
    const move = (body: Record<string, unknown>) => world.manager<Queue>('POST', `/social-channels/${place.id}/queue`, body)
    const up = await move({ kind: 'up', id: before[2]?.id })
    expect(up.body.queue.map(({ title }) => title)).toEqual(['One', 'Three', 'Two', 'Four'])
    expect(up.body.queue.map(({ dueAt }) => dueAt)).toEqual(before.map(({ dueAt }) => dueAt))
    const skip = await move({ kind: 'skip', id: before[0]?.id })
    expect(skip.body.queue.map(({ title }) => title)).toEqual(['Three', 'Two', 'Four', 'One'])
    const shuffled = await move({ kind: 'shuffle', seed: 'a' })
    expect((await move({ kind: 'shuffle', seed: 'a' })).body.queue).toEqual(shuffled.body.queue)
    // Saving the post again leaves it where it is in the queue.
    await world.done('PATCH', `/social-posts/${before[0]?.post}`, { text: 'One, in better words.' })
    expect(await read()).toEqual(shuffled.body.queue)
    expect((await move({ kind: 'up', id: 999_999 })).status).toBe(409)
    expect((await move({ kind: 'sideways' })).status).toBe(400)
    expect((await world.editor('POST', `/social-channels/${place.id}/queue`, { kind: 'shuffle' })).status).toBe(403)
  })

  it('tells how regularly each channel is fed, who is silent, and when it runs dry', async () => {
    const fed = await world.channel('Fed', { timezone: 'UTC', weekly: 1, slots: [{ day: 2, time: '10:00' }] })
    await world.channel('Silent', { timezone: 'UTC', weekly: 2 })
    for (const day of ['02', '09', '16'])
      await world.done('POST', '/social-posts', { title: day, text: `Weekly, ${day}.`, channels: [fed.id], status: 'scheduled', publishAt: `2027-03-${day}T10:00:00.000Z` })
    const { status, body } = await world.editor<Cadence>('GET', '/social-campaigns/cadence')
    expect(status).toBe(200)
    const feeding = body.channels.find(({ name }) => name === 'Fed')
    expect(feeding?.weeks.filter(({ planned }) => planned > 0)).toMatchObject([
      { weekOf: '2027-03-01', planned: 1, sent: 0 },
      { weekOf: '2027-03-08', planned: 1, sent: 0 },
      { weekOf: '2027-03-15', planned: 1, sent: 0 },
    ])
    expect(feeding?.runsDryAt).toBe('2027-03-23T10:00:00.000Z')
    expect(feeding?.alarms).toEqual([])
    expect(body.channels.find(({ name }) => name === 'Silent')?.alarms).toMatchObject([
      { kind: 'silent', message: expect.stringMatching(/Silent: Nothing has ever been published here/) },
    ])
  })

  it('adds parts to a thread that is out, on each of its channels, each once', async () => {
    const here = await world.channel('Live here')
    const there = await world.channel('Live there')
    const { body } = await world.manager<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'Live',
      text: 'We are live from Leipzig.',
      channels: [here.id, there.id],
      status: 'scheduled',
      publishAt: '2027-03-01T07:00:00.000Z',
    })
    const early = await world.manager('POST', `/social-posts/${body.doc.id}/continue`, { text: 'Too early.' })
    expect(early.status).toBe(409)
    await world.go('2027-03-01T07:00:05Z')
    await world.settled({ post: { equals: body.doc.id } }, ['published'])
    const next = await world.manager<{ posts: { id: number }[] }>('POST', `/social-posts/${body.doc.id}/continue`, { text: 'The first website is online.', key: 'part-1' })
    expect(next.status, JSON.stringify(next.body)).toBe(201)
    expect(next.body.posts).toHaveLength(2)
    const again = await world.manager<{ posts: { id: number }[] }>('POST', `/social-posts/${body.doc.id}/continue`, { text: 'The first website is online.', key: 'part-1' })
    expect(again.body.posts.map(({ id }) => id)).toEqual(next.body.posts.map(({ id }) => id))
    expect((await world.manager('POST', `/social-posts/${body.doc.id}/continue`, { text: 'Before the other is out.', key: 'part-2' })).status).toBe(409)
    await world.go('2027-03-01T07:00:10Z')
    await world.settled({ post: { in: next.body.posts.map(({ id }) => id) } }, ['published'])
    const third = await world.manager<{ posts: { id: number }[] }>('POST', `/social-posts/${body.doc.id}/continue`, { text: 'And there is cake.', key: 'part-3' })
    await world.go('2027-03-01T07:00:15Z')
    await world.settled({ post: { in: third.body.posts.map(({ id }) => id) } }, ['published'])
    const statuses = world.mastodon.statuses()
    const cake = statuses.filter(({ text }) => text.includes('there is cake'))
    const online = statuses.filter(({ text }) => text.includes('first website is online'))
    expect([cake.length, online.length]).toEqual([2, 2])
    expect(new Set(cake.map(({ replyTo }) => replyTo))).toEqual(new Set(online.map(({ id }) => id)))
    expect((await world.manager('POST', `/social-posts/${body.doc.id}/continue`, { text: '  ' })).status).toBe(400)
    expect((await world.editor('POST', `/social-posts/${body.doc.id}/continue`, { text: 'Not me.' })).status).toBe(403)
  })
})
