import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query as queryOnce } from '../../src/demo/embeddedPostgres.ts'
import { runWorker } from '../../src/plugin.ts'
import { createDatabase, dropDatabase } from '../helpers/database.ts'
import { createEngineWorld, type EngineWorld, quick } from '../helpers/engineWorld.ts'
import { ensureDemoTemplate } from '../helpers/payloadApp.ts'
import { type RunningRedis, startRedis } from '../helpers/redis.ts'
import { waitFor } from '../helpers/waitFor.ts'

const tuning = { ...quick, sweepEveryMs: 400 }

/** Ends every connection to the app's database, as a restart does. Gives how many there were. */
async function cutAll(world: EngineWorld): Promise<number> {
  const rows = await queryOnce(world.app.databaseURL, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()')
  return rows.length
}

for (const backend of ['postgres', 'redis'] as const) {
  describe(`a database that drops its connections, with BullMQ on ${backend}`, () => {
    let world: EngineWorld
    let redis: RunningRedis | undefined
    beforeAll(async () => {
      redis = backend === 'redis' ? await startRedis() : undefined
      world = await createEngineWorld({ tuning, ...(redis ? { redisURL: redis.url } : {}) })
      await runWorker(world.payload)
    })
    afterAll(async () => {
      await world?.close()
      await redis?.stop()
    })

    it('recovers by itself: a backlog goes out, each post once', async () => {
      const channel = await world.channel('Cut off')
      await world.fill(channel.id, 80, 'Cut off')
      for (let index = 0; index < 4; index++) {
        await sleep(250)
        expect(await cutAll(world)).toBeGreaterThan(0)
      }
      await waitFor(async () => (await world.rows(`channel_id = $1 and state = 'published'`, [channel.id])).length === 80, { timeoutMs: 40_000, everyMs: 200 })
      const texts = world.onMastodon('Cut off').map((status) => status.text)
      expect(texts).toHaveLength(80)
      expect(new Set(texts).size).toBe(80)
      const stale = `select 1 from ${world.tables.posts} p join ${world.tables.deliveries} d on d.post_id = p.id where d.channel_id = $1 and p.status <> 'published'`
      await waitFor(async () => (await world.query(stale, [channel.id])).length === 0, { timeoutMs: 20_000, what: 'the statuses of the posts' })
    })
  })
}

describe('a worker that has lost its ear', () => {
  it('gets it back, and hears what a save announces', async () => {
    const aMinute = 60_000
    const world = await createEngineWorld({ tuning: { ...quick, lookEveryMs: aMinute, sweepEveryMs: aMinute } })
    try {
      const channel = await world.channel('Heard again')
      await runWorker(world.payload)
      const listeners = () =>
        queryOnce(world.app.databaseURL, `select pid from pg_stat_activity where datname = current_database() and query = 'listen social_channel'`).then((rows) =>
          rows.map((row) => row.pid),
        )
      await waitFor(async () => (await listeners()).length === 1)
      const before = await listeners()
      await cutAll(world)
      await waitFor(async () => (await listeners()).some((pid) => !before.includes(pid)))
      const startedAt = performance.now()
      // Straight into the ledger and announced as a save announces it, so that no queue can have told of it.
      await waitFor(() => world.fill(channel.id, 1, 'Heard again').then(() => true))
      await world.query(`select pg_notify('social_wake', '')`)
      await waitFor(() => world.onMastodon('Heard again').length === 1, { timeoutMs: 20_000 })
      expect(performance.now() - startedAt).toBeLessThan(aMinute / 3)
    } finally {
      await world.close()
    }
  })
})

/** A door before the database's port that can be shut: connections are cut and refused until it is opened again. */
async function startDoor(target: URL) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const beyond = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy()).on('close', () => sockets.delete(one))
      one.pipe(other)
    }
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const shut = async () => {
    const closed = new Promise((done) => server.close(done))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return { port, shut, open: () => listen(port) }
}

describe('a database that is away', () => {
  let world: EngineWorld
  let door: Awaited<ReturnType<typeof startDoor>>
  let databaseURL: string
  beforeAll(async () => {
    databaseURL = await createDatabase({ template: await ensureDemoTemplate() })
    const url = new URL(databaseURL)
    door = await startDoor(new URL(databaseURL))
    url.port = String(door.port)
    world = await createEngineWorld({ databaseURL: url.href })
  })
  afterAll(async () => {
    await world?.close()
    await door?.shut()
    await dropDatabase(databaseURL)
  })

  it('gets the receipt when it is back: nothing becomes unknown, nobody is asked', async () => {
    const channel = await world.channel('In hand')
    const id = await world.post('A receipt in hand', [channel.id])
    let outages = 0
    world.engine({
      leaseMs: 30_000,
      async crash(point) {
        if (point !== 'before-receipt') return
        await door.shut()
        outages += 1
        setTimeout(() => void door.open(), 700)
      },
    })
    await waitFor(() => outages === 1)
    const [row] = await waitFor(() => world.ended(id, ['published']).catch(() => undefined), { timeoutMs: 20_000 })
    expect(row?.moves.map((move) => move.to)).toEqual(['scheduled', 'publishing', 'published'])
    expect(row?.attempt).toBe(1)
    expect(world.onMastodon('A receipt in hand')).toHaveLength(1)
    await world.stopEngines()
  })

  it('does not end the process when it goes in the middle of a transaction', async () => {
    const work = world.runtime.transaction(async (query) => {
      await query('select 1')
      await cutAll(world)
      await sleep(200)
      await query('select 1')
    })
    await expect(work).rejects.toThrow()
    expect(await waitFor(() => world.query('select 1 as one').catch(() => undefined))).toEqual([{ one: 1 }])
  })
})

describe('Redis', () => {
  let redis: RunningRedis
  let world: EngineWorld
  let channel: { id: number }
  beforeAll(async () => {
    redis = await startRedis()
    world = await createEngineWorld({ tuning, redisURL: redis.url })
    channel = await world.channel('On Redis')
    await runWorker(world.payload)
    await world.runtime.queue.ping()
  })
  afterAll(async () => {
    await world?.close()
    await redis?.stop()
  })

  const inMs = (ms: number) => ({ publishAt: new Date(Date.now() + ms).toISOString() })
  const keys = async () => {
    const client = new Redis(redis.url)
    const found = await client.keys('*')
    await client.quit()
    return found
  }

  it('may be emptied: what was scheduled goes out on time, and its wake-ups are laid out anew', async () => {
    const later = await world.post('Tomorrow', [channel.id], inMs(20 * 3_600_000))
    const id = await world.post('Emptied meanwhile', [channel.id], inMs(1_500))
    const client = new Redis(redis.url)
    await client.flushall()
    await client.quit()
    const [row] = await world.ended(id, ['published'])
    expect((row?.published_at?.getTime() ?? 0) - (row?.due_at.getTime() ?? 0)).toBeLessThan(4_000)
    const [waiting] = await world.rows('post_id = $1', [later])
    await waitFor(async () => (await keys()).some((key) => key.includes(`wake-${waiting?.run_at.getTime()}`)), { what: 'the wake-up of tomorrow' })
    await waitFor(async () => (await keys()).some((key) => key.includes('every-sweep')), { what: 'the schedule of the sweep' })
    expect(world.onMastodon('Emptied meanwhile')).toHaveLength(1)
  })

  it('may be down: saves work and do not wait for it, posts go out on time, and it is taken up again', async () => {
    const { port } = redis
    await redis.kill()
    const saves: number[] = []
    const ids: number[] = []
    for (let index = 0; index < 3; index++) {
      const startedAt = performance.now()
      ids.push(await world.post(`Saved without Redis ${index}`, [channel.id], inMs(1_000)))
      saves.push(performance.now() - startedAt)
    }
    expect(Math.max(...saves)).toBeLessThan(4_000)
    for (const id of ids) {
      const [row] = await world.ended(id, ['published'])
      expect((row?.published_at?.getTime() ?? 0) - (row?.due_at.getTime() ?? 0)).toBeLessThan(4_000)
    }
    redis = await startRedis({ port })
    await waitFor(async () => (await keys()).some((key) => key.includes('every-sweep')), { timeoutMs: 20_000, what: 'the schedules to be laid out again' })
    await world.runtime.queue.ping()
    const id = await world.post('Saved with Redis again', [channel.id])
    await world.ended(id, ['published'])
    expect(world.onMastodon('Saved with')).toHaveLength(4)
  })
})

describe('without any wake-up', () => {
  it('what nobody announced is found by looking', async () => {
    const world = await createEngineWorld()
    try {
      const channel = await world.channel('Unannounced')
      world.engine()
      await sleep(300)
      await world.fill(channel.id, 3, 'Unannounced')
      await waitFor(() => world.onMastodon('Unannounced').length === 3, { timeoutMs: 5_000 })
    } finally {
      await world.close()
    }
  })
})
