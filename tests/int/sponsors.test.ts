import { houseOf, runWorker, tuneRuntime } from 'payload-social-campaigns/worker'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { followSponsors } from '../../jobs/followSponsors.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Thanks = { key: string; reason: string; dueAt: string; post?: number | null; settledAt?: string | null; proofURL?: string | null }
type Sponsor = { id: number; thanks: Thanks[] }
type Post = {
  id: number
  text: string
  status: string
  category?: string
  sponsor?: number
  channels: number[]
  link?: string
  withdrawnBy?: string
  media: { image: number; alt: string; credit: string }[]
}
type Debts = {
  debts: { sponsor: { id: number; name: string; kind: string }; key: string; dueAt: string; overdue: boolean; upcoming: boolean; post: { id: number; status: string } | null }[]
  open: number
  overdue: number
}

const dayMs = 24 * 3_600_000

describe('thanks to sponsors, supporters and people', () => {
  let world: World
  let rest: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>
  let shiftMs = 0
  let count = 0

  beforeAll(async () => {
    world = await createWorld({ options: { queue: { autorun: false } } })
    tuneRuntime(world.payload, { clock: () => new Date(Date.now() + shiftMs) })
    await runWorker(world.payload)
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    channel = await world.channel('Main')
    await world.payload.updateGlobal({
      slug: 'social-settings' as never,
      data: {
        thanksRules: [
          { tier: 'gold', on: 'joining', within: 'P7D' },
          { tier: 'gold', on: 'renewing', within: 'P7D' },
          { tier: 'gold', on: 'event', within: 'P3D' },
          { tier: 'patron', on: 'month', within: 'P10D' },
        ],
      } as never,
    })
  })
  afterAll(() => world?.close())
  beforeEach(() => {
    shiftMs = 0
  })

  const follow = () => followSponsors(world.payload, houseOf(world.payload))
  const read = async (id: number) => (await world.find<Sponsor>('sponsors', { id: { equals: id } }))[0] as Sponsor
  const readPost = async (id: number | null | undefined) => (await world.find<Post>('social-posts', { id: { equals: id } }))[0]
  const join = (data: Record<string, unknown> = {}) => world.create<Sponsor>('sponsors', { name: `Sponsor ${++count}`, tier: 'gold', startsAt: new Date().toISOString(), ...data })
  const owed = (id: number) =>
    waitFor(async () => {
      const sponsor = await read(id)
      return sponsor.thanks.length > 0 ? sponsor : undefined
    })
  const debts = async () => (await rest<Debts>('GET', '/social-campaigns/debts')).body

  it('a sponsor that joins is owed thanks within its time, and a draft with handle and logo is ready at once', async () => {
    const data = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const logo = await world.create<{ id: number }>('media', { alt: 'The logo of Acme, a red star', credit: 'Acme' }, {
      file: { data, name: 'acme.png', mimetype: 'image/png', size: data.length },
    } as never)
    const handle = await world.create('social-handles', { name: 'Acme', key: 'acme' })
    const startsAt = new Date()
    const { id } = await join({ name: 'Acme', website: 'https://acme.example', logo: logo.id, handles: handle.id, startsAt: startsAt.toISOString() })
    const { thanks } = await owed(id)
    expect(thanks).toMatchObject([{ key: 'joining', dueAt: new Date(startsAt.getTime() + 7 * dayMs).toISOString() }])
    expect(await readPost(thanks[0]?.post)).toMatchObject({
      status: 'draft',
      category: 'sponsor',
      sponsor: id,
      channels: [channel.id],
      link: 'https://acme.example',
      text: 'Thank you, @{acme}, for supporting our work.',
      media: [{ image: logo.id, alt: 'The logo of Acme, a red star', credit: 'Acme' }],
    })
    expect((await debts()).debts.find((debt) => debt.sponsor.id === id)).toMatchObject({ key: 'joining', overdue: false, upcoming: false, post: { status: 'draft' } })
  })

  it('takes the words of the best template in force, and never those of one whose last day has passed', async () => {
    const ended = await world.create<{ id: number }>('social-templates', {
      name: 'Old',
      category: 'sponsor',
      angle: 'joining',
      text: 'Old words for {sponsor}',
      endsAt: new Date(Date.now() - 1).toISOString(),
    })
    const general = await world.create<{ id: number }>('social-templates', { name: 'General', category: 'sponsor', text: 'Hooray for {sponsor} ({tier})!' })
    const { id } = await join({ name: 'Initech' })
    expect((await readPost((await owed(id)).thanks[0]?.post))?.text).toBe('Hooray for Initech (gold)!')
    await world.payload.delete({ collection: 'social-templates' as never, where: { id: { in: [ended.id, general.id] } } as never })
  })

  it('settles itself with the proof when the post is out, and stays settled', async () => {
    const { id } = await join({ name: 'Globex' })
    const [row] = (await owed(id)).thanks
    expect((await rest('PATCH', `/social-posts/${row?.post}`, { status: 'scheduled' })).status).toBe(200)
    const [delivery] = await world.settled({ post: { equals: row?.post } }, ['published'])
    await waitFor(async () => (await readPost(row?.post))?.status === 'published')
    expect((await debts()).debts.some((debt) => debt.sponsor.id === id)).toBe(false)
    // The worker may be looking at this moment, and only one looks at a time.
    const settled = await waitFor(async () => {
      await follow()
      const thanks = (await read(id)).thanks[0]
      return thanks?.settledAt ? thanks : undefined
    })
    expect(settled?.proofURL).toBe(delivery?.url)
    expect(settled?.settledAt).toBeTruthy()
    await world.update('sponsors', id, { cancelled: true })
    await follow()
    expect((await read(id)).thanks).toMatchObject([{ key: 'joining', proofURL: delivery?.url }])
  })

  it('changes nothing when it runs again, and writes no second draft after a person has dropped the first', async () => {
    const { id } = await join()
    const [row] = (await owed(id)).thanks
    await rest('PATCH', `/social-posts/${row?.post}`, { status: 'cancelled' })
    await follow()
    await follow()
    expect((await read(id)).thanks).toHaveLength(1)
    expect(await world.find('social-posts', { sponsor: { equals: id } })).toHaveLength(1)
    expect((await debts()).debts.find((debt) => debt.sponsor.id === id)?.post?.status).toBe('cancelled')
  })

  it('withdraws what is unsent when the sponsorship is cancelled or has ended, and brings back just that when it returns', async () => {
    const { id } = await join()
    const [row] = (await owed(id)).thanks
    await world.update('sponsors', id, { cancelled: true })
    await waitFor(async () => (await read(id)).thanks.length === 0)
    expect(await readPost(row?.post)).toMatchObject({ status: 'cancelled', withdrawnBy: 'sponsor' })
    expect((await debts()).debts.some((debt) => debt.sponsor.id === id)).toBe(false)
    await world.update('sponsors', id, { cancelled: false })
    expect((await owed(id)).thanks[0]?.post).toBe(row?.post)
    expect((await readPost(row?.post))?.status).toBe('draft')
    await world.update('sponsors', id, { endsAt: new Date(Date.now() + dayMs).toISOString() })
    shiftMs = 2 * dayMs
    await follow()
    expect((await read(id)).thanks).toEqual([])
    expect((await readPost(row?.post))?.status).toBe('cancelled')
  })

  it('a supporter is thanked month by month, and what was due before it was entered is not made up for', async () => {
    const startsAt = new Date(Date.now() - 400 * dayMs).toISOString()
    const { id } = await join({ name: 'Jane', kind: 'supporter', tier: 'Patron', startsAt })
    await follow()
    const first = (await read(id)).thanks.length
    expect(first).toBeLessThanOrEqual(1)
    shiftMs = 62 * dayMs
    await follow()
    const { thanks } = await read(id)
    expect(thanks.length - first).toBe(2)
    expect(new Set(thanks.map((row) => row.key)).size).toBe(thanks.length)
    expect(thanks.at(-1)?.key).toMatch(/^month:\d{4}-\d\d$/)
    expect((await debts()).debts.filter((debt) => debt.sponsor.id === id && debt.overdue).length).toBeGreaterThan(0)
    expect((await readPost(thanks[0]?.post))?.text).toBe('Thank you, Jane, for your support this month.')
  })

  it('an event and a renewal are thanked for once they have come, not before, and can be seen ahead', async () => {
    const at = new Date(Date.now() + 5 * dayMs).toISOString()
    const renewal = new Date(Date.now() + 9 * dayMs).toISOString()
    const { id } = await join({ name: 'Hooli', events: [{ name: 'Django Girls Accra', at }], renewals: [{ at: renewal }] })
    expect((await owed(id)).thanks.map((row) => row.key)).toEqual(['joining'])
    const ahead = (await rest<Debts>('GET', `/social-campaigns/debts?until=${encodeURIComponent(renewal)}`)).body.debts.filter((debt) => debt.sponsor.id === id)
    expect(ahead.map((debt) => debt.upcoming)).toEqual([false, true, true])
    shiftMs = 10 * dayMs
    await follow()
    const { thanks } = await read(id)
    expect(thanks).toHaveLength(3)
    expect((await readPost(thanks.find((row) => row.key.startsWith('event:'))?.post))?.text).toBe('Thank you, Hooli, for making Django Girls Accra possible.')
    expect((await readPost(thanks.find((row) => row.key.startsWith('renewing:'))?.post))?.text).toBe('Thank you, Hooli, for supporting us for another year.')
  })

  it('can be settled by hand when somebody was thanked elsewhere, which drops the draft', async () => {
    const { id } = await join()
    const [row] = (await owed(id)).thanks
    const refused = await rest('POST', '/social-campaigns/debts/settle', { sponsor: id, key: 'nothing' })
    expect(refused.status).toBe(400)
    const answer = await rest<Debts>('POST', '/social-campaigns/debts/settle', { sponsor: id, key: 'joining', proofURL: 'https://example.org/talk' })
    expect(answer.status).toBe(200)
    expect(answer.body.debts.some((debt) => debt.sponsor.id === id)).toBe(false)
    expect((await read(id)).thanks).toMatchObject([{ key: 'joining', proofURL: 'https://example.org/talk' }])
    expect((await readPost(row?.post))?.status).toBe('cancelled')
    await follow()
    expect((await read(id)).thanks[0]?.settledAt).toBeTruthy()
  })

  it('a form cannot write the thanks, a deleted sponsor takes its drafts along, and a stranger sees no debts', async () => {
    const { id } = await join()
    const [row] = (await owed(id)).thanks
    await rest('PATCH', `/sponsors/${id}`, { thanks: [] })
    expect((await read(id)).thanks).toHaveLength(1)
    await world.payload.delete({ collection: 'sponsors' as never, id })
    expect((await readPost(row?.post))?.status).toBe('cancelled')
    expect((await restOf(world.app)('GET', '/social-campaigns/debts')).status).toBe(403)
  })

  it('refuses rules and websites that mean nothing, with the field', async () => {
    const settings = await rest<{ errors: { data: { errors: { path: string; message: string }[] } }[] }>('POST', '/globals/social-settings', {
      thanksRules: [{ on: 'joining', within: '-P7D' }],
    })
    expect(settings.status).toBe(400)
    expect(settings.body.errors[0]?.data.errors[0]).toMatchObject({ path: 'thanksRules.0.within', message: expect.stringContaining('P7D') })
    const sponsor = await rest<{ errors: { data: { errors: { path: string }[] } }[] }>('POST', '/sponsors', { name: 'X', website: 'acme.example' })
    expect(sponsor.body.errors[0]?.data.errors[0]?.path).toBe('website')
  })

  it('a thank-you whose draft was deleted is written anew on request, and one that has not arisen yet is written ahead once', async () => {
    const { id } = await join({ events: [{ name: 'Leipzig', at: new Date(Date.now() + 20 * dayMs).toISOString() }] })
    const first = (await owed(id)).thanks[0]?.post
    await world.payload.delete({ collection: 'social-posts' as never, id: first as number })
    const write = (key: string) => rest<{ post: number; created: boolean }>('POST', '/social-campaigns/debts/write', { sponsor: id, key })
    const joining = await write('joining')
    expect(joining).toMatchObject({ status: 201, body: { created: true } })
    expect((await read(id)).thanks[0]?.post).toBe(joining.body.post)
    expect((await write('joining')).body).toEqual({ post: joining.body.post, created: false })
    const until = new Date(Date.now() + 30 * dayMs).toISOString()
    const ahead = (await rest<Debts>('GET', `/social-campaigns/debts?until=${until}`)).body.debts.find((debt) => debt.sponsor.id === id && debt.upcoming)
    const written = await write(ahead?.key ?? '')
    expect(written.body.created).toBe(true)
    expect(await readPost(written.body.post)).toMatchObject({ status: 'draft', sponsor: id })
    shiftMs = 21 * dayMs
    await follow()
    expect((await read(id)).thanks.find((row) => row.key === ahead?.key)?.post).toBe(written.body.post)
    expect((await write('nothing')).status).toBe(400)
  })

  it('a debt can be waived, only with a reason, which is kept with the debt and on the record; its draft is withdrawn', async () => {
    const { id } = await join()
    const [row] = (await owed(id)).thanks
    const waive = (reason?: string) => rest('POST', '/social-campaigns/debts/waive', { sponsor: id, key: 'joining', reason })
    expect((await waive()).status).toBe(400)
    expect((await waive('  ')).status).toBe(400)
    expect((await waive('They do not want to be named.')).status).toBe(200)
    expect(await readPost(row?.post)).toMatchObject({ status: 'cancelled' })
    const { body } = await rest<{ debts: unknown[]; settled: { waivedReason: string | null }[] }>('GET', `/sponsors/${id}/thanks`)
    expect(body).toMatchObject({ debts: [], settled: [{ waivedReason: 'They do not want to be named.' }] })
    expect(await world.find('social-records', { and: [{ what: { equals: 'thanks-waived' } }, { subject: { equals: `sponsors:${id}` } }] })).toHaveLength(1)
    await follow()
    expect((await read(id)).thanks).toHaveLength(1)
  })

  it('tells of one sponsor what is owed, and after its end that nothing is owed any more and what was withdrawn', async () => {
    const { id } = await join({ name: 'Short stay' })
    await owed(id)
    const ask = async () => (await rest<{ over: boolean; debts: { key: string }[]; withdrawn: { title: string }[] }>('GET', `/sponsors/${id}/thanks`)).body
    expect(await ask()).toMatchObject({ over: false, debts: [{ key: 'joining' }], withdrawn: [] })
    await world.update('sponsors', id, { cancelled: true })
    await follow()
    expect(await ask()).toMatchObject({ over: true, debts: [], withdrawn: [{ title: expect.stringContaining('Short stay') }] })
    expect((await rest('GET', '/sponsors/999999/thanks')).status).toBe(400)
  })
})
