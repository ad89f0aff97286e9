import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { FailureCode } from '../domain/failures.ts'
import { holdsChannel, NetworkFailure } from '../domain/failures.ts'
import { armDeliveries, claimDeliveries } from '../ledger/claim.ts'
import type { ClaimedDelivery, Settlement, StoredPart } from '../ledger/deliveryRow.ts'
import { derivePostStatuses, findStalePosts, markChannelTrouble, settleDeliveries } from '../ledger/settle.ts'
import type { Query, Transaction } from '../ledger/sql.ts'
import { applyHolds, expireLeases, lookAhead, markMissed } from '../ledger/sweep.ts'
import type { Tables } from '../ledger/tables.ts'
import { createAlarms } from './alarms.ts'
import { createBatcher } from './batcher.ts'
import type { ChannelBook, OpenChannel } from './channelBook.ts'
import type { CrashHook } from './crashPoint.ts'
import { decideOutcome, defaultRetryRules, type RetryRules, toFailure } from './decideOutcome.ts'
import { createLeases, type Lease } from './leases.ts'
import { createReadBack } from './readBack.ts'
import { LostClaim, type SendTools, sendDelivery } from './sendDelivery.ts'
import { storeResult } from './storeResult.ts'

export type EngineLog = (level: 'debug' | 'info' | 'warn' | 'error', event: string, facts: Record<string, unknown>) => void

export type EngineOptions = {
  query: Query
  transaction: Transaction
  tables: Tables
  channels: ChannelBook
  log: EngineLog
  /** Tests own the clock. Undefined: the database's, which all workers share. */
  clock?: (() => Date) | undefined
  /** Publishing calls under way at once. @default 50 */
  concurrency?: number
  /** … of one channel. @default 5 */
  perChannel?: number
  /** @default 90000 */
  leaseMs?: number
  /** Longest a publishing call may take; must be shorter than the lease. @default 30000 */
  sendTimeoutMs?: number
  /** @default 86400000 */
  latenessMs?: number
  /** How often the ledger is looked at for the moments ahead. @default 10000 */
  lookEveryMs?: number
  rules?: Partial<RetryRules>
  lastCheck?: SendTools['lastCheck']
  crash?: CrashHook | undefined
  /** After a delivery ended: metrics, records, notifications. Never awaited by a send. */
  onSettled?: ((settlements: readonly Settlement[]) => void) | undefined
}

/** Sends what is due. Any number of engines, in any number of processes, work on one ledger. */
export type Engine = ReturnType<typeof createEngine>

export function createEngine(options: EngineOptions) {
  const {
    query,
    transaction,
    tables,
    channels,
    log,
    concurrency = 50,
    perChannel = 5,
    leaseMs = 90_000,
    sendTimeoutMs = 30_000,
    latenessMs = 24 * 3_600_000,
    lookEveryMs = 10_000,
  } = options
  const rules = { ...defaultRetryRules, ...options.rules }
  const ledger = { query, tables }
  const worker = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
  const now = () => options.clock?.() ?? new Date()
  const dbNow = () => options.clock?.() ?? null

  const underWay = new Map<string, number>()
  const holders = new Map<string, { attempt: number; deadline: number; abort: AbortController }>()
  const timers = new Map<string, { at: number; timer: NodeJS.Timeout }>()
  let hungry = new Set<string>()
  let total = 0
  let claiming = false
  let running = false
  let stopping = false
  let idle: (() => void) | undefined
  let intervals: NodeJS.Timeout[] = []
  let sweeping: Promise<void> | undefined

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
        options.onSettled?.(settled)
      }
      return rows.map((row) => written.has(row.id))
    },
  })
  const deriveBatch = createBatcher<string[], void>({
    run: async (lists) => {
      await derivePostStatuses({ transaction, tables }, lists.flat())
      return lists.map(() => undefined)
    },
  })
  const derive = (postIds: string[]) => deriveBatch(postIds)

  /** Sets the alarm of a channel, unless an earlier one is set. */
  function alarm(channelId: string, inMs: number) {
    const at = performance.now() + Math.max(0, inMs)
    const present = timers.get(channelId)
    if (present && present.at <= at) return
    if (present) clearTimeout(present.timer)
    const timer = setTimeout(
      () => {
        timers.delete(channelId)
        wake([channelId])
      },
      Math.max(0, inMs),
    )
    timer.unref()
    timers.set(channelId, { at, timer })
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
          else alarm(channelId, inMs)
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
        const claimed = await claimDeliveries(ledger, { wishes: asked, worker, leaseMs, latenessMs, now: dbNow() })
        const counts = new Map<string, number>()
        for (const delivery of claimed) {
          counts.set(delivery.channelId, (counts.get(delivery.channelId) ?? 0) + 1)
          begin(delivery)
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
      if (free <= 0) {
        hungry.delete(channelId)
        continue
      }
      const channel = await channels.get(channelId)
      if (!channel) {
        hungry.delete(channelId)
        continue
      }
      list.push({ channelId, free, perSecond: channel.limits.rate.perMinute / 60, burst: channel.limits.rate.burst, day: channel.localDay(now()) })
      places -= free
    }
    return list
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
        if (row.in_ms === null || row.in_ms > lookEveryMs * 3) continue
        const channel = await channels.get(String(row.channel_id))
        const pause = channel ? Math.min(2_000, 60_000 / channel.limits.rate.perMinute) : 2_000
        // Due already but not given: gated, at its daily limit, held, or locked by another worker. Ask again a little later.
        alarm(String(row.channel_id), row.in_ms <= 0 ? Math.max(pause, 25, Math.min(row.gate_ms ?? 0, lookEveryMs)) : row.in_ms)
      }
    } catch (error) {
      log('debug', 'rearm-failed', { error: String(error) })
    }
  }

  function begin(delivery: ClaimedDelivery) {
    total++
    underWay.set(delivery.channelId, (underWay.get(delivery.channelId) ?? 0) + 1)
    const abort = new AbortController()
    holders.set(delivery.id, { attempt: delivery.attempt, deadline: performance.now() + leaseMs, abort })
    void send(delivery, abort.signal)
      .catch((error) => log('error', 'try-failed', { delivery: delivery.id, error: String(error) }))
      .finally(() => {
        holders.delete(delivery.id)
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

  async function send(delivery: ClaimedDelivery, signal: AbortSignal): Promise<void> {
    const startedAt = now()
    let settlement: Settlement
    try {
      const channel = await channels.get(delivery.channelId)
      settlement = channel ? await attempt(delivery, channel, signal) : unopened(delivery, startedAt, new Error('The channel is gone.'))
    } catch (error) {
      if (error instanceof LostClaim) {
        log('warn', 'claim-lost', { delivery: delivery.id, attempt: delivery.attempt })
        return
      }
      settlement = unopened(delivery, startedAt, error)
    }
    const written = await receipt(settlement)
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
    if (written && code && settlement.to === 'scheduled' && holdsChannel(code)) {
      await markChannelTrouble(ledger, delivery.channelId, code, settlement.error?.message ?? '')
      channels.forget(delivery.channelId)
      await applyHolds(ledger, dbNow(), { channelId: delivery.channelId })
    }
    if (settlement.to === 'scheduled' && settlement.nextAt) alarm(delivery.channelId, settlement.nextAt.getTime() - now().getTime())
    if (settlement.to === 'unknown') setTimeout(() => void reconcile(), rules.settleMs + 50).unref()
  }

  function attempt(delivery: ClaimedDelivery, channel: OpenChannel, signal: AbortSignal): Promise<Settlement> {
    return sendDelivery(delivery, {
      network: channel.network,
      connection: channel.connection,
      worker,
      now,
      rules,
      random: Math.random,
      arm,
      hasLease: () => {
        const holder = holders.get(delivery.id)
        return holder?.attempt === delivery.attempt && holder.deadline - performance.now() > sendTimeoutMs
      },
      lastCheck: options.lastCheck,
      crash: options.crash,
      signal,
    })
  }

  /** A try that failed before the connector was reached: surely not sent. */
  function unopened(delivery: ClaimedDelivery, startedAt: Date, error: unknown): Settlement {
    const outcome = decideOutcome({ failure: toFailure(error, false), tries: delivery.tries, now: now(), rules, jitter: Math.random() })
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
      notSent: true,
      error: outcome.error,
      nextAt: outcome.nextAt,
      note: { startedAt: startedAt.toISOString(), endedAt: now().toISOString(), outcome: outcome.to, code: outcome.error.code, message: outcome.error.message },
    }
  }

  /** Lengthens the leases of tries that are still at work (large uploads), and stops those that have lost theirs. */
  async function renew() {
    const rows = [...holders].filter(([, holder]) => holder.deadline - performance.now() < leaseMs / 2).map(([id, holder]) => ({ id, attempt: holder.attempt }))
    if (rows.length === 0) return
    const asked = performance.now()
    const kept = await renewLeases(ledger, rows, leaseMs, dbNow())
    for (const { id } of rows) {
      const holder = holders.get(id)
      if (!holder) continue
      if (kept.has(id)) holder.deadline = asked + leaseMs
      else holder.deadline = 0
    }
  }

  async function reconcile(): Promise<number> {
    const taken = await takeUnknown(ledger, 20, leaseMs, dbNow())
    await Promise.all(
      taken.map(async (delivery) => {
        const channel = await channels.get(delivery.channelId)
        if (!channel) return
        const settlement = await reconcileDelivery(delivery, { connection: channel.connection, now, rules, random: Math.random, worker })
        await receipt(settlement)
        log('info', 'reconciled', { delivery: delivery.id, state: settlement.to, asked: settlement.ask !== undefined, message: settlement.note.message })
        if (settlement.to === 'scheduled') wake([delivery.channelId])
        if (settlement.to === 'unknown' && settlement.nextAt) setTimeout(() => void reconcile().catch(() => undefined), settlement.nextAt.getTime() - now().getTime() + 50).unref()
      }),
    )
    return taken.length
  }

  /** The net under everything: expired leases, missed and held deliveries, and what no wake-up told of. */
  async function sweep(): Promise<void> {
    sweeping ??= (async () => {
      const expired = await expireLeases(ledger, rules.settleMs, dbNow())
      for (const row of expired) log('warn', 'lease-expired', { delivery: row.id, unknown: row.unknown })
      await applyHolds(ledger, dbNow())
      const missed = await markMissed(ledger, latenessMs, dbNow())
      await derive([...expired.map((row) => row.postId), ...missed])
      await reconcile()
      await look()
    })().finally(() => {
      sweeping = undefined
    })
    return sweeping
  }

  return {
    worker,
    wake,
    sweep,
    reconcile,
    derive,
    forgetChannel: (channelId?: string) => channels.forget(channelId),
    /** Numbers for a health endpoint. */
    facts: () => ({ worker, running, underWay: total, channels: underWay.size, alarms: timers.size }),
    start() {
      if (running) return
      running = true
      stopping = false
      void look()
      intervals = [
        setInterval(() => void look(), lookEveryMs),
        setInterval(() => void renew().catch((error) => log('warn', 'renew-failed', { error: String(error) })), Math.max(50, leaseMs / 6)),
      ]
      for (const interval of intervals) interval.unref()
    },
    /** Finishes what is being sent, claims nothing new. What does not end in time is left to its lease. */
    async stop({ timeoutMs = 30_000 } = {}) {
      stopping = true
      for (const interval of intervals) clearInterval(interval)
      for (const { timer } of timers.values()) clearTimeout(timer)
      timers.clear()
      if (total > 0) {
        await Promise.race([
          new Promise<void>((resolve) => {
            idle = resolve
          }),
          new Promise<void>((resolve) => setTimeout(resolve, timeoutMs)),
        ])
      }
      await sweeping?.catch(() => undefined)
      running = false
      channels.forget()
    },
  }
}
