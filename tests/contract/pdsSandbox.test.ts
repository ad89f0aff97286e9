import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePng } from '../emulators/kit/makePng.ts'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'
import { startPdsTimeline } from '../emulators/pds/startPdsTimeline.ts'

const dataDirectory = mkdtempSync(join(tmpdir(), 'pds-sandbox-'))
let pds: RunningPds

const write = (did: string, record: object, collection = 'app.bsky.feed.post') =>
  pds.write(did, collection, { $type: collection, createdAt: new Date(Date.now()).toISOString(), ...record })

beforeAll(async () => {
  pds = await startPds({ dataDirectory })
})

afterAll(async () => {
  await pds?.close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

describe('the sandbox PDS', () => {
  test('keeps its address, accounts and posts over a restart, and can still write', async () => {
    const ann = await pds.createAccount('ann')
    await write(ann.did, { text: 'Before the restart.' })
    const { url } = pds
    await pds.close()
    pds = await startPds({ dataDirectory })
    expect(pds.url).toBe(url)
    expect(await pds.createAccount('ann')).toEqual(ann)
    await write(ann.did, { text: 'After the restart.' })
    expect((await pds.posts(ann.did)).map(({ value }) => value.text)).toEqual(['After the restart.', 'Before the restart.'])
  })

  test('is not reachable from other machines', async () => {
    const { port } = new URL(pds.url)
    const addresses = Object.values(networkInterfaces())
      .flat()
      .filter((entry) => entry !== undefined && !entry.internal && entry.family === 'IPv4')
    for (const entry of addresses) await expect(fetch(`http://${entry?.address}:${port}/xrpc/_health`)).rejects.toThrow()
    expect((await fetch(`http://127.0.0.1:${port}/xrpc/_health`)).status).toBe(200)
  })

  test('shows posts to people: facets as links, pictures with description, cards, threads, quotes and reposts, and no markup of others', async () => {
    const bob = await pds.createAccount('bob')
    const image = await pds.uploadPicture(bob.did, makePng({ width: 20, height: 10 }))
    const text = '日本 <b>bold</b> https://example.org/ü'
    const start = Buffer.byteLength(text.slice(0, text.indexOf('https')))
    const link = { index: { byteStart: start, byteEnd: Buffer.byteLength(text) }, features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/ü' }] }
    const embed = { $type: 'app.bsky.embed.images', images: [{ alt: 'Two "people"', image, aspectRatio: { width: 20, height: 10 } }] }
    const root = await write(bob.did, { text, facets: [link], embed })
    const external = { uri: 'https://example.org/card', title: 'A card', description: 'About it', thumb: image }
    await write(bob.did, { text: 'The answer.', reply: { root, parent: root }, embed: { $type: 'app.bsky.embed.external', external } })
    await write(bob.did, { text: 'A quote.', embed: { $type: 'app.bsky.embed.record', record: { uri: root.uri, cid: root.cid } } })
    await write(bob.did, { subject: { uri: root.uri, cid: root.cid } }, 'app.bsky.feed.repost')

    const timeline = await startPdsTimeline({ pdsURL: pds.url, title: 'Sandbox' })
    try {
      const read = async (path: string) => {
        const response = await fetch(`${timeline.url}${path}`)
        return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
      }
      const all = await read('/')
      expect(all.body).toContain('日本 &lt;b&gt;bold&lt;/b&gt; <a href="https://example.org/ü">https://example.org/ü</a>')
      expect(all.body).toContain('<figcaption>ALT: Two &quot;people&quot;</figcaption>')
      expect(all.body).toContain('<strong>A card</strong>')
      expect(all.body).toContain('Reposted by @bob.test')
      expect(all.body).toContain('light-dark(')
      expect(all.body.match(/The answer\./g)).toHaveLength(1)

      const thread = await read(`/profile/bob.test/post/${root.uri.split('/').at(-1)}`)
      expect(thread.body.indexOf('日本')).toBeLessThan(thread.body.indexOf('The answer.'))
      expect(thread.body).not.toContain('A quote.')
      const source = /<img src="([^"]+)"/.exec(thread.body)?.[1] ?? ''
      expect(await read(source)).toMatchObject({ status: 200, type: 'image/png' })
      expect((await read('/profile/bob.test')).body).toContain('A quote.')
      expect((await read('/profile/bob.test/post/3lzzzzzzzzzz2')).status).toBe(404)
      expect((await read('/blob/did:plc:nobody/bafkrei')).status).toBe(404)
    } finally {
      await timeline.close()
    }
  })
})
