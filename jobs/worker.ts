import type { Payload } from 'payload'
import pg from 'pg'
import { oneAtATime } from '../src/campaigns/oneAtATime.ts'
import type { House } from '../src/house.ts'
import { toPostgresAdapter } from '../src/ledger/sql.ts'
import { upcomingInstants } from '../src/ledger/sweep.ts'
import type { JobHandlers, JobName } from '../src/queue/queue.ts'
import { checkChannels } from './checkChannels.ts'
import { collectMentions } from './collectMentions.ts'
import { collectMetrics } from './collectMetrics.ts'
import { composeDigests } from './composeDigests.ts'
import { followArticles } from './followArticle.ts'
import { followSponsors } from './followSponsors.ts'
import { importPosts } from './importPosts.ts'
import { planCampaigns } from './planCampaigns.ts'
import { pollFeeds } from './pollFeeds.ts'
import { refreshCredentials } from './refreshCredentials.ts'
import { remind } from './remind.ts'

export type WorkerHandle = { stop(): Promise<void>; facts(): Record<string, unknown> }

/** Wake-ups are laid out this far ahead; what is later is found by a later sweep. */
const wakeWindowMs = 24 * 3_600_000

/**
 * Starts a worker: the engine, the jobs, and an ear for what the database announces at commit. Everything it needs is found again
 * after an outage of the database or of Redis; the sweep runs in the process itself when no job has called for it.
 */
export async function startWorker(payload: Payload, house: House): Promise<WorkerHandle> {
  const runtime = house.runtime(payload)
  const { engine, queue, query, tables, log } = runtime
  const ledger = { query, tables }
  const { sweepEveryMs } = engine
  /** How often each job runs, once for all workers together. */
  const rhythm: Partial<Record<JobName, number>> = {
    sweep: sweepEveryMs,
    followArticle: 60_000,
    planCampaigns: 600_000,
    checkChannels: 3_600_000,
    refreshCredentials: 600_000,
    followSponsors: 60_000,
    pollFeeds: 60_000,
    composeDigests: 300_000,
    importPosts: 60_000,
    collectMentions: 300_000,
    collectMetrics: 900_000,
    remind: 3_600_000,
  }
  let stopped = false
  let sweptAt: Date | undefined
  /** On the clock that nobody can set back. */
  let sweptOn = Number.NEGATIVE_INFINITY
  let following: Promise<number> | undefined
  let followAgain = false

  const planner = oneAtATime({ work: () => planCampaigns(payload, house), onError: (error) => log('warn', 'plan-failed', { error: String(error) }), pauseMs: 250 })
  const plan = () => planner.call()

  /** Work that a save announces by its name; each of them one at a time. */
  const chores = Object.fromEntries(
    Object.entries({ followSponsors, pollFeeds, composeDigests, importPosts, collectMentions, collectMetrics, remind }).map(([name, job]) => [
      name,
      oneAtATime({ work: () => job(payload, house), onError: (error) => log('warn', 'job-failed', { job: name, error: String(error) }), pauseMs: 50 }),
    ]),
  )
  const chore = (name: string) => async () => chores[name]?.call()

  const follow = async (): Promise<void> => {
    if (following) {
      followAgain = true
      await following.catch(() => 0)
      return
    }
    do {
      followAgain = false
      following = followArticles(payload, house)
      const count = await following.catch((error) => log('warn', 'follow-failed', { error: String(error) }))
      // An article that came, changed or went is another pool for evergreen campaigns.
      if (count) void plan()
    } while (followAgain && !stopped)
    following = undefined
  }
  const sweep = async () => {
    sweptAt = new Date()
    sweptOn = performance.now()
    await engine.sweep()
    await queue.addWakes(await upcomingInstants(ledger, wakeWindowMs, 5_000))
    await follow()
  }
  const handlers: JobHandlers = {
    wake: async () => engine.wake(),
    sweep,
    followArticle: follow,
    planCampaigns: plan,
    followSponsors: chore('followSponsors'),
    pollFeeds: chore('pollFeeds'),
    composeDigests: chore('composeDigests'),
    importPosts: chore('importPosts'),
    collectMentions: chore('collectMentions'),
    collectMetrics: chore('collectMetrics'),
    remind: chore('remind'),
    checkChannels: async ({ channel }) => {
      await checkChannels(payload, house, channel)
    },
    refreshCredentials: async ({ channel }) => {
      await refreshCredentials(payload, house, channel)
    },
  }
  const layRhythm = async () => {
    for (const [name, everyMs] of Object.entries(rhythm)) await queue.every(name as JobName, everyMs)
  }

  engine.start()
  const ear = listen(payload, {
    social_wake: () => engine.wake(),
    social_follow: () => void follow(),
    social_plan: () => void plan(),
    social_work: (name) => void chore(name)(),
    social_channel: (channel) => {
      engine.forgetChannel(channel || undefined)
      engine.wake()
    },
    onBack: () => {
      engine.forgetChannel()
      engine.wake()
      void follow()
      void plan()
    },
    onError: (error) => log('warn', 'ear-lost', { error: error.message }),
  })
  void (async () => {
    for (let wait = 500; !stopped; wait = Math.min(30_000, wait * 2)) {
      try {
        await queue.work(handlers)
        await layRhythm()
        return
      } catch (error) {
        log('warn', 'queue-not-open', { error: error instanceof Error ? error.message : String(error) })
        await new Promise((resolve) => setTimeout(resolve, wait).unref())
      }
    }
  })()
  // The net under the net: a queue that was emptied or is away has no schedules, so each worker looks for itself.
  const watch = setInterval(() => {
    if (performance.now() - sweptOn < sweepEveryMs * 2) return
    void sweep().catch((error) => log('warn', 'sweep-failed', { error: String(error) }))
    void layRhythm()
  }, sweepEveryMs)
  watch.unref()
  void sweep().catch((error) => log('warn', 'sweep-failed', { error: String(error) }))
  log('info', 'worker-started', { worker: engine.worker, backend: queue.backend })

  return {
    facts: () => ({ ...engine.facts(), backend: queue.backend, sweptAt: sweptAt?.toISOString() }),
    async stop() {
      stopped = true
      clearInterval(watch)
      await ear.close()
      await engine.stop()
      await following?.catch(() => 0)
      await planner.stop()
      await Promise.all(Object.values(chores).map((each) => each.stop()))
      await queue.close()
      log('info', 'worker-stopped', { worker: engine.worker })
    },
  }
}

type Ear = { [channel: `social_${string}`]: (payload: string) => void; onBack: () => void; onError: (error: Error) => void }

/** Listens on a connection of its own, and comes back by itself when it is lost. */
function listen(payload: Payload, ear: Ear): { close(): Promise<void> } {
  const { options } = toPostgresAdapter(payload).pool
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const connect = async (first: boolean) => {
    if (closed) return
    const fresh = new pg.Client({ ...(options as pg.ClientConfig), keepAlive: true })
    let lost = false
    const again = (error: Error) => {
      if (lost || closed) return
      lost = true
      ear.onError(error)
      void fresh.end().catch(() => undefined)
      timer = setTimeout(() => void connect(false), 500)
      timer.unref()
    }
    fresh.on('error', again)
    fresh.on('end', () => again(new Error('The database closed the connection.')))
    fresh.on('notification', (notice) => {
      const handler = ear[notice.channel as `social_${string}`]
      handler?.(notice.payload ?? '')
    })
    try {
      await fresh.connect()
      for (const channel of ['social_wake', 'social_follow', 'social_plan', 'social_work', 'social_channel']) await fresh.query(`listen ${channel}`)
      client = fresh
      if (!first) ear.onBack()
    } catch (error) {
      again(error instanceof Error ? error : new Error(String(error)))
    }
  }
  void connect(true)
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
