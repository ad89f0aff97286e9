import { doNotEngage } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectMentions } from '../../jobs/collectMentions.ts'
import { houseOf } from '../../src/plugin.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Mention = { id: number; channel: number; remoteId: string; author: string; text: string; url: string; state: string; kind: string; reply: number | null }
type Created = { post: { id: number; status: string; kind: string; target: string; text: string } }
type Page = { cards: { id: number; closed: boolean; state: string }[]; isLast: boolean }
type Refused = { errors: { message: string; data: { errors: { path: string; message: string }[] } }[] }

describe('the inbox', () => {
  let world: World
  let asEditor: ReturnType<typeof restOf>
  let asManager: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>
  let now = new Date()

  beforeAll(async () => {
    world = await createWorld({ options: { guidelines: [doNotEngage()] }, push: true })
    asEditor = restOf(world.app, await signIn(world.app, 'editor'))
    asManager = restOf(world.app, await signIn(world.app, 'manager'))
    channel = await world.channel('Team')
    await world.payload.updateGlobal({
      slug: 'social-settings' as never,
      data: { helpAddress: 'help@girls.example', savedReplies: [{ name: 'Help', text: 'We would love to help! Please write to {helpAddress}.' }] } as never,
    })
  })
  afterAll(() => world?.close())

  /** The next time that a job would come round. */
  const collect = async () => {
    await world.payload.db.pool.query(`update social_channels set inbox = inbox - 'nextAt'`)
    return collectMentions(world.payload, houseOf(world.payload))
  }
  const said = async (who: string, text: string, more: { replyTo?: string } = {}) => {
    const status = world.mastodon.post(who, text, more)
    await collect()
    const [found] = await world.find<Mention>('social-mentions', { remoteId: { equals: status.id } })
    if (!found) throw new Error(`“${text}” is not in the inbox.`)
    return found
  }
  const sentence = (answer: RestAnswer<unknown>) => {
    const [error] = (answer.body as Refused).errors
    return error?.data?.errors?.map(({ message }) => message).join(' ') ?? error?.message ?? ''
  }

  it('brings mentions and replies in, each once, with who said what and where', async () => {
    await collect()
    const mention = world.mastodon.post('grace', `@team I finished the tutorial!`)
    const other = world.mastodon.post('ada@elsewhere.example', `@team When is the next workshop?`)
    expect(await collect()).toBe(2)
    expect(await collect()).toBe(0)
    const rows = await world.find<Mention>('social-mentions', { channel: { equals: channel.id } })
    expect(rows.map(({ remoteId, author, kind, state }) => ({ remoteId, author, kind, state }))).toEqual([
      { remoteId: mention.id, author: '@grace', kind: 'mention', state: 'open' },
      { remoteId: other.id, author: '@ada@elsewhere.example', kind: 'mention', state: 'open' },
    ])
    expect(rows[0]?.text).toContain('I finished the tutorial!')
    world.mastodon.post('grace', '@team And another')
    expect(await collect()).toBe(1)
  })

  it('asks each channel politely: not again within five minutes, and more rarely while it fails', async () => {
    await collect()
    const before = world.mastodon.requests.filter(({ path }) => path.startsWith('/api/v1/notifications')).length
    await collectMentions(world.payload, houseOf(world.payload))
    expect(world.mastodon.requests.filter(({ path }) => path.startsWith('/api/v1/notifications')).length).toBe(before)
    const inbox = async () => {
      const { rows } = await world.payload.db.pool.query('select inbox from social_channels where id = $1', [channel.id])
      return (rows[0] as { inbox: { nextAt: string; failures?: number; message?: string } }).inbox
    }
    world.mastodon.fault({ method: 'GET', path: '/api/v1/notifications' }, { kind: 'status', status: 503 })
    now = new Date()
    await collect()
    const failed = await inbox()
    expect(failed.failures).toBe(1)
    expect(failed.message).toBeTruthy()
    expect(new Date(failed.nextAt).getTime() - now.getTime()).toBeGreaterThan(9 * 60_000)
    await collect()
    expect((await inbox()).failures).toBeUndefined()
  })

  it('answers with the help address by one click, in the conversation itself', async () => {
    const mention = await said('lost', '@team I cannot install Python')
    const { status, body } = await asManager<Created>('POST', `/social-mentions/${mention.id}/reply`, { savedReply: 'Help' })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.post).toMatchObject({ kind: 'reply', target: mention.url, text: '@lost We would love to help! Please write to help@girls.example.' })
    const [sent] = await world.settled({ post: { equals: body.post.id } }, ['published'])
    const found = world.mastodon.statuses().find(({ url }) => url === sent?.url)
    expect(found?.replyTo).toBe(mention.remoteId)
    expect(await world.find<Mention>('social-mentions', { id: { equals: mention.id } })).toMatchObject([{ state: 'done', reply: body.post.id }])
  })

  it('begins with the handle where the network tells only people who are named, and names nobody twice', async () => {
    const mention = await said('ines@elsewhere.example', '@team May I bring my sister?')
    const { body } = await asEditor<Created>('POST', `/social-mentions/${mention.id}/reply`, { text: 'Yes, please do, @Ines@elsewhere.example!' })
    expect(body.post.text).toBe('Yes, please do, @Ines@elsewhere.example!')
  })

  it('gives a page of cards: what of ours is answered, our answer and how far it is, who looks after it', async () => {
    const ours = await world.create('social-posts', { title: 'Lisbon is open', text: 'Applications are open.', status: 'scheduled', channels: [channel.id] })
    const [row] = await world.settled({ post: { equals: ours.id } }, ['published'])
    const mention = await said('ada@elsewhere.example', '@team Is it free?', { replyTo: row?.parts[0]?.remoteId ?? '' })
    const [user] = await world.find<{ id: number }>('users', { email: { equals: 'editor@test.example' } })
    await asEditor('POST', `/social-mentions/${mention.id}/assign`, { user: user?.id })
    const page = async (query: string) => (await asEditor<Page>('GET', `/social-mentions/inbox${query}`)).body
    const card = async (query: string) => (await page(query)).cards.find(({ id }) => id === mention.id)
    expect(await card('')).toMatchObject({
      author: '@ada@elsewhere.example',
      kind: 'reply',
      state: 'open',
      closed: false,
      reply: null,
      channel: { id: channel.id, name: 'Team', network: 'Mastodon' },
      ours: { id: String(ours.id), title: 'Lisbon is open', text: 'Applications are open.', url: row?.url },
      assignedTo: { id: user?.id, name: 'editor' },
    })
    expect(await card('?show=mine')).toBeDefined()
    const answer = await asEditor<Created>('POST', `/social-mentions/${mention.id}/reply`, { text: 'Yes, it is.' })
    expect(await card('')).toBeUndefined()
    expect(await card('?show=done')).toMatchObject({ state: 'done', reply: { id: answer.body.post.id, status: 'in-review' } })
    expect((await page('?show=done&page=99')).cards).toEqual([])
  })

  it('turns the pages of a long inbox without counting it', async () => {
    for (let at = 0; at < 12; at++) world.mastodon.post('grace', `@team Hello number ${at}`)
    await collect()
    const first = (await asEditor<Page>('GET', '/social-mentions/inbox')).body
    const second = (await asEditor<Page>('GET', '/social-mentions/inbox?page=2')).body
    expect(first.cards).toHaveLength(10)
    expect(first.isLast).toBe(false)
    expect(first).not.toHaveProperty('totalDocs')
    const ids = [...first.cards, ...second.cards].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is put back by whoever writes, and who did what is on the record', async () => {
    const mention = await said('grace', '@team One more thing')
    await asEditor('POST', `/social-mentions/${mention.id}/done`)
    expect((await asEditor('POST', `/social-mentions/${mention.id}/reopen`)).status).toBe(200)
    const entries = await world.find<{ what: string; by: string }>('social-records', { subject: { equals: `social-mentions:${mention.id}` } })
    expect(entries.map(({ what, by }) => [what, by])).toEqual([
      ['mention-done', 'editor@test.example'],
      ['mention-open', 'editor@test.example'],
    ])
  })

  it('lets a volunteer’s answer wait for approval', async () => {
    const mention = await said('grace', '@team Thank you all!')
    const { status, body } = await asEditor<Created>('POST', `/social-mentions/${mention.id}/reply`, { text: 'You made our day!' })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.post.status).toBe('in-review')
    expect((await asEditor('POST', `/social-mentions/${mention.id}/reply`, { text: 'Now!', status: 'scheduled' })).status).toBe(403)
  })

  it('says what is missing from an answer', async () => {
    const mention = await said('grace', '@team Hello')
    expect(sentence(await asManager('POST', `/social-mentions/${mention.id}/reply`, {}))).toMatch(/Write an answer/)
    expect(sentence(await asManager('POST', `/social-mentions/${mention.id}/reply`, { savedReply: 'Nothing' }))).toMatch(/no saved reply named “Nothing”/)
    expect((await asManager('POST', '/social-mentions/999999/reply', { text: 'Hi' })).status).toBe(404)
  })

  it('passes a mention on as a draft, to be looked at first', async () => {
    const mention = await said('grace', '@team My first website is up')
    const { status, body } = await asEditor<Created>('POST', `/social-mentions/${mention.id}/boost`)
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.post).toMatchObject({ kind: 'share', status: 'draft', target: mention.url })
  })

  it('is given to somebody, and done', async () => {
    const mention = await said('grace', '@team Who organises Lisbon?')
    const [user] = await world.find<{ id: number }>('users', { email: { equals: 'editor@test.example' } })
    expect((await asEditor('POST', `/social-mentions/${mention.id}/assign`, { user: user?.id })).status).toBe(200)
    expect((await asEditor('POST', `/social-mentions/${mention.id}/assign`, { user: { a: 1 } })).status).toBe(400)
    expect((await asEditor('POST', `/social-mentions/${mention.id}/done`)).status).toBe(200)
    expect(await world.find<Mention>('social-mentions', { id: { equals: mention.id } })).toMatchObject([{ assignedTo: user?.id, state: 'done' }])
  })

  it('keeps what was said as it was said', async () => {
    const mention = await said('grace', '@team As it was said')
    await asEditor('PATCH', `/social-mentions/${mention.id}`, { text: 'Changed', author: '@other', url: 'https://else.example' })
    expect(await world.find<Mention>('social-mentions', { id: { equals: mention.id } })).toMatchObject([{ author: '@grace', url: mention.url, text: mention.text }])
  })

  it('after “do not engage” nobody answers that person or conversation from here, whatever the role', async () => {
    const bad = await said('troll@bad.example', '@team You are all terrible')
    const prepared = await asEditor<Created>('POST', `/social-mentions/${bad.id}/reply`, { text: 'That is not kind.' })
    expect((await asEditor('POST', `/social-mentions/${bad.id}/do-not-engage`)).status).toBe(200)
    expect(await world.find<{ status: string }>('social-posts', { id: { equals: prepared.body.post.id } })).toMatchObject([{ status: 'cancelled' }])

    const again = await said('troll@bad.example', '@team And another thing')
    const joined = await said('friend', '@team Do not say that', { replyTo: bad.remoteId })
    for (const mention of [bad, again, joined]) {
      const answer = await asManager('POST', `/social-mentions/${mention.id}/reply`, { text: 'Well …' })
      expect(answer.status, mention.text).toBe(400)
      expect(sentence(answer)).toMatch(/not to engage/)
    }
    const byHand = await asManager('POST', '/social-posts', { title: 'By hand', kind: 'reply', target: bad.url, text: 'Well …', status: 'draft', channels: [channel.id] })
    expect(byHand.status).toBe(400)
    expect((await asManager('PATCH', `/social-posts/${prepared.body.post.id}`, { status: 'scheduled' })).status).toBe(400)
    const named = await asManager('POST', '/social-posts', { title: 'Named', text: 'Shame on @troll@bad.example', status: 'scheduled', channels: [channel.id] })
    expect(sentence(named)).toMatch(/not to engage with @troll@bad.example/)
    const left = (await asEditor<Page>('GET', '/social-mentions/inbox?show=open')).body.cards.filter(({ id }) => [again.id, joined.id].includes(id))
    expect(left.map(({ closed }) => closed)).toEqual([true, true])
    const [entry] = await world.find<{ by: string }>('social-records', { what: { equals: 'mention-do-not-engage' } })
    expect(entry?.by).toBe('editor@test.example')

    expect((await asEditor('PATCH', `/social-mentions/${bad.id}`, { state: 'open' })).status).toBe(403)
    expect((await asEditor('POST', `/social-mentions/${bad.id}/reopen`)).status).toBe(403)
    const kind = await said('friend', '@team Thank you anyway')
    expect((await asManager('POST', `/social-mentions/${kind.id}/reply`, { text: 'Thank you!' })).status).toBe(201)
  })
})
