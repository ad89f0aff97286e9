import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { FailureCode } from '../domain/failures.ts'
import { armDeliveries } from '../ledger/claim.ts'
import type { Settlement, StoredPart } from '../ledger/deliveryRow.ts'
import { derivePostStatuses, findStalePosts, markChannelTrouble, settleDeliveries } from '../ledger/settle.ts'
import type { Query } from '../ledger/sql.ts'
import { applyHolds, expireLeases, findSweepWork, lookAhead, markMissed } from '../ledger/sweep.ts'
import type { Tables } from '../ledger/tables.ts'
import { createAlarms } from './alarms.ts'
import { createBatcher } from './batcher.ts'
import type { ChannelBook } from './channelBook.ts'
import { createClaimer } from './claimer.ts'
import type { CrashHook } from './crashPoint.ts'
import { defaultRetryRules, type RetryRules } from './decideOutcome.ts'
import type { EngineLog } from './engineLog.ts'
import { createLeases } from './leases.ts'
import { createReadBack } from './readBack.ts'
import type { SendTools } from './sendDelivery.ts'
import { createTries } from './tries.ts'

export type { EngineLog } from './engineLog.ts'

export type EngineOptions = {
  query: Query
  tables: Tables
  channels: ChannelBook
  log: EngineLog
  /** Tests own the clock. Undefined: the database's, which all workers share. */
  clock?: (() => Date) | undefined
  /** Tries under way at once, over all channels: so many that some channels that hang take no place from the others. @default 250 */
  concurrency?: number
  /** … of one channel. @default 10 */
  perChannel?: number
  /** @default 90000 */
  leaseMs?: number
  /** Longest a publishing call may take; must be shorter than the lease. @default 30000 */
  sendTimeoutMs?: number
  /** @default 86400000 */
  latenessMs?: number
  /** How often the ledger is looked at for the moments ahead. @default 10000 */
  lookEveryMs?: number
  /** How often whoever runs the engine should call `sweep`. @default 15000 */
  sweepEveryMs?: number
  rules?: Partial<RetryRules>
  lastLook?: SendTools['lastLook']
  crash?: CrashHook | undefined
  /** After a delivery ended: metrics, records, notifications. Never awaited by a send. */
  onSettled?: ((settlements: readonly Settlement[]) => void) | undefined
}

/** Sends what is due. Any number of engines, in any number of processes, work on one ledger. */
export type Engine = ReturnType<typeof createEngine>

/** How far back the first sweep of a process looks for statuses that somebody died before deriving. */
const firstStaleMs = 24 * 3_600_000

export function createEngine(options: EngineOptions) {
  const {
    query,
    tables,
    channels,
    log,
    concurrency = 250,
    perChannel = 10,
    leaseMs = 90_000,
    sendTimeoutMs = 30_000,
    latenessMs = 24 * 3_600_000,
    lookEveryMs = 10_000,
    sweepEveryMs = 15_000,
  } = options
  const rules = { ...defaultRetryRules, ...options.rules }
  const ledger = { query, tables }
  const worker = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const now = () => options.clock?.() ?? new Date()
  const dbNow = () => options.clock?.() ?? null

  const leases = createLeases({ ledger, leaseMs, sendTimeoutMs, now: dbNow })
  const alarms = createAlarms({ ring: (channelId) => wake([channelId]), farthestMs: lookEveryMs * 3 })
  let running = false
  let stopping = false
  let intervals: NodeJS.Timeout[] = []
  let sweeping: Promise<void> | undefined
  let derivedAt: number | undefined

  const arm = createBatcher<{ id: string; attempt: number; parts: StoredPart[] }, boolean>({
    run: async (rows) => {
      const held = await armDeliveries(ledger, rows, dbNow())
      return rows.map((row) => held.has(row.id))
    },
  })
  const receipt = createBatcher<Settlement, boolean>({
    run: async (rows) => {
      const written = await settleDeliveries(ledger, rows, dbNow())
      const settled = rows.filter((row) => written.has(row.id))
      if (settled.length > 0) {
        void derive(settled.map((row) => row.postId)).catch((error) => log('error', 'derive-failed', { error: String(error) }))
        tell(settled)
      }
      return rows.map((row) => written.has(row.id))
    },
  })
  const deriveBatch = createBatcher<string[], void>({
    run: async (lists) => {
      await derivePostStatuses(ledger, lists.flat())
      return lists.map(() => undefined)
    },
  })
  const derive = (postIds: string[]) => deriveBatch(postIds)
  const readBack = createReadBack({ ledger, channels, leaseMs, rules, now, dbNow, worker, log, receipt, wake: (channelId) => wake([channelId]) })

  const shared = { channels, alarms, log, worker, now, holdChannel }
  const run = createTries({
    ...shared,
    rules,
    arm,
    receipt,
    readBack,
    isRunning: () => running,
    lastLook: options.lastLook,
    crash: options.crash,
  })
  const claimer = createClaimer({
    ...shared,
    ledger,
    concurrency,
    perChannel,
    leaseMs,
    latenessMs,
    longestPauseMs: lookEveryMs,
    dbNow,
    isOpen: () => running && !stopping,
    async run(delivery, askedAt) {
      const lease = leases.begin(delivery, askedAt)
      await run(delivery, lease).finally(() => lease.end())
    },
    lookLater: () => void setTimeout(() => wake(), 500).unref(),
  })

  /** What comes after a receipt can never undo it. */
  function tell(settled: readonly Settlement[]) {
    try {
      options.onSettled?.(settled)
    } catch (error) {
      log('error', 'after-receipt-failed', { error: String(error) })
    }
  }

  /** Says that channels may have something to send; without a list, looks at the ledger for which. */
  function wake(channelIds?: readonly string[]) {
    if (!running || stopping) return
    if (!channelIds) {
      void look()
      return
    }
    claimer.feed(channelIds)
  }

  let looking = false
  let lookAgain = false
  async function look(): Promise<void> {
    if (looking) {
      lookAgain = true
      return
    }
    looking = true
    try {
      do {
        lookAgain = false
        const ahead = await lookAhead(ledger, lookEveryMs * 3, dbNow())
        for (const { channelId, inMs } of ahead) if (inMs > 0) alarms.set(channelId, inMs)
        claimer.feed(ahead.filter(({ inMs }) => inMs <= 0).map(({ channelId }) => channelId))
      } while (lookAgain)
    } catch (error) {
      log('warn', 'look-failed', { error: String(error) })
    } finally {
      looking = false
    }
  }

  async function holdChannel(channelId: string, code: FailureCode, message: string): Promise<void> {
    await markChannelTrouble(ledger, channelId, code, message)
    channels.forget(channelId)
    await applyHolds(ledger, dbNow(), { channelId })
  }

  /** The net under everything: expired leases, missed and held deliveries, and what no wake-up told of. Waits for no network. */
  async function sweep(): Promise<void> {
    sweeping ??= (async () => {
      const startedAt = performance.now()
      const staleMs = derivedAt === undefined ? firstStaleMs : startedAt - derivedAt + 60_000
      const work = await findSweepWork(ledger, { latenessMs, staleMs, now: dbNow() })
      const expired = work.leases ? await expireLeases(ledger, rules.settleMs, dbNow()) : []
      for (const row of expired) log('warn', 'lease-expired', { delivery: row.id, unknown: row.unknown })
      if (expired.some((row) => row.unknown)) readBack.later(rules.settleMs + 50)
      if (work.holds) await applyHolds(ledger, dbNow(), 'soon')
      const missed = work.missed ? await markMissed(ledger, latenessMs, dbNow()) : []
      await derive([...expired.map((row) => row.postId), ...missed])
      if (work.recent) await derive(await findStalePosts(ledger, staleMs))
      derivedAt = startedAt
      if (work.unknown) readBack.later(0)
      await look()
    })().finally(() => {
      sweeping = undefined
    })
    return sweeping
  }

  return {
    worker,
    sweepEveryMs,
    wake,
    sweep,
    /** Looks up, on the networks, what is unknown and due. Settles when that is done; gives how many were looked up. */
    reconcile: readBack.run,
    derive,
    forgetChannel: (channelId?: string) => channels.forget(channelId),
    /** Numbers for a health endpoint. */
    facts: () => ({ worker, running, ...claimer.facts(), alarms: alarms.size }),
    start() {
      if (running) return
      running = true
      stopping = false
      void look()
      intervals = [
        setInterval(() => void look(), lookEveryMs),
        setInterval(() => void leases.renew().catch((error) => log('warn', 'renew-failed', { error: String(error) })), Math.max(50, leaseMs / 6)),
      ]
      for (const interval of intervals) interval.unref()
    },
    /** Finishes what is being sent, claims nothing new. What does not end in time is left to its lease. */
    async stop({ timeoutMs = 30_000 } = {}) {
      stopping = true
      clearInterval(intervals[0])
      alarms.clear()
      await claimer.whenIdle(timeoutMs)
      for (const interval of intervals) clearInterval(interval)
      await sweeping?.catch(() => undefined)
      running = false
      channels.forget()
    },
  }
}
