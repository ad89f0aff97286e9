import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Bulk } from './bulk.ts'
import { type Query, requestQuery } from './ledger/sql.ts'

/** A job gives way: a person's save must never lose a lock to it. Shorter than the time after which PostgreSQL looks for a deadlock. */
const lockPatienceMs = 500

export type InTransaction = {
  payload: Payload
  /** One worker at a time for this name; it is let go at the end of the transaction. */
  lock: readonly [room: string, name: string]
  /** Who acts, for the record. Not used when there is a `user`. */
  by: string
  /** Acts for a person, with the person's rights, instead of for the plugin: many documents at once. */
  user?: PayloadRequest['user']
  /** What the saves of this transaction share. */
  bulk?: Bulk
}

/**
 * Runs a piece of a job in one transaction, under a lock of its own: everything is written, or nothing. Gives undefined when another
 * worker is at the same piece. Throws what the work throws, after rolling back.
 */
export async function inTransaction<Result>(
  { payload, lock, by, user, bulk }: InTransaction,
  work: (req: PayloadRequest, query: Query) => Promise<Result>,
): Promise<{ result: Result } | undefined> {
  const req = await createLocalReq({ ...(user && { user }), context: { socialCampaigns: user ? { bulk, shared: bulk } : { system: true, by } } }, payload)
  const transactionID = await payload.db.beginTransaction()
  if (transactionID !== null) req.transactionID = transactionID
  try {
    const query = await requestQuery(req)
    await query(`select set_config('lock_timeout', $1::text, true)`, [`${lockPatienceMs}ms`])
    const [row] = await query<{ got: boolean }>(`select pg_try_advisory_xact_lock(hashtext($1::text), hashtext($2::text)) as got`, [...lock])
    const done = row?.got ? { result: await work(req, query) } : undefined
    if (transactionID !== null) await payload.db.commitTransaction(transactionID)
    return done
  } catch (error) {
    if (transactionID !== null) await payload.db.rollbackTransaction(transactionID)
    throw error
  }
}
