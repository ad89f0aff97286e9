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
type Resolved = { channel: string; name: string; author?: string; text?: string; url?: string; message?: string }
const refusals = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors[0]?.data?.errors ?? []

describe('the handle book and what posts point to', () => {
  let world: World
  let xServer: XEmulator
  let rest: ReturnType<typeof restOf>
  let editor: ReturnType<typeof restOf>
  let onMastodon: { id: number; account: { handle: string } }
  let onX: number

  beforeAll(async () => {
    world = await createWorld({ options: { networks: [mastodon(), linkedin(), x(), facebook(), pinterest()] } })
    xServer = await startXEmulator()
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    editor = restOf(world.app, await signIn(world.app, 'editor'))
    onMastodon = await world.channel('Main')
    const { accessToken } = xServer.createAccount('team')
    const quiet = { context: { socialCampaigns: { system: true } } }
    await world.create(
      'social-channels',
      { name: 'Our Page', network: 'facebook', baseURL: 'http://127.0.0.1:9', facebook: { pageId: '1' }, credentials: { accessToken: 'a-token' } },
      quiet,
    )
    onX = (await world.create<{ id: number }>('social-channels', { name: 'Our X', network: 'x', baseURL: xServer.url, credentials: { accessToken } })).id
  })
  afterAll(async () => {
    await world?.close()
    await xServer?.close()
  })

  const handle = (data: Record<string, unknown>) => editor<{ doc: { id: number; checkNote?: string | null } }>('POST', '/social-handles', data)
  const post = (data: Record<string, unknown>) =>
    rest<{ doc: { id: number; resolved?: Resolved[] | null } }>('POST', '/social-posts', {
      title: 'A post',
      status: 'scheduled',
      channels: [onMastodon.id, onX],
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
      ...data,
    })

  it('saves handles that exist, refuses one that does not, and notes what could not be asked', async () => {
    world.mastodon.createAccount('jane')
    xServer.createAccount('janedoe')
    const good = await handle({ name: 'Jane Doe', key: 'jane-doe', mastodon: '@jane', x: '@janedoe' })
    expect(good.status, JSON.stringify(good.body)).toBe(201)
    expect(good.body.doc.checkNote ?? null).toBeNull()
    const wrong = await handle({ name: 'Nobody', key: 'nobody', mastodon: '@nobody_at_all', x: 'janedoe' })
    expect(wrong.status).toBe(400)
    expect(refusals(wrong)).toEqual([{ path: 'mastodon', message: 'There is no “@nobody_at_all” on Mastodon. Check the spelling, or leave it empty.' }])
    xServer.fault({ method: 'GET', path: '/2/users/by/username/grace' }, { kind: 'status', status: 503 })
    const noted = await handle({ name: 'Grace', key: 'grace', x: 'grace' })
    expect(noted.status, JSON.stringify(noted.body)).toBe(201)
    expect(noted.body.doc.checkNote).toMatch(/^X: not checked\./)
  })

  it('remembers what each network said, forgets it with the handle, and asks again when somebody wants', async () => {
    type Checked = Record<string, { handle: string; answer: string; why?: string; at: string }>
    type Entry = { doc: { id: number; checked?: Checked | null; checkNote?: string | null } }
    world.mastodon.createAccount('ida')
    const made = await editor<Entry>('POST', '/social-handles', {
      name: 'Ida',
      key: 'ida',
      mastodon: '@ida',
      x: 'ida',
      checked: { x: { handle: 'ida', answer: 'there', at: '2026-01-01' } },
    })
    // Nobody of that name is on X.
    expect(made.status).toBe(400)
    xServer.createAccount('ida')
    xServer.fault({ method: 'GET', path: '/2/users/by/username/ida' }, { kind: 'status', status: 503 })
    const saved = await editor<Entry>('POST', '/social-handles', { name: 'Ida', key: 'ida', mastodon: '@ida', x: 'ida' })
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    const { id } = saved.body.doc
    expect(saved.body.doc.checked).toMatchObject({ mastodon: { handle: '@ida', answer: 'there' }, x: { handle: 'ida', answer: 'unasked', why: expect.stringMatching(/./) } })

    const renamed = await editor<Entry>('PATCH', `/social-handles/${id}`, { name: 'Ida B.', checked: null, checkNote: null })
    expect(renamed.body.doc.checked).toEqual(saved.body.doc.checked)
    expect(renamed.body.doc.checkNote).toMatch(/^X: not checked\./)

    const again = await editor<{ checked: Checked }>('POST', `/social-handles/${id}/check`)
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect(again.body.checked).toMatchObject({ mastodon: { answer: 'there' }, x: { answer: 'there' } })
    const [stored] = await world.find<{ checked: Checked; checkNote: string | null }>('social-handles', { id: { equals: id } })
    expect(stored).toMatchObject({ checkNote: null, checked: again.body.checked })

    const less = await editor<Entry>('PATCH', `/social-handles/${id}`, { x: null })
    expect(Object.keys(less.body.doc.checked ?? {})).toEqual(['mastodon'])
    expect((await restOf(world.app)('POST', `/social-handles/${id}/check`)).status).toBe(403)
    expect((await editor('POST', '/social-handles/424242/check')).status).toBe(404)
  })

  it('finds out later that somebody has left, without a save that fails', async () => {
    const { body } = await restOf(world.app, await signIn(world.app, 'manager'))<{ doc: { id: number } }>('POST', '/social-handles', { name: 'Leo', key: 'leo', x: 'janedoe' })
    await world.update('social-handles', body.doc.id, { x: 'gone_by_now' }, { context: { socialCampaigns: { system: true } } })
    const { body: asked } = await editor<{ checked: Record<string, { answer: string }> }>('POST', `/social-handles/${body.doc.id}/check`)
    expect(asked.checked.x).toMatchObject({ handle: 'gone_by_now', answer: 'missing' })
    const renamed = await editor('PATCH', `/social-handles/${body.doc.id}`, { name: 'Leo L.' })
    expect(renamed.status).toBe(200)
  })

  it('says which networks cannot be asked, and saves all the same', async () => {
    const { status, body } = await editor<{ doc: { checkNote: string } }>('POST', '/social-handles', {
      name: 'Far',
      key: 'far',
      facebook: 'far',
      pinterest: 'far',
      linkedin: 'far',
    })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.doc.checkNote.split('\n')).toEqual([
      'LinkedIn: not checked. There is no connected channel on it to ask with.',
      'Facebook: not checked. The access of its channels does not let handles be looked up.',
      'Pinterest: not checked. There is no connected channel on it to ask with.',
    ])
  })

  it('puts the right mention for each network into text, variants and further parts', async () => {
    const { status, body } = await post({
      text: 'Thanks @{jane-doe} and @{grace}!',
      more: [{ text: 'By @{jane-doe}.' }],
      variants: [{ network: 'x', text: 'Thank you, @{jane-doe}!' }],
    })
    expect(status, JSON.stringify(body)).toBe(201)
    const deliveries = await world.deliveries({ post: { equals: body.doc.id } })
    const textsOn = (channel: number) =>
      (deliveries.find((row) => row.channel === channel) as unknown as { content: { parts: { text: string }[] } }).content.parts.map(({ text }) => text)
    expect(textsOn(onMastodon.id)).toEqual(['Thanks @jane and Grace!', 'By @jane.'])
    expect(textsOn(onX)).toEqual(['Thank you, @janedoe!', 'By @janedoe.'])
  })

  it('stops a post that names somebody who is not in the book, with the field and the name', async () => {
    const answer = await post({ text: 'Hello @{jane-doe}', more: [{ text: 'and @{nobody-here}' }] })
    expect(answer.status).toBe(400)
    expect(refusals(answer)).toContainEqual({ path: 'more.0.text', message: expect.stringMatching(/“@\{nobody-here\}” is not in the handle book\. Add “nobody-here” there/) })
  })

  it('suggests who is meant while somebody types, with what it becomes on each network', async () => {
    const { status, body } = await editor<{ handles: { key: string; name: string; insert: string; mentions: Record<string, string> }[] }>(
      'GET',
      '/social-handles/suggest?q=%40%7Bjan',
    )
    expect(status).toBe(200)
    expect(body.handles).toEqual([{ key: 'jane-doe', name: 'Jane Doe', kind: 'person', insert: '@{jane-doe}', mentions: { mastodon: '@jane', x: '@janedoe' } }])
    expect((await restOf(world.app)('GET', '/social-handles/suggest?q=jan')).status).toBe(403)
  })

  it('shows the author and the text of a pasted link before anybody approves it', async () => {
    const foreign = world.mastodon.post('ada@elsewhere.example', 'Look what we made')
    const asked = await editor<{ targets: Resolved[] }>('POST', '/social-posts/resolve-target', { target: foreign.url, channels: [onMastodon.id, onX] })
    expect(asked.status, JSON.stringify(asked.body)).toBe(200)
    expect(asked.body.targets[0]).toMatchObject({
      channel: String(onMastodon.id),
      author: '@ada@elsewhere.example',
      text: 'Look what we made',
      happens: 'Is passed on as it is, under its author’s name.',
    })
    expect(asked.body.targets[1]).toEqual({
      channel: String(onX),
      name: 'Our X',
      message: 'X finds no post at this link.',
      happens: 'Goes out as a post with the link and a line of credit: it is no post on X.',
    })

    const draft = await editor<{ doc: { id: number; resolved: Resolved[] } }>('POST', '/social-posts', {
      title: 'S',
      kind: 'share',
      target: foreign.url,
      status: 'draft',
      channels: [onMastodon.id],
    })
    expect(draft.status, JSON.stringify(draft.body)).toBe(201)
    expect(draft.body.doc.resolved).toEqual([
      { channel: String(onMastodon.id), name: 'Main', url: expect.any(String), author: '@ada@elsewhere.example', text: 'Look what we made' },
    ])
    const plain = await editor<{ doc: { resolved: unknown } }>('PATCH', `/social-posts/${draft.body.doc.id}`, { kind: 'post', text: 'Never mind' })
    expect(plain.body.doc.resolved).toBeNull()
  })

  it('does not let a person write what the link is', async () => {
    const foreign = world.mastodon.post('ada@elsewhere.example', 'The truth')
    const { body } = await editor<{ doc: { resolved: Resolved[] } }>('POST', '/social-posts', {
      title: 'S',
      kind: 'share',
      target: foreign.url,
      status: 'draft',
      channels: [onMastodon.id],
      resolved: [{ channel: '1', author: '@invented', text: 'A lie' }],
    })
    expect(JSON.stringify(body.doc.resolved)).not.toContain('invented')
  })

  it('refuses to schedule a share of what is not there, and offers the nearest thing', async () => {
    const missing = await post({ kind: 'share', target: `${world.mastodon.url}/@ada/4242`, channels: [onMastodon.id] })
    expect(missing.status).toBe(400)
    expect(refusals(missing)).toEqual([
      {
        path: 'target',
        message: expect.stringMatching(/^Main: Mastodon finds no post at this link\. Paste the link of a post there, take the channel off, or make this a post of its own/),
      },
    ])
    const elsewhere = world.mastodon.post('ada', 'On Mastodon only')
    const both = await post({ kind: 'reply', target: elsewhere.url, text: 'Well said', channels: [onMastodon.id, onX] })
    expect(both.status, JSON.stringify(both.body)).toBe(400)
    expect(refusals(both).every(({ path, message }) => path === 'target' && message.startsWith('Our X:'))).toBe(true)
    const asLink = await post({ kind: 'share', target: elsewhere.url, text: 'Read this', channels: [onMastodon.id, onX] })
    expect(asLink.status, JSON.stringify(asLink.body)).toBe(201)
  })

  it('asks who may write, and for a link and channels', async () => {
    const ask = (body: unknown, by = editor) => by('POST', '/social-posts/resolve-target', body)
    expect((await ask({ target: 'nothing', channels: [1] })).status).toBe(400)
    expect((await ask({ target: 'https://x.com/a/status/1', channels: [] })).status).toBe(400)
    expect((await ask({ target: 'https://x.com/a/status/1', channels: [1] }, restOf(world.app))).status).toBe(403)
  })
})
