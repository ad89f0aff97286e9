import { announceWake, insertDeliveries } from './ledger/planDeliveries.ts'
import type { Query } from './ledger/sql.ts'
import { applyHolds } from './ledger/sweep.ts'
import type { Tables } from './ledger/tables.ts'
import { type KeptRecord, writeRecords } from './ledger/writeRecords.ts'
import { createShared, type Shared } from './shared.ts'

/** What posts share that are saved in one transaction: what they read, and what is written once at their end. */
export type Bulk = Shared & { records: KeptRecord[] }

export const createBulk = (): Bulk => ({ ...createShared(), records: [] })

const rowsAtOnce = 500

/** Writes, in the transaction of a bulk, what each save would have written by itself: its deliveries and their holds, its lines on the record, the wake-ups at commit. */
export async function finishBulk(ledger: { query: Query; tables: Tables }, { records, planned }: Bulk): Promise<void> {
  const rows = [...planned.values()].flat()
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insertDeliveries(ledger, rows.slice(from, from + rowsAtOnce))
  await writeRecords(ledger, records)
  if (rows.length > 0) await applyHolds(ledger, null, { postIds: [...new Set(rows.map(({ postId }) => postId))] })
  await announceWake(ledger.query)
  await ledger.query(`select pg_notify('social_plan', '')`)
}
