import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectMentions } from '../../jobs/collectMentions.ts'
import { refreshCredentials } from '../../jobs/refreshCredentials.ts'
import { facebook } from '../../src/networks/facebook/facebook.ts'
import { mastodon } from '../../src/networks/mastodon/mastodon.ts'
import { houseOf } from '../../src/plugin.ts'
import { facebookApp } from '../emulators/facebook/facebookHarness.ts'
import { everyPermission, type FacebookEmulator, startFacebookEmulator } from '../emulators/facebook/startFacebookEmulator.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Mention = { id: number; channel: number; remoteId: string; author: string | null; text: string; url: string; kind: string; inReplyTo: string | null; state: string }
type ChannelDoc = {
  id: number
  trouble: string | null
  inbox: { message?: string } | null
  health: { ok: boolean; message: string; tokenExpiresAt: string | null; alarm: string | null }
}
type Created = { post: { id: number; target: string } }
type Page = { cards: { id: number; closed: boolean; author: string; ours: { id: string } | null }[] }

describe('a Page on Facebook', () => {
  let world: World
  let on: FacebookEmulator
  let rest: ReturnType<typeof restOf>

  beforeAll(async () => {
    world = await createWorld({ options: { networks: [mastodon(), facebook(facebookApp)] }, push: true })
    on = await startFacebookEmulator()
    rest = restOf(world.app, await signIn(world.app, 'manager'))
  })
  afterAll(async () => {
    expect(on?.violations).toEqual([])
    await world?.close()
    await on?.close()
  })

  async function connect(username: string, more: Parameters<FacebookEmulator['createAccount']>[1] = {}) {
    const account = on.createAccount(username, more)
    const saved = await rest<{ doc: ChannelDoc }>('POST', '/social-channels', {
      name: username,
      network: 'facebook',
      baseURL: on.url,
      facebook: { pageId: account.pageId },
      credentials: { accessToken: account.token },
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    return { ...account, ...saved.body.doc }
  }
  const channelOf = async ({ id }: { id: number }) => (await rest<ChannelDoc>('GET', `/social-channels/${id}?depth=0`)).body
  const collect = async () => {
    await world.payload.db.pool.query(`update social_channels set inbox = inbox - 'nextAt'`)
    return collectMentions(world.payload, houseOf(world.payload))
  }
  const publish = async (channel: number, text: string) => {
    const post = await world.create('social-posts', { title: text, text, status: 'scheduled', channels: [channel] })
    const [row] = await world.settled({ post: { equals: post.id } }, ['published'])
    return { post, remoteId: row?.parts[0]?.remoteId ?? '' }
  }
  const inbox = (channel: number) => world.find<Mention>('social-mentions', { channel: { equals: channel } })

  it('brings comments under its posts into the inbox, each once, beside the post that they are about', async () => {
    const channel = await connect('girls')
    const { post, remoteId } = await publish(channel.id, 'Lisbon is open.')
    const comment = on.comment('ada', remoteId, 'Is it free?')
    expect(await collect()).toBe(1)
    expect(await collect()).toBe(0)
    expect(await inbox(channel.id)).toMatchObject([{ remoteId: comment.id, author: 'ada', text: 'Is it free?', kind: 'reply', inReplyTo: remoteId, state: 'open' }])
    const { cards } = (await rest<Page>('GET', '/social-mentions/inbox')).body
    expect(cards.find(({ author }) => author === 'ada')?.ours).toMatchObject({ id: String(post.id) })
  })

  it('answers a comment under it, once, also when Facebook’s answer is lost', async () => {
    const channel = await connect('answers')
    const { remoteId } = await publish(channel.id, 'Porto is open.')
    const comment = on.comment('grace', remoteId, 'May I bring my sister?')
    await collect()
    const [mention] = await inbox(channel.id)
    on.fault({ method: 'POST', path: '/v26.0/*/comments' }, { kind: 'lose' })
    const { status, body } = await rest<Created>('POST', `/social-mentions/${mention?.id}/reply`, { text: 'Please do!' })
    expect(status, JSON.stringify(body)).toBe(201)
    await world.settled({ post: { equals: body.post.id } }, ['unknown'])
    // Nobody waits a minute for the read-back here: the next look is due now.
    await world.payload.db.pool.query('update social_deliveries set next_check_at = now() where post_id = $1', [body.post.id])
    const [sent] = await world.settled({ post: { equals: body.post.id } }, ['published'], 40_000)
    const answers = on.entries().filter(({ commentOn, pageId }) => commentOn === comment.id && pageId === channel.pageId)
    expect(answers).toMatchObject([{ text: 'Please do!', url: sent?.url }])
    // What we said ourselves is no mention.
    expect(await collect()).toBe(0)
  })

  it('does not take one person whose name Facebook keeps for another', async () => {
    const channel = await connect('mentioned')
    on.tag('troll', channel.pageId, 'You are all terrible.', { isPerson: true })
    const kind = on.tag('friend', channel.pageId, 'You are all wonderful.', { isPerson: true })
    await collect()
    const rows = await inbox(channel.id)
    expect(rows.map(({ author, kind: of }) => [author, of])).toEqual([
      [null, 'mention'],
      [null, 'mention'],
    ])
    const bad = rows.find(({ text }) => text.includes('terrible'))
    expect((await rest('POST', `/social-mentions/${bad?.id}/do-not-engage`)).status).toBe(200)
    const good = rows.find(({ remoteId }) => remoteId === kind.id)
    const { cards } = (await rest<Page>('GET', '/social-mentions/inbox')).body
    expect(cards.find(({ id }) => id === good?.id)).toMatchObject({ closed: false })
    const { body } = await rest<Created>('POST', `/social-mentions/${good?.id}/reply`, { text: 'Thank you!' })
    await world.settled({ post: { equals: body.post.id } }, ['published'])
    expect(on.entries().find(({ commentOn }) => commentOn === kind.id)?.text).toBe('Thank you!')
  })

  it('goes on publishing without the permission to read comments, says calmly what is missing, and reads as soon as it is given', async () => {
    const channel = await connect('quiet', { permissions: everyPermission.filter((one) => one !== 'pages_read_user_content') })
    const { remoteId } = await publish(channel.id, 'Faro is open.')
    on.comment('ada', remoteId, 'At last!')
    await collect()
    const told = await channelOf(channel)
    expect(told).toMatchObject({ trouble: null, health: { ok: true, message: 'Connected as quiet.' } })
    expect(told.inbox?.message).toMatch(/^Comments and mentions are not read: the access lacks the permission pages_read_user_content\. Posts go out all the same\./)
    await publish(channel.id, 'Braga is open.')

    const { token } = on.createAccount('quiet')
    expect((await rest('PATCH', `/social-channels/${channel.id}`, { credentials: { accessToken: token } })).status).toBe(200)
    expect((await channelOf(channel)).inbox?.message).toBeUndefined()
    // Not in six hours: at the next turn.
    await collectMentions(world.payload, houseOf(world.payload))
    expect(await inbox(channel.id)).toMatchObject([{ text: 'At last!' }])
  })

  it('raises the alarm for a pasted token that will end, with the day on which it does', async () => {
    const endsAt = Math.floor(Date.now() / 1000) * 1000 + 2 * 24 * 3_600_000
    const { token, pageId } = on.createAccount('ending')
    const access = on.store.accesses.get(token)
    if (access) access.endsAt = endsAt
    const saved = await rest<{ doc: ChannelDoc }>('POST', '/social-channels', {
      name: 'Ending',
      network: 'facebook',
      baseURL: on.url,
      facebook: { pageId },
      credentials: { accessToken: token },
    })
    expect(saved.body.doc.health).toMatchObject({ ok: true, tokenExpiresAt: new Date(endsAt).toISOString() })
    await refreshCredentials(world.payload, houseOf(world.payload))
    const { health } = await channelOf(saved.body.doc)
    expect(health.alarm).toMatch(/^The access of “Ending” ends on .* and cannot be renewed\. Reconnect the channel before\./)
    expect(JSON.stringify(saved.body)).not.toContain(token)
  })
})
