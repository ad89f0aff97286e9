import { createPostgresBackend, type JobsOptions, Queue as RedisQueue, Worker as RedisWorker, runMigrations, type Telemetry, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { hearLostConnections } from '../hearLostConnections.ts'

const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend)

/** Every job of the plugin and what it is given. A job is only a wake-up: lost, doubled, late or early, nothing visible happens. */
export type Jobs = {
  wake: { at?: number }
  sweep: Record<string, never>
  followArticle: { promotion?: string }
  checkChannels: { channel?: string }
  refreshCredentials: { channel?: string }
  planCampaigns: { campaign?: string }
  pollFeeds: { feed?: string }
  followSponsors: Record<string, never>
  composeDigests: Record<string, never>
  importPosts: Record<string, never>
  collectMentions: Record<string, never>
  collectMetrics: Record<string, never>
  remind: Record<string, never>
}
export type JobName = keyof Jobs
export type JobHandlers = { [Name in JobName]?: (data: Jobs[Name]) => Promise<void> }

/** Wake-ups have a lane of their own, so that slow work never delays them. */
const laneOf = (name: JobName) => (name === 'wake' || name === 'sweep' ? 'social-wake' : 'social-work')
const lanes = ['social-wake', 'social-work'] as const

export type JobQueue = {
  readonly backend: 'postgres' | 'redis'
  /** Adds a job. Never throws and never waits long: false means it was not taken, and the sweep will find what it was about. */
  add<Name extends JobName>(name: Name, data: Jobs[Name], options?: { delayMs?: number; id?: string }): Promise<boolean>
  /** Adds many wake-ups at once. Gives how many were taken. */
  addWakes(moments: readonly Date[]): Promise<number>
  /** Runs a job again and again, once for all workers together. */
  every(name: JobName, everyMs: number): Promise<void>
  /** Starts workers in this process. */
  work(handlers: JobHandlers): Promise<void>
  /** Throws when the backend does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

export type QueueSetup = {
  redisURL?: string | undefined
  /** Connection of the app's own database, for the PostgreSQL backend. */
  postgres: pg.PoolConfig
  onError: (where: string, error: Error) => void
  telemetry?: Telemetry | undefined
}

/** Everything that adds a job ends within this time, so that nobody's save waits for a queue. */
const patienceMs = 2_000
/** Wake-ups that are added at once: few enough to end within that time on a busy machine. */
const bulkSize = 500
const keep: JobsOptions = { removeOnComplete: true, removeOnFail: { count: 200 } }

type AnyQueue = Pick<RedisQueue, 'add' | 'addBulk' | 'upsertJobScheduler' | 'close' | 'on' | 'count'>
type AnyWorker = Pick<RedisWorker, 'close' | 'on'>

/** Opens the queue on Redis when there is a URL, else on the app's own PostgreSQL. Nothing connects before the first use. */
export function createJobQueue(setup: QueueSetup): JobQueue {
  const backend = setup.redisURL ? 'redis' : 'postgres'
  const telemetry = setup.telemetry ? { telemetry: setup.telemetry } : {}
  const workers: AnyWorker[] = []
  const lastIds = new Map<JobName, string>()
  const closers: (() => Promise<unknown>)[] = []
  let opened: Promise<Record<(typeof lanes)[number], AnyQueue>> | undefined
  let openWorker: ((lane: string, run: (job: { name: string; data: unknown }) => Promise<void>, concurrency: number) => AnyWorker) | undefined

  async function openRedis(url: string): Promise<Record<(typeof lanes)[number], AnyQueue>> {
    const connect = (options: object) => {
      const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (tries) => Math.min(1_000, 50 * tries), ...options })
      redis.on('error', (error) => setup.onError('redis', error))
      closers.push(async () => redis.disconnect())
      return redis
    }
    const producer = connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1 })
    await new Promise<void>((resolve) => {
      producer.once('ready', resolve)
      setTimeout(resolve, patienceMs).unref()
    })
    openWorker = (lane, run, concurrency) => new RedisWorker(lane, run, { connection: connect({}), concurrency, ...telemetry })
    const open = (lane: string) => new RedisQueue(lane, { connection: producer, defaultJobOptions: keep, skipWaitingForReady: true, ...telemetry })
    return { 'social-wake': open('social-wake'), 'social-work': open('social-work') }
  }

  async function openPostgres(): Promise<Record<(typeof lanes)[number], AnyQueue>> {
    const { options: present, ...config } = setup.postgres
    const pool = new pg.Pool({ ...config, options: [present, '-c search_path=bullmq'].filter(Boolean).join(' '), max: 8, keepAlive: true, connectionTimeoutMillis: 5_000 })
    pool.setMaxListeners(50)
    hearLostConnections(pool, (error) => setup.onError('postgres', error))
    closers.push(() => pool.end())
    const client = await pool.connect()
    try {
      await runMigrations(client, 'bullmq')
    } finally {
      client.release()
    }
    openWorker = (lane, run, concurrency) => new PostgresWorker(lane, run, { connection: pool as never, concurrency, ...telemetry }) as unknown as AnyWorker
    const open = (lane: string) => new PostgresQueue(lane, { connection: pool as never, defaultJobOptions: keep, ...telemetry }) as unknown as AnyQueue
    return { 'social-wake': open('social-wake'), 'social-work': open('social-work') }
  }

  function queues() {
    opened ??= (setup.redisURL ? openRedis(setup.redisURL) : openPostgres()).then((all) => {
      for (const lane of lanes) all[lane].on('error', (error: Error) => setup.onError(lane, error))
      return all
    })
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }

  async function attempt<Result>(where: string, work: () => Promise<Result>): Promise<Result | undefined> {
    let timer: NodeJS.Timeout | undefined
    try {
      return await Promise.race([
        work(),
        new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error(`The queue did not answer within ${patienceMs} ms.`)), patienceMs)
          timer.unref()
        }),
      ])
    } catch (error) {
      setup.onError(where, error instanceof Error ? error : new Error(String(error)))
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    backend,
    async add(name, data, { delayMs = 0, id } = {}) {
      // The same wake-up again (many saves within a second): the backend would only say that it has it.
      if (id !== undefined && lastIds.get(name) === id) return true
      if (id !== undefined) lastIds.set(name, id)
      const job = await attempt(`add ${name}`, async () => {
        const lane = (await queues())[laneOf(name)]
        return lane.add(name, data, {
          ...(delayMs > 0 ? { delay: Math.round(delayMs) } : {}),
          ...(id ? { jobId: id } : {}),
          ...(laneOf(name) === 'social-work' ? { attempts: 5, backoff: { type: 'exponential', delay: 2_000 } } : {}),
        })
      })
      return job !== undefined
    },
    async addWakes(moments) {
      const now = Date.now()
      const jobs = moments.map((moment) => ({
        name: 'wake',
        data: { at: moment.getTime() },
        opts: { jobId: `wake-${moment.getTime()}`, delay: Math.max(0, moment.getTime() - now) },
      }))
      let taken = 0
      while (taken < jobs.length) {
        const added = await attempt('add wakes', async () => (await queues())['social-wake'].addBulk(jobs.slice(taken, taken + bulkSize)))
        if (!added?.length) break
        taken += added.length
      }
      return taken
    },
    async every(name, everyMs) {
      await attempt(`schedule ${name}`, async () => (await queues())[laneOf(name)].upsertJobScheduler(`every-${name}`, { every: everyMs }, { name, data: {}, opts: keep }))
    },
    async work(handlers) {
      await queues()
      for (const lane of lanes) {
        const run = async (job: { name: string; data: unknown }) => {
          const handler = handlers[job.name as JobName] as ((data: unknown) => Promise<void>) | undefined
          await handler?.(job.data)
        }
        const worker = openWorker?.(lane, run, lane === 'social-wake' ? 10 : 4)
        if (!worker) continue
        worker.on('error', (error: Error) => setup.onError(`${lane} worker`, error))
        worker.on('failed', (_job: unknown, error: Error) => setup.onError(`${lane} job`, error))
        workers.push(worker)
      }
    },
    async ping() {
      await (await queues())['social-wake'].count()
    },
    async close() {
      await Promise.allSettled(workers.splice(0).map((worker) => worker.close(true)))
      if (opened) {
        const all = await opened.catch(() => undefined)
        if (all) await Promise.allSettled(lanes.map((lane) => all[lane].close()))
      }
      await Promise.allSettled(closers.splice(0).map((close) => close()))
      opened = undefined
    },
  }
}
