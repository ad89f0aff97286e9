import type { PlannedDelivery } from './ledger/planDeliveries.ts'
import type { KeptRecord } from './ledger/writeRecords.ts'

/** A delivery of one of the posts of a bulk. */
export type BulkDelivery = PlannedDelivery & { postId: string; by: string }

/** What many posts share that are saved in one transaction, or looked at together: what is read once for all of them and, for saves, what is written once at their end. */
export type Bulk = {
  memory: Map<string, Promise<unknown>>
  records: KeptRecord[]
  /** By channel. */
  deliveries: Map<string, BulkDelivery[]>
}

export const createBulk = (): Bulk => ({ memory: new Map(), records: [], deliveries: new Map() })
