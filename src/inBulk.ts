import type { PayloadRequest } from 'payload'
import type { Bulk, BulkDelivery } from './bulk.ts'
import { announceWake, insertDeliveries } from './ledger/planDeliveries.ts'
import type { Query } from './ledger/sql.ts'
import { applyHolds } from './ledger/sweep.ts'
import type { Tables } from './ledger/tables.ts'
import { writeRecords } from './ledger/writeRecords.ts'
import { socialContext } from './problems.ts'

/** Reads something once for all saves of a bulk; outside of one it is read each time. What it gives is shared: nobody changes it. */
export function readOnce<Value>(req: PayloadRequest, key: string, read: () => Promise<Value>): Promise<Value> {
  const { bulk } = socialContext(req.context)
  if (!bulk) return read()
  const known = bulk.memory.get(key) as Promise<Value> | undefined
  if (known) return known
  const asked = read()
  bulk.memory.set(key, asked)
  return asked
}

/** Keeps deliveries of a new post of a bulk until its end. */
export function planInBulk({ deliveries }: Bulk, planned: readonly BulkDelivery[]): void {
  for (const delivery of planned) {
    const present = deliveries.get(delivery.channelId)
    if (present) present.push(delivery)
    else deliveries.set(delivery.channelId, [delivery])
  }
}

/** Deliveries that earlier saves of this bulk have planned on a channel and that are in no table yet. */
export function plannedInBulk(req: PayloadRequest, channelId: string): readonly BulkDelivery[] {
  return socialContext(req.context).bulk?.deliveries.get(channelId) ?? []
}

const rowsAtOnce = 500

/** Writes, in the transaction of a bulk, what each save would have written by itself: its deliveries and their holds, its lines on the record, the wake-ups at commit. */
export async function finishBulk(ledger: { query: Query; tables: Tables }, { records, deliveries }: Bulk): Promise<void> {
  const rows = [...deliveries.values()].flat()
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insertDeliveries(ledger, rows.slice(from, from + rowsAtOnce))
  await writeRecords(ledger, records)
  if (rows.length > 0) await applyHolds(ledger, null, { postIds: [...new Set(rows.map(({ postId }) => postId))] })
  await announceWake(ledger.query)
  await ledger.query(`select pg_notify('social_plan', '')`)
}
