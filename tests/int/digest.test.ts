import { houseOf, runWorker, tuneRuntime } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { composeDigests } from '../../jobs/composeDigests.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

type Digest = { post: { id: number } | null; created: boolean; title: string; text: string; html: string; markdown: string; isEmpty: boolean }
type Refused = { errors: { data: { errors: { path: string; message: string }[] } }[] }
type Post = { id: number; title: string; text: string; status: string; category: string; channels: number[] }

const dayMs = 24 * 3_600_000

describe('the newsletter digest', () => {
  let world: World
  let rest: ReturnType<typeof restOf>
  let newsletter: { id: number }
  let main: { id: number }
  let shiftMs = 0

  beforeAll(async () => {
    world = await createWorld({ options: { queue: { autorun: false } } })
    tuneRuntime(world.payload, { clock: () => new Date(Date.now() + shiftMs) })
    await runWorker(world.payload)
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    main = await world.channel('Main')
  })
  afterAll(() => world?.close())
  beforeEach(() => {
    shiftMs = 0
  })

  const compose = (body: Record<string, unknown> = {}) => rest<Digest & Refused>('POST', '/social-campaigns/digest', body)
  const problem = (body: Refused) => body.errors[0]?.data.errors[0]
  const read = async (id: number | undefined) => (await world.find<Post>('social-posts', { id: { equals: id } }))[0]
  const newsletters = () => world.find<Post>('social-posts', { category: { equals: 'newsletter' } })

  it('is refused plainly while there is no manual channel, or where the channel sends by itself', async () => {
    expect(problem((await compose()).body)).toMatchObject({ path: 'channel', message: expect.stringContaining('no manual channel') })
    expect(problem((await compose({ channel: main.id })).body)).toMatchObject({ path: 'channel', message: expect.stringContaining('choose a manual channel') })
    expect(problem((await compose({ channel: 'Nowhere' })).body)?.message).toContain('no channel “Nowhere”')
  })

  it('is composed from the articles and posts of the week, as a draft on the manual channel', async () => {
    newsletter = await world.create('social-channels', { name: 'Newsletter', network: 'manual', standing: 'active', language: 'en' })
    expect((await compose()).body).toMatchObject({ post: null, isEmpty: true })
    await world.create('posts', { title: 'Packaging made easy', slug: 'packaging', _status: 'published', content: lexical('A guide for everybody. It has ten parts.') })
    await world.create('social-handles', { name: 'Ada Lovelace', key: 'ada' })
    const post = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'Help',
      text: 'We look for translators, says @{ada}',
      link: 'https://example.org/help',
      channels: [main.id],
      status: 'scheduled',
    })
    await world.settled({ post: { equals: post.body.doc.id } }, ['published'])
    await waitFor(async () => (await world.find<{ live: boolean }>('social-promotions', {}))[0]?.live)
    const until = new Date(Date.now() + 60_000).toISOString()
    const from = new Date(Date.now() - 6 * dayMs).toISOString()
    const { status, body } = await compose({ channel: 'Newsletter', from, until })
    expect(status).toBe(201)
    expect(body.text).toContain('Packaging made easy')
    expect(body.text).toContain('We look for translators, says Ada Lovelace')
    expect(body.text).toContain('utm_source=newsletter')
    expect(body.html).toContain('<h2>')
    expect(body.markdown).toContain('## ')
    expect(await read(body.post?.id)).toMatchObject({ status: 'draft', category: 'newsletter', channels: [newsletter.id], text: body.text, title: body.title })
    await world.update('social-posts', Number(body.post?.id), { text: 'Worked on by hand' })
    const again = await compose({ from, until })
    expect(again).toMatchObject({ status: 200, body: { created: false, post: { id: body.post?.id } } })
    expect((await read(body.post?.id))?.text).toBe('Worked on by hand')
  })

  it('refuses times that mean nothing, and people who may not write', async () => {
    expect(problem((await compose({ from: 'yesterday' })).body)?.path).toBe('from')
    expect(problem((await compose({ from: '2026-02-02', until: '2026-02-01' })).body)?.message).toContain('before it ends')
    expect(problem((await compose({ from: '2020-01-01', until: '2026-02-01' })).body)?.message).toContain('100 days')
    expect((await restOf(world.app)('POST', '/social-campaigns/digest', {})).status).toBe(403)
  })

  it('is made by itself on its weekday and at its time, once, and not when that time is long past', async () => {
    const before = (await newsletters()).length
    const at = new Date(Date.now() + 2 * dayMs)
    const save = (digest: Record<string, unknown>) => rest<Refused>('POST', '/globals/social-settings', { timezone: 'UTC', digest })
    expect(problem((await save({ weekday: 1, time: '09:00', channel: main.id })).body)?.path).toBe('digest.channel')
    expect(problem((await save({ weekday: 1, time: '25:00', channel: newsletter.id })).body)?.path).toBe('digest.time')
    expect((await save({ weekday: at.getUTCDay(), time: at.toISOString().slice(11, 16), channel: newsletter.id, intro: 'Hello everybody!' })).status).toBe(200)
    const run = () => composeDigests(world.payload, houseOf(world.payload))
    expect(await run()).toBe(false)
    shiftMs = 2 * dayMs + 60_000
    await Promise.all([run(), run(), run()])
    const made = await newsletters()
    expect(made.length - before).toBe(1)
    expect(made.at(-1)?.text).toContain('Hello everybody!')
    expect(made.at(-1)?.text).toContain('Packaging made easy')
    await world.payload.delete({ collection: 'social-posts' as never, id: made.at(-1)?.id as number })
    await world.payload.delete({ collection: 'social-channels' as never, id: newsletter.id })
    // Whatever became of the channel, everything can still be stopped.
    expect((await rest('POST', '/globals/social-settings', { stopped: true })).status).toBe(200)
    shiftMs = 4 * dayMs
    expect(await run()).toBe(false)
  })
})
