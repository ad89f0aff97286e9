import fc from 'fast-check'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { rolesFromField, socialRoleField } from 'payload-social-campaigns'
import { sensitiveTopics } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { remind } from '../../jobs/remind.ts'
import type { ApprovalState } from '../../src/approval/approvalState.ts'
import type { Waiting } from '../../src/approval/readWaiting.ts'
import { houseOf } from '../../src/plugin.ts'
import { makePng } from '../emulators/kit/makePng.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, lexical, type World } from '../helpers/world.ts'

type Post = { id: number; status: string; text: string; approvals: { user: string }[]; comments: { by: string; text: string }[]; reviewLinks: unknown }
type Created = { doc: Post }
type Refused = { errors: { data: { errors: { path: string; message: string }[] } }[] }

const later = () => new Date(Date.now() + 3_600_000).toISOString()

describe('approval', () => {
  let world: World
  let asEditor: ReturnType<typeof restOf>
  let asManager: ReturnType<typeof restOf>
  let asAdmin: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>

  beforeAll(async () => {
    world = await createWorld({ options: { guidelines: [sensitiveTopics()] }, push: true })
    asEditor = restOf(world.app, await signIn(world.app, 'editor'))
    asManager = restOf(world.app, await signIn(world.app, 'manager'))
    asAdmin = restOf(world.app, await signIn(world.app, 'admin'))
    channel = await world.channel('Approved')
    await settings({ approval: { required: true, fourEyes: true, approvers: 1, categoriesWithTwo: ['money'] } })
  })
  afterAll(() => world?.close())

  const settings = (data: Record<string, unknown>) => world.payload.updateGlobal({ slug: 'social-settings' as never, data: data as never })
  const write = async (as: typeof asEditor, data: Record<string, unknown> = {}) => {
    const answer = await as<Created>('POST', '/social-posts', { title: 'A post', text: 'Our next workshop is open', status: 'draft', channels: [channel.id], ...data })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.doc.id
  }
  const move = (as: typeof asEditor, id: number, data: Record<string, unknown> | string) =>
    as<Created>('PATCH', `/social-posts/${id}`, typeof data === 'string' ? { status: data } : data)
  const sentence = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors?.[0]?.data?.errors?.map(({ message }) => message).join(' ') ?? ''
  const postNow = async (id: number) => (await world.payload.findByID({ collection: 'social-posts' as never, id, depth: 0, showHiddenFields: true })) as unknown as Post

  it('takes a post from draft over review and approval to its network, by two people', async () => {
    const id = await write(asEditor, { text: 'Two people saw this' })
    expect((await move(asEditor, id, 'in-review')).body.doc.status).toBe('in-review')
    expect((await move(asEditor, id, 'approved')).status).toBe(403)
    expect((await move(asManager, id, 'scheduled')).status).toBe(400)
    expect((await move(asManager, id, 'approved')).body.doc.status).toBe('approved')
    expect((await move(asManager, id, 'scheduled')).status).toBe(200)
    const [sent] = await world.settled({ post: { equals: id } }, ['published'])
    expect(sent?.parts[0]?.text).toBe('Two people saw this')
  })

  it('is never one’s own: who wrote the latest words cannot approve them', async () => {
    const id = await write(asManager)
    const own = await move(asManager, id, 'approved')
    expect(own.status).toBe(400)
    expect(sentence(own)).toMatch(/yourself/)
    expect((await asManager('POST', '/social-posts', { title: 'Mine', text: 'Mine', status: 'approved', channels: [channel.id] })).status).toBe(400)
    expect((await move(asAdmin, id, { status: 'approved', text: 'My own ending' })).status).toBe(400)
    expect((await move(asAdmin, id, 'approved')).status).toBe(200)
  })

  it('asks again after a change, and shows what has changed', async () => {
    const id = await write(asEditor, { text: 'Doors open at six' })
    await move(asManager, id, 'approved')
    const changed = await move(asManager, id, { text: 'Doors open at seven' })
    expect(changed.body.doc.status).toBe('in-review')
    const { body } = await asEditor<{ changes: unknown[] }>('GET', `/social-posts/${id}/difference`)
    expect(body.changes).toEqual([{ path: 'text', before: 'Doors open at six', after: 'Doors open at seven' }])
    expect((await move(asManager, id, 'approved')).status).toBe(400)
    expect((await move(asAdmin, id, 'approved')).status).toBe(200)
    expect((await asEditor<{ changes: unknown[] }>('GET', `/social-posts/${id}/difference`)).body.changes).toEqual([])
  })

  it('takes a scheduled post out of the plan when its words change, and keeps it when only its time does', async () => {
    const id = await write(asEditor, { publishAt: later() })
    await move(asManager, id, 'approved')
    await move(asManager, id, 'scheduled')
    expect((await move(asManager, id, { publishAt: new Date(Date.now() + 7_200_000).toISOString() })).body.doc.status).toBe('scheduled')
    expect((await world.deliveries({ post: { equals: id } })).map(({ state }) => state)).toEqual(['scheduled'])
    expect((await move(asManager, id, { text: 'A last-minute word' })).body.doc.status).toBe('in-review')
    expect((await world.deliveries({ post: { equals: id } })).map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('needs two people for some categories and campaigns', async () => {
    const campaign = await world.create('campaigns', { name: 'Two', kind: 'evergreen', status: 'planned', approvers: 2 })
    for (const data of [{ category: 'money' }, { campaign: campaign.id }]) {
      const id = await write(asEditor, data)
      const first = await move(asManager, id, 'approved')
      expect(first.body.doc.status).toBe('in-review')
      expect(sentence(await move(asManager, id, 'approved'))).toMatch(/One more/)
      expect((await move(asAdmin, id, 'approved')).body.doc.status).toBe('approved')
      expect((await postNow(id)).approvals).toHaveLength(2)
    }
  })

  it('asks two people for a category or a campaign even where the others need nobody', async () => {
    await settings({ approval: { required: false } })
    const campaign = await world.create('campaigns', { name: 'With a second look', kind: 'evergreen', status: 'planned', approvers: 1 })
    for (const [data, because] of [
      [{ category: 'money' }, /category “money”/],
      [{ campaign: campaign.id }, /campaign “With a second look”/],
    ] as const) {
      const refused = await move(asManager, await write(asEditor, data), 'scheduled')
      expect(refused.status).toBe(400)
      expect(sentence(refused)).toMatch(because)
    }
    const free = await write(asManager, { publishAt: later() })
    expect((await move(asManager, free, 'scheduled')).status).toBe(200)
    expect((await move(asManager, free, { campaign: campaign.id })).body.doc.status).toBe('in-review')
    await settings({ approval: { required: true } })
  })

  it('says where a post stands: rules, names, what is different, what happened, and what this person may do', async () => {
    const id = await write(asEditor, { text: 'Doors open at six' })
    await move(asEditor, id, 'in-review')
    await move(asManager, id, 'approved')
    await move(asEditor, id, { text: 'Doors open at seven' })
    const { body } = await asManager<ApprovalState>('GET', `/social-posts/${id}/approval`)
    expect(body).toMatchObject({
      status: 'in-review',
      rules: { isNeeded: true, approvers: 1 },
      writtenBy: 'editor@test.example',
      approvals: [],
      isCleared: false,
      difference: { before: { text: 'Doors open at six' }, after: { text: 'Doors open at seven' } },
      may: { write: true, approve: true, publish: true },
      isOwn: false,
    })
    expect(body.history.map(({ what, by }) => `${what} ${by}`)).toContain('post-approved manager@test.example')
    expect((await asEditor<ApprovalState>('GET', `/social-posts/${id}/approval`)).body).toMatchObject({ isOwn: true, may: { approve: false, publish: false } })
  })

  it('approves what was read: a step with other words in mind changes nothing', async () => {
    const id = await write(asEditor, { text: 'What was read' })
    await move(asEditor, id, 'in-review')
    const { fingerprint } = (await asManager<ApprovalState>('GET', `/social-posts/${id}/approval`)).body
    await move(asEditor, id, { text: 'What was slipped in' })
    const step = (body: Record<string, unknown>) => asManager<{ doc: Post; approval: ApprovalState }>('POST', `/social-posts/${id}/move`, body)
    const late = await step({ to: 'approved', seen: fingerprint })
    expect(late.status).toBe(409)
    expect(JSON.stringify(late.body)).toContain('while you were reading it')
    expect((await postNow(id)).status).toBe('in-review')
    const fresh = (await asManager<ApprovalState>('GET', `/social-posts/${id}/approval`)).body.fingerprint
    const done = await step({ to: 'approved', seen: fresh })
    expect(done.body).toMatchObject({ doc: { status: 'approved' }, approval: { status: 'approved', approvals: [{ by: 'manager@test.example' }], hasApproved: true } })
    expect((await step({ to: 'published' })).status).toBe(400)
    expect((await asEditor('POST', `/social-posts/${id}/move`, { to: 'scheduled' })).status).toBe(403)
  })

  it('two approvals at the same moment count as two, and two of one person as one', async () => {
    const id = await write(asEditor, { category: 'money' })
    await move(asEditor, id, 'in-review')
    const answers = await Promise.all([asManager, asAdmin, asManager].map((as) => as('POST', `/social-posts/${id}/move`, { to: 'approved' })))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2)
    const post = await postNow(id)
    expect(post.status).toBe('approved')
    expect(new Set(post.approvals.map(({ user }) => user)).size).toBe(2)
    expect(post.approvals).toHaveLength(2)
  })

  it('can be skipped by somebody who may publish, with a reason that stays on record, for these words only', async () => {
    const id = await write(asEditor, { text: 'The venue is closed today', publishAt: later() })
    expect((await move(asEditor, id, { urgentReason: 'I want to' })).status).toBe(403)
    expect((await move(asManager, id, { status: 'scheduled', urgentReason: 'People stand before a closed door' })).status).toBe(200)
    const [entry] = await world.find<{ by: string; reason: string }>('social-records', {
      and: [{ what: { equals: 'post-urgent' } }, { subject: { equals: `social-posts:${id}` } }],
    })
    expect(entry).toMatchObject({ by: 'manager@test.example', reason: 'People stand before a closed door' })
    expect((await move(asEditor, id, { text: 'Something else' })).body.doc.status).toBe('in-review')
    expect((await move(asManager, id, 'scheduled')).status).toBe(400)
  })

  it('is asked for by a sensitive topic even where it is not required', async () => {
    await settings({ approval: { required: false } })
    const id = await write(asManager, { text: 'We mourn the death of a dear friend', publishAt: later() })
    const refused = await move(asManager, id, 'scheduled')
    expect(refused.status).toBe(400)
    expect(sentence(refused)).toMatch(/sensitive/)
    expect((await move(asAdmin, id, 'approved')).status).toBe(200)
    expect((await move(asManager, id, 'scheduled')).status).toBe(200)
    await settings({ approval: { required: true } })
  })

  it('holds what was scheduled before it was required', async () => {
    await settings({ approval: { required: false } })
    const id = await write(asManager, { text: 'Planned before', publishAt: new Date(Date.now() + 1_500).toISOString(), status: 'scheduled' })
    await settings({ approval: { required: true } })
    const [held] = await world.settled({ post: { equals: id } }, ['held'])
    expect(held?.holdReason).toBe('not-approved')
    await move(asManager, id, 'cancelled')
  })

  it('copies a post as a draft that nobody has approved', async () => {
    const id = await write(asEditor, { publishAt: later() })
    await move(asManager, id, 'approved')
    await move(asManager, id, 'scheduled')
    const copy = await asManager<Created>('POST', `/social-posts/${id}/duplicate`, {})
    expect(copy.status, JSON.stringify(copy.body)).toBe(200)
    expect(copy.body.doc.status).toBe('draft')
    expect((await postNow(copy.body.doc.id)).approvals ?? []).toEqual([])
    expect(await world.deliveries({ post: { equals: copy.body.doc.id } })).toEqual([])
    await move(asManager, id, 'cancelled')
  })

  it('is not brought back by an older version: that has the words, never the yes', async () => {
    const id = await write(asEditor, { text: 'The first wording' })
    await move(asManager, id, 'approved')
    await move(asEditor, id, { text: 'The second wording' })
    const { body } = await asEditor<{ docs: { id: number; version: { status: string } }[] }>('GET', `/social-posts/versions?where[parent][equals]=${id}&limit=50&depth=0`)
    const approved = body.docs.find(({ version }) => version.status === 'approved')
    const restored = await asEditor('POST', `/social-posts/versions/${approved?.id}`)
    expect(restored.status, JSON.stringify(restored.body)).toBe(200)
    expect(await postNow(id)).toMatchObject({ text: 'The first wording', status: 'in-review' })
    expect((await move(asManager, id, 'scheduled')).status).toBe(400)
  })

  it('keeps comments, and a request for changes gives the post back to its writer', async () => {
    const id = await write(asEditor)
    await move(asEditor, id, 'in-review')
    expect((await asEditor('POST', `/social-posts/${id}/comments`, { text: 'Is the date right?' })).status).toBe(201)
    expect((await asEditor('POST', `/social-posts/${id}/comments`, { text: 'Back!', requestChanges: true })).status).toBe(403)
    expect((await asManager('POST', `/social-posts/${id}/comments`, { text: 'Please name the city.', requestChanges: true })).body).toMatchObject({ status: 'draft' })
    const { body } = await asEditor<{ comments: { by: string; text: string }[] }>('GET', `/social-posts/${id}/comments`)
    expect(body.comments.map(({ by, text }) => [by, text])).toEqual([
      ['editor@test.example', 'Is the date right?'],
      ['manager@test.example', 'Please name the city.'],
    ])
    expect((await postNow(id)).status).toBe('draft')
    expect((await asManager('POST', `/social-posts/${id}/comments`, { text: ' ' })).status).toBe(400)
  })

  it('lets a post that writes itself wait for a person', async () => {
    const article = await world.create<{ id: number }>('posts', {
      title: 'A full room in Porto',
      slug: 'porto',
      content: lexical('Everybody came to Porto on Saturday.'),
      _status: 'published',
    })
    const posts = await waitFor(async () => {
      const found = await world.find<Post>('social-posts', { 'source.value': { equals: article.id } })
      return found.length > 0 ? found : undefined
    })
    expect([...new Set(posts.map(({ status }) => status))]).toEqual(['in-review'])
    const id = posts[0]?.id ?? 0
    expect(await world.deliveries({ post: { equals: id } })).toEqual([])
    expect((await move(asManager, id, 'approved')).body.doc.status).toBe('approved')
    expect((await move(asManager, id, { status: 'scheduled', publishAt: later() })).status).toBe(200)
    for (const post of posts) await move(asManager, post.id, 'cancelled')
  })

  it('holds for every occurrence of a recurring post that says the same, and for none that says something else', async () => {
    const id = await write(asEditor, { text: 'Our agenda for this month', publishAt: later(), recurrence: { frequency: 'daily' } })
    await move(asManager, id, 'approved')
    expect((await move(asManager, id, 'scheduled')).status).toBe(200)
    const occurrences = () => world.find<Post>('social-posts', { repeatOf: { equals: id } })
    expect((await occurrences()).length).toBeGreaterThan(1)
    expect([...new Set((await occurrences()).map(({ status }) => status))]).toEqual(['scheduled'])
    const one = (await occurrences())[0]?.id ?? 0
    expect((await move(asEditor, one, { text: 'Something else today' })).body.doc.status).toBe('in-review')
    expect((await move(asManager, one, 'scheduled')).status).toBe(400)
    await move(asManager, id, { text: 'Another agenda' })
    expect((await occurrences()).filter(({ status }) => status === 'scheduled')).toEqual([])
  })

  it('shows what waits, with counts, and what waits for me', async () => {
    const id = await write(asManager, { title: 'Waits' })
    await move(asManager, id, 'in-review')
    const mine = (await asManager<Waiting>('GET', '/social-campaigns/waiting')).body
    const theirs = (await asAdmin<Waiting>('GET', '/social-campaigns/waiting')).body
    expect(mine.posts.find((post) => post.id === id)?.forYou).toBe(false)
    expect(theirs.posts.find((post) => post.id === id)?.forYou).toBe(true)
    expect(theirs.counts.inReview).toBe(mine.counts.inReview)
    expect(theirs.counts.forYou).toBe(theirs.posts.filter(({ forYou }) => forYou).length)
    expect(theirs.posts.find((post) => post.id === id)).toMatchObject({ group: 'you', writtenBy: 'manager@test.example', channels: ['Approved'], approvals: 0, needed: 1 })
    await asAdmin('POST', `/social-posts/${id}/comments`, { text: 'Shorter, please.', requestChanges: true })
    const returned = (await asManager<Waiting>('GET', '/social-campaigns/waiting')).body.posts.find((post) => post.id === id)
    expect(returned).toMatchObject({ group: 'you', changesAsked: true, comments: 1 })
    expect((await asAdmin<Waiting>('GET', '/social-campaigns/waiting')).body.posts.find((post) => post.id === id)).toMatchObject({ group: 'others' })
    await move(asManager, id, { text: 'Shorter', status: 'in-review' })
    await move(asAdmin, id, 'approved')
    expect((await asAdmin<Waiting>('GET', '/social-campaigns/waiting')).body.posts.find((post) => post.id === id)).toMatchObject({ group: 'time', approvals: 1 })
    await move(asManager, id, 'cancelled')
  })

  it('reminds those who approve, once a day, never of their own', async () => {
    const letters: { to: string; text: string }[] = []
    world.payload.sendEmail = async (letter) => void letters.push(letter as { to: string; text: string })
    const id = await write(asManager, { title: 'A patient post' })
    await move(asManager, id, 'in-review')
    await world.payload.db.pool.query(`update social_posts set updated_at = now() - interval '2 hours' where id = $1`, [id])
    await remind(world.payload, houseOf(world.payload))
    const about = letters.filter(({ text }) => text.includes('A patient post'))
    expect(about.map(({ to }) => to)).toEqual(['admin@test.example'])
    expect(about[0]?.text).toContain(`/admin/collections/social-posts/${id}`)
    expect(await remind(world.payload, houseOf(world.payload))).toBe(0)
    await world.payload.db.pool.query(`update social_posts set reminded_at = now() - interval '25 hours' where id = $1`, [id])
    expect(await remind(world.payload, houseOf(world.payload))).toBe(1)
    await move(asManager, id, 'cancelled')
    const two = await write(asEditor, { title: 'A post for two', category: 'money' })
    await move(asEditor, two, 'in-review')
    expect((await move(asManager, two, 'approved')).body.doc.status).toBe('in-review')
    await world.payload.db.pool.query(`update social_posts set updated_at = now() - interval '2 hours' where id = $1`, [two])
    await remind(world.payload, houseOf(world.payload))
    expect(letters.filter(({ text }) => text.includes('A post for two')).map(({ to }) => to)).toEqual(['admin@test.example'])
    await move(asManager, two, 'cancelled')
  })

  describe('by a review link', () => {
    const page = async (method: 'GET' | 'POST', url: string, form?: Record<string, string>) => {
      const request = new Request(url, { method, ...(form ? { body: new URLSearchParams(form), headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {}) })
      const answer = await handleEndpoints({ config: Promise.resolve(world.payload.config as SanitizedConfig), request, payloadInstanceCacheKey: world.app.databaseURL })
      return { status: answer.status, html: await answer.text(), headers: answer.headers }
    }
    const makeLink = async (id: number, data: Record<string, unknown> = {}) => (await asEditor<{ id: string; url: string }>('POST', `/social-posts/${id}/review-links`, data)).body

    it('shows the pictures of the post, and no others, to whoever has the link and may not see the library', async () => {
      const upload = async (name: string) =>
        (await world.payload.create({
          collection: 'media' as never,
          data: { alt: 'Two coaches', credit: 'Ana Reis' } as never,
          file: { name, data: Buffer.from(makePng({ width: 40, height: 30 })), mimetype: 'image/png', size: 1 },
        })) as unknown as { id: number }
      const [ours, other] = [await upload('ours.png'), await upload('other.png')]
      const id = await write(asEditor, { title: 'With a picture', text: 'Two coaches in Porto.', media: [{ image: ours.id }] })
      const { url, id: link } = await makeLink(id)
      const src = /<img src="([^"]+)" alt="Two coaches"/.exec((await page('GET', url)).html)?.[1] ?? ''
      const picture = (path: string) => page('GET', new URL(path, url).href)
      const shown = await picture(src)
      expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect((await picture(src.replace(String(ours.id), String(other.id)))).status).toBe(404)
      await asEditor('POST', `/social-posts/${id}/review-links/${link}/revoke`)
      expect((await picture(src)).status).toBe(404)
    })

    it('shows somebody without an account the texts for each channel, and takes a comment, harmlessly', async () => {
      const id = await write(asEditor, { title: 'Look <b>please</b>', text: 'Sponsor & friends <script>alert(1)</script>' })
      const { url } = await makeLink(id, { name: 'Our sponsor' })
      const shown = await page('GET', url)
      expect(shown.status).toBe(200)
      expect(shown.html).toContain('Sponsor &#38; friends &#60;script&#62;')
      expect(shown.html).not.toContain('<script>')
      expect(shown.html).toContain('Approved')
      expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(shown.headers.get('cache-control')).toBe('no-store')
      expect((await page('POST', url, { name: 'Grace', text: 'Our name is spelled wrong.' })).status).toBe(201)
      expect((await page('POST', url, { name: 'Grace', text: '' })).status).toBe(400)
      expect((await postNow(id)).comments.at(-1)).toMatchObject({ by: 'Grace (by review link)', text: 'Our name is spelled wrong.' })
      expect((await postNow(id)).status).toBe('draft')
    })

    it('shows nothing of what the team says among itself, and keeps what was typed when something is missing', async () => {
      const id = await write(asEditor, { title: 'For a sponsor' })
      await asManager('POST', `/social-posts/${id}/comments`, { text: 'They paid late again.' })
      const { url } = await makeLink(id)
      await page('POST', url, { name: 'Grace', text: 'Lovely <3' })
      const shown = await page('GET', url)
      expect(shown.html).not.toContain('They paid late')
      expect(shown.html).not.toContain('manager@test.example')
      expect(shown.html).toContain('Lovely &#60;3')
      // Whoever has another link reads nothing of it.
      const other = await makeLink(id)
      expect((await page('GET', other.url)).html).not.toContain('Lovely')
      expect((await page('POST', other.url, { name: 'Ada', text: 'Fine for us' })).html).toContain('Fine for us')
      expect((await page('GET', url)).html).not.toContain('Fine for us')
      const again = await page('POST', url, { name: '', text: 'Half "typed"' })
      expect(again.status).toBe(400)
      expect(again.html).toContain('Half &#34;typed&#34;')
      expect(again.html).toContain('role="alert"')
    })

    it('ends when it is revoked or has expired, and no other secret opens anything', async () => {
      const id = await write(asEditor)
      const first = await makeLink(id)
      const second = await makeLink(id, { days: 0.000_001 })
      expect((await page('GET', first.url.slice(0, -2))).status).toBe(404)
      expect((await page('GET', first.url.replace(`/${id}/`, `/${id + 1}/`))).status).toBe(404)
      await new Promise((done) => setTimeout(done, 100))
      expect((await page('GET', second.url)).status).toBe(404)
      expect((await page('GET', first.url)).status).toBe(200)
      expect((await asEditor('POST', `/social-posts/${id}/review-links/${first.id}/revoke`)).status).toBe(200)
      expect((await page('GET', first.url)).status).toBe(404)
      expect((await page('POST', first.url, { name: 'Grace', text: 'Too late' })).status).toBe(404)
    })

    it('keeps no secret: neither the database nor an answer has it', async () => {
      const id = await write(asEditor)
      const { url } = await makeLink(id)
      const secret = url.split('/').at(-1) ?? 'none'
      const { rows } = await world.payload.db.pool.query(`select row_to_json(p)::text as row from social_posts p where id = $1`, [id])
      expect((rows[0] as { row: string }).row).not.toContain(secret)
      const read = await asManager('GET', `/social-posts/${id}?showHiddenFields=true`)
      expect(JSON.stringify(read.body)).not.toContain('reviewLinks')
    })
  })

  it('no order of moves lets an unapproved text leave', async () => {
    const people = { editor: asEditor, manager: asManager, admin: asAdmin }
    type Person = keyof typeof people
    const step = fc.record({
      who: fc.constantFrom<Person>('editor', 'manager', 'admin'),
      what: fc.constantFrom(
        'write',
        'in-review',
        'approved',
        'scheduled',
        'scheduled',
        'draft',
        'cancelled',
        'approve-and-write',
        'schedule-and-write',
        'by-button',
        'ask-for-changes',
        'restore',
      ),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 8 }), async (steps) => {
        run += 1
        let words = 0
        const next = () => `Run ${run} wording ${++words}`
        const id = await write(asEditor, { text: next() })
        let text = (await postNow(id)).text
        let writer: Person = 'editor'
        const approvedTexts = new Set<string>()
        for (const { who, what } of steps) {
          if (what === 'ask-for-changes') {
            await people[who]('POST', `/social-posts/${id}/comments`, { text: 'Not yet', requestChanges: true })
            continue
          }
          if (what === 'restore') {
            const { body } = await people[who]<{ docs: { id: number; version: { text: string } }[] }>(
              'GET',
              `/social-posts/versions?where[parent][equals]=${id}&limit=50&depth=0&sort=createdAt`,
            )
            const version = body.docs[0]
            if (version && (await people[who]('POST', `/social-posts/versions/${version.id}`)).status === 200 && version.version.text !== text) {
              text = version.version.text
              writer = who
            }
            continue
          }
          if (what === 'by-button') {
            // A person reads the page, then takes the step that it offers.
            const { fingerprint, status } = (await people[who]<ApprovalState>('GET', `/social-posts/${id}/approval`)).body
            const to = status === 'approved' ? 'scheduled' : 'approved'
            const taken = await people[who]<Created>('POST', `/social-posts/${id}/move`, {
              to,
              seen: fingerprint,
              ...(to === 'scheduled' ? { publishAt: new Date().toISOString() } : {}),
            })
            if (taken.status === 200 && to === 'approved' && taken.body.doc.status === 'approved' && who !== 'editor' && who !== writer) approvedTexts.add(text)
            continue
          }
          const status = what === 'approve-and-write' ? 'approved' : what === 'schedule-and-write' ? 'scheduled' : what
          const fresh = what.includes('write') ? next() : undefined
          const answer = await move(people[who], id, {
            ...(what === 'write' ? {} : { status }),
            ...(fresh ? { text: fresh } : {}),
            ...(status === 'scheduled' ? { publishAt: new Date().toISOString() } : {}),
          })
          if (answer.status !== 200) continue
          if (fresh) {
            text = fresh
            writer = who
          }
          // The model: a yes counts for exactly these words, by somebody who may and did not write them.
          if (answer.body.doc.status === 'approved' && status === 'approved' && who !== 'editor' && who !== writer) approvedTexts.add(text)
        }
        const sending = (await world.deliveries({ post: { equals: id } })).filter(({ state }) => state === 'scheduled' || state === 'publishing')
        if (sending.length > 0) await world.settled({ post: { equals: id } }, ['published', 'held', 'cancelled'])
        const left = world.mastodon.statuses().flatMap((status) => (status.text.startsWith(`Run ${run} `) ? [status.text] : []))
        expect(left.filter((sent) => !approvedTexts.has(sent))).toEqual([])
        await world.payload.update({ collection: 'social-posts' as never, id, data: { status: 'cancelled' } as never }).catch(() => undefined)
      }),
      { numRuns: 15, seed: 20_261_120, endOnFailure: true },
    )
  })

  it('comes with a field of roles for hosts that have none', () => {
    const field = socialRoleField()
    const req = (socialRoles: string[]) => ({ user: { socialRoles } }) as never
    const roles = rolesFromField()
    expect(roles.publish({ req: req(['publish']) })).toBe(true)
    expect(roles.publish({ req: req(['write']) })).toBe(false)
    expect(roles.see({ req: { user: null } as never })).toBe(false)
    expect(field.access?.update?.({ req: req(['publish']) } as never)).toBe(false)
    expect(field.access?.update?.({ req: req(['manageChannels']) } as never)).toBe(true)
  })
})
