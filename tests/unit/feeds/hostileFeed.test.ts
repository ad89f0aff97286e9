import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchFeed } from '../../../src/feeds/fetchFeed.ts'
import { createHttp } from '../../../src/http/http.ts'

const pages = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>()
const asked: string[] = []
const http = createHttp({ allowPrivateHosts: true })
let server: Server
let base = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.on('error', () => undefined)
    const page = pages.get(request.url ?? '')
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await http.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const serve = (path: string, body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/rss+xml' }) =>
  pages.set(path, (_request, response) => response.writeHead(200, headers).end(body))
const read = (path: string, with_ = http) => fetchFeed({ http: with_, url: `${base}${path}`, memory: {}, feedId: '1', now: new Date('2026-11-28T10:00:00Z') })
const item = (title: string, more = '') => `<item><title>${title}</title><link>https://blog.example/1</link>${more}</item>`
const rss = (items: string, before = '') => `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>Blog</title>${items}</channel></rss>`

describe('a feed that means harm', () => {
  it('does not blow up by entities that name each other', async () => {
    const names = 'abcdefghij'
    const bomb = [...names].map((name, index) => `<!ENTITY ${name} "${index === 0 ? 'ha'.repeat(50) : `&${names[index - 1]};`.repeat(10)}">`).join('')
    serve('/bomb.xml', rss(item('&j;', '<description>&j;</description>'), `<!DOCTYPE rss [${bomb}]>`))
    const before = process.memoryUsage().heapUsed
    const startedAt = performance.now()
    const answer = await read('/bomb.xml')
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000)
    expect(JSON.stringify(answer)).not.toMatch(/(ha){60}/)
  })

  it('reads no file and asks no other server for what its entities point to', async () => {
    serve('/secret', 'a secret of the inner network')
    for (const [path, target] of [
      ['/file.xml', 'file:///etc/passwd'],
      ['/server.xml', `${base}/secret`],
    ] as const)
      serve(path, rss(item('Before &x; after', '<description>&x;</description>'), `<!DOCTYPE rss [<!ENTITY x SYSTEM "${target}"><!ENTITY % y SYSTEM "${target}"> %y;]>`))
    for (const path of ['/file.xml', '/server.xml']) expect(JSON.stringify(await read(path))).not.toMatch(/root:|a secret/)
    expect(asked).not.toContain('/secret')
  })

  it('is given up when it is nested without end, and the process lives on', async () => {
    for (const [path, body] of [
      ['/deep.xml', rss(item('Deep', `<description>${'<a>'.repeat(200_000)}`))],
      ['/deep-closed.xml', rss(item('Deep', `<description>${'<a>'.repeat(50_000)}x${'</a>'.repeat(50_000)}</description>`))],
      ['/deep.json', `{"version":"https://jsonfeed.org/version/1.1","title":"Deep","items":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ] as const) {
      serve(path, body)
      const startedAt = performance.now()
      const answer = await read(path)
      expect(performance.now() - startedAt, path).toBeLessThan(5_000)
      if (answer.kind === 'new') expect(answer.feed.items.every(({ title, summary }) => title.length + summary.length < 1_000)).toBe(true)
      else expect(answer.kind, path).toBe('failed')
    }
  })

  it('that never ends is left at five megabytes', async () => {
    pages.set('/endless.xml', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, '<item/>'))) {}
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    expect(await read('/endless.xml')).toMatchObject({ kind: 'failed', message: expect.stringContaining('larger than 5 MB') })
  })

  it('is read by what it is, not by what it is called, and what is no feed is said to be none', async () => {
    serve('/picture', rss(item('A feed under a wrong name')), { 'content-type': 'image/png' })
    expect(await read('/picture')).toMatchObject({ kind: 'new', feed: { items: [{ title: 'A feed under a wrong name' }] } })
    serve('/nothing', rss(item('No type at all')), {})
    expect(await read('/nothing')).toMatchObject({ kind: 'new' })
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7_919 + (index >> 3)) % 256))
    for (const [path, body] of [
      ['/noise.xml', noise],
      ['/zip.xml', Buffer.from([0x50, 0x4b, 3, 4, ...noise.subarray(0, 1_000)])],
      ['/number.json', '42'],
      ['/list.json', '[]'],
      ['/svg.xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ] as const) {
      serve(path, body)
      expect(await read(path), path).toMatchObject({ kind: 'failed', message: expect.stringMatching(/feed/) })
    }
  })

  it('leads nobody to the inner network by a redirect', async () => {
    serve('/inside', rss(item('Inside')))
    pages.set('/outside', (_request, response) => response.writeHead(302, { location: `http://127.0.0.2:${(server.address() as AddressInfo).port}/inside` }).end())
    // Only this one address counts as public here; 127.0.0.2 is as private as ever.
    const guarded = createHttp({ isAllowed: (address) => address === '127.0.0.1' })
    asked.length = 0
    expect(await read('/outside', guarded)).toMatchObject({ kind: 'failed', message: expect.stringContaining('private network') })
    expect(asked).toEqual(['/outside'])
    await guarded.close()
  })
})
