import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { query } from '../../src/demo/embeddedPostgres.ts'
import { startNetworks } from './children.ts'
import { startCrew } from './crew.ts'
import { openDesk } from './desk.ts'
import type { Seat, SeenPost } from './networks.ts'
import { hash } from './random.ts'
import { type Backend, planReserve, planStorm, type StormEvent } from './schedule.ts'
import { startFragilePostgres, startFragileRedis } from './servers.ts'
import { judge, type Trouble } from './verdict.ts'

export type StormSetup = { backend: Backend; deliveries: number; seed: number; workers: number; seconds: number; say: (line: string) => void }

/** Short times, so that a minute holds what otherwise takes an hour. Leases outlive a publishing call, as they must. */
const tuning = { leaseMs: 5_000, sendTimeoutMs: 2_500, settleMs: 1_500, baseMs: 300, maxMs: 2_000, lookEveryMs: 500, sweepEveryMs: 1_000, perChannel: 2 }
/** After the storm everything has to settle within this. */
const calmMs = 150_000

export type Report = Record<string, unknown> & { lost: number; duplicates: number; troubles: Trouble[]; folder: string; ok: boolean }

/** Runs one storm on servers of its own and judges what is left. */
export async function runStorm({ backend, deliveries, seed, workers, seconds, say }: StormSetup): Promise<Report> {
  const startedAt = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'social-chaos-'))
  chmodSync(folder, 0o755)
  const storm = planStorm({ seed, deliveries, workers, seconds, backend, leaseMs: tuning.leaseMs })
  const planned = storm.flatMap((event) => (event.kind === 'save' ? event.posts : []))
  const reserve = planReserve({ deliveries })
  say(`starting PostgreSQL (fsync on), ${backend === 'redis' ? 'Redis, ' : ''}a PDS and two Mastodons; schedule ${hash(JSON.stringify(storm)).toString(16)}`)
  const postgres = await startFragilePostgres(folder)
  const redis = backend === 'redis' ? await startFragileRedis(folder) : undefined
  const networks = await startNetworks()
  const env = { DATABASE_URL: postgres.url, SOCIAL_ALLOW_PRIVATE_HOSTS: 'true', ...(redis ? { REDIS_URL: redis.url } : {}) }
  Object.assign(process.env, env, { CHAOS_PUSH: '1', CHAOS_LOG: 'fatal', PAYLOAD_FORCE_DRIZZLE_PUSH: 'true', SOCIAL_CAMPAIGNS_AUTORUN: 'false' })
  if (!redis) delete process.env.REDIS_URL
  const desk = await openDesk()
  await desk.connect(await networks.ask<Seat[]>({ order: 'open' }))
  const crew = startCrew({ size: workers, folder, seed, env: { ...env, CHAOS_PUSH: '0', CHAOS_LOG: 'info', SOCIAL_CAMPAIGNS_TUNING: JSON.stringify(tuning) } })
  const counts = { faults: 0, restarts: 0, freezes: 0, flushes: 0, cuts: 0 }
  const endAll = () => crew.end()
  process.once('exit', endAll)

  const running = new Map<StormEvent, Promise<unknown>>()
  const mishaps: string[] = []
  /** PostgreSQL is never killed twice at once, nor a channel changed by two people. */
  const turns = new Map<string, Promise<unknown>>()
  const inTurn = (name: string, work: () => Promise<unknown>) => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work)
    turns.set(
      name,
      turn.catch(() => undefined),
    )
    return turn
  }
  const at = (event: StormEvent): Promise<unknown> | undefined => {
    switch (event.kind) {
      case 'save':
        return inTurn(`desk ${event.at % 3}`, async () => {
          for (const post of event.posts) await desk.save(post, new Date(stormAt + post.dueAt))
        })
      case 'kill':
        return void crew.kill(event.worker)
      case 'freeze':
        counts.freezes += 1
        crew.freeze(event.worker)
        return sleep(event.forMs).then(() => crew.thaw(event.worker))
      case 'postgres-kill':
        return inTurn('postgres', async () => {
          await postgres.kill()
          await sleep(event.forMs)
          await postgres.restart()
          counts.restarts += 1
        })
      case 'postgres-cut':
        counts.cuts += 1
        return query(postgres.url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()').catch(() => undefined)
      case 'redis-kill':
        return inTurn('redis', async () => {
          await redis?.kill()
          await sleep(event.forMs)
          await redis?.restart()
          counts.restarts += 1
        })
      case 'redis-flush':
        counts.flushes += 1
        return redis?.flush()
      case 'network': {
        counts.faults += event.times
        const reset = new Date(Date.now() + (event.resetInMs ?? 0))
        const headers = {
          'x-ratelimit-reset': reset.toISOString(),
          'ratelimit-reset': String(Math.ceil(reset.getTime() / 1000)),
          'retry-after': String(Math.ceil((event.resetInMs ?? 0) / 1000)),
        }
        const fault = event.resetInMs && event.fault.kind === 'status' ? { ...event.fault, headers } : event.fault
        return networks.ask({ order: 'fault', server: event.server, match: event.match, fault, times: event.times })
      }
      case 'pause':
        return inTurn(`channel ${event.channel}`, async () => {
          await desk.pause(event.channel, true)
          await sleep(event.forMs)
          await desk.pause(event.channel, false)
        })
      case 'stop':
        return inTurn('settings', async () => {
          await desk.stopEverything(true)
          await sleep(event.forMs)
          await desk.stopEverything(false)
        })
    }
  }

  function watch(event: StormEvent, work: Promise<unknown>) {
    running.set(
      event,
      work.catch((error: unknown) => mishaps.push(`${event.kind}: ${String(error)}`)).finally(() => running.delete(event)),
    )
  }

  await crew.ready(60_000)
  const stormAt = Date.now()
  let saidAt = 0
  for (const event of storm) {
    await sleep(Math.max(0, stormAt + event.at - Date.now()))
    const work = at(event)
    if (work) watch(event, work)
    if (Date.now() - saidAt > 5_000) {
      saidAt = Date.now()
      say(
        `${Math.round((saidAt - stormAt) / 1000)} s: ${crew.ends.killed} killed, ${crew.ends.crashed.length} crashed, ${counts.restarts} restarts, ${counts.faults} faults; pending ${JSON.stringify(await desk.pending().catch(() => 'not known, the database is away'))}`,
      )
    }
  }
  await sleep(Math.max(0, stormAt + seconds * 1000 - Date.now()))
  const ended = Promise.all([...running.values()]).then(() => true)
  if (!(await Promise.race([ended, sleep(60_000).then(() => false)])))
    mishaps.push(`Not everything that the storm began has ended: ${[...running.keys()].map((event) => `${event.kind} at ${event.at}`).join(', ')}.`)
  await networks.ask({ order: 'calm' })
  say(`calm after ${Math.round((Date.now() - stormAt) / 1000)} s`)
  const settled = await settle()
  await crew.stop()
  process.off('exit', endAll)

  const { rows, statuses } = await desk.ledger()
  const verdict = judge({ planned, ledger: rows, seen: await networks.ask<SeenPost[]>({ order: 'read' }), statuses })
  await desk.close()
  networks.close()
  await redis?.stop()
  await postgres.stop()

  /** Until nothing is on its way. The reserve goes out one by one, to workers that have a crash point while there is one that nobody has reached. */
  async function settle(): Promise<boolean> {
    let savedAt = 0
    for (const until = Date.now() + calmMs; Date.now() < until; await sleep(250)) {
      const pending = await desk.pending()
      if (Date.now() - saidAt > 5_000) {
        saidAt = Date.now()
        say(`settling: pending ${JSON.stringify(pending)}, not reached yet: ${crew.unhit.join(', ') || 'nothing'}`)
      }
      const left = Object.values(pending).reduce((sum, count) => sum + count, 0)
      if (crew.unhit.length === 0 && reserve.length === 0) {
        if (left === 0) return true
        continue
      }
      if (Date.now() - savedAt < 2_000 || left > 6) continue
      savedAt = Date.now()
      if (crew.unhit.length > 0) crew.armAll()
      const post = reserve.shift() ?? { key: `p${10_000 + planned.length}`, channels: ['m1', 'b1'], parts: 2, dueAt: 0 }
      planned.push(post)
      await desk.save(post, new Date())
    }
    return false
  }

  const codes = new Map<string, number>()
  for (const row of rows) for (const { outcome, code } of row.attempts) codes.set(`${outcome} ${code ?? ''}`, (codes.get(`${outcome} ${code ?? ''}`) ?? 0) + 1)
  say(
    `tries and look-ups: ${[...codes]
      .sort((a, b) => b[1] - a[1])
      .map(([code, count]) => `${count} ${code}`.trim())
      .join(', ')}`,
  )
  const number = (what: Trouble['what']) => verdict.troubles.filter((trouble) => trouble.what === what).length
  const ok = settled && mishaps.length === 0 && verdict.troubles.length === 0 && crew.unhit.length === 0 && crew.ends.fellOver.length === 0
  if (ok) rmSync(folder, { recursive: true, force: true })
  for (const mishap of mishaps) say(`mishap: ${mishap}`)
  for (const words of crew.ends.fellOver) say(`fell over: ${words}`)
  return {
    backend,
    seed,
    deliveries: rows.length,
    published: verdict.published,
    failed: verdict.failed,
    askedPerson: verdict.askedPerson,
    lost: number('lost'),
    duplicates: number('duplicate'),
    kills: crew.ends.killed + crew.ends.crashed.length,
    restarts: counts.restarts,
    faults: counts.faults,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    crashPoints: crew.ends.crashed,
    unhitCrashPoints: crew.unhit,
    freezes: counts.freezes,
    flushes: counts.flushes,
    cuts: counts.cuts,
    fellOver: crew.ends.fellOver.length,
    illegalMoves: number('illegal move'),
    wrongStatuses: number('wrong status'),
    brokenThreads: number('broken thread'),
    ...desk.facts,
    schedule: hash(JSON.stringify(storm)).toString(16),
    troubles: verdict.troubles,
    folder,
    ok,
  }
}
