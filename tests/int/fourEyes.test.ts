import { djangoGirls } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planCampaigns } from '../../jobs/planCampaigns.ts'
import { createLastLook } from '../../src/lastLook.ts'
import { houseOf } from '../../src/plugin.ts'
import { makePng } from '../emulators/kit/makePng.ts'
import { type RestAnswer, restOf } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

const roles = {
  writer: ['write'],
  publisher: ['write', 'publish'],
  approver: ['write', 'approve'],
  onlyApproves: ['approve'],
  lead: ['write', 'approve', 'publish', 'override', 'manageChannels'],
  lead2: ['write', 'approve', 'publish', 'override', 'manageChannels'],
  nobody: [] as string[],
} as const
type Name = keyof typeof roles
type Post = { id: number; status: string; text: string; overridden: { by: string; blocks: string[] } | null; findings: { check: string; level: string; needsApproval?: boolean }[] }
type Created = { doc: Post }
type Refused = { errors: { message: string; data?: { errors: { path: string; message: string }[] } }[] }

const slur = 'faggots'
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** What several people with different rights do to the same post, one after the other. */
describe('rights of several people', () => {
  let world: World
  let channel: { id: number }
  const as = {} as Record<Name, ReturnType<typeof restOf>>
  let count = 0

  beforeAll(async () => {
    const may =
      (role: string) =>
      ({ req }: { req: { user?: unknown } }) => {
        const name = (req.user as { email?: string } | null)?.email?.split('@')[0] ?? ''
        return Object.entries(roles).some(([who, theirs]) => who.toLowerCase() === name && (theirs as readonly string[]).includes(role))
      }
    const given = Object.fromEntries(['see', 'write', 'approve', 'publish', 'manageChannels', 'override'].map((role) => [role, may(role)]))
    world = await createWorld({ options: { guidelines: djangoGirls(), roles: given, queue: { autorun: false } }, push: true })
    for (const name of Object.keys(roles) as Name[]) {
      const email = `${name.toLowerCase()}@eyes.example`
      await world.create('users', { email, password: 'demo', name, roles: ['author'] })
      as[name] = restOf(world.app, (await world.payload.login({ collection: 'users' as never, data: { email, password: 'demo' } as never })).token)
    }
    channel = await world.channel('Main')
  })
  afterAll(() => world?.close())
  beforeEach(() => settings({ approval: { required: false, fourEyes: true, approvers: 1, categoriesWithTwo: [] } }))

  const settings = (data: Record<string, unknown>) => world.payload.updateGlobal({ slug: 'social-settings' as never, data: data as never })
  const post = (who: Name, data: Record<string, unknown> = {}) =>
    as[who]<Created>('POST', '/social-posts', {
      title: 'A post',
      text: `Hello from workshop number ${++count} of our friendly series in town ${count * 7919}`,
      status: 'draft',
      channels: [channel.id],
      publishAt: inAnHour(),
      ...data,
    })
  const write = async (who: Name, data: Record<string, unknown> = {}) => {
    const answer = await post(who, data)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.doc.id
  }
  const change = (who: Name, id: number, data: Record<string, unknown>) => as[who]<Created>('PATCH', `/social-posts/${id}`, data)
  const now = async (id: number) => (await world.payload.findByID({ collection: 'social-posts' as never, id, depth: 0, showHiddenFields: true })) as unknown as Post
  const said = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors?.flatMap(({ message, data }) => data?.errors?.map((one) => one.message) ?? message).join(' ') ?? ''
  const lines = (subject: string) =>
    world.find<{ what: string; by: string; before: Record<string, unknown>; after: Record<string, unknown> }>('social-records', { subject: { equals: subject } })
  const picture = async (data: Record<string, unknown>) =>
    (
      (await world.payload.create({
        collection: 'media' as never,
        data: { alt: 'Two coaches laughing at a laptop', ...data } as never,
        file: { name: 'coaches.png', data: Buffer.from(makePng({ width: 40, height: 30 })), mimetype: 'image/png', size: 1 },
      })) as unknown as { id: number }
    ).id

  describe('an override', () => {
    it('is for what blocked when it was given, and for nothing that somebody writes later', async () => {
      const id = await write('writer', { media: [{ image: await picture({}) }] })
      expect((await change('publisher', id, { status: 'scheduled' })).status).toBe(400)
      expect((await change('lead', id, { status: 'scheduled', overrideReason: 'The photographer said yes on the phone' })).body.doc.status).toBe('scheduled')
      expect((await now(id)).overridden).toMatchObject({ by: 'lead@eyes.example', blocks: [expect.stringContaining('picture-credit')] })
      const refused = await change('publisher', id, { text: `All you ${slur} out` })
      expect(refused.status).toBe(400)
      expect(said(refused)).toMatch(/hurts a whole group.*was given for something else/)
      expect((await change('lead2', id, { text: `All you ${slur} out` })).status).toBe(400)
      // The same words in other places are still fine, and so is what was overridden.
      expect((await change('publisher', id, { text: 'Our coaches in Porto are the kindest people of all.' })).status).toBe(200)
      expect((await lines(`social-posts:${id}`)).filter(({ what }) => what === 'guideline-overridden').map(({ by }) => by)).toEqual(['lead@eyes.example'])
    })

    it('given to a draft opens nothing that is written into it later', async () => {
      const id = await write('writer')
      await change('lead', id, { overrideReason: 'ok' })
      expect((await change('publisher', id, { text: `You ${slur} are invited`, status: 'scheduled' })).status).toBe(400)
      expect((await change('publisher', id, { overrideReason: 'ok again' })).status).toBe(403)
      const given = await change('lead', id, { text: `You ${slur} are invited`, status: 'scheduled', overrideReason: 'A quote that we discussed' })
      expect(given.status, said(given)).toBe(200)
    })

    it('lets its block be ignored, and no other by the same words of the request', async () => {
      const id = await write('lead', { text: `They called us ${slur} and we laughed`, overrideReason: 'A quote', status: 'draft' })
      await change('lead', id, { ignored: [{ check: 'tone', path: 'text', override: true }] })
      expect((await now(id)).findings.filter(({ level }) => level === 'block')).toEqual([])
      expect((await change('publisher', id, { text: `They called us trannies and ${slur}`, status: 'scheduled' })).status).toBe(400)
    })
  })

  it('whoever may not publish takes a planned post back into review, by a new time, too', async () => {
    const id = await write('publisher', { status: 'scheduled', publishAt: new Date(Date.now() + 86_400_000).toISOString() })
    expect((await change('approver', id, { publishAt: new Date(Date.now() + 1_000).toISOString() })).body.doc.status).toBe('in-review')
    const other = await write('publisher', { status: 'scheduled' })
    expect((await change('approver', other, { text: 'Words of somebody who may not publish, for the many.' })).body.doc.status).toBe('in-review')
    const third = await write('publisher', { status: 'scheduled' })
    expect((await change('publisher', third, { publishAt: new Date(Date.now() + 7_200_000).toISOString() })).body.doc.status).toBe('scheduled')
  })

  describe('an approval', () => {
    beforeEach(() => settings({ approval: { required: true, fourEyes: true, approvers: 1 } }))

    it('is for what the library says about a picture as well', async () => {
      const image = await picture({ credit: 'Ana Reis' })
      const id = await write('writer', { media: [{ image }] })
      expect((await change('lead', id, { status: 'approved' })).body.doc.status).toBe('approved')
      const before = await as.lead<{ changes: unknown[] }>('GET', `/social-posts/${id}/difference`)
      expect(before.body.changes).toEqual([])
      await world.update('media', image, { alt: 'Vote for my party', credit: 'Me, buy at my shop' })
      const changes = (await as.lead<{ changes: { path: string }[] }>('GET', `/social-posts/${id}/difference`)).body.changes
      expect(changes.map(({ path }) => path)).toEqual(['media'])
      const refused = await change('lead', id, { status: 'scheduled' })
      expect(said(refused)).toMatch(/approve these exact words/)
      expect((await change('lead', id, { status: 'in-review' })).status).toBe(200)
      expect((await change('lead', id, { status: 'approved' })).body.doc.status).toBe('approved')
      expect((await change('lead', id, { status: 'scheduled' })).body.doc.status).toBe('scheduled')
    })

    it('is not lost by a library text that the post has its own for', async () => {
      const image = await picture({})
      const id = await write('writer', { media: [{ image, alt: 'Three coaches at a table in Porto', credit: 'Ana Reis' }] })
      await change('lead', id, { status: 'approved' })
      await world.update('media', image, { alt: 'Something else in the library' })
      expect((await change('lead', id, { status: 'scheduled' })).body.doc.status).toBe('scheduled')
    })

    it('is for the people whom the handle book says are meant, when it is planned and when it is moved', async () => {
      const { body } = await as.writer<Created>('POST', '/social-handles', { name: 'Ada Lovelace', key: 'ada' })
      const write2 = () => write('writer', { text: `Thank you @{ada} for a wonderful talk number ${++count} in the town of Porto` })
      const [id, planned] = [await write2(), await write2()]
      for (const one of [id, planned]) expect((await change('lead', one, { status: 'approved' })).body.doc.status).toBe('approved')
      expect((await change('lead', planned, { status: 'scheduled' })).body.doc.status).toBe('scheduled')
      expect((await as.writer('PATCH', `/social-handles/${body.doc.id}`, { name: 'Casino CheapPills' })).status).toBe(200)
      expect((await change('lead', id, { status: 'scheduled' })).status).toBe(400)
      expect((await change('publisher', planned, { publishAt: new Date(Date.now() + 7_200_000).toISOString() })).body.doc.status).toBe('in-review')
    })

    it('is not given by anybody whose words are in it, whoever wrote last', async () => {
      const id = await write('lead', { text: 'My own words that nobody else has read, about a workshop.' })
      expect((await change('writer', id, { tags: ['x'] })).status).toBe(200)
      const refused = await change('lead', id, { status: 'approved' })
      expect(refused.status).toBe(400)
      expect(said(refused)).toMatch(/somebody else has to approve/)
      expect((await change('lead2', id, { status: 'approved' })).body.doc.status).toBe('approved')
      // What somebody else has approved stays approved: only what is new counts then.
      expect((await change('writer', id, { tags: ['y'] })).body.doc.status).toBe('in-review')
      expect((await change('lead', id, { status: 'approved' })).body.doc.status).toBe('approved')
    })

    it('is not given to a copy by who wrote the words', async () => {
      const id = await write('lead', { text: 'Words of the lead that are copied by somebody else, for a workshop.' })
      const copy = await as.writer<Created>('POST', `/social-posts/${id}/duplicate`, {})
      expect((await change('lead', copy.body.doc.id, { status: 'approved' })).status).toBe(400)
      expect((await change('lead2', copy.body.doc.id, { status: 'approved' })).body.doc.status).toBe('approved')
    })

    it('is not given to the step of a launch, nor to a post of a pool, by who wrote it', async () => {
      const anchorAt = new Date(Date.now() + 86_400_000).toISOString()
      const launch = { name: 'Launch', kind: 'launch', channels: [channel.id], anchorAt, status: 'running' }
      const made = await as.lead<Created>('POST', '/campaigns', { ...launch, steps: [{ offset: 'PT0S', text: 'The lead wrote this step alone, about a workshop.' }] })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
      const find = (campaign: number) => world.find<Post>('social-posts', { campaign: { equals: campaign } })
      const [step] = await find(made.body.doc.id)
      if (!step) throw new Error('The launch has no post.')
      expect((await change('lead', step.id, { status: 'approved' })).status).toBe(400)
      expect((await change('lead2', step.id, { status: 'approved' })).body.doc.status).toBe('approved')
      const turning = { name: 'Turning', kind: 'evergreen', channels: [channel.id], weekly: 3, status: 'running' }
      const slots = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, time: '10:00' }))
      await world.update('social-channels', channel.id, { slots })
      const pool = await as.lead<Created>('POST', '/campaigns', {
        ...turning,
        pool: [{ text: 'The lead wrote this post of the pool alone.' }, { text: 'And this is another one for the pool of ours.' }],
      })
      expect(pool.status, JSON.stringify(pool.body)).toBe(201)
      await planCampaigns(world.payload, houseOf(world.payload))
      const [turned] = await find(pool.body.doc.id)
      if (!turned) throw new Error('The pool has no post.')
      expect((await change('lead', turned.id, { status: 'approved' })).status).toBe(400)
      expect((await change('lead2', turned.id, { status: 'approved' })).body.doc.status).toBe('approved')
    })

    it('by two people stays by two: for the category however it is written, and for a campaign until somebody who approves says else', async () => {
      await settings({ approval: { required: false, categoriesWithTwo: ['money'] } })
      const id = await write('publisher', { category: 'Money' })
      expect((await change('publisher', id, { status: 'scheduled' })).status).toBe(400)
      const { body } = await as.lead<Created>('POST', '/campaigns', { name: 'Two', kind: 'evergreen', approvers: 2 })
      expect((await as.publisher('PATCH', `/campaigns/${body.doc.id}`, { approvers: null })).status).toBe(403)
      expect((await as.publisher('PATCH', `/campaigns/${body.doc.id}`, { approvers: 1 })).status).toBe(403)
      expect((await as.writer('PATCH', `/campaigns/${body.doc.id}`, { goal: 'Joy' })).status).toBe(200)
      expect((await as.onlyApproves('PATCH', `/campaigns/${body.doc.id}`, { approvers: 1 })).status).toBe(403)
      expect((await as.approver('PATCH', `/campaigns/${body.doc.id}`, { approvers: 1 })).status).toBe(200)
    })
  })

  describe('a guideline', () => {
    it('is not silenced by an allowed word where it blocks', async () => {
      const id = await write('writer', { text: `All you ${slur} are coming to the party tonight` })
      const refused = await as.onlyApproves('POST', `/social-posts/${id}/allow-word`, { word: slur })
      expect([refused.status, said(refused)]).toEqual([400, expect.stringMatching(/cannot be allowed for every post/)])
      await settings({ allowedWords: [slur, 'www.amazon.com'] })
      expect((await change('publisher', id, { status: 'scheduled' })).status).toBe(400)
      const book = await write('writer', { text: 'Read this lovely book https://www.amazon.com/dp/123?tag=me-20' })
      expect((await change('publisher', book, { status: 'scheduled' })).status).toBe(400)
      await settings({ allowedWords: [] })
    })

    it('that asks for a second person is not ignored by the writer', async () => {
      const text = 'Our thoughts are with everybody after the earthquake, where many people died.'
      const id = await write('publisher', { text })
      const finding = (await now(id)).findings.find(({ needsApproval }) => needsApproval) as unknown as { check: string; path: string; word: string }
      expect((await as.publisher('POST', `/social-posts/${id}/ignore`, { check: finding.check, path: finding.path, word: finding.word })).status).toBe(400)
      expect((await change('publisher', id, { ignored: [{ check: finding.check, path: finding.path }], status: 'scheduled' })).status).toBe(400)
      expect((await change('approver', id, { status: 'approved' })).body.doc.status).toBe('approved')
      expect((await change('publisher', id, { status: 'scheduled' })).body.doc.status).toBe('scheduled')
    })
  })

  describe('“do not engage”', () => {
    const mention = async (author: string, remoteId: string, url: string, inReplyTo: string | null = null) => {
      const { rows } = await world.payload.db.pool.query(
        `insert into social_mentions (channel_id, remote_id, author, text, url, at, state, in_reply_to) values ($1, $2, $3, 'x', $4, now(), 'open', $5) returning id`,
        [channel.id, remoteId, author, url, inReplyTo],
      )
      return Number((rows[0] as { id: number }).id)
    }
    const answerTo = (status: { url: string }) =>
      write('lead', { kind: 'reply', target: status.url, text: `We hear you, number ${++count}, thank you for your calm words.`, status: 'scheduled' })

    it('takes back what is prepared in the whole conversation, to the same person, and for a person of the handle book', async () => {
      const [first, second, between] = [world.mastodon.post('troll1', 'You are awful'), world.mastodon.post('troll1', 'And again'), world.mastodon.post('bystander1', 'Now now')]
      const marked = await mention('@troll1', first.id, first.url)
      await mention('@troll1', second.id, second.url)
      await mention('@bystander1', between.id, between.url, first.id)
      const [toSecond, toBetween] = [await answerTo(second), await answerTo(between)]
      expect((await as.writer('POST', `/social-mentions/${marked}/do-not-engage`, {})).status).toBe(200)
      for (const id of [toSecond, toBetween]) expect((await now(id)).status).toBe('cancelled')
      const { host } = new URL(first.url)
      const paper = await world.create<{ id: number }>('social-channels', { name: 'Paper', network: 'manual', standing: 'active' })
      const other = first.url.replace(/\/@([^/]+)\/(\w+)$/, '/users/$1/statuses/$2')
      for (const target of [first.url, `${first.url}?x=1`, other]) {
        const shared = await post('lead', { kind: 'share', target, text: `Look at this one, number ${++count}.`, status: 'scheduled', channels: [paper.id] })
        expect([target, shared.status]).toEqual([target, 400])
      }
      expect((await post('lead', { text: `Hey @troll1@${host} how are you today, all is well`, status: 'scheduled' })).status).toBe(400)

      const lonely = world.mastodon.post('lonely1', 'Hello?')
      const toLonely = await answerTo(lonely)
      const entry = await as.writer<Created>('POST', '/social-handles', { name: 'Lonely', key: 'lonely', mastodon: `@lonely1@${host}`, doNotEngage: true })
      expect(entry.status, JSON.stringify(entry.body)).toBe(201)
      expect((await now(toLonely)).status).toBe('cancelled')
      for (const data of [{ doNotEngage: false }, { mastodon: null }]) expect((await as.writer('PATCH', `/social-handles/${entry.body.doc.id}`, data)).status).toBe(403)
      expect((await as.writer('DELETE', `/social-handles/${entry.body.doc.id}`)).status).toBe(403)
      expect((await as.approver('PATCH', `/social-handles/${entry.body.doc.id}`, { doNotEngage: false })).status).toBe(200)
      expect((await lines(`social-handles:${entry.body.doc.id}`)).map(({ what, by }) => [what, by])).toEqual([
        ['handle-created', 'writer@eyes.example'],
        ['handle-changed', 'approver@eyes.example'],
      ])
    })

    it('is asked once more when an answer leaves, however lately it was looked at', async () => {
      const status = world.mastodon.post('late1', 'Hello there')
      const id = await answerTo(status)
      await mention('@late1', status.id, status.url)
      // Marked beside the hooks: what was prepared is still there.
      await world.payload.db.pool.query(`update social_mentions set state = 'do-not-engage' where remote_id = $1`, [status.id])
      const [delivery] = await world.deliveries({ post: { equals: id } })
      const look = createLastLook(houseOf(world.payload), world.payload)
      const claimed = { id: String(delivery?.id), postId: String(id), channelId: String(channel.id), content: { kind: 'reply', target: status.url, parts: [] } }
      expect(await look(claimed as never)).toMatch(/not to engage/)
    })
  })

  it('leaves a line for everything that shapes a post, and for the people, templates, feeds and sponsors of the team', async () => {
    const id = await write('lead', { link: 'https://djangogirls.org', more: [{ text: 'Part two' }] })
    const changes = [{ more: [{ text: 'Another part two entirely' }] }, { link: 'https://djangoproject.com/x' }, { tags: ['a'] }, { contentWarning: 'food' }, { category: 'news' }]
    const others = [{ codeOfConduct: 'https://example.org/coc' }, { card: { title: 'Card' } }, { queue: true }, { title: 'Other' }, { language: 'de' }, { overflow: 'thread' }]
    for (const data of [...changes, ...others]) expect((await change('lead', id, data)).status, JSON.stringify(data)).toBe(200)
    const told = (await lines(`social-posts:${id}`)).slice(1).map(({ after }) => after)
    expect(told).toEqual([...changes, ...others])
    const { body } = await as.lead<Created>('POST', '/campaigns', { name: 'Recorded', kind: 'evergreen', approvers: 2 })
    await as.lead('PATCH', `/campaigns/${body.doc.id}`, { approvers: 1 })
    expect((await lines(`campaigns:${body.doc.id}`)).at(-1)).toMatchObject({ what: 'campaign-changed', before: { approvers: 2 }, after: { approvers: 1 } })
    for (const [slug, data] of Object.entries({
      'social-templates': { name: 'T', text: 'Hi' },
      sponsors: { name: 'Acme', kind: 'sponsor' },
      'social-feeds': { name: 'F', url: 'https://feed.example/rss', paused: true },
    })) {
      const made = await as.lead<Created>('POST', `/${slug}`, data)
      await as.lead('PATCH', `/${slug}/${made.body.doc.id}`, { name: 'Renamed' })
      expect((await lines(`${slug}:${made.body.doc.id}`)).map(({ before, after }) => [before, after])).toEqual([
        [null, data],
        [{ name: data.name }, { name: 'Renamed' }],
      ])
    }
  })
})
