import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { houseOf, tuneRuntime } from 'payload-social-campaigns/worker'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pollFeeds } from '../../jobs/pollFeeds.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Post = { id: number; title: string; text: string; link: string; status: string; category: string; feed: number; channels: number[] }
type Feed = { id: number; message?: string; nextPollAt?: string; checkedAt?: string; paused?: boolean }
type Item = { title: string; link: string; guid?: string; at?: Date; author?: string }
type Handler = (request: IncomingMessage, response: ServerResponse) => void

const hourMs = 3_600_000

const rss = (title: string, items: Item[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${title}</title><language>en</language>${items
    .map(
      (item) =>
        `<item><title>${item.title}</title><link>${item.link.replaceAll('&', '&amp;')}</link>${item.guid ? `<guid isPermaLink="false">${item.guid}</guid>` : ''}${item.author ? `<dc:creator>${item.author}</dc:creator>` : ''}${item.at ? `<pubDate>${item.at.toUTCString()}</pubDate>` : ''}</item>`,
    )
    .join('')}</channel></rss>`

describe('feeds of other blogs', () => {
  let world: World
  let server: Server
  let base: string
  let shiftMs = 0
  let count = 0
  const pages = new Map<string, Handler>()
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ path: request.url ?? '', headers: request.headers })
      const handler = pages.get(request.url ?? '')
      if (handler) handler(request, response)
      else response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    world = await createWorld({ options: { queue: { autorun: false } } })
    tuneRuntime(world.payload, { clock: () => new Date(Date.now() + shiftMs) })
  })
  afterAll(async () => {
    await world?.close()
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
  })
  beforeEach(() => {
    shiftMs += 48 * hourMs
    asked.length = 0
  })

  const now = () => new Date(Date.now() + shiftMs)
  const serve = (path: string, body: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
    pages.set(path, (_request, response) => response.writeHead(status, headers).end(body))
  const add = (path: string, data: Record<string, unknown> = {}) =>
    world.create<Feed>('social-feeds', { name: `Blog ${++count}`, url: `${base}${path}`, category: 'community', ...data })
  const poll = async (feed: { id: number }) => (await pollFeeds(world.payload, houseOf(world.payload), String(feed.id)))[0]
  const read = async (feed: { id: number }) => (await world.find<Feed>('social-feeds', { id: { equals: feed.id } }))[0] as Feed
  const posts = (feed: { id: number }) => world.find<Post>('social-posts', { feed: { equals: feed.id } })

  it('a new item becomes a draft with credit to author and blog, its link without tracking, and the category of the feed', async () => {
    const channel = await world.channel('Main')
    serve('/one.xml', rss('PyLadies Blog', []))
    const feed = await add('/one.xml', { channels: [channel.id] })
    await poll(feed)
    serve(
      '/one.xml',
      rss('PyLadies Blog', [
        { title: 'A workshop in &lt;b&gt;Accra&lt;/b&gt; &amp;amp; Lagos', link: 'https://pyladies.example/accra?utm_source=rss&id=7', author: 'Jane Doe', guid: '1', at: now() },
      ]),
    )
    expect(await poll(feed)).toMatchObject({ drafts: 1, message: 'One new draft.' })
    const [post] = await posts(feed)
    expect(post).toMatchObject({ status: 'draft', category: 'community', link: 'https://pyladies.example/accra?id=7', channels: [channel.id], feed: feed.id })
    expect(post?.text).toContain('A workshop in Accra & Lagos')
    expect(post?.text).toContain('Jane Doe, PyLadies Blog')
  })

  it('the first import never floods: what the feed held before is left, and at most the newest of what came since becomes a draft', async () => {
    const old = Array.from({ length: 40 }, (_, index) => ({ title: `Old ${index}`, link: `https://old.example/${index}`, at: new Date(Date.now() - (index + 1) * 24 * hourMs) }))
    serve('/old.xml', rss('Old blog', [...old, { title: 'Undated', link: 'https://old.example/undated' }]))
    const feed = await add('/old.xml')
    expect((await poll(feed))?.message).toMatch(/^The feed works\./)
    expect(await posts(feed)).toEqual([])
    serve(
      '/fresh.xml',
      rss(
        'Fresh blog',
        [1, 2, 3].map((index) => ({ title: `Fresh ${index}`, link: `https://fresh.example/${index}`, at: new Date(Date.now() + index * hourMs) })),
      ),
    )
    const fresh = await add('/fresh.xml')
    await poll(fresh)
    await poll(fresh)
    expect((await posts(fresh)).map((post) => post.link)).toEqual(['https://fresh.example/3'])
    // An old article that turns up later is still old; one without a date is new.
    serve(
      '/old.xml',
      rss('Old blog', [
        { title: 'Found again', link: 'https://old.example/found', at: new Date(Date.now() - 24 * hourMs) },
        { title: 'New, undated', link: 'https://old.example/new' },
        ...old,
      ]),
    )
    await poll(feed)
    expect((await posts(feed)).map((post) => post.link)).toEqual(['https://old.example/new'])
  })

  it('a blog that shows its whole archive as new gives five drafts and says what it left out', async () => {
    serve('/flood.xml', rss('Flood', []))
    const feed = await add('/flood.xml')
    await poll(feed)
    serve(
      '/flood.xml',
      rss(
        'Flood',
        Array.from({ length: 30 }, (_, index) => ({ title: `Flood ${index}`, link: `https://flood.example/${index}`, at: now() })),
      ),
    )
    expect(await poll(feed)).toMatchObject({ drafts: 5, message: expect.stringContaining('25 more') })
    expect(await poll(feed)).toMatchObject({ drafts: 0 })
  })

  it('recognises the same article in another feed by its address or its guid, and what we have a post about already', async () => {
    for (const path of ['/a.xml', '/b.json', '/c.atom']) serve(path, rss('Empty', []))
    serve('/b.json', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Planet', items: [] }))
    serve('/c.atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom blog</title><id>urn:x</id></feed>')
    const feeds = [await add('/a.xml'), await add('/b.json'), await add('/c.atom')]
    for (const feed of feeds) await poll(feed)
    await world.create('social-posts', { title: 'Ours', text: 'Ours', link: 'https://ours.example/post' })
    serve('/a.xml', rss('First', [{ title: 'Same', link: 'https://www.same.example/post/?utm_campaign=x&fbclid=1', guid: 'tag:same', at: now() }]))
    const items = [
      { id: '99', url: 'https://same.example/post', title: 'Same', date_published: now().toISOString() },
      { id: '100', url: 'https://ours.example/post', title: 'Ours', date_published: now().toISOString() },
    ]
    serve('/b.json', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Planet', items }))
    const entry = (id: string, href: string) =>
      `<entry><id>${id}</id><title>T</title><link href="${href}"/><published>${now().toISOString()}</published><author><name>Ada</name></author></entry>`
    serve(
      '/c.atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom blog</title>${entry('tag:same', 'https://moved.example/elsewhere')}${entry('tag:new', 'https://atom.example/new')}</feed>`,
    )
    for (const feed of feeds) await poll(feed)
    const links = await Promise.all(feeds.map(async (feed) => (await posts(feed)).map((post) => post.link)))
    expect(links).toEqual([['https://www.same.example/post/'], [], ['https://atom.example/new']])
  })

  it('knows our own article in whichever way a planet writes its address', async () => {
    serve('/planet.xml', rss('Planet', []))
    const feed = await add('/planet.xml')
    await poll(feed)
    await world.create('social-posts', { title: 'Ours', text: 'Ours', link: 'https://www.own.example/a?utm_source=us' })
    await world.create('social-posts', { title: 'Shared', text: 'Shared', kind: 'post', target: 'http://own.example/shared/' })
    const links = ['https://own.example/a/', 'http://own.example/shared', 'https://own.example/a/other', 'https://sown.example/a']
    serve(
      '/planet.xml',
      rss(
        'Planet',
        links.map((link) => ({ title: link, link, at: now() })),
      ),
    )
    await poll(feed)
    expect(new Set((await posts(feed)).map(({ link }) => link))).toEqual(new Set(['https://own.example/a/other', 'https://sown.example/a']))
  })

  it('takes each entry of a page that lists its versions, in words with all their letters', async () => {
    const version = (name: string) => ({ title: `Caf&amp;eacute; f&amp;uuml;r ${name}`, link: `https://log.example/changelog#${name}`, at: now() })
    serve('/log.xml', rss('Log', []))
    const feed = await add('/log.xml')
    await poll(feed)
    serve('/log.xml', rss('Log', [version('v2'), version('v1')]))
    expect((await poll(feed))?.drafts).toBe(2)
    serve('/log.xml', rss('Log', [version('v3'), version('v2'), version('v1')]))
    expect((await poll(feed))?.drafts).toBe(1)
    expect((await posts(feed)).map(({ text }) => /“(.+)”/.exec(text)?.[1]).sort()).toEqual(['Café für v1', 'Café für v2', 'Café für v3'])
  })

  it('asks politely: with ETag and date, not before its time, and less and less often while there is trouble', async () => {
    pages.set('/etag.xml', (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Sat, 01 Nov 2025 10:00:00 GMT' }).end(rss('Polite', []))
    })
    const feed = await add('/etag.xml')
    await poll(feed)
    expect(await poll(feed)).toMatchObject({ message: 'Nothing new.' })
    expect(asked.at(-1)?.headers).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': 'Sat, 01 Nov 2025 10:00:00 GMT' })
    const before = asked.length
    await pollFeeds(world.payload, houseOf(world.payload))
    expect(asked.slice(before).filter((entry) => entry.path === '/etag.xml')).toEqual([])
    serve('/etag.xml', 'no', { 'retry-after': '7200' }, 503)
    const waits: number[] = []
    for (let round = 0; round < 4; round++) {
      await poll(feed)
      waits.push(Math.round((Date.parse((await read(feed)).nextPollAt ?? '') - now().getTime()) / 60_000))
    }
    expect(waits).toEqual([120, 120, 120, 240])
    expect((await read(feed)).message).toMatch(/less often/)
  })

  it('says in plain words what is wrong with a feed, makes nothing of it, and goes on with the others', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, 'a'))
    pages.set('/huge.xml', (_request, response) => {
      response.writeHead(200)
      response.on('error', () => undefined)
      const chunk = Buffer.alloc(1024 * 1024, 'x')
      for (let index = 0; index < 8; index++) response.write(chunk)
      response.end()
    })
    pages.set('/loop', (_request, response) => response.writeHead(302, { location: '/loop' }).end())
    pages.set('/cut', (_request, response) => {
      response.writeHead(200, { 'content-length': '10000' })
      response.write('<rss')
      setTimeout(() => response.destroy(), 20)
    })
    serve('/bomb.xml', bomb, { 'content-encoding': 'gzip' })
    serve('/damaged.xml', Buffer.from('not gzip'), { 'content-encoding': 'gzip' })
    serve('/page', '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body></body></html>')
    serve('/plain', '<html><body>Hello</body></html>')
    serve('/malformed.xml', '<rss version="2.0"><channel><item><title>cut off')
    serve('/empty.xml', '')
    serve('/private', '', {}, 403)
    const cases: [string, RegExp][] = [
      ['/huge.xml', /larger than 5 MB/],
      ['/bomb.xml', /larger than 5 MB/],
      ['/damaged.xml', /damaged/],
      ['/loop', /circle/],
      ['/page', new RegExp(`Its feed seems to be ${base}/feed.xml`)],
      ['/plain', /web page/],
      ['/malformed.xml', /not a feed/],
      ['/empty.xml', /empty/],
      ['/private', /does not let us/],
      ['/missing', /404/],
      ['/cut', /did not answer/],
    ]
    serve('/good.xml', rss('Good', []))
    const good = await add('/good.xml')
    const feeds = await Promise.all(cases.map(([path]) => add(path)))
    await pollFeeds(world.payload, houseOf(world.payload))
    for (const [index, [path, message]] of cases.entries()) {
      const feed = await read(feeds[index] as Feed)
      expect(feed.message, path).toMatch(message)
      expect(feed.paused, path).toBe(false)
      expect(Date.parse(feed.nextPollAt ?? '')).toBeGreaterThan(now().getTime())
      expect(await posts(feed)).toEqual([])
    }
    expect((await read(good)).message).toMatch(/works/)
  })

  it('stops asking for a feed that is gone for good', async () => {
    serve('/gone.xml', '', {}, 410)
    const feed = await add('/gone.xml')
    await poll(feed)
    expect(await read(feed)).toMatchObject({ paused: true, message: expect.stringContaining('gone for good') })
    asked.length = 0
    shiftMs += 72 * hourMs
    await pollFeeds(world.payload, houseOf(world.payload))
    expect(asked.filter((entry) => entry.path === '/gone.xml')).toEqual([])
  })

  it('takes nothing hostile over: no markup, no script addresses, no mentions from our handle book', async () => {
    serve('/evil.xml', rss('Evil', []))
    const feed = await add('/evil.xml')
    await poll(feed)
    serve(
      '/evil.xml',
      rss('Evil &lt;img src=x onerror=alert(1)&gt;', [
        { title: '&lt;script&gt;alert(1)&lt;/script&gt;Hello @{acme} and @everyone', link: 'https://evil.example/1', at: now() },
        { title: 'Script', link: 'javascript:alert(1)', at: now() },
      ]),
    )
    await poll(feed)
    const found = await posts(feed)
    expect(found.map((post) => post.link)).toEqual(['https://evil.example/1'])
    expect(found[0]?.text).not.toMatch(/<|alert|@/)
  })

  it('begins anew when the address of a feed is changed', async () => {
    serve('/first.xml', rss('First', []))
    serve(
      '/second.xml',
      rss(
        'Second',
        [1, 2, 3].map((index) => ({ title: `S ${index}`, link: `https://second.example/${index}`, at: new Date(Date.now() - hourMs) })),
      ),
    )
    const feed = await add('/first.xml')
    await poll(feed)
    await world.update('social-feeds', feed.id, { url: `${base}/second.xml` })
    await pollFeeds(world.payload, houseOf(world.payload))
    expect((await read(feed)).message).toMatch(/^The feed works/)
    expect(await posts(feed)).toEqual([])
  })

  it('can be asked now by whoever may write, refuses an address that is none, and keeps its state out of forms', async () => {
    serve('/now.xml', rss('Now', []))
    const rest = restOf(world.app, await signIn(world.app, 'editor'))
    const refused = await rest<{ errors: { data: { errors: { path: string }[] } }[] }>('POST', '/social-feeds', { name: 'X', url: 'ftp://x.example' })
    expect(refused.body.errors[0]?.data.errors[0]?.path).toBe('url')
    const { body } = await rest<{ doc: { id: number } }>('POST', '/social-feeds', { name: 'Now', url: `${base}/now.xml`, message: 'mine' })
    expect((await read(body.doc)).message ?? null).toBeNull()
    const answer = await rest<{ message: string }>('POST', `/social-feeds/${body.doc.id}/poll`)
    expect(answer).toMatchObject({ status: 200, body: { message: expect.stringMatching(/works/) } })
    expect((await rest('POST', '/social-feeds/abc/poll')).status).toBe(400)
    expect((await restOf(world.app)('POST', `/social-feeds/${body.doc.id}/poll`)).status).toBe(403)
  })

  it('never asks an address on a private network unless that is allowed', async () => {
    const closed = await createWorld({ options: { queue: { autorun: false }, allowPrivateHosts: false } })
    try {
      const feed = await closed.create<Feed>('social-feeds', { name: 'Inside', url: `${base}/one.xml` })
      asked.length = 0
      const [result] = await pollFeeds(closed.payload, houseOf(closed.payload), String(feed.id))
      expect(result?.message).toMatch(/private network/)
      expect(asked).toEqual([])
    } finally {
      await closed.close()
    }
  })

  it('tells how it is: never read, in order with what became of its items, in trouble, paused', async () => {
    const rest = restOf(world.app, await signIn(world.app, 'editor'))
    type Health = {
      state: string
      message: string
      items: number
      taken: number
      skipped: number
      failures: number
      waiting: number
      posts: { title: string; status: string }[]
      nextPollAt: string | null
    }
    const feed = await add('/health.xml')
    const ask = async () => (await rest<Health>('GET', `/social-feeds/${feed.id}/health`)).body
    expect(await ask()).toMatchObject({ state: 'new', items: 0, posts: [] })
    serve('/health.xml', rss('Healthy', []))
    await poll(feed)
    const items = Array.from({ length: 7 }, (_, index) => ({ title: `Item ${index}`, link: `https://healthy.example/${index}`, at: now() }))
    serve('/health.xml', rss('Healthy', items))
    await poll(feed)
    expect(await ask()).toMatchObject({ state: 'good', items: 7, taken: 5, skipped: 2, failures: 0, waiting: 5, message: expect.stringContaining('5 new drafts') })
    serve('/health.xml', 'no feed at all')
    await poll(feed)
    expect(await ask()).toMatchObject({ state: 'trouble', failures: 1, taken: 5, posts: expect.arrayContaining([expect.objectContaining({ status: 'draft' })]) })
    serve('/health.xml', '', {}, 410)
    await poll(feed)
    expect(await ask()).toMatchObject({ state: 'paused', nextPollAt: null, message: expect.stringContaining('gone for good') })
    expect((await rest('GET', '/social-feeds/999999/health')).status).toBe(400)
  })
})
