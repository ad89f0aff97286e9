import type { Settlement } from '../ledger/deliveryRow.ts'
import type { Query } from '../ledger/sql.ts'
import { takeUnknown, type UnknownDelivery } from '../ledger/sweep.ts'
import type { Tables } from '../ledger/tables.ts'
import type { ChannelBook } from './channelBook.ts'
import type { RetryRules } from './decideOutcome.ts'
import type { EngineLog } from './engineLog.ts'
import { reconcileDelivery } from './reconcileDelivery.ts'

/** Look-ups taken by one statement, and under way at once. */
const batchSize = 20
const mostAtOnce = 100
/** Longest timer; what is due later is found by a sweep. */
const farthestMs = 60_000

export type ReadBackTools = {
  ledger: { query: Query; tables: Tables }
  channels: ChannelBook
  leaseMs: number
  rules: RetryRules
  now(): Date
  dbNow(): Date | null
  worker: string
  log: EngineLog
  receipt(settlement: Settlement): Promise<boolean>
  wake(channelId: string): void
}

/** Settles deliveries whose outcome is unknown. One that hangs keeps nobody else waiting. */
export type ReadBack = {
  /** Looks up what is due; settles when that is done. Gives how many were looked up. */
  run(): Promise<number>
  /** Looks in `inMs`, by itself. */
  later(inMs: number): void
}

export function createReadBack({ ledger, channels, leaseMs, rules, now, dbNow, worker, log, receipt, wake }: ReadBackTools): ReadBack {
  let underWay = 0

  async function lookUp(delivery: UnknownDelivery): Promise<void> {
    const channel = await channels.get(delivery.channelId)
    const settlement = await reconcileDelivery(delivery, { connection: channel?.connection, now, rules, random: Math.random, worker })
    const written = await receipt(settlement)
    log('info', 'reconciled', { delivery: delivery.id, state: settlement.to, asked: settlement.ask !== undefined, written, message: settlement.note.message })
    if (settlement.to === 'scheduled') wake(delivery.channelId)
    if (settlement.to === 'unknown' && settlement.nextAt) later(settlement.nextAt.getTime() - now().getTime() + 50)
  }

  async function run(): Promise<number> {
    let count = 0
    const begun: Promise<void>[] = []
    for (let more = true; more && underWay < mostAtOnce; ) {
      const taken = await takeUnknown(ledger, batchSize, leaseMs, dbNow())
      more = taken.length > 0
      count += taken.length
      underWay += taken.length
      for (const delivery of taken) {
        begun.push(
          lookUp(delivery)
            .catch((error) => log('warn', 'read-back-failed', { delivery: delivery.id, error: String(error) }))
            .finally(() => {
              underWay--
            }),
        )
      }
    }
    await Promise.all(begun)
    return count
  }

  function later(inMs: number) {
    setTimeout(() => void run().catch((error) => log('warn', 'read-back-failed', { error: String(error) })), Math.min(farthestMs, Math.max(0, inMs))).unref()
  }

  return { run, later }
}
