import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { frequency, links, mentions, namesSponsor, shouting, silenceDays, timeBoundWords } from 'payload-social-campaigns/guidelines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Finding = { check: string; level: string; message: string; path: string; word?: string }
type Created = { doc: { id: number; status: string; findings: Finding[] } }
type Checked = { findings: Finding[]; kit: { guidelines: { id: string }[]; channels: { name: string }[] }; may: Record<string, boolean> }

describe('what only the server knows about a post', () => {
  let world: World
  let pages: Server
  let site: string
  const asked: string[] = []
  let rest: ReturnType<typeof restOf>
  let asReader: ReturnType<typeof restOf>
  let channel: Awaited<ReturnType<World['channel']>>

  beforeAll(async () => {
    pages = createServer((request, answer) => {
      const path = request.url ?? ''
      asked.push(`${request.method} ${path}`)
      if (path === '/there' || path === '/login') answer.end('<h1>Hello</h1>')
      else if (path === '/no-head') request.method === 'HEAD' ? answer.writeHead(405).end() : answer.end('Hello')
      else if (path === '/team-only') answer.writeHead(302, { location: '/login' }).end()
      else if (path === '/secret') answer.writeHead(401).end()
      else if (path === '/broken') answer.writeHead(503).end()
      else answer.writeHead(404).end()
    })
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
    site = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
    world = await createWorld({
      options: { guidelines: [links(), mentions(), silenceDays(), namesSponsor(), timeBoundWords(), shouting(), frequency()], queue: { autorun: false }, sources: { posts: true } },
      push: true,
    })
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    const author = { email: 'author@test.example', password: 'demo' }
    await world.create('users', { ...author, name: 'Author', roles: ['author'] })
    const signedIn = await world.payload.login({ collection: 'users' as never, data: author as never })
    asReader = restOf(world.app, signedIn.token)
    channel = await world.channel('Facts')
  })
  afterAll(async () => {
    await world?.close()
    pages?.close()
  })

  const settings = (data: Record<string, unknown>) => world.payload.updateGlobal({ slug: 'social-settings' as never, data: data as never })
  const write = (data: Record<string, unknown>) => rest<Created>('POST', '/social-posts', { title: 'A post', status: 'in-review', channels: [channel.id], ...data })
  const sentences = (answer: RestAnswer<unknown>) =>
    ((answer.body as { errors?: { data: { errors: { message: string }[] } }[] }).errors?.[0]?.data.errors ?? []).map(({ message }) => message).join(' ')
  const found = (answer: RestAnswer<Created>, check: string) => answer.body.doc.findings.filter((finding) => finding.check === check)

  it('a link to a page that is not there stops the post, one to a page that is there does not', async () => {
    const dead = await write({ text: 'Read this', link: `${site}/gone` })
    expect(dead.status).toBe(400)
    expect(sentences(dead)).toContain('leads nowhere')
    for (const path of ['/there', '/no-head']) {
      const good = await write({ text: `Read ${site}${path}` })
      expect(good.status, JSON.stringify(good.body)).toBe(201)
      expect(found(good, 'links').filter(({ level }) => level === 'block')).toEqual([])
    }
  })

  it('a page behind a sign-in is one that readers cannot see; a server that has trouble only warns', async () => {
    for (const path of ['/secret', '/team-only']) expect(sentences(await write({ text: `Read ${site}${path}` }))).toContain('readers cannot see')
    const slow = await write({ text: `Read ${site}/broken` })
    expect(slow.status).toBe(201)
    expect(found(slow, 'links').map(({ level }) => level)).toContain('warn')
  })

  it('a page is asked once, however often the post is checked', async () => {
    const before = asked.filter((one) => one.endsWith('/there')).length
    await write({ text: `Once more ${site}/there` })
    expect(asked.filter((one) => one.endsWith('/there')).length).toBe(before)
  })

  it('names that are set aside for examples are never asked', async () => {
    const { status, body } = await write({ text: 'Read https://example.org/a and https://blog.example/b' })
    expect(status).toBe(201)
    expect(body.doc.findings.filter(({ check }) => check === 'links')).toEqual([])
  })

  it('a link to an article of this site that is not published yet stops the post, without anybody being asked', async () => {
    const article = await world.create('posts', { title: 'Still secret', slug: 'still-secret', _status: 'draft' })
    const own = `${world.payload.config.serverURL}/blog/still-secret`
    const refused = await write({ text: 'Soon', link: own })
    expect(refused.status).toBe(400)
    expect(sentences(refused)).toContain('is a draft that readers cannot see')
    await world.update('posts', article.id, { _status: 'published' })
    expect(sentences(await write({ text: 'Soon', link: own }))).not.toContain('is a draft')
  })

  it('a link whose percent signs are no UTF-8 is an address like any other', async () => {
    for (const link of ['https://example.org/M%FCnchen', 'https://example.org/100%']) {
      const planned = await write({ text: `Read ${link}`, link, status: 'scheduled', publishAt: new Date(Date.now() + 86_400_000).toISOString() })
      expect(planned.status, JSON.stringify(planned.body)).toBe(201)
      expect((await rest<Checked>('POST', '/social-posts/check', { data: { text: link, link, channels: [channel.id] } })).status).toBe(200)
    }
  })

  it('a mention that leads to nobody warns, one that leads to somebody does not', async () => {
    const nobody = await write({ text: 'Thank you @nobody_at_all@127.0.0.1 for coming' })
    expect(found(nobody, 'mentions').map(({ word }) => word)).toEqual([])
    const local = await write({ text: 'Thank you @facts and @who_is_that for coming' })
    expect(found(local, 'mentions').map(({ word, level }) => [word, level])).toEqual([['@who_is_that', 'warn']])
  })

  it('days of silence are told to whoever plans something on them, and hold it instead of refusing it', async () => {
    const from = new Date(Date.now() + 86_400_000)
    const publishAt = new Date(from.getTime() + 3_600_000).toISOString()
    const moment = (days: number) => new Date(from.getTime() + days * 86_400_000).toISOString()
    await settings({
      silences: [
        { from: moment(30), until: moment(31), reason: 'Another day' },
        { from: moment(0), until: moment(2), reason: 'we mourn Malcolm' },
      ],
    })
    const planned = await write({ text: 'On a quiet day', status: 'scheduled', publishAt })
    expect(planned.status, JSON.stringify(planned.body)).toBe(201)
    expect(found(planned, 'silence-days')).toMatchObject([{ level: 'warn', path: 'publishAt', message: expect.stringContaining('we mourn Malcolm') }])
    await settings({ silences: [] })
  })

  it('replies do not count towards the posts of a day', async () => {
    const busy = await world.create<{ id: number }>('social-channels', { name: 'Busy', network: 'manual', standing: 'active', dailyLimit: 1 })
    const at = new Date(Date.now() + 20 * 86_400_000)
    const publishAt = (hour: number) => new Date(at.setUTCHours(hour, 0, 0, 0)).toISOString()
    const plan = (data: Record<string, unknown>) => write({ status: 'scheduled', channels: [busy.id], ...data })
    for (const hour of [8, 9]) {
      const reply = await plan({ kind: 'reply', target: `https://mastodon.example/@ada/${hour}`, text: `Thank you, Ada, number ${hour}`, publishAt: publishAt(hour) })
      expect(reply.status, JSON.stringify(reply.body)).toBe(201)
    }
    const first = await plan({ text: 'Our tutorial has a new chapter', publishAt: publishAt(10) })
    expect(found(first, 'frequency')).toEqual([])
    const second = await plan({ text: 'Another good day for Python in Porto', publishAt: publishAt(11) })
    expect(found(second, 'frequency')).toMatchObject([{ level: 'warn', message: expect.stringContaining('number 2') }])
  })

  it('a day of a channel’s limit is a day where the channel is, as the plan counts it', async () => {
    const tokyo = await world.channel('Tokyo')
    await world.update('social-channels', tokyo.id, { dailyLimit: 1, timezone: 'Asia/Tokyo' })
    const at = (day: number, time: string) => `${new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10)}T${time}Z`
    const plan = (text: string, publishAt: string) => write({ status: 'scheduled', channels: [tokyo.id], text, publishAt })
    await plan('Our tutorial has a new chapter', at(40, '23:00:00'))
    expect(found(await plan('Another good day for Python in Porto', at(41, '01:00:00')), 'frequency')).toHaveLength(1)
    expect(found(await plan('We are looking for coaches in Lagos', at(41, '16:00:00')), 'frequency')).toEqual([])
  })

  it('a sponsor’s post that does not name the sponsor warns', async () => {
    const sponsor = await world.create('sponsors', { name: 'Acme' })
    expect(found(await write({ text: 'Thank you for the cake!', sponsor: sponsor.id }), 'sponsor-named')).toMatchObject([{ level: 'warn' }])
    expect(found(await write({ text: 'Thank you, Acme, for the cake!', sponsor: sponsor.id }), 'sponsor-named')).toEqual([])
  })

  it('a day that is written as "tomorrow" warns when the post is moved', async () => {
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
    const first = await write({ text: 'See you tomorrow in Porto!', publishAt: at(24) })
    expect(found(first, 'time-bound-words')).toEqual([])
    const moved = await rest<Created>('PATCH', `/social-posts/${first.body.doc.id}`, { publishAt: at(24 * 5) })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(found(moved, 'time-bound-words')).toMatchObject([{ level: 'warn' }])
  })

  it('a form is checked with all of it while somebody writes, and gets what the browser needs', async () => {
    const { status, body } = await rest<Checked>('POST', '/social-posts/check', { data: { text: `READ THIS NOW EVERYBODY AT ONCE ${site}/gone-too`, channels: [channel.id] } })
    expect(status).toBe(200)
    expect(body.findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['links', 'shouting']))
    expect(body.kit.guidelines.map(({ id }) => id)).toEqual(expect.arrayContaining(['links', 'shouting']))
    expect(body.kit.guidelines.map(({ id }) => id)).not.toContain('mentions')
    expect(body.kit.channels.map(({ name }) => name)).toEqual(['Facts'])
    expect(body.may).toEqual({ write: true, approve: true, publish: true, override: false })
    expect((await rest('POST', '/social-posts/check', { data: 'text' })).status).toBe(400)
    const endless = 'https://'.repeat(20_000)
    expect((await rest('POST', '/social-posts/check', { data: { text: endless } })).status).toBe(400)
    expect((await write({ text: endless })).status).toBe(400)
    expect((await asReader('POST', '/social-posts/check', { data: {} })).status).toBe(403)
  })
})
