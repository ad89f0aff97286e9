import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'

/** What a person has ended or deleted stays away, whatever the plan would write. */
describe('what is ended or deleted', () => {
  let world: CampaignWorld
  let place: Awaited<ReturnType<CampaignWorld['channel']>>

  beforeAll(async () => {
    world = await createCampaignWorld('2027-03-20T08:00:00Z')
    place = await world.channel('Agenda', { timezone: 'UTC', slots: [1, 2, 3, 4, 5].map((day) => ({ day, time: '10:00' })) })
  })
  afterAll(() => world?.close())

  type Series = Post & { recurrence: { frequency: string | null; exceptions?: string[] } & Record<string, unknown> }
  const series = async (data: Record<string, unknown>, recurrence: Record<string, unknown> = {}) =>
    (
      await world.done<{ doc: Series }>('POST', '/social-posts?depth=0', {
        title: 'Daily',
        channels: [place.id],
        status: 'scheduled',
        ...data,
        recurrence: { frequency: 'daily', time: '09:00', timezone: 'UTC', startsOn: '2027-03-21', ...recurrence },
      })
    ).body.doc
  const read = async (id: number) => (await world.find<Series>('social-posts', { id: { equals: id } }))[0] as Series
  const occurrences = async (id: number) => (await world.find<Post>('social-posts', { repeatOf: { equals: id } })).sort((a, b) => a.publishAt.localeCompare(b.publishAt))
  const said = (words: string) => world.mastodon.statuses().filter(({ text }) => text.startsWith(words))

  it('a series that does not come back any more is a draft: its last words are not said a second time', async () => {
    const daily = await series({ text: 'Good morning, everybody.' })
    const [first] = await occurrences(daily.id)
    await world.go('2027-03-21T09:00:03Z')
    await world.settled({ post: { equals: first?.id } }, ['published'])
    await world.go('2027-03-21T09:00:05Z')
    await world.done('PATCH', `/social-posts/${daily.id}`, { recurrence: { frequency: null } })
    expect(await read(daily.id)).toMatchObject({ status: 'draft', publishAt: null })
    await world.go('2027-03-21T09:01:00Z')
    await world.plan()
    expect(await world.deliveries({ post: { equals: daily.id } })).toEqual([])
    expect((await occurrences(daily.id)).map(({ status }) => status)).toEqual(['published', ...Array(5).fill('cancelled')])
    expect(said('Good morning')).toHaveLength(1)
  })

  it('a series that is given a time of its own in the same save goes out once more, then', async () => {
    const daily = await series({ text: 'We meet every day, for now.' })
    await world.done('PATCH', `/social-posts/${daily.id}`, { recurrence: { frequency: null }, publishAt: '2037-04-30T15:00:00.000Z' })
    expect(await read(daily.id)).toMatchObject({ status: 'scheduled', publishAt: '2037-04-30T15:00:00.000Z' })
    expect((await world.deliveries({ post: { equals: daily.id } })).map(({ dueAt, state }) => [dueAt, state])).toEqual([['2037-04-30T15:00:00.000Z', 'scheduled']])
    await world.done('PATCH', `/social-posts/${daily.id}`, { status: 'cancelled' })
  })

  it('occurrences that were deleted for good are days left out, several at once too, and the others stay', async () => {
    const daily = await series({ text: 'The agenda of today is open.' }, { startsOn: '2027-04-01', exceptions: ['2027-04-02'] })
    const before = await occurrences(daily.id)
    const days = before.map(({ publishAt }) => publishAt.slice(0, 10))
    expect(days).toEqual(['2027-04-01', '2027-04-03', '2027-04-04', '2027-04-05', '2027-04-06', '2027-04-07'])
    const gone = before.filter((_post, index) => index === 1 || index === 3)
    for (const { id } of gone) await world.done('PATCH', `/social-posts/${id}`, { deletedAt: '2027-03-21T10:00:00.000Z' })
    const emptied = await world.manager('DELETE', `/social-posts?trash=true&where[id][in]=${gone.map(({ id }) => id).join(',')}`)
    expect(emptied.status, JSON.stringify(emptied.body)).toBe(200)
    await world.plan()
    const after = await occurrences(daily.id)
    expect(after.map(({ publishAt }) => publishAt.slice(0, 10))).toEqual(['2027-04-01', '2027-04-04', '2027-04-06', '2027-04-07', '2027-04-08', '2027-04-09'])
    expect(new Set((await read(daily.id)).recurrence.exceptions)).toEqual(new Set(['2027-04-02', '2027-04-03', '2027-04-05']))
    // Saving the series, as its form does, changes nothing about that.
    await world.done('PATCH', `/social-posts/${daily.id}`, { text: 'The agenda of today is open: come along.' })
    expect((await occurrences(daily.id)).map(({ id }) => id)).toEqual(after.map(({ id }) => id))
    await world.done('PATCH', `/social-posts/${daily.id}`, { status: 'cancelled' })
    // What the plan itself had taken back is no decision of anybody.
    await world.done('DELETE', `/social-posts/${after[0]?.id}`)
    expect((await read(daily.id)).recurrence.exceptions).toHaveLength(3)
  })

  it('the post of a launch step that was deleted for good is not written again', async () => {
    const campaign = await world.campaign({
      name: 'Leipzig',
      kind: 'launch',
      anchorAt: '2027-05-25T09:00:00Z',
      channels: [place.id],
      steps: [
        { offset: '-P7D', title: 'Teaser', text: 'One week to go until our workshop in Leipzig.' },
        { offset: 'PT0S', title: 'The day', text: 'Today forty people write their first website.' },
      ],
    })
    await world.done('DELETE', `/social-posts/${campaign.steps[0]?.plannedPost}`)
    await world.plan()
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-06-25T09:00:00.000Z' })
    const posts = await world.postsOf(campaign.id)
    expect(posts.map(({ id, publishAt }) => [id, publishAt])).toEqual([[campaign.steps[1]?.plannedPost, '2027-06-25T09:00:00.000Z']])
    expect((await world.campaignNow(campaign.id)).steps[0]?.plannedPost ?? null).toBeNull()
    await world.done('DELETE', `/campaigns/${campaign.id}`)
  })

  it('an evergreen post that was deleted for good leaves its place empty', async () => {
    const pool = Array.from({ length: 30 }, (_text, index) => ({ title: `Item ${index}`, text: `Word number ${index} of our pool, said once in a while.` }))
    const campaign = await world.campaign({ name: 'Pool', kind: 'evergreen', channels: [place.id], weekly: 3, cooldown: 'P14D', pool })
    await world.done('PATCH', `/campaigns/${campaign.id}`, { status: 'running' })
    await world.plan()
    const before = (await world.postsOf(campaign.id)).filter(({ status }) => status === 'scheduled').sort((a, b) => a.publishAt.localeCompare(b.publishAt))
    expect(before.length).toBeGreaterThan(5)
    const gone = before.slice(1, 3)
    const emptied = await world.manager('DELETE', `/social-posts?where[id][in]=${gone.map(({ id }) => id).join(',')}`)
    expect(emptied.status, JSON.stringify(emptied.body)).toBe(200)
    await world.plan()
    await world.done('PATCH', `/campaigns/${campaign.id}`, { goal: 'To be heard.' })
    await world.plan()
    const keys = (await world.postsOf(campaign.id)).filter(({ status }) => status === 'scheduled').map(({ planKey }) => planKey)
    for (const { planKey } of gone) expect(keys).not.toContain(planKey)
    expect(keys).toContain(before[0]?.planKey)
  })
})
