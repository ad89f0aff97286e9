import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Campaign, type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'

const quiet = { context: { socialCampaigns: { promote: false } } } as never
const start = '2027-03-10T08:00:00Z'

describe('a launch whose circumstances change', () => {
  let world: CampaignWorld
  let main: Awaited<ReturnType<CampaignWorld['channel']>>
  let second: Awaited<ReturnType<CampaignWorld['channel']>>

  beforeAll(async () => {
    world = await createCampaignWorld(start)
    main = await world.channel('Girls')
    second = await world.channel('Friends')
  })
  afterAll(() => world?.close())

  const launch = (data: Record<string, unknown> = {}) =>
    world.campaign({
      name: 'Leipzig',
      kind: 'launch',
      anchorAt: '2027-03-25T09:00:00Z',
      timezone: 'UTC',
      channels: [main.id],
      steps: [
        { offset: 'PT0S', title: 'The day', text: 'Today is the day of our workshop.' },
        { offset: 'P1D', title: 'Thanks', text: 'Thank you to all coaches.' },
      ],
      ...data,
    })
  const plannedOf = (campaign: Campaign): Promise<Post[]> => world.postsOf(campaign.id)
  const standing = async (campaign: Campaign) => (await plannedOf(campaign)).map(({ status, publishAt }) => [status, publishAt])
  const texts = (part: string) => world.mastodon.statuses().filter(({ text }) => text.includes(part))
  const back = () => {
    world.clock.now = new Date(start)
  }

  it('sends a step that was missed behind the gate at its new time when the launch is postponed', async () => {
    const campaign = await launch({ name: 'Postponed', needsGo: true, anchorAt: '2027-03-11T09:00:00Z', steps: [{ offset: 'PT0S', text: 'Postponed, not forgotten.' }] })
    const [post] = (await plannedOf(campaign)) as [Post]
    await world.go('2027-03-12T10:00:00Z')
    await world.settled({ post: { equals: post.id } }, ['missed'])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-25T09:00:00.000Z' })
    expect(await standing(campaign)).toEqual([['scheduled', '2027-03-25T09:00:00.000Z']])
    await world.plan()
    expect(await standing(campaign)).toEqual([['scheduled', '2027-03-25T09:00:00.000Z']])
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    await world.go('2027-03-25T09:00:05Z')
    await world.settled({ post: { equals: post.id } }, ['published'])
    expect(texts('Postponed, not forgotten')).toHaveLength(1)
    back()
  })

  it('moves the part of a step that is not out, and leaves alone what is', async () => {
    const campaign = await launch({ name: 'Half', anchorAt: '2027-03-11T09:00:00Z', channels: [main.id, second.id], steps: [{ offset: 'PT0S', text: 'Half of it is out.' }] })
    const [post] = (await plannedOf(campaign)) as [Post]
    await world.done('POST', `/social-channels/${second.id}/pause`, {})
    await world.go('2027-03-11T09:00:05Z')
    await world.settled({ and: [{ post: { equals: post.id } }, { channel: { equals: main.id } }] }, ['published'])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-13T09:00:00.000Z' })
    const rest = await world.deliveries({ and: [{ post: { equals: post.id } }, { channel: { equals: second.id } }] })
    expect(rest.map(({ dueAt, state }) => [dueAt, state])).toEqual([['2027-03-13T09:00:00.000Z', 'held']])
    await world.done('POST', `/social-channels/${second.id}/resume`, {})
    await world.go('2027-03-13T09:00:05Z')
    await world.settled({ post: { equals: post.id } }, ['published'])
    expect(texts('Half of it is out')).toHaveLength(2)
    back()
  })

  it('holds a step about an article that was unpublished, and lets it go when it is back', async () => {
    const article = await world.create('posts', { title: 'Held', slug: 'held', _status: 'published' }, quiet)
    await world.follow()
    const campaign = await launch({
      name: 'About an article',
      anchorAt: '2027-03-11T09:00:00Z',
      articles: [{ relationTo: 'posts', value: article.id }],
      steps: [{ offset: 'PT0S', title: 'Launch', text: 'Read {title} today: {url}' }],
    })
    await world.update('posts', article.id, { _status: 'draft' })
    const [post] = (await plannedOf(campaign)) as [Post]
    await world.go('2027-03-11T09:00:05Z')
    expect((await world.deliveries({ post: { equals: post.id } })).map(({ state }) => state)).not.toContain('published')
    world.clock.now = new Date('2027-03-10T09:00:00Z')
    await world.follow()
    await world.plan()
    expect((await plannedOf(campaign)).map(({ status }) => status)).toEqual(['cancelled'])
    await world.update('posts', article.id, { title: 'Held and back', _status: 'published' })
    await world.follow()
    await world.plan()
    expect((await plannedOf(campaign)).map(({ status, text }) => [status, text.slice(0, 24)])).toEqual([['scheduled', 'Read Held and back today']])
    // An article that does not promote itself is still what the launch says.
    await world.update('posts', article.id, { socialPromotion: { optOut: true }, _status: 'published' })
    await world.follow()
    expect((await plannedOf(campaign)).map(({ status }) => status)).toEqual(['scheduled'])
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
    back()
  })

  it('keeps words that a person wrote when the template under them is deleted, and moves them with their moment', async () => {
    const template = await world.create('social-templates', { name: 'Gone', text: 'Soon: {campaign}.' })
    const campaign = await launch({ name: 'Kept', steps: [{ offset: 'PT0S', template: template.id }] })
    const [post] = (await plannedOf(campaign)) as [Post]
    await world.done('PATCH', `/social-posts/${post.id}`, { text: 'My own words about it.' })
    await world.done('DELETE', `/social-templates/${template.id}`)
    await world.plan()
    expect((await plannedOf(campaign)).map(({ status, text }) => [status, text])).toEqual([['scheduled', 'My own words about it.']])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-26T09:00:00.000Z' })
    expect(await standing(campaign)).toEqual([['scheduled', '2027-03-26T09:00:00.000Z']])
  })

  it('can be let go without what came due behind its gate, and sends all of it where a person says so', async () => {
    const steps = ['PT0S', 'PT1H', 'PT2H', 'P5D'].map((offset, index) => ({ offset, text: `Late number ${index}.` }))
    const gated = (name: string) => launch({ name, needsGo: true, anchorAt: '2027-03-11T09:00:00Z', steps: steps.map((step) => ({ ...step, text: `${name}: ${step.text}` })) })
    const rest = await gated('Rest')
    const all = await gated('All')
    world.clock.now = new Date('2027-03-11T13:00:00Z')
    const answer = await world.done<{ leftOut: number }>('POST', `/campaigns/${rest.id}/release`, { withoutLate: true })
    expect(answer.body.leftOut).toBe(3)
    expect((await plannedOf(rest)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled', 'scheduled'])
    expect((await world.campaignNow(rest.id)).steps.map(({ state }) => state)).toEqual(['past', 'past', 'past', 'planned'])
    await world.done('POST', `/campaigns/${all.id}/release`)
    await world.go('2027-03-11T13:00:05Z')
    const late = (await plannedOf(all)).slice(0, 3).map(({ id }) => id)
    await world.settled({ post: { in: late } }, ['published'])
    expect(texts('Rest: Late number')).toHaveLength(0)
    expect(texts('All: Late number')).toHaveLength(3)
    back()
  })

  it('carries the parameters that the campaign has when it goes out', async () => {
    const campaign = await launch({
      name: 'Parameters',
      anchorAt: '2027-03-11T09:00:00Z',
      steps: [{ offset: 'PT0S', text: 'With parameters: https://example.org/spring' }],
      utm: { campaign: 'old-name' },
    })
    await world.done('PATCH', `/campaigns/${campaign.id}`, { utm: { campaign: 'spring-2027', source: 'fedi' } })
    await world.go('2027-03-11T09:00:05Z')
    const [post] = (await plannedOf(campaign)) as [Post]
    await world.settled({ post: { equals: post.id } }, ['published'])
    expect(texts('With parameters')[0]?.text).toMatch(/utm_source=fedi.*utm_campaign=spring-2027/)
    back()
  })

  it('reports what waits to be approved', async () => {
    const campaign = await world.campaign(
      { name: 'Waiting', kind: 'launch', anchorAt: '2027-03-25T09:00:00Z', channels: [main.id], steps: [{ offset: 'PT0S', text: 'It waits.' }] },
      world.editor,
    )
    type Report = { summary: string; total: Record<string, number>; steps: Record<string, number>[]; channels: { name: string; toApprove: number }[] }
    const report = async () => (await world.manager<Report>('GET', `/campaigns/${campaign.id}/report`)).body
    expect(await report()).toMatchObject({
      summary: expect.stringMatching(/^Nothing is scheduled yet; 1 to approve or schedule\./),
      total: { toApprove: 1, planned: 0 },
      steps: [{ toApprove: 1 }],
      channels: [{ name: 'Girls', toApprove: 1 }],
    })
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    expect((await report()).summary).toMatch(/^0 of 1 post is out; 1 to come\./)
  })

  it('does what its form says: drafts become posts and posts drafts, and another kind takes back its steps', async () => {
    const campaign = await launch({ name: 'Restated', planAs: 'draft' })
    const statuses = async () => (await plannedOf(campaign)).map(({ status }) => status)
    expect(await statuses()).toEqual(['draft', 'draft'])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { planAs: 'scheduled' })
    expect(await statuses()).toEqual(['scheduled', 'scheduled'])
    // A draft that a person made of one step stays one, whatever else is saved.
    const [first] = (await plannedOf(campaign)) as [Post]
    await world.done('PATCH', `/social-posts/${first.id}`, { status: 'draft' })
    await world.done('PATCH', `/campaigns/${campaign.id}`, { goal: 'Everybody comes.' })
    expect(await statuses()).toEqual(['draft', 'scheduled'])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { planAs: 'draft' })
    expect(await statuses()).toEqual(['draft', 'draft'])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { planAs: 'scheduled' })
    await world.done('PATCH', `/campaigns/${campaign.id}`, { kind: 'evergreen' })
    expect(await statuses()).toEqual(['cancelled', 'cancelled'])
    await world.done('PATCH', `/campaigns/${campaign.id}`, { kind: 'launch' })
    expect(await statuses()).toEqual(['scheduled', 'scheduled'])
  })

  it('writes dates in the language of its channels', async () => {
    const german = await world.channel('Leipzig auf Deutsch', { language: 'de' })
    const campaign = await launch({ name: 'Datum', anchorAt: '2027-03-28T09:00:00Z', channels: [german.id], steps: [{ offset: '-P1D', text: 'Am {date} ist es so weit.' }] })
    expect((await plannedOf(campaign)).map(({ text }) => text)).toEqual(['Am 28. März 2027 ist es so weit.'])
  })
})
