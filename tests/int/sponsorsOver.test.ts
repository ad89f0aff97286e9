import { houseOf } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followSponsors } from '../../jobs/followSponsors.ts'
import { type CampaignWorld, createCampaignWorld } from '../helpers/campaignWorld.ts'

type Post = { id: number; title: string; text: string; status: string; withdrawnBy?: string | null; link?: string | null }
type Thanks = { key: string; reason: string; dueAt: string; post?: number | null; settledAt?: string | null }
type Sponsor = { id: number; name: string; renewals: { id: string; at: string }[]; events: { id: string; name: string; at: string }[]; thanks: Thanks[] }

/** The clock of saves is the real one: these tests stand in the days around today. */
const dayMs = 24 * 3_600_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString()

describe('a sponsor that changes, or is one no more', () => {
  let world: CampaignWorld
  let place: Awaited<ReturnType<CampaignWorld['channel']>>

  beforeAll(async () => {
    world = await createCampaignWorld(inDays(0))
    place = await world.channel('Main')
    await world.payload.updateGlobal({
      slug: 'social-settings' as never,
      data: { thanksRules: ['joining', 'renewing', 'event'].map((on) => ({ tier: 'gold', on, within: 'P7D' })) } as never,
    })
  })
  afterAll(() => world?.close())

  const follow = () => followSponsors(world.payload, houseOf(world.payload))
  const join = async (data: Record<string, unknown>) => (await world.done<{ doc: Sponsor }>('POST', '/sponsors?depth=0', { tier: 'gold', startsAt: inDays(-1), ...data })).body.doc
  const read = async (id: number) => (await world.find<Sponsor>('sponsors', { id: { equals: id } }))[0] as Sponsor
  const readPost = async (id: number | null | undefined) => (await world.find<Post>('social-posts', { id: { equals: id } }))[0]
  const write = async (data: Record<string, unknown>) =>
    (await world.done<{ doc: Post }>('POST', '/social-posts?depth=0', { title: 'With a sponsor', channels: [place.id], status: 'scheduled', publishAt: inDays(9), ...data })).body
      .doc

  it('takes every unsent post about it back when it is cancelled, and gives them back as drafts when it returns', async () => {
    const { id } = await join({ name: 'ACME' })
    const own = await write({ text: 'ACME pays for the coffee at our workshop.', sponsor: id })
    const series = await write({ text: 'Coffee by ACME, every day.', sponsor: id, recurrence: { frequency: 'daily', time: '09:00', timezone: 'UTC' } })
    const other = await write({ text: 'Nothing to do with anybody.' })
    const dropped = await write({ text: 'ACME, dropped by hand.', sponsor: id, status: 'draft' })
    await world.done('PATCH', `/social-posts/${dropped.id}`, { status: 'cancelled' })
    await world.done('PATCH', `/sponsors/${id}`, { cancelled: true })
    expect(await readPost(own.id)).toMatchObject({ status: 'cancelled', withdrawnBy: 'sponsor' })
    expect((await world.deliveries({ post: { equals: own.id } })).map(({ state }) => state)).toEqual(['cancelled'])
    expect((await readPost(series.id))?.status).toBe('cancelled')
    const days = () => world.find<Post>('social-posts', { repeatOf: { equals: series.id } })
    expect(new Set((await days()).map(({ status }) => status))).toEqual(new Set(['cancelled']))
    expect((await readPost(other.id))?.status).toBe('scheduled')
    // A farewell is written after the end: it is nobody's but the person's.
    const farewell = await write({ text: 'ACME was with us for years. Thank you for everything.', sponsor: id })
    await follow()
    expect((await readPost(farewell.id))?.status).toBe('scheduled')
    await world.done('PATCH', `/sponsors/${id}`, { cancelled: false })
    expect(await readPost(own.id)).toMatchObject({ status: 'draft', withdrawnBy: null })
    expect((await readPost(dropped.id))?.status).toBe('cancelled')
    await world.done('PATCH', `/social-posts/${series.id}`, { status: 'scheduled' })
    expect(new Set((await days()).map(({ status }) => status))).toEqual(new Set(['scheduled']))
    await world.done('PATCH', `/social-posts/${series.id}`, { status: 'cancelled' })
  })

  it('takes them back when its time is over, but nothing that a person has touched since', async () => {
    const { id } = await join({ name: 'Globex', endsAt: inDays(2) })
    const before = await write({ text: 'Globex lends us its rooms.', sponsor: id })
    world.clock.now = new Date(inDays(3))
    await follow()
    expect(await readPost(before.id)).toMatchObject({ status: 'cancelled', withdrawnBy: 'sponsor' })
    world.clock.now = new Date()
    const late = await join({ name: 'Initech' })
    const planned = await write({ text: 'Initech lends us its laptops.', sponsor: late.id })
    await world.done('PATCH', `/sponsors/${late.id}`, { endsAt: inDays(-0.5) })
    expect((await readPost(planned.id))?.status).toBe('cancelled')
    const farewell = await write({ text: 'Initech was with us. Thank you.', sponsor: late.id })
    await follow()
    expect((await readPost(farewell.id))?.status).toBe('scheduled')
    await world.payload.delete({ collection: 'sponsors' as never, id: late.id })
    expect((await readPost(farewell.id))?.status).toBe('cancelled')
  })

  it('is not thanked by a launch any more: its step is refused, and one that is planned is taken back', async () => {
    const { id } = await join({ name: 'Hooli' })
    const steps = [
      { offset: '-P1D', text: 'Tomorrow we meet.' },
      { offset: 'PT0S', text: 'Thank you {sponsor}!' },
    ]
    const launch = { kind: 'launch', anchorAt: inDays(20), channels: [place.id], sponsors: [id], steps }
    const campaign = await world.campaign({ name: 'With Hooli', ...launch })
    const [, thanks] = campaign.steps
    expect((await readPost(thanks?.plannedPost))?.text).toBe('Thank you Hooli!')
    await world.done('PATCH', `/sponsors/${id}`, { cancelled: true })
    await world.plan()
    expect((await readPost(thanks?.plannedPost))?.status).toBe('cancelled')
    expect((await world.campaignNow(campaign.id)).planMessage).toMatch(/Hooli/)
    const refused = await world.manager('POST', '/campaigns', { name: 'Again with Hooli', ...launch })
    expect(refused.status).toBe(400)
    expect(world.refusal(refused)).toMatchObject([{ path: 'steps.1.text', message: expect.stringMatching(/Hooli is no sponsor any more/) }])
    await world.done('PATCH', `/sponsors/${id}`, { cancelled: false })
    await world.plan()
    expect(await readPost(thanks?.plannedPost)).toMatchObject({ status: 'scheduled', text: 'Thank you Hooli!' })
  })

  it('a renewal whose date is corrected is the same renewal: its thanks move with it, and are not owed twice', async () => {
    const sponsor = await join({ name: 'Umbrella', renewals: [{ at: inDays(-0.9) }, { at: inDays(40) }] })
    await follow()
    const [first, later] = (await read(sponsor.id)).renewals
    const row = (await read(sponsor.id)).thanks.find(({ key }) => key.startsWith('renewing:'))
    await world.done('POST', '/social-campaigns/debts/settle', { sponsor: sponsor.id, key: row?.key, proofURL: 'https://example.org/thanks' })
    // A form sends the rows back with their ids; the same rows without them are the same days.
    await world.done('PATCH', `/sponsors/${sponsor.id}`, { startsAt: inDays(-5), renewals: [{ ...first, at: inDays(-3) }, later] })
    await follow()
    await world.done('PATCH', `/sponsors/${sponsor.id}`, { renewals: [{ at: inDays(-3) }, { at: inDays(40) }] })
    await follow()
    const renewing = (await read(sponsor.id)).thanks.filter(({ key }) => key.startsWith('renewing:'))
    expect(renewing).toMatchObject([{ key: `renewing:${inDays(-3).slice(0, 10)}`, settledAt: expect.any(String) }])
    expect(await world.find('social-posts', { and: [{ sponsor: { equals: sponsor.id } }, { angle: { like: 'thanks:renewing' } }] })).toHaveLength(1)
  })

  it('drafts of thanks follow its name and its events, except for the words that a person wrote', async () => {
    const sponsor = await join({ name: 'Stark', website: 'https://stark.example', events: [{ name: 'Django Girls Lepzig', at: inDays(-0.9) }] })
    await follow()
    const rows = (await read(sponsor.id)).thanks
    const joining = rows.find(({ key }) => key === 'joining')
    const event = rows.find(({ key }) => key.startsWith('event:'))
    expect((await readPost(event?.post))?.text).toBe('Thank you, Stark, for making Django Girls Lepzig possible.')
    await world.done('PATCH', `/social-posts/${joining?.post}`, { text: 'Stark, you are wonderful.' })
    const { events } = await read(sponsor.id)
    await world.done('PATCH', `/sponsors/${sponsor.id}`, {
      name: 'Stark Industries',
      website: 'https://stark.example/new',
      events: events.map((entry) => ({ ...entry, name: 'Django Girls Leipzig' })),
    })
    await follow()
    expect(await readPost(event?.post)).toMatchObject({
      text: 'Thank you, Stark Industries, for making Django Girls Leipzig possible.',
      link: 'https://stark.example/new',
      status: 'draft',
    })
    expect(await readPost(joining?.post)).toMatchObject({ text: 'Stark, you are wonderful.', link: 'https://stark.example/new' })
    expect(await follow()).toBe(0)
    // What somebody has approved is theirs.
    await world.done('PATCH', `/social-posts/${event?.post}`, { status: 'scheduled', publishAt: inDays(2) })
    await world.done('PATCH', `/sponsors/${sponsor.id}`, { name: 'Stark Enterprises' })
    await follow()
    expect((await readPost(event?.post))?.text).toBe('Thank you, Stark Industries, for making Django Girls Leipzig possible.')
  })
})
