import { handleEndpoints, type SanitizedConfig } from 'payload'
import { installedIn, runWorker } from 'payload-social-campaigns/worker'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Note = { line: number; column: string; message: string }
type Preview = {
  encoding: string
  delimiter: string
  total: number
  good: number
  problems: Note[]
  warnings: Note[]
  rows: Record<string, unknown>[]
  columns: { heading: string; field: string | null }[]
  token: string | null
  tokenWithoutBadLines: string | null
}
type Progress = { state: string; total: number; done: number; line: number | null; message: string | null }
type Post = {
  id: number
  title: string
  text: string
  status: string
  channels: number[]
  publishAt?: string
  tags?: string[]
  link?: string
  media: { image: number; alt: string; credit: string }[]
  campaign?: number
}

const dayMs = 24 * 3_600_000

describe('import and export', () => {
  let world: World
  let manager: string
  let editor: string
  let main: { id: number }
  let other: { id: number }
  const soon = new Date(Date.now() + 30 * dayMs).toISOString()

  beforeAll(async () => {
    world = await createWorld({ options: { queue: { autorun: false } } })
    await runWorker(world.payload)
    manager = await signIn(world.app, 'manager')
    editor = await signIn(world.app, 'editor')
    main = await world.channel('Main channel')
    other = await world.channel('Other')
    await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { timezone: 'Europe/Berlin' } as never })
  })
  afterAll(() => world?.close())

  /** A request with any body and any answer, as a browser sends a file. */
  async function call(method: string, path: string, { token = manager, body, type }: { token?: string; body?: string | Uint8Array | FormData; type?: string } = {}) {
    const request = new Request(`http://localhost:3000/api${path}`, {
      method,
      headers: { authorization: `JWT ${token}`, ...(type && { 'content-type': type }) },
      ...(body === undefined ? {} : { body: body as never }),
    })
    return handleEndpoints({
      config: Promise.resolve(world.payload.config as SanitizedConfig),
      request,
      payloadInstanceCacheKey: String(world.payload.db.pool.options.connectionString),
    })
  }
  const preview = async (body: string | Uint8Array | FormData, token = manager, type: string | undefined = 'text/csv') =>
    (await (await call('POST', '/social-posts/import', { token, body, ...(body instanceof FormData ? {} : { type }) })).json()) as Preview
  const confirm = (token: string | null, as = manager) => restOf(world.app, as)<Progress>('POST', '/social-posts/import', { token })
  const progress = (token: string | null, as = manager) => restOf(world.app, as)<Progress>('GET', `/social-posts/import/${token}`)
  const ended = (token: string | null, as = manager) =>
    waitFor(
      async () => {
        const { body } = await progress(token, as)
        return body.state === 'done' || body.state === 'failed' ? body : undefined
      },
      { timeoutMs: 50_000 },
    )
  const postsLike = (title: string) => world.find<Post>('social-posts', { title: { like: title } })

  it('previews without importing anything, then imports all lines with the word of whoever previewed', async () => {
    const file = `title,text,channels,publishAt,status,tags\nFirst A,"Hello, ""world""\nsecond line",Main channel | Other,2031-07-01 09:00,scheduled,#one two\nFirst B,Just a draft,${main.id},,,\n`
    const seen = await preview(file)
    expect(seen).toMatchObject({ encoding: 'utf-8', delimiter: ',', total: 2, good: 2, problems: [] })
    expect(await postsLike('First')).toEqual([])
    expect((await confirm(seen.token, editor)).status).toBe(400)
    expect((await confirm('nonsense')).status).toBe(400)
    expect((await confirm(seen.token)).status).toBe(202)
    expect(await ended(seen.token)).toMatchObject({ state: 'done', total: 2, done: 2 })
    expect((await confirm(seen.token)).body.state).toBe('done')
    const found = await postsLike('First')
    expect(found).toHaveLength(2)
    expect(found.find((post) => post.title === 'First A')).toMatchObject({
      text: 'Hello, "world"\nsecond line',
      channels: [main.id, other.id],
      status: 'scheduled',
      // Nine in the morning in Berlin, in summer.
      publishAt: '2031-07-01T07:00:00.000Z',
      tags: ['one', 'two'],
    })
    expect(await world.deliveries({ post: { equals: found.find((post) => post.title === 'First A')?.id } })).toHaveLength(2)
    expect(found.find((post) => post.title === 'First B')?.status).toBe('draft')
  })

  it('names each bad line with its line, its column and a sentence, and imports only the good ones when that is asked for', async () => {
    const file = [
      'Title;Text;Channel;Publish at;Status;Kind;Link;Campaign;Media;Mood',
      'Bad fine;"Good\ntext";;;;;;;;',
      'Bad empty;;;;;;;;;',
      '',
      'Bad channel;Text;Nowhere;;;;;;;',
      'Bad time;Text;;12/31/2030 09:00;;;;;;',
      `Bad past;Text;Other;2020-01-01 09:00;scheduled;;;;;`,
      'Bad kind;Text;;;;shout;;;;',
      'Bad link;Text;;;;;example.org;;;',
      'Bad campaign;Text;;;;;;Nothing;;',
      'Bad media;Text;;;;;;;nothing.png;',
      `Bad nowhere;Text;;${soon};scheduled;;;;;`,
      `Bad long;${'x'.repeat(700)};Other;${soon};scheduled;;;;;;too many`,
    ].join('\r\n')
    const seen = await preview(file)
    expect(seen).toMatchObject({ delimiter: ';', total: 11, good: 1, token: null })
    const noted = seen.problems.map((problem) => [problem.line, problem.column])
    expect(noted).toEqual([
      [4, 'Text'],
      [6, 'Channel'],
      [7, 'Publish at'],
      [8, 'Publish at'],
      [9, 'Kind'],
      [10, 'Link'],
      [11, 'Campaign'],
      [12, 'Media'],
      [13, 'Channel'],
      [14, 'Mood'],
    ])
    expect(seen.problems.every((problem) => /[.]$/.test(problem.message))).toBe(true)
    expect(seen.warnings).toContainEqual(expect.objectContaining({ column: 'Mood', message: expect.stringContaining('left out') }))
    expect((await confirm(seen.tokenWithoutBadLines)).status).toBe(202)
    expect(await ended(seen.tokenWithoutBadLines)).toMatchObject({ state: 'done', done: 1 })
    expect((await postsLike('Bad')).map((post) => post.title)).toEqual(['Bad fine'])
  })

  it.each<[string, (text: string) => Uint8Array, string]>([
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 with a mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 with the bytes swapped', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['Latin-1', (text) => Buffer.from(text, 'latin1'), 'windows-1252'],
  ])('reads a file in %s, with tabs', async (_name, encode, encoding) => {
    const seen = await preview(encode('title\ttext\nGrüße\tÀ bientôt à São Paulo'))
    expect(seen).toMatchObject({ encoding, delimiter: '\t', problems: [], rows: [{ line: 2, title: 'Grüße', text: 'À bientôt à São Paulo' }] })
  })

  it('takes the file from a form or as JSON too, and says what is wrong with one that is no table', async () => {
    const form = new FormData()
    form.set('file', new File(['text\nFrom a form'], 'posts.csv', { type: 'text/csv' }))
    expect((await preview(form)).rows).toMatchObject([{ text: 'From a form' }])
    expect((await restOf(world.app, manager)<Preview>('POST', '/social-posts/import', { csv: 'text\nAs JSON' })).body.rows).toMatchObject([{ text: 'As JSON' }])
    const cases: [string | Uint8Array, RegExp][] = [
      ['', /empty/],
      ['title,link\nx,https://example.org', /no column “text”/],
      ['text', /nothing below/],
      ['text,text\na,b', /mean the same/],
      ['text\n"never closed', /never closed/],
      ['text\n"a" b,c', /quotation mark/],
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 0, 0xff]), /not a text file|never closed|no column|cannot be read/],
      [`text\n${'x\n'.repeat(10_001)}`, /10000/],
    ]
    for (const [file, message] of cases) {
      const seen = await preview(file)
      expect(seen.problems[0]?.message, String(file).slice(0, 40)).toMatch(message)
      expect(seen.token ?? seen.tokenWithoutBadLines).toBeNull()
    }
    expect((await call('POST', '/social-posts/import', { body: new Uint8Array(11 * 1024 * 1024), type: 'text/csv' })).status).toBe(400)
    expect((await call('POST', '/social-posts/import', { body: 'text\nx', type: 'text/csv', token: 'none' })).status).toBe(403)
  })

  it('somebody who may not publish gets drafts, and is told so', async () => {
    const seen = await preview(`title,text,channels,publishAt,status\nRole,Text,Other,${soon},scheduled`, editor)
    expect(seen.warnings).toMatchObject([{ line: 2, column: 'status', message: expect.stringContaining('may not publish') }])
    await confirm(seen.token, editor)
    await ended(seen.token, editor)
    expect(await postsLike('Role')).toMatchObject([{ status: 'draft' }])
  })

  it('imports nothing at all when one line is refused at the end, and says which', async () => {
    const channel = await world.channel('Short-lived')
    const lines = Array.from(
      { length: 30 },
      (_, index) => `All ${index},Text number ${index},${index === 20 ? 'Short-lived' : 'Other'},${new Date(Date.now() + (30 + index) * dayMs).toISOString()},scheduled`,
    )
    const seen = await preview(`title,text,channels,publishAt,status\n${lines.join('\n')}`)
    expect(seen.problems).toEqual([])
    await world.update('social-channels', channel.id, { standing: 'dormant' })
    await confirm(seen.token)
    expect(await ended(seen.token)).toMatchObject({ state: 'failed', line: 22, done: 0, message: expect.stringMatching(/^Nothing was imported, because of line 22: .*dormant/) })
    expect(await postsLike('All ')).toEqual([])
  })

  it('imports many lines in one piece, shows how far it is, also to who comes back to the page, and none of it before the end', async () => {
    const seen = await preview(`title,text,category\n${Array.from({ length: 1_000 }, (_, index) => `Many ${index},Draft number ${index},bulk`).join('\n')}`)
    expect(seen).toMatchObject({ total: 1_000, good: 1_000 })
    expect(seen.rows).toHaveLength(20)
    await confirm(seen.token)
    await waitFor(async () => {
      const { body } = await progress(seen.token)
      return body.done > 0 && body.done < 1_000
    })
    const count = () => world.payload.count({ collection: 'social-posts' as never, where: { category: { equals: 'bulk' } } as never })
    expect((await count()).totalDocs).toBe(0)
    // The page was closed: the token is gone with it, the import is not.
    const latest = async (as = manager) => (await restOf(world.app, as)<{ latest: (Progress & { id: string }) | null }>('GET', '/social-posts/import')).body.latest
    const found = await latest()
    expect(found).toMatchObject({ state: 'running', total: 1_000 })
    expect((await progress(found?.id ?? null)).body).toMatchObject({ state: 'running', total: 1_000 })
    expect((await progress(found?.id ?? null, editor)).status).toBe(400)
    expect((await confirm(found?.id ?? null)).status).toBe(400)
    expect((await latest(editor))?.total).not.toBe(1_000)
    expect((await ended(seen.token)).state).toBe('done')
    expect((await count()).totalDocs).toBe(1_000)
    expect(await latest()).toMatchObject({ state: 'done', done: 1_000 })
  })

  it('looks at five thousand lines, each with those before it in mind, and names the line from which the guidelines had no more time', async () => {
    const at = (index: number) => new Date(Date.now() + 40 * dayMs + index * 3_600_000).toISOString()
    const lines = Array.from({ length: 5_000 }, (_, index) => `Long ${index},Post number ${index} of a long file,Other,${at(index)},scheduled`)
    const seen = await preview(`title,text,channels,publishAt,status\n${lines.join('\n')}`)
    expect(seen).toMatchObject({ total: 5_000, good: 5_000, problems: [] })
    const later = seen.warnings.find(({ message }) => message.includes('from this line on'))
    if (later) expect(later.line).toBeGreaterThan(1)
  })

  it('makes of a line exactly the post that a person would have made, with its version, its lines on the record and the holds of its deliveries', async () => {
    const channel = await world.channel('Paused')
    await world.update('social-channels', channel.id, { paused: true })
    const fields = { text: 'The same words', channels: [channel.id], tags: ['one', 'two'], link: 'https://example.org/x', status: 'scheduled', publishAt: soon, category: 'same' }
    const { body } = await restOf(world.app, manager)<{ doc: { id: number } }>('POST', '/social-posts', { title: 'By hand', ...fields })
    const seen = await preview(`title,text,channels,tags,link,status,publishAt,category\nBy file,The same words,Paused,one two,https://example.org/x,scheduled,${soon},same`)
    await confirm(seen.token)
    await ended(seen.token)
    const [byFile] = await world.find<{ id: number }>('social-posts', { title: { equals: 'By file' } })
    // `checked`: nobody waited for other servers to say whether the links of a file are there; that is looked at when the post leaves.
    const own = ['id', 'title', 'createdAt', 'updatedAt', 'parent', 'at', 'checked', 'checkedWith']
    const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner: unknown) => (own.includes(key) ? undefined : inner)))
    const look = async (id: number) => {
      const rest = restOf(world.app, manager)
      const records = await world.find<{ what: string; by: string; after: unknown }>('social-records', { subject: { equals: `social-posts:${id}` } })
      return bare({
        post: await world.payload.findByID({ collection: 'social-posts' as never, id, depth: 0, showHiddenFields: true }),
        versions: (await rest<{ docs: unknown[] }>('GET', `/social-posts/versions?where[parent][equals]=${id}&depth=0`)).body.docs,
        deliveries: (await world.deliveries({ post: { equals: id } })).map(({ post: _post, ...row }) => row),
        records: records.map(({ what, by, after }) => ({ what, by, after })),
      })
    }
    const made = await look(byFile?.id ?? 0)
    expect(made).toEqual(await look(body.doc.id))
    expect(made).toMatchObject({
      deliveries: [{ state: 'held', holdReason: 'channel-paused' }],
      versions: [{ version: { text: 'The same words' } }],
      records: [{ what: 'post-scheduled' }],
    })
  })

  it('exports what it imports: the same posts come out and go in again', async () => {
    const data = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const picture = await world.create<{ id: number; filename: string }>('media', { alt: 'x', credit: 'y' }, {
      file: { data, name: 'round.png', mimetype: 'image/png', size: data.length },
    } as never)
    const campaign = await world.create('campaigns', { name: 'Round trip', kind: 'launch', anchorAt: soon })
    const texts = ['=HYPERLINK("https://evil.example")', '+1 for us', '-minus', '@{nobody} and @everyone', "'=quoted", 'Several\nlines, "quotes"; and\ttabs', 'Ünïcödé 👩🏽‍💻']
    for (const [index, text] of texts.entries())
      await world.create('social-posts', {
        title: `Round ${index}`,
        text,
        category: 'round',
        tags: index === 0 ? ['open science'] : index === 1 ? ['open science', 'c, d', 'e'] : ['a', 'b'],
        link: 'https://example.org/?a=1,2',
        channels: [main.id, other.id],
        campaign: campaign.id,
        media: [{ image: picture.id, alt: 'A white square', credit: 'Jane | Doe' }],
        publishAt: soon,
      })
    const answer = await call('GET', '/social-posts/export.csv?where[category][equals]=round')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const csv = Buffer.from(await answer.arrayBuffer())
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    // No cell is a formula for a spreadsheet.
    expect(csv.toString()).not.toMatch(/(^|,)"?[=+@-]/m)
    const posts = () => world.find<Post>('social-posts', { category: { equals: 'round' } })
    const plain = (list: Post[]) =>
      list.map(({ title, text, tags, link, channels, campaign: id, media, publishAt }) => ({
        title,
        text,
        tags,
        link,
        channels,
        id,
        media: media.map(({ image, alt, credit }) => ({ image, alt, credit })),
        publishAt,
      }))
    const before = plain(await posts())
    // As long as they are there, the same file would say everything twice.
    const again = await preview(csv)
    expect(again.warnings.filter(({ message }) => /^“Round \d” says this on the same channel at the same time already/.test(message))).toHaveLength(texts.length)
    expect((await preview(`text,channels,publishAt\n"${texts[1]}",Other,2031-01-01 09:00\n`)).warnings).toEqual([])
    await world.payload.delete({ collection: 'social-posts' as never, where: { category: { equals: 'round' } } as never })
    const seen = await preview(csv)
    expect(seen.problems).toEqual([])
    await confirm(seen.token)
    await ended(seen.token)
    expect(plain(await posts())).toEqual(before)
    expect((await call('GET', '/social-posts/export.csv', { token: 'none' })).status).toBe(403)
  })

  it('gives the plan to calendar programs behind a secret that is kept as a hash and can be revoked', async () => {
    const rest = restOf(world.app, manager)
    const campaign = await world.create('campaigns', { name: 'PyCon', kind: 'launch', anchorAt: soon })
    const at = new Date(Date.now() + 40 * dayMs)
    const own = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'In PyCon; yes, it is',
      text: 'Line one\nline two',
      channels: [other.id],
      campaign: campaign.id,
      status: 'scheduled',
      publishAt: at.toISOString(),
    })
    await rest('POST', '/social-posts', { title: 'Elsewhere', text: 'Elsewhere', status: 'draft', publishAt: at.toISOString() })
    expect((await restOf(world.app, editor)('POST', '/social-campaigns/calendar-secrets', { name: 'x' })).status).toBe(403)
    expect((await rest('POST', '/social-campaigns/calendar-secrets', {})).status).toBe(400)
    const { status, body } = await rest<{ id: string; secret: string; url: string }>('POST', '/social-campaigns/calendar-secrets', { name: 'Team' })
    expect(status).toBe(201)
    const second = await rest<{ id: string; secret: string }>('POST', '/social-campaigns/calendar-secrets', { name: 'Another' })
    const read = async (secret: string, more = '') => {
      const answer = await call('GET', `/social-campaigns/calendar.ics?secret=${secret}${more}`, { token: 'none' })
      return { status: answer.status, text: (await answer.text()).replace(/\r\n[ \t]/g, ''), type: answer.headers.get('content-type') }
    }
    const [delivery] = await world.deliveries({ post: { equals: own.body.doc.id } })
    const all = await read(body.secret)
    expect(all).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
    expect(all.text).toContain(`UID:delivery-${delivery?.id}@localhost`)
    expect(all.text).toContain('SUMMARY:Elsewhere (draft)')
    const one = await read(body.secret, `&campaign=${campaign.id}`)
    expect(one.text).toContain('SUMMARY:In PyCon\\; yes\\, it is · Other')
    expect(one.text).toContain('DESCRIPTION:Line one\\nline two')
    expect(one.text).toContain(`DTSTART:${at.toISOString().replace(/[-:]|\.\d+/g, '')}`)
    expect(one.text).not.toContain('Elsewhere')
    expect((await read(body.secret, `&campaign=${campaign.id}`)).text).toBe(one.text)
    expect((await read(body.secret, '&campaign=999999')).status).toBe(404)
    for (const wrong of ['', 'wrong', body.id]) expect((await read(wrong)).status).toBe(404)
    const settings = JSON.stringify((await rest('GET', '/globals/social-settings')).body)
    expect(settings).not.toContain(body.secret)
    expect(settings).not.toContain('"hash"')
    const stored = JSON.stringify(await world.payload.findGlobal({ slug: 'social-settings' as never, showHiddenFields: true } as never))
    expect(stored).not.toContain(body.secret)
    // Saving the settings in a form neither loses nor forges a secret.
    await rest('POST', '/globals/social-settings', { goal: 'More', calendarSecrets: [] })
    expect((await read(body.secret)).status).toBe(200)
    expect((await rest('DELETE', `/social-campaigns/calendar-secrets?id=${body.id}`)).status).toBe(200)
    expect((await read(body.secret)).status).toBe(404)
    expect((await read(second.body.secret)).status).toBe(200)
    expect((await rest('DELETE', `/social-campaigns/calendar-secrets?id=${body.id}`)).status).toBe(400)
  })

  it('a campaign takes its parameters from a preset, and its own win', async () => {
    const rest = restOf(world.app, manager)
    await rest('POST', '/globals/social-settings', { utmPresets: [{ name: 'Partner', source: 'partner', medium: 'social-media', campaign: 'shared' }] })
    const refused = await rest<{ errors: { data: { errors: { path: string; message: string }[] } }[] }>('POST', '/campaigns', {
      name: 'X',
      kind: 'launch',
      anchorAt: soon,
      utmPreset: 'Nobody',
    })
    expect(refused.body.errors[0]?.data.errors).toMatchObject([{ path: 'utmPreset', message: expect.stringContaining('Choose one of Partner') }])
    const twice = await rest('POST', '/globals/social-settings', { utmPresets: [{ name: 'A' }, { name: 'a ' }] })
    expect(twice.status).toBe(400)
    const { body } = await rest<{ doc: { id: number } }>('POST', '/campaigns', { name: 'Preset', kind: 'launch', anchorAt: soon, utmPreset: 'partner', utm: { medium: 'own' } })
    const post = await rest<{ doc: { id: number } }>('POST', '/social-posts', {
      title: 'P',
      text: 'P',
      link: 'https://example.org/p',
      channels: [other.id],
      campaign: body.doc.id,
      status: 'scheduled',
    })
    const [delivery] = await world.settled({ post: { equals: post.body.doc.id } }, ['published', 'failed', 'held'])
    expect(delivery?.parts?.[0]?.text ?? JSON.stringify(delivery)).toContain('utm_source=partner&utm_medium=own&utm_campaign=shared')
  })

  it('an import goes on after its worker died: the line in the ledger of imports is all that it needs', async () => {
    const seen = await preview('title,text\nAgain,Text')
    const { tables, query } = installedIn(world.payload).house.runtime(world.payload)
    await query(`update ${tables.imports} set state = 'running' where state = 'previewed' and total = 1`)
    const { importPosts } = await import('../../jobs/importPosts.ts')
    await Promise.all([importPosts(world.payload, installedIn(world.payload).house), importPosts(world.payload, installedIn(world.payload).house)])
    expect((await ended(seen.token)).state).toBe('done')
    expect(await postsLike('Again')).toHaveLength(1)
  })

  it('an address that was made for one campaign opens that campaign only', async () => {
    const rest = restOf(world.app, manager)
    const [own, foreign] = [
      await world.create('campaigns', { name: 'Own', kind: 'launch', anchorAt: soon }),
      await world.create('campaigns', { name: 'Foreign', kind: 'launch', anchorAt: soon }),
    ]
    const { body } = await rest<{ secret: string; campaign: string; url: string }>('POST', '/social-campaigns/calendar-secrets', { name: 'A partner', campaign: own.id })
    expect(body.campaign).toBe(String(own.id))
    const get = (more = '') => call('GET', `/social-campaigns/calendar.ics?secret=${body.secret}${more}`, { token: 'none' })
    expect(await (await get()).text()).toContain('X-WR-CALNAME:Own')
    expect((await get(`&campaign=${own.id}`)).status).toBe(200)
    expect((await get(`&campaign=${foreign.id}`)).status).toBe(404)
    expect((await rest('POST', '/social-campaigns/calendar-secrets', { name: 'Nobody', campaign: 999_999 })).status).toBe(400)
  })

  it('gives a sample file that can be imported as it is, and names what an import has made', async () => {
    const answer = await call('GET', '/social-posts/import/sample.csv')
    expect(answer.headers.get('content-disposition')).toContain('sample.csv')
    const seen = await preview(Buffer.from(await answer.arrayBuffer()))
    expect(seen.problems).toEqual([])
    await confirm(seen.token)
    expect(await ended(seen.token)).toMatchObject({ state: 'done', posts: [{ line: 2, title: 'Our next workshop', id: expect.anything() }, { title: 'A thank-you' }] })
  })

  it('exports deliveries as they are filtered, and no cell is a formula', async () => {
    await world.create('social-posts', { title: '=1+1', text: 'Exported', channels: [main.id], status: 'scheduled', publishAt: soon })
    const answer = await call('GET', '/social-deliveries/export.csv?where[state][equals]=scheduled')
    const csv = Buffer.from(await answer.arrayBuffer()).toString()
    expect(csv).toContain('post,channel,network,dueAt,state,publishedAt,url,error')
    expect(csv).toMatch(/^'=1\+1,Main channel,mastodon,.*,scheduled,/m)
    expect(csv).not.toMatch(/,published,/)
    expect((await call('GET', '/social-deliveries/export.csv', { token: 'none' })).status).toBe(403)
  })
})
