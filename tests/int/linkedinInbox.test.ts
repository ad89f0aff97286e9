import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChannels } from '../../jobs/checkChannels.ts'
import { collectMentions } from '../../jobs/collectMentions.ts'
import { refreshCredentials } from '../../jobs/refreshCredentials.ts'
import { linkedin } from '../../src/networks/linkedin/linkedin.ts'
import { houseOf } from '../../src/plugin.ts'
import { everyScope, linkedinApp } from '../emulators/linkedin/linkedinHarness.ts'
import { type LinkedInEmulator, startLinkedInEmulator } from '../emulators/linkedin/startLinkedInEmulator.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Channel = { id: number; trouble?: string | null; health: { ok: boolean; message: string; alarm?: string | null; tokenExpiresAt?: string | null } }
type Inbox = { nextAt?: string; off?: boolean; message?: string }
type Mention = { id: number; remoteId: string; author: string; authorName: string; text: string; inReplyTo: string }
type Page = { cards: { id: number; closed: boolean; ours: { title: string } | null; authorName: string }[] }

const dayMs = 24 * 3_600_000
const withoutComments = everyScope.filter((scope) => !scope.endsWith('_feed'))

describe('a page on LinkedIn', () => {
  let world: World
  let server: LinkedInEmulator
  let rest: ReturnType<typeof restOf>

  beforeAll(async () => {
    world = await createWorld({ options: { networks: [linkedin({ ...linkedinApp, organizations: true, comments: true })] } })
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    server = await startLinkedInEmulator()
  })
  afterAll(async () => {
    await world?.close()
    await server?.close()
  })

  /** Somebody pastes an access into a channel. */
  async function paste(organization: string, scopes: readonly string[]) {
    const account = server.createAccount(organization.toLowerCase(), { organization, scopes })
    const data = { name: organization, network: 'linkedin', baseURL: server.url, linkedin: { author: account.author }, credentials: { accessToken: account.token } }
    const saved = await rest<{ doc: Channel }>('POST', '/social-channels', data)
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    return { ...account, id: saved.body.doc.id, health: saved.body.doc.health }
  }
  async function publish(channel: number, text: string): Promise<string> {
    const post = await world.create('social-posts', { title: text, text, status: 'scheduled', channels: [channel] })
    const [row] = await world.settled({ post: { equals: post.id } }, ['published'])
    return row?.parts[0]?.remoteId ?? ''
  }
  const collect = () => collectMentions(world.payload, houseOf(world.payload))
  /** The next time that a job would come round. */
  async function collectNow(): Promise<number> {
    await world.payload.db.pool.query(`update social_channels set inbox = inbox - 'nextAt'`)
    return collect()
  }
  const read = async (id: number) =>
    (await world.payload.findByID({ collection: 'social-channels' as never, id, depth: 0, showHiddenFields: true })) as unknown as Channel & { inbox: Inbox }
  const heard = (channel: number) => world.find<Mention>('social-mentions', { channel: { equals: channel } })
  const page = async () => (await rest<Page>('GET', '/social-mentions/inbox')).body.cards

  it('has the comments under its posts in the inbox, and answers them where they stand', async () => {
    const { id, author } = await paste('Lisbon', everyScope)
    const urn = await publish(id, 'Applications are open')
    const comment = server.comment('ada', urn, 'Is it free?')
    expect(await collectNow()).toBe(1)
    expect(await collectNow()).toBe(0)
    const [mention] = await heard(id)
    expect(mention).toMatchObject({ remoteId: comment.urn, author: comment.author, authorName: 'A LinkedIn member', text: 'Is it free?', inReplyTo: urn })
    expect((await page())[0]).toMatchObject({ id: mention?.id, authorName: 'A LinkedIn member', ours: { title: 'Applications are open' } })
    const answered = await rest<{ post: { id: number; title: string } }>('POST', `/social-mentions/${mention?.id}/reply`, { text: 'Yes, it is.' })
    expect(answered.status, JSON.stringify(answered.body)).toBe(201)
    expect(answered.body.post.title).toBe('Reply to A LinkedIn member')
    await world.settled({ post: { equals: answered.body.post.id } }, ['published'])
    expect(server.entries().at(-1)).toMatchObject({ text: 'Yes, it is.', author, answers: comment.urn, commentOn: urn })
    const again = server.comment('ada', comment.urn, 'Thank you!')
    expect(await collectNow(), 'what we said ourselves does not come back').toBe(1)
    expect((await heard(id)).at(-1)).toMatchObject({ remoteId: again.urn, inReplyTo: comment.urn })
    expect(server.violations).toEqual([])
  })

  it('is asked once an hour', async () => {
    const { id } = await paste('Porto', everyScope)
    await collect()
    const { nextAt } = (await read(id)).inbox
    expect(Date.parse(nextAt ?? '') - Date.now()).toBeGreaterThan(55 * 60_000)
    const before = server.requests.length
    await collect()
    expect(server.requests.length).toBe(before)
  })

  it('leaves one person alone, and not everybody whose name LinkedIn does not tell', async () => {
    const { id } = await paste('Braga', everyScope)
    const urn = await publish(id, 'Come and see')
    server.comment('rude', urn, 'Nonsense.')
    server.comment('grace', urn, 'I will.')
    await collectNow()
    const first = await heard(id)
    const [rude, kind] = ['Nonsense.', 'I will.'].map((words) => first.find(({ text }) => text === words))
    await rest('POST', `/social-mentions/${rude?.id}/do-not-engage`)
    server.comment('rude', urn, 'More nonsense.')
    await collectNow()
    const more = (await heard(id)).at(-1)
    const cards = await page()
    expect(cards.find((card) => card.id === kind?.id)).toMatchObject({ closed: false })
    expect(cards.find((card) => card.id === more?.id)).toMatchObject({ closed: true })
  })

  it('whose access may not read comments says so, goes on publishing, and hears them as soon as it may', async () => {
    const { id, health, memberId, author } = await paste('Coimbra', withoutComments)
    expect(health).toMatchObject({ ok: true, message: 'Connected as coimbra.' })
    const urn = await publish(id, 'Hello from Coimbra')
    server.comment('ada', urn, 'Hello!')
    expect(await collectNow()).toBe(0)
    const quiet = await read(id)
    expect(quiet.inbox).toMatchObject({ off: true, message: expect.stringContaining('takes r_organization_social_feed') })
    expect(Date.parse(quiet.inbox.nextAt ?? '') - Date.now(), 'nothing changes by asking again soon').toBeGreaterThan(5 * 3_600_000)
    const [checked] = await checkChannels(world.payload, houseOf(world.payload), String(id))
    expect(checked).toMatchObject({ ok: true, message: health.message })
    expect((await read(id)).trouble ?? null).toBeNull()
    await publish(id, 'And once more')

    const access = [...server.store.accesses.values()].find((one) => one.memberId === memberId)
    server.store.accesses.set('a-new-access', { ...(access ?? expect.fail('There is no access.')), token: 'a-new-access', scopes: everyScope })
    const again = await rest('PATCH', `/social-channels/${id}`, { linkedin: { author }, credentials: { accessToken: 'a-new-access' } })
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect(await collect(), 'without waiting for the next round').toBe(1)
    expect(await read(id)).toMatchObject({ health: { message: 'Connected as coimbra.' } })
    expect((await read(id)).inbox.off).toBeUndefined()
  })

  it('whose pasted access ends soon raises the alarm that nobody can renew it', async () => {
    const { id, token } = await paste('Faro', everyScope)
    expect(Date.parse((await read(id)).health.tokenExpiresAt ?? '') - Date.now()).toBeGreaterThan(59 * dayMs)
    const access = server.store.accesses.get(token)
    if (access) access.endsAt = Date.now() + 5 * dayMs
    await checkChannels(world.payload, houseOf(world.payload), String(id))
    const [soon] = await refreshCredentials(world.payload, houseOf(world.payload), String(id))
    expect(soon).toMatchObject({ outcome: 'ending', message: expect.stringMatching(/^The access of “Faro” ends on .* and cannot be renewed\. Reconnect the channel before\.$/) })
    expect((await read(id)).health.alarm).toBe(soon?.message)
  })
})
