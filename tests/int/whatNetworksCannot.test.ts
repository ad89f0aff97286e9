import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facebook } from '../../src/networks/facebook/facebook.ts'
import { linkedin } from '../../src/networks/linkedin/linkedin.ts'
import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { pinterest } from '../../src/networks/pinterest/pinterest.ts'
import { x } from '../../src/networks/x/x.ts'
import { startXEmulator, type XEmulator } from '../emulators/x/startXEmulator.ts'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Refused = { errors: { data?: { errors?: { path: string; message: string }[] } }[] }
type Problem = { path: string; level: string; message: string; says?: string }
type Previewed = { channels: { channel: { id: string; name: string }; problems: Problem[] }[] }
const refusals = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors?.[0]?.data?.errors ?? []

describe('what a network cannot do', () => {
  let world: World
  let xServer: XEmulator
  let token: string
  let ids: { mastodon: number; x: number; pinterest: number; facebook: number }

  beforeAll(async () => {
    world = await createWorld({ options: { networks: [mastodon(), x(), pinterest(), facebook(), linkedin()], guidelines: [], queue: { autorun: false } } })
    xServer = await startXEmulator()
    token = await signIn(world.app, 'manager')
    const { accessToken } = xServer.createAccount('team')
    const system = { context: { socialCampaigns: { system: true } } }
    const channel = async (data: Record<string, unknown>) => (await world.create('social-channels', { credentials: { accessToken: 'a-token' }, ...data }, system)).id
    ids = {
      mastodon: (await world.channel('Main')).id,
      x: await channel({ name: 'Our X', network: 'x', baseURL: xServer.url, credentials: { accessToken } }),
      // Nobody is there: nothing has to be asked to know what a network cannot do.
      pinterest: await channel({ name: 'Our board', network: 'pinterest', baseURL: 'http://127.0.0.1:9', pinterest: { board: '1' } }),
      facebook: await channel({ name: 'Our Page', network: 'facebook', baseURL: 'http://127.0.0.1:9', facebook: { pageId: '1' } }),
    }
  })
  afterAll(async () => {
    await world?.close()
    await xServer?.close()
  })

  const base = () => ({ title: 'A post', publishAt: new Date(Date.now() + 3_600_000).toISOString() })
  const rest = (language?: string) => restOf(world.app, token, language)
  async function preview(data: Record<string, unknown>, language?: string) {
    const { status, body } = await rest(language)<Previewed>('POST', '/social-posts/preview', { data: { ...base(), ...data } })
    expect(status, JSON.stringify(body)).toBe(200)
    return body.channels.flatMap(({ channel, problems }) => problems.map((problem) => ({ name: channel.name, ...problem })))
  }
  const save = (data: Record<string, unknown>, language?: string) => rest(language)<{ doc: { id: number } }>('POST', '/social-posts', { ...base(), status: 'scheduled', ...data })

  /** What the form says before the save is what refuses the save: the same fields, the same words. */
  async function refusedAsForetold(data: Record<string, unknown>, language?: string): Promise<{ path: string; message: string }[]> {
    const foretold = (await preview(data, language)).filter(({ level }) => level === 'block').map(({ name, path, message }) => ({ path, message: `${name}: ${message}` }))
    const answer = await save(data, language)
    expect(answer.status, JSON.stringify(answer.body)).toBe(400)
    expect(refusals(answer)).toEqual(foretold)
    return foretold
  }

  it('is said before the save and refuses it in the same words', async () => {
    expect(await refusedAsForetold({ text: 'No picture.', channels: [ids.mastodon, ids.pinterest] })).toEqual([
      { path: 'media', message: 'Our board: Pinterest publishes only with a picture. Add one, or take the channel off.' },
    ])
    const target = 'https://bsky.app/profile/ada.example/post/3kabc'
    expect(await refusedAsForetold({ kind: 'reply', target, text: 'Yes.', channels: [ids.facebook] })).toEqual([
      { path: 'target', message: expect.stringMatching(/^Our Page: Only a post on Facebook can be answered there.*Take the channel off, or make this a post of its own/) },
    ])
  })

  it('is said in the language of whoever reads it', async () => {
    expect(await refusedAsForetold({ text: 'Kein Bild.', channels: [ids.pinterest] }, 'de')).toEqual([
      { path: 'media', message: 'Our board: Pinterest veröffentlicht nur mit einem Bild. Gib eines dazu, oder nimm den Kanal heraus.' },
    ])
  })

  it('does not stand in the way where there is a nearest thing, and that is what is planned', async () => {
    const data = { text: 'One.', more: [{ text: 'Two.' }], contentWarning: 'Spiders', channels: [ids.facebook, ids.x] }
    expect((await preview(data)).map(({ name, level, path, says }) => [name, level, path, says])).toEqual([
      ['Our Page', 'hint', 'more', 'cannotThreadComments'],
      ['Our Page', 'hint', 'contentWarning', 'cannotContentWarning'],
      ['Our X', 'hint', 'contentWarning', 'cannotContentWarning'],
    ])
    const saved = await save(data)
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    const rows = await world.find<{ channel: number; content: { parts: { text: string }[] } }>('social-deliveries', { post: { equals: saved.body.doc.id } })
    expect(rows.map(({ content }) => content.parts.map(({ text }) => text))).toEqual([
      ['CW: Spiders\n\nOne.', 'Two.'],
      ['Spiders\n\nOne.', 'Two.'],
    ])
  })

  it('tells of access that ends before the post is due, when nothing renews it', async () => {
    await world.update(
      'social-channels',
      ids.facebook,
      { health: { ok: true, tokenExpiresAt: new Date(Date.now() + 60_000).toISOString() } },
      { context: { socialCampaigns: { system: true } } },
    )
    const data = { text: 'Later.', channels: [ids.facebook] }
    expect((await preview(data)).map(({ level, path, says }) => [level, path, says])).toEqual([['warn', 'publishAt', 'cannotAccessEnds']])
    expect(await preview({ ...data, publishAt: new Date(Date.now() + 30_000).toISOString() })).toEqual([])
    expect((await save(data)).status).toBe(201)
  })

  describe('with a picture', () => {
    const still = () => sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    /** A GIF of two frames. */
    const moving = () =>
      sharp([0, 1].map((frame) => ({ create: { width: 20, height: 20, channels: 3 as const, background: frame ? 'red' : 'blue' } })) as never, { join: { animated: true } })
        .gif()
        .toBuffer()
    async function upload(name: string, bytes: Buffer, mimetype: string, instead?: Buffer | number): Promise<number> {
      const file = { name, data: bytes, mimetype, size: bytes.length }
      const { id, filename } = (await world.payload.create({ collection: 'media' as never, data: { alt: 'A picture' } as never, file })) as unknown as {
        id: number
        filename: string
      }
      const folder = (world.payload.collections['media' as never] as { config: { upload: { staticDir: string } } }).config.upload.staticDir
      // What a host lets in is its own affair: the file is made bad where it lies.
      if (typeof instead === 'number') truncateSync(join(folder, filename), instead)
      else if (instead) writeFileSync(join(folder, filename), instead)
      return id
    }
    const withPicture = (image: number, channels: number[]) => ({ text: 'Look.', link: 'https://example.org/a', media: [{ image, alt: 'A picture' }], channels })

    it('that moves is refused where none may move, and kept where it may', async () => {
      const id = await upload('dance.gif', await moving(), 'image/gif')
      expect(await refusedAsForetold(withPicture(id, [ids.mastodon, ids.facebook, ids.pinterest]))).toEqual([
        { path: 'media.0.image', message: expect.stringMatching(/^Our Page: “dance.*\.gif” moves, and Facebook takes no moving pictures\. Give this channel a still one/) },
        { path: 'media.0.image', message: expect.stringMatching(/^Our board: “dance.*\.gif” moves, and Pinterest takes no moving pictures\./) },
      ])
      expect((await save(withPicture(id, [ids.mastodon, ids.x]))).status).toBe(201)
      const other = await upload('still.png', await still().png().toBuffer(), 'image/png')
      const beside = {
        ...withPicture(id, [ids.x]),
        media: [
          { image: other, alt: 'One' },
          { image: id, alt: 'Two' },
        ],
      }
      expect(await refusedAsForetold(beside)).toEqual([{ path: 'media.1.image', message: expect.stringContaining('takes a moving picture only alone') }])
      const variants = [{ network: 'facebook', media: [{ image: other, alt: 'One' }] }]
      expect((await save({ ...withPicture(id, [ids.mastodon, ids.facebook]), variants })).status).toBe(201)
    })

    it('that stands still is no trouble, also as a GIF', async () => {
      const id = await upload('still.gif', await still().gif().toBuffer(), 'image/gif')
      const saved = await save(withPicture(id, Object.values(ids)))
      expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    })

    it.each([
      ['that unfolds to a huge one', undefined, /has more pixels than can be opened safely/],
      ['that is cut off', undefined, /is damaged or of a kind that cannot be read/],
      ['that is a text', async () => Buffer.from('This is no picture at all.'), /is not a picture that can be read/],
      ['that is a page', async () => Buffer.from('<!doctype html><html><body>Hello</body></html>'), /is not a picture that can be read/],
      ['that is a drawing with scripts', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /is an SVG drawing/],
      ['that is too large', async () => Buffer.concat([await still().jpeg().toBuffer(), Buffer.alloc(51 * 1024 * 1024)]), /has more bytes than can be opened safely/],
    ])('%s is refused for every network, with the field', async (name, make, words) => {
      const good = await sharp({ create: { width: 400, height: 300, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 }, background: 'teal' } })
        .png()
        .toBuffer()
      let bad: Buffer | number = 4_000
      if (make) bad = await make()
      if (name.includes('unfolds')) {
        bad = Buffer.from(good)
        bad.writeUInt32BE(60_000, 16)
        bad.writeUInt32BE(60_000, 20)
      }
      const id = await upload('odd.png', good, 'image/png', bad)
      const refused = await refusedAsForetold(withPicture(id, [ids.mastodon, ids.x]))
      expect(refused).toHaveLength(2)
      for (const { path, message } of refused) {
        expect(path).toBe('media.0.image')
        expect(message).toMatch(words)
      }
    })
  })
})
