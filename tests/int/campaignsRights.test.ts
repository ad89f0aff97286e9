import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Campaign, type CampaignWorld, createCampaignWorld, type Post } from '../helpers/campaignWorld.ts'

const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '10:00' }))

describe('a campaign and those who may not publish', () => {
  let world: CampaignWorld
  let main: Awaited<ReturnType<CampaignWorld['channel']>>
  let second: Awaited<ReturnType<CampaignWorld['channel']>>
  let evergreens = 0

  beforeAll(async () => {
    world = await createCampaignWorld('2027-03-10T08:00:00Z')
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
  const evergreen = async (data: Record<string, unknown> = {}): Promise<Campaign> => {
    const place = await world.channel(`Place ${++evergreens}`, { slots: daily, weekly: 2, timezone: 'UTC' })
    const campaign = await world.campaign({ name: `Evergreen ${evergreens}`, kind: 'evergreen', status: 'running', cooldown: 'P90D', channels: [place.id], ...data })
    await world.plan()
    return campaign
  }
  const alive = async ({ id }: { id: number }): Promise<Post[]> => (await world.postsOf(id)).filter(({ status }) => status !== 'cancelled')
  const post = async (id: number | undefined): Promise<Post> => {
    const [found] = await world.find<Post>('social-posts', { id: { equals: id } })
    if (!found) throw new Error(`There is no post ${id}.`)
    return found
  }
  const statuses = async (campaign: { id: number }) => (await world.postsOf(campaign.id)).map(({ status }) => status)

  it('keeps its gate: a post that an editor takes out of it waits for a person, and the plan knows it again', async () => {
    const campaign = await launch({ needsGo: true })
    const [day] = (await world.postsOf(campaign.id)) as [Post, Post]
    const taken = await world.editor('PATCH', `/social-posts/${day.id}`, { campaign: null })
    expect(taken.status).toBe(200)
    expect((await post(day.id)).status).toBe('in-review')
    expect((await world.deliveries({ post: { equals: day.id } })).map(({ state }) => state)).toEqual(['cancelled'])
    // The campaign can still be planned; the post is found by its key, and left to whoever took it.
    await world.done('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-27T09:00:00.000Z' })
    expect(await post(day.id)).toMatchObject({ status: 'in-review', publishAt: '2027-03-25T09:00:00.000Z' })
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    expect((await post(day.id)).status).toBe('in-review')
    expect(await statuses(campaign)).toEqual(['scheduled'])
    // Back in its campaign it is a step again.
    await world.done('PATCH', `/social-posts/${day.id}`, { campaign: campaign.id })
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    expect((await post(day.id)).status).toBe('scheduled')
  })

  it('lets somebody who may publish move a post from one campaign to another', async () => {
    const one = await launch()
    const other = await launch({ name: 'Dresden', steps: [] })
    const [day] = (await world.postsOf(one.id)) as [Post]
    await world.done('PATCH', `/social-posts/${day.id}`, { campaign: other.id })
    expect((await post(day.id)).status).toBe('scheduled')
    await world.done('PATCH', `/campaigns/${one.id}`, { name: 'Leipzig again' })
    expect((await post(day.id)).status).toBe('scheduled')
  })

  it('lets a post of the pool wait when an editor changes its words', async () => {
    const draft = await world.create<{ id: number }>('social-posts', { title: 'Pool', text: 'Words that somebody read.', status: 'draft' })
    const campaign = await evergreen({ pool: [{ post: draft.id }] })
    expect((await alive(campaign)).map(({ text }) => text)).toEqual(['Words that somebody read.'])
    expect((await world.editor('PATCH', `/social-posts/${draft.id}`, { title: 'Another title' })).status).toBe(200)
    expect((await world.campaignNow(campaign.id)).pool[0]?.waits).not.toBe(true)
    expect((await world.editor('PATCH', `/social-posts/${draft.id}`, { text: 'Words that nobody read.' })).status).toBe(200)
    await world.plan()
    expect((await alive(campaign)).map(({ text }) => text)).toEqual([])
    const now = await world.campaignNow(campaign.id)
    expect(now.pool[0]).toMatchObject({ waits: true })
    await world.done('PATCH', `/campaigns/${campaign.id}`, { pool: now.pool.map((item) => ({ ...item, waits: false })) })
    await world.plan()
    expect((await alive(campaign)).map(({ text, status }) => [text, status])).toEqual([['Words that nobody read.', 'scheduled']])
    await world.done('PATCH', `/social-posts/${draft.id}`, { text: 'Words of somebody who may.' })
    await world.plan()
    expect((await alive(campaign)).map(({ text, status }) => [text, status])).toEqual([['Words of somebody who may.', 'scheduled']])
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
  })

  it('takes a step back into review when an editor changes its template or its sponsor, and leaves it when somebody who may publish does', async () => {
    const template = await world.create<{ id: number }>('social-templates', { name: 'Thanks', text: 'Thank you, {sponsor}.' })
    const sponsor = await world.create<{ id: number }>('sponsors', { name: 'Acme', tier: 'gold' })
    const campaign = await launch({ sponsors: [sponsor.id], steps: [{ offset: 'PT0S', template: template.id }] })
    const said = async () => (await world.postsOf(campaign.id)).map(({ text, status }) => [text, status])
    await world.done('PATCH', `/social-templates/${template.id}`, { text: 'Many thanks, {sponsor}.' })
    await world.plan()
    expect(await said()).toEqual([['Many thanks, Acme.', 'scheduled']])
    expect((await world.editor('PATCH', `/social-templates/${template.id}`, { text: 'No thanks, {sponsor}.' })).status).toBe(200)
    await world.plan()
    expect(await said()).toEqual([['No thanks, Acme.', 'in-review']])
    await world.done('PATCH', `/social-templates/${template.id}`, { text: 'Thanks to {sponsor}.' })
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    await world.plan()
    expect(await said()).toEqual([['Thanks to Acme.', 'scheduled']])
    expect((await world.editor('PATCH', `/sponsors/${sponsor.id}`, { name: 'Bcme' })).status).toBe(200)
    await world.plan()
    expect(await said()).toEqual([['Thanks to Bcme.', 'in-review']])
  })

  it('goes out on no further channel because an editor says so, once it runs', async () => {
    const campaign = await evergreen({ pool: [{ text: 'One that stays true.' }, { text: 'Two that stays true.' }] })
    const [first] = (await alive(campaign)) as [Post]
    const [own] = first.channels as [number]
    const refused = await world.editor('PATCH', `/campaigns/${campaign.id}`, { channels: [own, second.id] })
    expect(world.refusal(refused)).toEqual([{ path: 'channels', message: expect.stringMatching(/may publish/) }])
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { channels: [own], goal: 'The same channels' })).status).toBe(200)
    await world.done('PATCH', `/campaigns/${campaign.id}`, { channels: [own, second.id] })
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { channels: [own] })).status).toBe(200)
    const planned = await world.campaign({ name: 'Not yet', kind: 'evergreen', channels: [main.id], pool: [{ text: 'Soon.' }] }, world.editor)
    expect((await world.editor('PATCH', `/campaigns/${planned.id}`, { channels: [main.id, second.id] })).status).toBe(200)
    await world.done('POST', `/campaigns/${campaign.id}/stop`)
  })

  it('is not moved to another time by an editor without somebody looking at it', async () => {
    const campaign = await launch()
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { anchorAt: '2027-03-10T08:10:00.000Z' })).status).toBe(200)
    expect(await statuses(campaign)).toEqual(['in-review', 'in-review'])
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    expect(await statuses(campaign)).toEqual(['scheduled', 'scheduled'])
  })

  it('stays trusted when an editor corrects its goal', async () => {
    const campaign = await launch()
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { goal: 'Ten new coaches.' })).status).toBe(200)
    await world.done('PATCH', `/campaigns/${campaign.id}`, { steps: campaign.steps.slice(0, 1) })
    expect((await world.editor('PATCH', `/campaigns/${campaign.id}`, { goal: 'Eleven new coaches.' })).status).toBe(200)
    await world.plan()
    expect((await alive(campaign)).map(({ status }) => status)).toEqual(['scheduled'])
    expect((await world.campaignNow(campaign.id)) as unknown as { trusted: boolean }).toMatchObject({ trusted: true })
  })

  it('is planned again as a copy: of a running and of a finished one, by whoever may write, and nothing of the copy goes out by itself', async () => {
    const campaign = await launch({ needsGo: true })
    await world.done('POST', `/campaigns/${campaign.id}/release`)
    type Copy = { doc: Campaign & { releasedAt?: string | null; needsGo: boolean } }
    const copy = await world.done<Copy>('POST', `/campaigns/${campaign.id}/duplicate?depth=0`, {})
    expect(copy.body.doc).toMatchObject({ status: 'planned', needsGo: true })
    expect(copy.body.doc.releasedAt ?? null).toBeNull()
    const originals = (await world.postsOf(campaign.id)).map(({ id }) => id)
    const steps = (await world.campaignNow(copy.body.doc.id)).steps
    expect(steps.every(({ plannedPost }) => plannedPost && !originals.includes(plannedPost))).toBe(true)
    const copies = await world.postsOf(copy.body.doc.id)
    expect(copies).toHaveLength(2)
    const held = await world.deliveries({ post: { in: copies.map(({ id }) => id) } })
    expect(held.map(({ state, holdReason }) => [state, holdReason])).toEqual([
      ['held', 'campaign-gate'],
      ['held', 'campaign-gate'],
    ])
    const ungated = await launch({ name: 'Without a gate' })
    const second = await world.done<Copy>('POST', `/campaigns/${ungated.id}/duplicate?depth=0`, {})
    expect(second.body.doc.needsGo).toBe(true)
    await world.done('POST', `/campaigns/${ungated.id}/finish`)
    const again = await world.editor<Copy>('POST', `/campaigns/${ungated.id}/duplicate?depth=0`, {})
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect(again.body.doc.status).toBe('planned')
    expect(await statuses(again.body.doc)).toEqual(['in-review', 'in-review'])
    const turning = await evergreen({ pool: [{ text: 'It turns.' }] })
    const turned = await world.done<Copy>('POST', `/campaigns/${turning.id}/duplicate?depth=0`, {})
    expect(turned.body.doc).toMatchObject({ status: 'planned', needsGo: false })
    await world.done('POST', `/campaigns/${turning.id}/stop`)
  })

  it('takes the posts that were added by hand back with it when it is deleted or ended, and leaves drafts to their writers', async () => {
    for (const way of ['DELETE', 'finish'] as const) {
      const campaign = await launch({ name: `By hand, ${way}`, needsGo: true })
      const add = async (status: string) => {
        const data = { title: 'By hand', text: `By hand, ${status}, ${way}.`, channels: [main.id], campaign: campaign.id, publishAt: '2027-03-26T09:00:00.000Z', status }
        return (await world.done<{ doc: Post }>('POST', '/social-posts', data)).body.doc.id
      }
      const scheduled = await add('scheduled')
      const draft = await add('draft')
      if (way === 'DELETE') await world.done('DELETE', `/campaigns/${campaign.id}`)
      else await world.done('POST', `/campaigns/${campaign.id}/finish`)
      expect((await post(scheduled)).status, way).toBe('cancelled')
      expect((await world.deliveries({ post: { equals: scheduled } })).map(({ state }) => state)).toEqual(['cancelled'])
      expect((await post(draft)).status).toBe('draft')
    }
  })
})
