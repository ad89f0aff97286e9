import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isLegalMove } from '../../src/domain/states.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Match } from '../emulators/kit/faults.ts'
import type { KitServer } from '../emulators/kit/startServer.ts'
import { startFaultProxy } from '../emulators/pds/faultProxy.ts'
import { type RunningPds, startPds } from '../emulators/pds/startPds.ts'
import { createEngineWorld, type EngineWorld } from '../helpers/engineWorld.ts'
import { restOf, signIn } from '../helpers/rest.ts'
import { waitFor } from '../helpers/waitFor.ts'

const statuses: Match = { method: 'POST', path: '/api/v1/statuses' }
const records: Match = { method: 'POST', path: '/xrpc/com.atproto.repo.putRecord' }

describe('outcomes', () => {
  let world: EngineWorld
  let pds: RunningPds
  let proxy: KitServer
  let rest: ReturnType<typeof restOf>
  let bluesky: { id: number; did: string }
  beforeAll(async () => {
    world = await createEngineWorld()
    rest = restOf(world.app, await signIn(world.app, 'manager'))
    pds = await startPds()
    proxy = await startFaultProxy({ target: pds.url })
    const account = await pds.createAccount('ours')
    const channel = await world.create('social-channels', {
      name: 'Our Bluesky',
      network: 'bluesky',
      baseURL: proxy.url,
      standing: 'active',
      timezone: 'UTC',
      credentials: { identifier: account.handle, appPassword: account.appPassword },
    })
    bluesky = { id: channel.id, did: account.did }
  })
  afterEach(() => world.stopEngines())
  afterAll(async () => {
    await world?.close()
    await proxy?.close()
    await pds?.close()
  })

  /** Sweeps and looks up until the condition holds, as a worker does all the time. */
  async function tend(engine: Engine, isDone: () => Promise<boolean> | boolean): Promise<void> {
    await waitFor(
      async () => {
        await engine.sweep()
        return isDone()
      },
      { everyMs: 100, timeoutMs: 20_000 },
    )
  }
  const isIn =
    (postId: number, ...states: string[]) =>
    async () =>
      (await world.rows('post_id = $1', [postId])).every((row) => states.includes(row.state))

  describe('a lost answer', () => {
    it('of Mastodon settles itself by the idempotent repeat, with one post on the network', async () => {
      const channel = await world.channel('Lost on Mastodon')
      world.mastodon.fault(statuses, { kind: 'lose' }, 2)
      const id = await world.post('The answer to this was lost', [channel.id])
      const engine = world.engine()
      await tend(engine, isIn(id, 'published'))
      expect(world.onMastodon('The answer to this was lost')).toHaveLength(1)
      const [row] = await world.rows('post_id = $1', [id])
      expect(row?.parts[0]?.remoteId).toBe(world.onMastodon('The answer to this was lost')[0]?.id)
      expect(row?.moves.map((move) => move.to)).toEqual(['scheduled', 'publishing', 'unknown', 'scheduled', 'publishing', 'unknown', 'scheduled', 'publishing', 'published'])
    })

    it('of Bluesky settles itself by the record key, with one record in the repository', async () => {
      proxy.fault(records, { kind: 'lose' })
      const id = await world.post('The answer to this record was lost', [bluesky.id])
      await tend(world.engine(), isIn(id, 'published'))
      const there = (await pds.posts(bluesky.did)).filter(({ value }) => String(value.text).includes('this record was lost'))
      expect(there).toHaveLength(1)
      const [row] = await world.rows('post_id = $1', [id])
      expect(row?.parts[0]?.remoteId).toBe(there[0]?.uri)
      expect(row?.moves.map((move) => move.to)).toEqual(['scheduled', 'publishing', 'unknown', 'published'])
    })

    it('of Mastodon is settled by reading its own posts when the hour of its key is over, and sends nothing', async () => {
      const channel = await world.channel('Late look')
      world.mastodon.fault(statuses, { kind: 'lose' })
      const id = await world.post('Looked for after two hours', [channel.id])
      world.engine({ rules: { settleMs: 3_600_000 } })
      await waitFor(isIn(id, 'unknown'))
      await world.stopEngines()
      // As if it had been found two hours later: the key has ended on the server too.
      await world.query(`update ${world.tables.deliveries} set armed_at = armed_at - interval '2 hours', next_check_at = now() where post_id = $1`, [id])
      await tend(world.engine(), isIn(id, 'published'))
      expect(world.onMastodon('Looked for after two hours')).toHaveLength(1)
      expect(world.mastodon.requests.filter((request) => request.method === 'POST' && request.body.includes('Looked for after two hours'))).toHaveLength(1)
    })

    it('is looked for again before a repeat that had to wait for hours', async () => {
      const channel = await world.channel('Paused before the repeat')
      world.mastodon.fault(statuses, { kind: 'lose' })
      const id = await world.post('Paused before it was repeated', [channel.id])
      const first = world.engine({ rules: { settleMs: 600, baseMs: 100, maxMs: 400 } })
      await waitFor(isIn(id, 'unknown'))
      await world.update('social-channels', channel.id, { paused: true })
      await tend(first, isIn(id, 'held'))
      await world.stopEngines()
      // The hold lasts longer than Mastodon keeps the key. What would have deduplicated the repeat is gone.
      await world.query(`update ${world.tables.deliveries} set armed_at = armed_at - interval '2 hours' where post_id = $1`, [id])
      await world.update('social-channels', channel.id, { paused: false })
      await tend(world.engine(), isIn(id, 'published'))
      expect(world.mastodon.requests.filter((request) => request.method === 'POST' && request.body.includes('Paused before it was repeated'))).toHaveLength(1)
      expect(world.onMastodon('Paused before it was repeated')).toHaveLength(1)
    })

    it('does not let an edit send other words beside what may be out already', async () => {
      const channel = await world.channel('Edited before the repeat')
      world.mastodon.fault(statuses, { kind: 'lose' })
      const id = await world.post('First words of an edited post', [channel.id])
      const first = world.engine({ rules: { settleMs: 600, baseMs: 100, maxMs: 400 } })
      await waitFor(isIn(id, 'unknown'))
      await world.update('social-channels', channel.id, { paused: true })
      await tend(first, isIn(id, 'held'))
      await world.update('social-posts', id, { text: 'Second words of an edited post' })
      await world.update('social-channels', channel.id, { paused: false })
      await tend(world.engine(), isIn(id, 'published'))
      expect(world.onMastodon('words of an edited post').map((status) => status.text)).toEqual(['First words of an edited post'])
    })
  })

  describe('on a network that cannot be read back', () => {
    const mute = () =>
      world.bookWith((channel) => {
        const { find: _none, ...connection } = channel.connection
        return { ...channel, connection }
      })

    /** A post whose answer is lost, put before a person. */
    async function ask(name: string, accepted: boolean): Promise<{ id: number; delivery: number; engine: Engine }> {
      const channel = await world.channel(name)
      world.mastodon.fault(statuses, accepted ? { kind: 'lose' } : { kind: 'status', status: 500 })
      const id = await world.post(`A question: ${name}`, [channel.id])
      const engine = world.engine({ channels: mute() })
      await tend(engine, async () => (await world.rows('post_id = $1 and asked_at is not null', [id])).length === 1)
      const [row] = await world.rows('post_id = $1', [id])
      expect(row).toMatchObject({ state: 'unknown', evidence: expect.stringContaining('cannot be read back') })
      await sleep(500)
      await engine.sweep()
      await engine.reconcile()
      expect(world.mastodon.requests.filter((request) => request.method === 'POST' && request.body.includes(`A question: ${name}`))).toHaveLength(1)
      return { id, delivery: row?.id ?? 0, engine }
    }

    it('a person who found it ends the matter with its address', async () => {
      const { id, delivery, engine } = await ask('there', true)
      const url = world.onMastodon('A question: there')[0]?.url
      expect((await rest('POST', `/social-deliveries/${delivery}/resolve`, { answer: 'there', url })).status).toBe(200)
      await engine.sweep()
      const [row] = await world.rows('post_id = $1', [id])
      expect(row).toMatchObject({ state: 'published', asked_at: null, parts: [{ url }] })
      expect(world.onMastodon('A question: there')).toHaveLength(1)
    })

    it('a person who did not find it lets it be sent again, once', async () => {
      const { id, delivery, engine } = await ask('not there', false)
      expect((await rest('POST', `/social-deliveries/${delivery}/resolve`, { answer: 'not-there' })).status).toBe(200)
      await tend(engine, isIn(id, 'published'))
      expect(world.onMastodon('A question: not there')).toHaveLength(1)
    })

    it('a person who leaves it gets nothing sent', async () => {
      const { id, delivery, engine } = await ask('leave it', false)
      expect((await rest('POST', `/social-deliveries/${delivery}/resolve`, { answer: 'leave' })).status).toBe(200)
      await engine.sweep()
      await sleep(400)
      expect((await world.rows('post_id = $1', [id]))[0]?.state).toBe('cancelled')
      expect(world.onMastodon('A question: leave it')).toEqual([])
    })

    it('a person who finds the first part of a thread lets its rest go on, in one move of the table', async () => {
      const channel = await world.channel('Thread question')
      world.mastodon.fault(statuses, { kind: 'lose' })
      const id = await world.post('Thread question one', [channel.id], { overflow: 'thread', more: [{ text: 'Thread question two' }] })
      const engine = world.engine({ channels: mute() })
      await tend(engine, async () => (await world.rows('post_id = $1 and asked_at is not null', [id])).length === 1)
      const [asked] = await world.rows('post_id = $1', [id])
      await world.stopEngines()
      const first = world.onMastodon('Thread question one')[0]
      expect((await rest('POST', `/social-deliveries/${asked?.id}/resolve`, { answer: 'there', url: first?.url })).status).toBe(200)
      const [row] = await world.rows('post_id = $1', [id])
      expect(row?.state).toBe('scheduled')
      expect(row?.moves.at(-1)).toMatchObject({ from: 'unknown', to: 'scheduled' })
    })
  })

  describe('threads', () => {
    it('go on after a failure at the first part without a receipt', async () => {
      const channel = await world.channel('Thread')
      world.mastodon.fault({ ...statuses, skip: 1 }, { kind: 'status', status: 429, headers: { 'x-ratelimit-reset': new Date(Date.now() + 400).toISOString() } })
      const id = await world.post('Thread part one', [channel.id], { overflow: 'thread', more: [{ text: 'Thread part two' }, { text: 'Thread part three' }] })
      await tend(world.engine(), isIn(id, 'published'))
      const parts = world.onMastodon('Thread part')
      expect(parts.map((status) => status.text)).toEqual(['Thread part one', 'Thread part two', 'Thread part three'])
      expect(parts.map((status) => status.replyTo)).toEqual([undefined, parts[0]?.id, parts[1]?.id])
    })

    it('go on after a crash between their parts', async () => {
      const channel = await world.channel('Thread crash')
      const id = await world.post('Crashed part one', [channel.id], { overflow: 'thread', more: [{ text: 'Crashed part two' }] })
      // An engine that stops there for ever, and whose lease is over, is as good as dead.
      world.engine({ crash: (point) => (point === 'between-parts' ? new Promise<void>(() => undefined) : undefined) })
      await waitFor(() => world.onMastodon('Crashed part one').length === 1)
      await waitFor(async () => (await world.rows('post_id = $1', [id]))[0]?.parts[0]?.remoteId !== undefined)
      await world.query(`update ${world.tables.deliveries} set lease_until = now() - interval '1 second' where post_id = $1`, [id])
      await tend(world.engine(), isIn(id, 'published'))
      expect(world.onMastodon('Crashed part').map((status) => status.text)).toEqual(['Crashed part one', 'Crashed part two'])
    })

    it('stop with a refusal, and a retry sends only what is missing', async () => {
      const channel = await world.channel('Thread refused')
      world.mastodon.fault({ ...statuses, skip: 1 }, { kind: 'status', status: 422, body: '{"error":"Validation failed: Text contains a banned phrase"}' })
      const id = await world.post('Refused part one', [channel.id], { overflow: 'thread', more: [{ text: 'Refused part two' }] })
      const engine = world.engine()
      const [failed] = await world.ended(id, ['failed'])
      expect(failed?.error_message).toContain('Part 2 of 2')
      expect((await rest('POST', `/social-deliveries/${failed?.id}/retry`)).status).toBe(200)
      await tend(engine, isIn(id, 'published'))
      expect(world.onMastodon('Refused part').map((status) => status.text)).toEqual(['Refused part one', 'Refused part two'])
    })
  })

  describe('one channel in trouble', () => {
    it('that is throttled waits for its reset, all of it, and nobody else does', async () => {
      const [slow, other] = [await world.channel('Throttled'), await world.channel('Not throttled')]
      const reset = Date.now() + 2_500
      const startedAt = Date.now()
      world.mastodon.fault(statuses, { kind: 'status', status: 429, headers: { 'x-ratelimit-reset': new Date(reset).toISOString() } })
      const first = await world.post('Throttled first', [slow.id])
      world.engine()
      await waitFor(async () => (await world.rows('post_id = $1', [first]))[0]?.error_code === 'throttled')
      const second = await world.post('Throttled second', [slow.id])
      const free = await world.post('Not throttled at all', [other.id])
      await world.ended(free, ['published'])
      expect(Date.now() - startedAt).toBeLessThan(2_400)
      await world.ended(first, ['published'])
      await world.ended(second, ['published'])
      for (const status of world.onMastodon('Throttled ')) expect(Number(status.createdAt)).toBeGreaterThanOrEqual(reset - 20)
    })

    it('that hangs with all its places taken delays nobody else', async () => {
      const [hanging, other] = [await world.channel('Hanging'), await world.channel('Beside it')]
      await world.fill(hanging.id, 20, 'Hanging')
      await world.fill(other.id, 20, 'Beside it')
      let stuck = 0
      const channels = world.bookWith((channel, id) =>
        id === String(hanging.id)
          ? {
              ...channel,
              connection: {
                ...channel.connection,
                publish: ({ signal }) => {
                  stuck++
                  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('It hung.'))))
                },
              },
            }
          : channel,
      )
      const startedAt = performance.now()
      for (let index = 0; index < 2; index++) world.engine({ channels })
      await waitFor(() => world.onMastodon('Beside it').length === 20, { timeoutMs: 10_000 })
      expect(performance.now() - startedAt).toBeLessThan(5_000)
      // All the places of one engine at least; how far the other is depends on the machine.
      expect(stuck).toBeGreaterThanOrEqual(5)
      expect(stuck).toBeLessThanOrEqual(10)
      expect(world.onMastodon('Hanging')).toEqual([])
      await world.query(`update ${world.tables.deliveries} set state = 'cancelled' where channel_id = $1`, [hanging.id])
    })

    it('that hangs after the call has left is given up in time and looked for', async () => {
      const channel = await world.channel('Given up')
      world.mastodon.fault(statuses, { kind: 'hang', ms: 20_000, when: 'after' })
      const id = await world.post('It hung after it was accepted', [channel.id])
      const startedAt = performance.now()
      await tend(world.engine({ sendTimeoutMs: 600 }), isIn(id, 'published'))
      expect(performance.now() - startedAt).toBeLessThan(10_000)
      expect(world.onMastodon('It hung after it was accepted')).toHaveLength(1)
    })

    it('whose access was revoked holds its posts, and lets them go when it is connected again', async () => {
      const channel = await world.channel('Revoked')
      world.mastodon.revokeToken(channel.account.token)
      const id = await world.post('Waits for a new token', [channel.id])
      const engine = world.engine()
      await tend(engine, isIn(id, 'held'))
      expect((await world.rows('post_id = $1', [id]))[0]).toMatchObject({ hold_reason: 'channel-trouble', error_code: 'unauthorized' })
      const { token } = world.mastodon.createAccount('revoked')
      await world.update('social-channels', channel.id, { credentials: { accessToken: token } })
      engine.forgetChannel(String(channel.id))
      await tend(engine, isIn(id, 'published'))
      expect(world.onMastodon('Waits for a new token')).toHaveLength(1)
    })
  })

  describe('time', () => {
    /** A post that is past the lateness limit of an hour, by the clock of the engine. */
    async function miss(name: string): Promise<{ engine: Engine; postId: number; id: number }> {
      const channel = await world.channel(name)
      const postId = await world.post(`Missed ${name}`, [channel.id], { publishAt: new Date(Date.now() + 60_000).toISOString() })
      const late = world.engine({ latenessMs: 3_600_000, clock: () => new Date(Date.now() + 2 * 3_600_000) })
      await late.sweep()
      const [row] = await world.ended(postId, ['missed'])
      await world.stopEngines()
      expect(world.onMastodon(`Missed ${name}`)).toEqual([])
      return { engine: world.engine(), postId, id: row?.id ?? 0 }
    }

    it('misses what is past the lateness limit instead of sending it, and publishes it when a person says so', async () => {
      const { postId, id } = await miss('publish now')
      expect((await rest('POST', `/social-deliveries/${id}/publish-now`)).status).toBe(200)
      await world.ended(postId, ['published'])
      expect(world.onMastodon('Missed publish now')).toHaveLength(1)
    })

    it('gives what was missed another time', async () => {
      const { postId, id } = await miss('reschedule')
      const dueAt = new Date(Date.now() + 700)
      expect((await rest('POST', `/social-deliveries/${id}/reschedule`, { dueAt: dueAt.toISOString() })).status).toBe(200)
      await world.ended(postId, ['published'])
      expect(Number(world.onMastodon('Missed reschedule')[0]?.createdAt)).toBeGreaterThanOrEqual(dueAt.getTime() - 20)
    })

    it('drops what was missed', async () => {
      const { postId, id, engine } = await miss('drop')
      expect((await rest('POST', `/social-deliveries/${id}/drop`)).status).toBe(200)
      await engine.sweep()
      await sleep(300)
      expect((await world.rows('post_id = $1', [postId]))[0]?.state).toBe('cancelled')
      expect(world.onMastodon('Missed drop')).toEqual([])
    })

    it('sends each post once when the clock is set forward and back', async () => {
      const channel = await world.channel('Clock')
      await world.fill(channel.id, 10, 'Clock moved, post')
      await world.fill(channel.id, 10, 'Clock moved, later post', `now() + interval '2 hours'`)
      let aheadMs = -600_000
      const engine = world.engine({ clock: () => new Date(Date.now() + aheadMs) })
      await engine.sweep()
      await sleep(300)
      expect(world.onMastodon('Clock moved')).toEqual([])
      aheadMs = 0
      await waitFor(() => world.onMastodon('Clock moved').length === 10)
      aheadMs = -600_000
      await engine.sweep()
      aheadMs = 3 * 3_600_000
      await waitFor(() => world.onMastodon('Clock moved').length === 20)
      await engine.sweep()
      await sleep(300)
      expect(new Set(world.onMastodon('Clock moved').map((status) => status.text)).size).toBe(20)
      expect(world.onMastodon('Clock moved')).toHaveLength(20)
    })
  })

  it('records no move that is not in the table, in everything above', async () => {
    for (const row of await world.rows(`state <> 'cancelled'`)) {
      for (const { from, to } of row.moves) if (from && from !== to) expect(isLegalMove(from, to), `${row.id}: ${from} to ${to}`).toBe(true)
      expect(row.moves.at(-1)?.to).toBe(row.state)
    }
  })
})
