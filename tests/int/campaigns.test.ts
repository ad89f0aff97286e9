import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Campaign, type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'
import { waitFor } from '../helpers/waitFor.ts'

type Timeline = { entries: { at: string; step: number | null; state: string; post: { id: number; status: string } | null; deliveries: { state: string }[] }[] }
type Report = {
  total: Record<string, number>
  channels: { name: string; sent: number }[]
  steps: { step: number; sent: number; planned: number }[]
  links: { url: string }[]
  goal: { text: string }
  summary: string
}

describe('a launch', () => {
  let world: CampaignWorld
  let main: Awaited<ReturnType<CampaignWorld['channel']>>
  let second: Awaited<ReturnType<CampaignWorld['channel']>>

  beforeAll(async () => {
    world = await createCampaignWorld('2027-03-10T08:00:00Z')
    main = await world.channel('Girls')
    second = await world.channel('Friends')
  })
  afterAll(() => world?.close())

  const steps = [
    { offset: '-P7D', title: 'Teaser', text: 'One week to go until our workshop in Leipzig.' },
    { offset: 'PT0S', title: 'The day', text: 'Today forty people write their first website. https://example.org/leipzig' },
    { offset: 'P2D', title: 'Recap', text: 'What a weekend in Leipzig. Thank you to all coaches.' },
  ]
  const launch = (data: Record<string, unknown> = {}) =>
    world.campaign({
      name: 'Leipzig',
      kind: 'launch',
      anchorAt: '2027-03-25T09:00:00Z',
      timezone: 'Europe/Berlin',
      channels: [main.id],
      steps,
      utm: { campaign: 'leipzig' },
      ...data,
    })
  const postsBySteps = async (campaign: Campaign): Promise<(Post | undefined)[]> => {
    const posts = await world.postsOf(campaign.id)
    return (await world.campaignNow(campaign.id)).steps.map((step) => posts.find((post) => post.id === step.plannedPost))
  }
  const dueTimes = async (campaign: Campaign) => (await postsBySteps(campaign)).map((post) => post?.publishAt)

  it('is planned at once around its moment, at the same hour of the wall clock when the clocks change in between', async () => {
    const campaign = await launch({ anchorAt: '2027-03-29T07:00:00Z' })
    expect(campaign.steps.map(({ state }) => state)).toEqual(['planned', 'planned', 'planned'])
    // The clocks go forward on 28 March: 09:00 in Leipzig is 08:00 UTC before, 07:00 UTC after.
    expect(await dueTimes(campaign)).toEqual(['2027-03-22T08:00:00.000Z', '2027-03-29T07:00:00.000Z', '2027-03-31T07:00:00.000Z'])
    const posts = await world.postsOf(campaign.id)
    expect(posts.map(({ status }) => status)).toEqual(['scheduled', 'scheduled', 'scheduled'])
    expect((await world.deliveries({ post: { in: posts.map(({ id }) => id) } })).map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'scheduled'])
  })

  it('moves what is unsent with its moment, keeps what a person changed, and changes nothing when it is saved again', async () => {
    const campaign = await launch()
    const [teaser, , recap] = (await postsBySteps(campaign)) as [Post, Post, Post]
    await world.done('PATCH', `/social-posts/${teaser.id}`, { text: 'My own words about Leipzig.' })
    await world.done('PATCH', `/social-posts/${recap.id}`, { publishAt: '2027-04-20T10:00:00.000Z' })
    const moved = await world.manager('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-04-08T09:00:00.000Z' })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(await dueTimes(campaign)).toEqual(['2027-04-01T09:00:00.000Z', '2027-04-08T09:00:00.000Z', '2027-04-20T10:00:00.000Z'])
    const after = await postsBySteps(campaign)
    expect(after[0]?.text).toBe('My own words about Leipzig.')
    await world.done('PATCH', `/campaigns/${campaign.id}`, { goal: 'Ten new coaches.' })
    await world.plan()
    expect(await postsBySteps(campaign)).toEqual(after)
    expect((await world.deliveries({ post: { equals: teaser.id } })).map(({ dueAt, state }) => [dueAt, state])).toEqual([['2027-04-01T09:00:00.000Z', 'scheduled']])
  })

  it('lists the steps that are past and never fires them, also when the moment is moved back over them', async () => {
    const campaign = await launch({ anchorAt: '2027-03-12T09:00:00Z' })
    expect(campaign.steps.map(({ state, plannedPost }) => [state, Boolean(plannedPost)])).toEqual([
      ['past', false],
      ['planned', true],
      ['planned', true],
    ])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-09T09:00:00.000Z' })
    const [, day] = await postsBySteps(campaign)
    expect(day?.status).toBe('cancelled')
    const { body } = await world.manager<Timeline>('GET', `/campaigns/${campaign.id}/timeline`)
    expect(body.entries.map(({ state, step }) => [step, state])).toEqual([
      [0, 'past'],
      [1, 'past'],
      [2, 'planned'],
    ])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-20T09:00:00.000Z' })
    expect((await postsBySteps(campaign)).map((post) => post?.status)).toEqual(['scheduled', 'scheduled', 'scheduled'])
    expect((await world.postsOf(campaign.id)).length).toBe(3)
  })

  it('takes back the post of a step that was taken out', async () => {
    const campaign = await launch()
    const posts = await postsBySteps(campaign)
    await world.done('PATCH', `/campaigns/${campaign.id}`, { steps: campaign.steps.slice(0, 2) })
    const recap = (await world.postsOf(campaign.id)).find(({ id }) => id === posts[2]?.id)
    expect(recap?.status).toBe('cancelled')
    expect((await world.deliveries({ post: { equals: recap?.id } })).map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('goes out on its day with the parameters of the campaign in every link, and the report reads it against the goal', async () => {
    const anchor = '2027-03-11T09:00:00.000Z'
    const campaign = await launch({ name: 'Sent', anchorAt: anchor, channels: [main.id, second.id], goal: 'Every place is taken.', steps: steps.slice(1) })
    await world.go('2027-03-11T09:00:05Z')
    const [day] = (await postsBySteps(campaign)) as [Post]
    await world.settled({ post: { equals: day.id } }, ['published'])
    const texts = world.mastodon.statuses().filter(({ text }) => text.includes('forty people'))
    expect(texts).toHaveLength(2)
    expect(texts[0]?.text).toContain('utm_campaign=leipzig')
    await world.plan()
    expect((await world.campaignNow(campaign.id)).status).toBe('running')
    const { body } = await world.manager<Report>('GET', `/campaigns/${campaign.id}/report`)
    expect(body.total).toMatchObject({ planned: 4, sent: 2, waiting: 2, failed: 0, missed: 0 })
    expect(body.channels.map(({ name, sent }) => [name, sent])).toEqual([
      ['Girls', 1],
      ['Friends', 1],
    ])
    expect(body.steps.map(({ sent, planned }) => [sent, planned])).toEqual([
      [2, 2],
      [0, 2],
    ])
    expect(body.links).toHaveLength(2)
    expect(body.summary).toBe('2 of 4 posts are out; 2 to come. The goal: Every place is taken.')
    expect((await world.editor('GET', `/campaigns/${campaign.id}/report`)).status).toBe(200)
  })

  it('waits for its go: nothing leaves before somebody who may publish releases it', async () => {
    const campaign = await launch({ name: 'Gated', needsGo: true, anchorAt: '2027-03-11T10:00:00Z', steps: [{ offset: 'PT0S', text: 'The gate is open.' }] })
    const [post] = (await postsBySteps(campaign)) as [Post]
    await world.settled({ post: { equals: post.id } }, ['held'])
    await world.go('2027-03-11T10:00:05Z')
    expect((await world.deliveries({ post: { equals: post.id } }))[0]).toMatchObject({ state: 'held', holdReason: 'campaign-gate' })
    expect((await world.editor('POST', `/campaigns/${campaign.id}/release`)).status).toBe(403)
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { releasedAt: '2027-03-11T10:00:00Z' })).status).toBe(403)
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { needsGo: false })).status).toBe(403)
    const released = await world.manager<{ doc: Campaign }>('POST', `/campaigns/${campaign.id}/release`)
    expect(released.status, JSON.stringify(released.body)).toBe(200)
    await world.go('2027-03-11T10:00:10Z')
    await world.settled({ post: { equals: post.id } }, ['published'])
  })

  it('can be stopped and resumed, and takes back what is unsent when it ends', async () => {
    const campaign = await launch({ name: 'Stopped' })
    const posts = await world.postsOf(campaign.id)
    const states = async () => [...new Set((await world.deliveries({ post: { in: posts.map(({ id }) => id) } })).map(({ state }) => state))]
    expect((await world.manager('POST', `/campaigns/${campaign.id}/stop`)).status).toBe(200)
    expect(await states()).toEqual(['held'])
    expect((await world.manager('POST', `/campaigns/${campaign.id}/stop`)).status).toBe(409)
    expect((await world.manager('POST', `/campaigns/${campaign.id}/resume`)).status).toBe(200)
    expect(await states()).toEqual(['scheduled'])
    expect((await world.manager('POST', `/campaigns/${campaign.id}/finish`)).status).toBe(200)
    expect(await states()).toEqual(['cancelled'])
    const again = await world.manager('PATCH', `/campaigns/${campaign.id}`, { status: 'running' })
    expect(world.refusal(again)).toEqual([{ path: 'status', message: expect.stringMatching(/finished/) }])
    expect((await world.manager('POST', '/campaigns/999999/stop')).status).toBe(404)
    expect((await world.manager('POST', '/campaigns/nonsense/stop')).status).toBe(404)
  })

  it('lets an editor plan, but nothing is scheduled before somebody who may publish has said so', async () => {
    const campaign = await world.campaign({ name: 'By an editor', kind: 'launch', anchorAt: '2027-05-01T09:00:00Z', channels: [main.id], steps }, world.editor)
    expect((await world.postsOf(campaign.id)).map(({ status }) => status)).toEqual(['in-review', 'in-review', 'in-review'])
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { status: 'running' })).status).toBe(403)
    const { body } = await world.manager<{ scheduled: number }>('POST', `/campaigns/${campaign.id}/release`)
    expect(body.scheduled).toBe(3)
    expect((await world.postsOf(campaign.id)).map(({ status }) => status)).toEqual(['scheduled', 'scheduled', 'scheduled'])
    await world.editor('PATCH', `/campaigns/${campaign.id}`, { steps: campaign.steps.map((step) => ({ ...step, text: `Changed ${step.offset}` })) })
    expect((await world.postsOf(campaign.id)).map(({ status }) => status)).toEqual(['in-review', 'in-review', 'in-review'])
  })

  it('plans drafts where the campaign says so', async () => {
    const campaign = await launch({ planAs: 'draft' })
    expect((await world.postsOf(campaign.id)).map(({ status }) => status)).toEqual(['draft', 'draft', 'draft'])
  })

  it('writes its steps from templates with what the campaign knows', async () => {
    const sponsor = await world.create('sponsors', { name: 'Acme Cloud', tier: 'gold' })
    const article = await world.create('posts', { title: 'Django Girls Leipzig', slug: 'leipzig', _status: 'published' }, {
      context: { socialCampaigns: { promote: false } },
    } as never)
    const template = await world.create('social-templates', { name: 'Thanks', text: '{campaign} on {date|date:short}: thank you, {sponsor}. {title}' })
    const campaign = await launch({ articles: [{ relationTo: 'posts', value: article.id }], sponsors: [sponsor.id], steps: [{ offset: 'P1D', template: template.id }] })
    const [post] = await world.postsOf(campaign.id)
    expect(post?.text).toBe('Leipzig on March 25: thank you, Acme Cloud. Django Girls Leipzig')
    expect(post?.link).toContain('/leipzig')
  })

  it('fills the variables in a step’s own text, and says a mistake in it at its field', async () => {
    const campaign = await launch({ steps: [{ offset: 'P1D', text: '{campaign} begins on {date|date:short}. Thank you, @everyone {{with braces}}.' }] })
    expect((await world.postsOf(campaign.id))[0]?.text).toBe('Leipzig begins on March 25. Thank you, @everyone {with braces}.')
    const data = { name: 'Typo', kind: 'launch', anchorAt: '2027-03-25T09:00:00Z', channels: [main.id], steps: [{ offset: 'P1D', text: 'On {dat}' }] }
    const answer = await world.manager('POST', '/campaigns', data)
    expect(world.refusal(answer)).toMatchObject([{ path: 'steps.0.text', message: expect.stringContaining('Did you mean {date}?') }])
  })

  it('refuses what cannot be planned with the field and a plain sentence, and nothing is half done', async () => {
    const asleep = await world.channel('Asleep', { standing: 'dormant' })
    const limited = await world.channel('Limited', { dailyLimit: 1 })
    const count = async () => (await world.find('social-posts')).length
    const before = await count()
    const cases: [Record<string, unknown>, string, RegExp][] = [
      [{ steps: [{ offset: 'a week before', text: 'Soon.' }] }, 'steps.0.offset', /not an offset/],
      [{ steps: [{ offset: '-P99Y', text: 'Soon.' }] }, 'steps.0.offset', /ten years/],
      [{ anchorAt: null }, 'anchorAt', /moment/],
      [{ channels: [] }, 'channels', /no channel/],
      [{ channels: [asleep.id] }, 'channels', /dormant/],
      [{ timezone: 'Mars/Olympus' }, 'timezone', /not a time zone/],
      [{ steps: [{ offset: 'P1D' }] }, 'steps.0.text', /says nothing/],
      [
        {
          channels: [limited.id],
          steps: [
            { offset: 'P1D', text: 'One.' },
            { offset: 'P1DT2H', text: 'Two.' },
          ],
        },
        'steps.0.offset',
        /2 posts on 26 March 2027 .*daily limit is 1/,
      ],
      [{ startsAt: '2027-05-01T00:00:00Z', endsAt: '2027-04-01T00:00:00Z' }, 'endsAt', /before it starts/],
    ]
    for (const [data, path, message] of cases) {
      const answer = await world.manager('POST', '/campaigns', { name: 'Wrong', kind: 'launch', anchorAt: '2027-03-25T09:00:00Z', channels: [main.id], steps, ...data })
      expect(answer.status, JSON.stringify([data, answer.body])).toBe(400)
      expect(world.refusal(answer).find((problem) => problem.path === path)?.message, JSON.stringify(answer.body)).toMatch(message)
    }
    expect(await count()).toBe(before)
  })

  it('becomes an evergreen campaign in one action: its posts and what else its article has to say', async () => {
    const { lexical } = await import('../helpers/world.ts')
    const article = await world.create(
      'posts',
      {
        title: 'The Python Packaging Guide is here',
        slug: 'packaging-guide',
        _status: 'published',
        content: lexical(
          'The guide shows scientists how to turn a folder of scripts into a package that others can install with one command.',
          'Forty-two reviewers read every chapter before it was published. A package that nobody can install is a package that nobody can cite.',
        ),
      },
      { context: { socialCampaigns: { promote: false } } } as never,
    )
    const campaign = await launch({
      name: 'Packaging Guide',
      goal: 'Scientists find the guide.',
      articles: [{ relationTo: 'posts', value: article.id }],
      steps: [{ offset: 'P1D', text: 'The Packaging Guide is here.' }],
    })
    const { status, body } = await world.manager<{ doc: Campaign & { kind: string; goal: string; channels: number[] }; message: string }>(
      'POST',
      `/campaigns/${campaign.id}/to-evergreen`,
    )
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.doc).toMatchObject({ kind: 'evergreen', status: 'planned', goal: 'Scientists find the guide.', channels: [main.id] })
    expect(body.doc.pool.length).toBeGreaterThan(1)
    expect(body.doc.pool[0]).toMatchObject({ text: 'The Packaging Guide is here.' })
    expect(body.doc.pool.slice(1).every(({ text, article: ref }) => text && ref)).toBe(true)
    await world.plan()
    expect(await world.postsOf(body.doc.id)).toEqual([])
    expect((await world.manager('POST', `/campaigns/${body.doc.id}/to-evergreen`)).status).toBe(409)
  })

  it('withdraws its plan when it is deleted', async () => {
    const campaign = await launch({ name: 'Deleted' })
    const posts = await world.postsOf(campaign.id)
    expect((await world.manager('DELETE', `/campaigns/${campaign.id}`)).status).toBe(200)
    const rows = await waitFor(() => world.deliveries({ post: { in: posts.map(({ id }) => id) } }))
    expect(rows.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })
})
