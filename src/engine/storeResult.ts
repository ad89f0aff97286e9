import { setTimeout as sleep } from 'node:timers/promises'
import { isAway } from '../ledger/sql.ts'

/**
 * Writes what a try came to. While the database is away it waits: a receipt in hand is worth more than any read-back later. The
 * statement is fenced, so writing late can do no harm. Other errors are thrown at once.
 */
export async function storeResult<Result>(
  write: () => Promise<Result>,
  { waiting, firstMs = 100, mostMs = 1_000 }: { waiting: (error: unknown) => boolean; firstMs?: number; mostMs?: number },
): Promise<Result> {
  for (let waitMs = firstMs; ; waitMs = Math.min(mostMs, waitMs * 2)) {
    try {
      return await write()
    } catch (error) {
      if (!isAway(error) || !waiting(error)) throw error
      await sleep(waitMs, undefined, { ref: false })
    }
  }
}
