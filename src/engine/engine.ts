import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { FailureCode } from '../domain/failures.ts'
import { holdsChannel, NetworkFailure } from '../domain/failures.ts'
import { armDeliveries, claimDeliveries } from '../ledger/claim.ts'
import type { ClaimedDelivery, Settlement, StoredPart } from '../ledger/deliveryRow.ts'
import { derivePostStatuses, findStalePosts, markChannelTrouble, settleDeliveries } from '../ledger/settle.ts'
import type { Query } from '../ledger/sql.ts'
import { applyHolds, expireLeases, findSweepWork, lookAhead, markMissed } from '../ledger/sweep.ts'
import type { Tables } from '../ledger/tables.ts'
import { createAlarms } from './alarms.ts'
import { createBatcher } from './batcher.ts'
import type { ChannelBook, OpenChannel } from './channelBook.ts'
import type { CrashHook } from './crashPoint.ts'
import { decideOutcome, defaultRetryRules, type RetryRules, toFailure } from './decideOutcome.ts'
import type { EngineLog } from './engineLog.ts'
import { createLeases, type Lease } from './leases.ts'
import { createReadBack } from './readBack.ts'
import { LostClaim, type SendTools, sendDelivery } from './sendDelivery.ts'
import { storeResult } from './storeResult.ts'

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
  lastCheck?: SendTools['lastCheck']
  crash?: CrashHook | undefined
  /** After a delivery ended: metrics, records, notifications. Never awaited by a send. */
  onSettled?: ((settlements: readonly Settlement[]) => void) | undefined
}

/** Sends what is due. Any number of engines, in any number of processes, work on one ledger. */
export type Engine = ReturnType<typeof createEngine>

/** A channel that could not be opened is tried again after this. */
const closedChannelMs = 5_000
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

  const underWay = new Map<string, number>()
  const leases = createLeases({ ledger, leaseMs, sendTimeoutMs, now: dbNow })
  const alarms = createAlarms({ ring: (channelId) => wake([channelId]), farthestMs: lookEveryMs * 3 })
  let hungry = new Set<string>()
  let total = 0
  let claiming = false
  let running = false
  let stopping = false
  let idle: (() => void) | undefined
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
    for (const id of channelIds) hungry.add(id)
    void pump()
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
        for (const { channelId, inMs } of await lookAhead(ledger, lookEveryMs * 3, dbNow())) {
          if (inMs <= 0) hungry.add(channelId)
          else alarms.set(channelId, inMs)
        }
        void pump()
      } while (lookAgain)
    } catch (error) {
      log('warn', 'look-failed', { error: String(error) })
    } finally {
      looking = false
    }
  }

  async function pump(): Promise<void> {
    if (claiming || !running || stopping) return
    claiming = true
    try {
      while (hungry.size > 0 && total < concurrency && !stopping) {
        const asked = await wishes()
        if (asked.length === 0) break
        const askedAt = performance.now()
        const claimed = await claimDeliveries(ledger, { wishes: asked, worker, leaseMs, latenessMs, now: dbNow() })
        const counts = new Map<string, number>()
        for (const delivery of claimed) {
          counts.set(delivery.channelId, (counts.get(delivery.channelId) ?? 0) + 1)
          begin(delivery, askedAt)
        }
        const short = asked.filter((wish) => (counts.get(wish.channelId) ?? 0) < wish.free)
        for (const wish of short) hungry.delete(wish.channelId)
        if (short.length > 0) void rearm(short.map((wish) => wish.channelId))
      }
    } catch (error) {
      log('warn', 'claim-failed', { error: String(error) })
      // The database may be away for a moment: what was hungry is found again by the next look.
      hungry = new Set()
      setTimeout(() => wake(), 500).unref()
    } finally {
      claiming = false
    }
  }

  /** A fair share of the free places for every hungry channel. */
  async function wishes() {
    const list = []
    let places = concurrency - total
    const share = Math.max(1, Math.ceil(places / Math.max(1, hungry.size)))
    for (const channelId of hungry) {
      if (places <= 0) break
      const free = Math.min(perChannel - (underWay.get(channelId) ?? 0), share, places)
      const channel = free > 0 ? await openChannel(channelId) : undefined
      if (!channel) {
        hungry.delete(channelId)
        continue
      }
      list.push({ channelId, free, perSecond: channel.limits.rate.perMinute / 60, burst: channel.limits.rate.burst, day: channel.localDay(now()) })
      places -= free
    }
    return list
  }

  /** A channel that cannot be opened stands in nobody else's way: it is held with the reason, or tried again in a while. */
  async function openChannel(channelId: string): Promise<OpenChannel | undefined> {
    try {
      return await channels.get(channelId)
    } catch (error) {
      log('warn', 'channel-not-opened', { channel: channelId, error: String(error) })
      if (error instanceof NetworkFailure && error.kind === 'refused') await holdChannel(channelId, error.code, error.message)
      else alarms.set(channelId, closedChannelMs)
      return undefined
    }
  }

  async function holdChannel(channelId: string, code: FailureCode, message: string): Promise<void> {
    await markChannelTrouble(ledger, channelId, code, message)
    channels.forget(channelId)
    await applyHolds(ledger, dbNow(), { channelId })
  }

  /** After a channel gave less than was asked for: when is it worth asking again? */
  async function rearm(channelIds: string[]) {
    try {
      const rows = await query<{ channel_id: string | number; in_ms: number | null; gate_ms: number | null }>(
        `select w.channel_id,
           (extract(epoch from (select min(d.run_at) from ${tables.deliveries} d where d.channel_id = w.channel_id and d.state = 'scheduled') - coalesce($2::timestamptz, now())) * 1000)::float8 as in_ms,
           (extract(epoch from g.blocked_until - coalesce($2::timestamptz, now())) * 1000)::float8 as gate_ms
         from unnest($1::${tables.id}[]) as w(channel_id) left join ${tables.gates} g using (channel_id)`,
        [channelIds, dbNow()],
        'social_rearm',
      )
      for (const row of rows) {
        if (row.in_ms === null) continue
        const channel = await channels.get(String(row.channel_id))
        const pause = channel ? Math.min(2_000, 60_000 / channel.limits.rate.perMinute) : 2_000
        // Due already but not given: gated, at its daily limit, held, or locked by another worker. Ask again a little later.
        alarms.set(String(row.channel_id), row.in_ms <= 0 ? Math.max(pause, 25, Math.min(row.gate_ms ?? 0, lookEveryMs)) : row.in_ms)
      }
    } catch (error) {
      log('debug', 'rearm-failed', { error: String(error) })
    }
  }

  function begin(delivery: ClaimedDelivery, askedAt: number) {
    total++
    underWay.set(delivery.channelId, (underWay.get(delivery.channelId) ?? 0) + 1)
    const lease = leases.begin(delivery, askedAt)
    void send(delivery, lease)
      .catch((error) => log('error', 'try-failed', { delivery: delivery.id, error: String(error) }))
      .finally(() => {
        lease.end()
        total--
        const left = (underWay.get(delivery.channelId) ?? 1) - 1
        if (left > 0) underWay.set(delivery.channelId, left)
        else underWay.delete(delivery.channelId)
        if (!stopping) {
          hungry.add(delivery.channelId)
          void pump()
        }
        if (total === 0) idle?.()
      })
  }

  async function send(delivery: ClaimedDelivery, lease: Lease): Promise<void> {
    const startedAt = now()
    let settlement: Settlement
    try {
      const channel = await channels.get(delivery.channelId)
      settlement = channel ? await attempt(delivery, channel, lease) : unopened(delivery, startedAt, new Error('The channel is gone.'))
    } catch (error) {
      if (error instanceof LostClaim) {
        log('warn', 'claim-lost', { delivery: delivery.id, attempt: delivery.attempt })
        return
      }
      settlement = unopened(delivery, startedAt, error)
    }
    const written = await storeResult(() => receipt(settlement), {
      waiting(error) {
        log('warn', 'result-waits', { delivery: delivery.id, state: settlement.to, error: String(error) })
        return running
      },
    })
    const facts = {
      delivery: delivery.id,
      post: delivery.postId,
      channel: delivery.channelId,
      state: settlement.to,
      attempt: delivery.attempt,
      lateMs: now().getTime() - delivery.dueAt.getTime(),
      ...(settlement.error ? { code: settlement.error.code, message: settlement.error.message } : {}),
    }
    log(settlement.to === 'published' ? 'info' : 'warn', written ? `delivery-${settlement.to}` : 'result-refused', facts)
    const code = settlement.error?.code as FailureCode | undefined
    if (written && code && settlement.to === 'scheduled' && holdsChannel(code)) await holdChannel(delivery.channelId, code, settlement.error?.message ?? '')
    const inMs = settlement.nextAt ? settlement.nextAt.getTime() - now().getTime() : undefined
    if (settlement.to === 'scheduled' && inMs !== undefined) alarms.set(delivery.channelId, inMs)
    if (settlement.to === 'unknown' && inMs !== undefined) readBack.later(inMs + 50)
  }

  function attempt(delivery: ClaimedDelivery, channel: OpenChannel, lease: Lease): Promise<Settlement> {
    return sendDelivery(delivery, {
      network: channel.network,
      connection: channel.connection,
      worker,
      now,
      rules,
      random: Math.random,
      arm,
      lease,
      lastCheck: options.lastCheck,
      crash: options.crash,
    })
  }

  /** A try that failed before the connector was reached: surely not sent. */
  function unopened(delivery: ClaimedDelivery, startedAt: Date, error: unknown): Settlement {
    const outcome = decideOutcome({ failure: toFailure(error, false), tries: delivery.tries, openSince: delivery.armedAt, now: now(), rules, jitter: Math.random() })
    return {
      id: delivery.id,
      attempt: delivery.attempt,
      channelId: delivery.channelId,
      postId: delivery.postId,
      from: 'publishing',
      to: outcome.to,
      by: worker,
      parts: delivery.parts,
      generation: delivery.generation,
      openSince: delivery.armedAt,
      notSent: true,
      error: outcome.error,
      nextAt: outcome.nextAt,
      ask: outcome.ask,
      note: { startedAt: startedAt.toISOString(), endedAt: now().toISOString(), outcome: outcome.to, code: outcome.error.code, message: outcome.error.message },
    }
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
      if (work.holds) await applyHolds(ledger, dbNow())
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
    facts: () => ({ worker, running, underWay: total, channels: underWay.size, alarms: alarms.size }),
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
      if (total > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          idle = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      for (const interval of intervals) clearInterval(interval)
      await sweeping?.catch(() => undefined)
      running = false
      channels.forget()
    },
  }
}
