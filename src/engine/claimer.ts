import type { FailureCode } from '../domain/failures.ts'
import { NetworkFailure } from '../domain/failures.ts'
import { claimDeliveries, type Wish } from '../ledger/claim.ts'
import type { ClaimedDelivery } from '../ledger/deliveryRow.ts'
import type { Query } from '../ledger/sql.ts'
import { nextDue } from '../ledger/sweep.ts'
import type { Tables } from '../ledger/tables.ts'
import type { Alarms } from './alarms.ts'
import type { ChannelBook, OpenChannel } from './channelBook.ts'
import type { EngineLog } from './engineLog.ts'

export type ClaimerTools = {
  ledger: { query: Query; tables: Tables }
  channels: ChannelBook
  alarms: Pick<Alarms, 'set'>
  log: EngineLog
  worker: string
  concurrency: number
  perChannel: number
  leaseMs: number
  latenessMs: number
  /** Longest pause before a channel that gave less than was asked for is asked again. */
  longestPauseMs: number
  now(): Date
  dbNow(): Date | null
  /** Whether anything may be claimed now. */
  isOpen(): boolean
  /** Runs what was claimed. `askedAt`: on the clock of `performance.now()`, before the lease began. */
  run(delivery: ClaimedDelivery, askedAt: number): Promise<void>
  /** Puts a channel under a hold because its network will not have it. */
  holdChannel(channelId: string, code: FailureCode, message: string): Promise<void>
  /** The ledger could not be asked: what was hungry has to be found again. */
  lookLater(): void
}

/** Claims for the channels that are hungry, while places are free. The only one in a process that claims. */
export type Claimer = ReturnType<typeof createClaimer>

/** A channel that could not be opened is tried again after this. */
const closedChannelMs = 5_000

export function createClaimer(tools: ClaimerTools) {
  const { ledger, channels, alarms, log, concurrency, perChannel } = tools
  /** Tries under way, by channel. */
  const underWay = new Map<string, number>()
  let total = 0
  let hungry = new Set<string>()
  let claiming = false
  let idle: (() => void) | undefined

  /** While one statement is on its way wishes gather: batches without a timer. */
  async function pump(): Promise<void> {
    if (claiming || !tools.isOpen()) return
    claiming = true
    try {
      while (hungry.size > 0 && total < concurrency && tools.isOpen()) {
        const wishes = await makeWishes()
        if (wishes.length === 0) break
        await claim(wishes)
      }
    } catch (error) {
      log('warn', 'claim-failed', { error: String(error) })
      // The database may be away for a moment: what was hungry is found again by the next look.
      hungry = new Set()
      tools.lookLater()
    } finally {
      claiming = false
    }
  }

  async function claim(wishes: readonly Wish[]): Promise<void> {
    const askedAt = performance.now()
    const claimed = await claimDeliveries(ledger, { wishes, worker: tools.worker, leaseMs: tools.leaseMs, latenessMs: tools.latenessMs, now: tools.dbNow() })
    const counts = new Map<string, number>()
    for (const delivery of claimed) {
      counts.set(delivery.channelId, (counts.get(delivery.channelId) ?? 0) + 1)
      begin(delivery, askedAt)
    }
    const short = wishes.filter((wish) => (counts.get(wish.channelId) ?? 0) < wish.free).map((wish) => wish.channelId)
    for (const channelId of short) hungry.delete(channelId)
    if (short.length > 0) void rearm(short)
  }

  /** A fair share of the free places for every hungry channel. */
  async function makeWishes(): Promise<Wish[]> {
    const list: Wish[] = []
    let places = concurrency - total
    const share = Math.max(1, Math.ceil(places / Math.max(1, hungry.size)))
    for (const channelId of hungry) {
      if (places <= 0) break
      const free = Math.min(perChannel - (underWay.get(channelId) ?? 0), share, places)
      const channel = free > 0 ? await open(channelId) : undefined
      if (!channel) {
        hungry.delete(channelId)
        continue
      }
      list.push({ channelId, free, perSecond: channel.limits.rate.perMinute / 60, burst: channel.limits.rate.burst, day: channel.localDay(tools.now()) })
      places -= free
    }
    return list
  }

  /** A channel that cannot be opened stands in nobody else's way: it is held with the reason, or tried again in a while. */
  async function open(channelId: string): Promise<OpenChannel | undefined> {
    try {
      return await channels.get(channelId)
    } catch (error) {
      log('warn', 'channel-not-opened', { channel: channelId, error: String(error) })
      if (error instanceof NetworkFailure && error.kind === 'refused') await tools.holdChannel(channelId, error.code, error.message)
      else alarms.set(channelId, closedChannelMs)
      return undefined
    }
  }

  /** After channels gave less than was asked for: when is it worth asking again? */
  async function rearm(channelIds: string[]): Promise<void> {
    try {
      for (const { channelId, inMs, gateMs } of await nextDue(ledger, channelIds, tools.dbNow())) {
        const channel = await channels.get(channelId)
        const pause = channel ? Math.min(2_000, 60_000 / channel.limits.rate.perMinute) : 2_000
        // Due already but not given: gated, at its daily limit, held, or locked by another worker. Ask again a little later.
        alarms.set(channelId, inMs <= 0 ? Math.max(pause, 25, Math.min(gateMs, tools.longestPauseMs)) : inMs)
      }
    } catch (error) {
      log('debug', 'rearm-failed', { error: String(error) })
    }
  }

  function begin(delivery: ClaimedDelivery, askedAt: number): void {
    const { channelId } = delivery
    total++
    underWay.set(channelId, (underWay.get(channelId) ?? 0) + 1)
    void tools
      .run(delivery, askedAt)
      .catch((error) => log('error', 'try-failed', { delivery: delivery.id, error: String(error) }))
      .finally(() => {
        total--
        const left = (underWay.get(channelId) ?? 1) - 1
        if (left > 0) underWay.set(channelId, left)
        else underWay.delete(channelId)
        feed([channelId])
        if (total === 0) idle?.()
      })
  }

  /** Says that channels may have something to send. */
  function feed(channelIds: Iterable<string>): void {
    if (!tools.isOpen()) return
    for (const id of channelIds) hungry.add(id)
    void pump()
  }

  return {
    feed,
    facts: () => ({ underWay: total, channels: underWay.size }),
    /** Waits until nothing is under way any more, at most this long. */
    async whenIdle(timeoutMs: number): Promise<void> {
      if (total === 0) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs)
        idle = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
