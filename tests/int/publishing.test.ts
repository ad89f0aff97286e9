import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RestAnswer, restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Created = { doc: { id: number; status: string } }
type Refused = { errors: { data: { errors: { path: string; message: string }[] } }[] }

for (const backend of ['postgres', 'redis'] as const) {
  describe(`publishing with BullMQ on ${backend}`, () => {
    let world: World
    let rest: ReturnType<typeof restOf>
    let channel: Awaited<ReturnType<World['channel']>>

    beforeAll(async () => {
      world = await createWorld(backend === 'redis' ? { redisURL: process.env.TEST_REDIS_URL ?? '' } : {})
      rest = restOf(world.app, await signIn(world.app, 'manager'))
      channel = await world.channel(`Main ${backend}`)
    })
    afterAll(() => world?.close())

    const post = (data: Record<string, unknown>) =>
      rest<Created>('POST', '/social-posts', { title: 'A post', kind: 'post', status: 'scheduled', channels: [channel.id], publishAt: new Date().toISOString(), ...data })
    const refusal = (answer: RestAnswer<unknown>) => (answer.body as Refused).errors[0]?.data.errors ?? []

    it('publishes at once what is created over REST as scheduled for now, exactly as it was written', async () => {
      const text = 'Olá! 👩🏽‍💻 Our workshop page is up #DjangoGirls'
      const { status, body } = await post({ text, link: 'https://example.org/workshop' })
      expect(status).toBe(201)
      const [delivery] = await world.settled({ post: { equals: body.doc.id } }, ['published'])
      expect(delivery?.url).toMatch(/^http:\/\/127\.0\.0\.1/)
      expect(delivery?.parts).toHaveLength(1)
      const found = world.mastodon.statuses().find((status) => status.url === delivery?.url)
      expect(found?.text).toBe(`${text}\n\nhttps://example.org/workshop`)
      await waitFor(async () => (await world.find<{ status: string }>('social-posts', { id: { equals: body.doc.id } }))[0]?.status === 'published')
    })

    it('publishes on its time, not before', async () => {
      const dueAt = new Date(Date.now() + 1_500)
      const { body } = await post({ text: `On time ${backend}`, publishAt: dueAt.toISOString() })
      const [delivery] = await world.settled({ post: { equals: body.doc.id } }, ['published'])
      const status = world.mastodon.statuses().find((entry) => entry.url === delivery?.url)
      expect(Number(status?.createdAt ?? 0)).toBeGreaterThanOrEqual(dueAt.getTime() - 20)
      expect(Number(status?.createdAt ?? 0)).toBeLessThan(dueAt.getTime() + 1_000)
    })

    it('splits a long text into a numbered thread where the post asks for it', async () => {
      const text = Array.from({ length: 40 }, (_, index) => `Sentence number ${index + 1} of a long story.`).join(' ')
      const { body } = await post({ text, overflow: 'thread' })
      const [delivery] = await world.settled({ post: { equals: body.doc.id } }, ['published'])
      expect(delivery?.parts.length).toBeGreaterThan(1)
      const statuses = delivery?.parts.map((part) => world.mastodon.statuses().find((status) => status.id === part.remoteId))
      expect(statuses?.[1]?.replyTo).toBe(statuses?.[0]?.id)
      expect(new Set(delivery?.parts.map((part) => part.token)).size).toBe(delivery?.parts.length)
    })

    it('goes on with the other channels when one of them refuses', async () => {
      const other = await world.channel(`Suspended ${backend}`)
      world.mastodon.setAccountState(other.account.handle, 'disabled')
      const { body } = await post({ text: `Two channels ${backend}`, channels: [channel.id, other.id] })
      const [good] = await world.settled({ post: { equals: body.doc.id }, channel: { equals: channel.id } }, ['published'])
      expect(good?.url).toBeTruthy()
      const [waiting] = await world.settled({ post: { equals: body.doc.id }, channel: { equals: other.id } }, ['held'])
      expect(waiting?.holdReason).toBe('channel-trouble')
      expect(waiting?.error?.message).toBeTruthy()
      expect(waiting?.error?.advice).toBeTruthy()
    })

    it('sends nothing on a paused channel, and goes on when it is resumed', async () => {
      const paused = await world.channel(`Paused ${backend}`, { paused: true })
      const { body } = await post({ text: `Held ${backend}`, channels: [paused.id] })
      const [held] = await world.settled({ post: { equals: body.doc.id } }, ['held'])
      expect(held?.holdReason).toBe('channel-paused')
      await world.update('social-channels', paused.id, { paused: false })
      await world.settled({ post: { equals: body.doc.id } }, ['published'])
    })

    it('stops everything by one switch, and resumes', async () => {
      await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { stopped: true } as never })
      const { body } = await post({ text: `Stopped ${backend}` })
      await world.settled({ post: { equals: body.doc.id } }, ['held'])
      await world.payload.updateGlobal({ slug: 'social-settings' as never, data: { stopped: false } as never })
      await world.settled({ post: { equals: body.doc.id } }, ['published'])
    })

    it('cancels, edits and reschedules what has not been sent', async () => {
      const soon = new Date(Date.now() + 3_600_000).toISOString()
      const { body } = await post({ text: 'A first wording', publishAt: soon })
      expect((await rest('PATCH', `/social-posts/${body.doc.id}`, { text: 'A second wording' })).status).toBe(200)
      expect((await rest('PATCH', `/social-posts/${body.doc.id}`, { publishAt: new Date(Date.now() + 200).toISOString() })).status).toBe(200)
      const [sent] = await world.settled({ post: { equals: body.doc.id } }, ['published'])
      expect(sent?.parts[0]?.text).toContain('A second wording')
      const { body: second } = await post({ text: 'Never mind', publishAt: soon })
      await rest('PATCH', `/social-posts/${second.doc.id}`, { status: 'cancelled' })
      expect((await world.deliveries({ post: { equals: second.doc.id } })).map((row) => row.state)).toEqual(['cancelled'])
    })

    it('refuses what cannot be sent with the field and a plain sentence', async () => {
      const dormant = await world.channel(`Dormant ${backend}`, { standing: 'dormant' })
      const unconnected = await world.create<{ id: number }>('social-channels', { name: `Unconnected ${backend}`, network: 'mastodon', baseURL: world.mastodon.url })
      const cases: [Record<string, unknown>, string, RegExp][] = [
        [{ text: 'Late', publishAt: new Date(Date.now() - 3_600_000).toISOString() }, 'publishAt', /past/],
        [{ text: 'Nowhere', channels: [] }, 'channels', /at least one channel/],
        [{ text: 'Asleep', channels: [dormant.id] }, 'channels', /dormant/],
        [{ text: 'Unplugged', channels: [unconnected.id] }, 'channels', /not connected/],
        [{ text: '' }, 'text', /./],
        [{ text: 'A link', link: 'example.org' }, 'link', /https/],
        [{ text: 'Shared', kind: 'share' }, 'target', /[Pp]aste/],
        [{ text: 'Queued', queue: true, publishAt: undefined }, 'queue', /slot/],
      ]
      for (const [data, path, message] of cases) {
        const answer = await post(data)
        expect(answer.status, JSON.stringify(answer.body)).toBe(400)
        expect(refusal(answer).map((error) => error.path)).toContain(path)
        expect(refusal(answer).find((error) => error.path === path)?.message).toMatch(message)
      }
    })

    it('refuses a channel whose network, address or token is wrong', async () => {
      const cases: [Record<string, unknown>, string][] = [
        [{ network: 'friendster' }, 'network'],
        [{ network: 'mastodon', baseURL: 'not an address', credentials: { accessToken: 'x' } }, 'baseURL'],
        [{ network: 'mastodon', credentials: { accessToken: 'x' } }, 'baseURL'],
        [{ network: 'mastodon', baseURL: world.mastodon.url, credentials: { accessToken: 'revoked' } }, 'credentials.accessToken'],
        [{ network: 'bluesky', credentials: { identifier: 'someone.test' } }, 'credentials.appPassword'],
        [{ network: 'mastodon', baseURL: world.mastodon.url, timezone: 'Mars/Olympus' }, 'timezone'],
      ]
      for (const [data, path] of cases) {
        const answer = await rest('POST', '/social-channels', { name: 'Wrong', ...data })
        expect(answer.status, JSON.stringify(answer.body)).toBe(400)
        expect(refusal(answer).map((error) => error.path)).toContain(path)
      }
    })

    it('keeps a channel whose server cannot be reached, and says so in its health', async () => {
      const answer = await rest<{ doc: { health: { ok: boolean; message: string } } }>('POST', '/social-channels', {
        name: 'Away',
        network: 'mastodon',
        baseURL: 'http://127.0.0.1:9',
        credentials: { accessToken: 'x' },
      })
      expect(answer.status).toBe(201)
      expect(answer.body.doc.health.ok).toBe(false)
      expect(answer.body.doc.health.message).toMatch(/127\.0\.0\.1:9/)
    })

    it('never shows credentials in an answer', async () => {
      const created = await rest('GET', `/social-channels/${channel.id}?depth=2&showHiddenFields=true`)
      expect(JSON.stringify(created.body)).not.toContain(channel.account.token)
      const [row] = await world.payload.db.pool.query('select sealed from social_vault limit 1').then((result: { rows: { sealed: string }[] }) => result.rows)
      expect(row?.sealed).toMatch(/^v1\./)
      expect(row?.sealed).not.toContain(channel.account.token)
    })

    it('lets only those publish and connect who have the role', async () => {
      const asEditor = restOf(world.app, await signIn(world.app, 'editor'))
      const draft = await asEditor<Created>('POST', '/social-posts', { title: 'Mine', text: 'A draft', status: 'draft', channels: [channel.id] })
      expect(draft.status).toBe(201)
      expect((await asEditor('PATCH', `/social-posts/${draft.body.doc.id}`, { status: 'scheduled' })).status).toBe(403)
      expect((await asEditor('POST', '/social-posts', { title: 'Mine', text: 'Now', status: 'scheduled', channels: [channel.id] })).status).toBe(403)
      expect((await asEditor('POST', '/social-channels', { name: 'Mine', network: 'mastodon', baseURL: world.mastodon.url })).status).toBe(403)
      expect((await asEditor('POST', '/social-deliveries', { post: draft.body.doc.id })).status).toBe(403)
      expect((await restOf(world.app)('GET', '/social-posts')).status).toBe(403)
    })
  })
}
