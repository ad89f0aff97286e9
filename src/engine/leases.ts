import { renewLeases } from '../ledger/claim.ts'
import type { ClaimedDelivery } from '../ledger/deliveryRow.ts'
import type { Query } from '../ledger/sql.ts'
import type { Tables } from '../ledger/tables.ts'

/** The right of one try to send, as long as it lasts. */
export type Lease = {
  /** Aborted when the lease is lost or a publishing call takes too long. */
  signal: AbortSignal
  /** Whether enough is left for a publishing call. Renews a short lease; starts the time that the call may take. Throws when the database is away. */
  mayPublish(): Promise<boolean>
  /** The publishing call is over. */
  answered(): void
  end(): void
}

type Held = { id: string; attempt: number; deadline: number; abort: AbortController; timer: NodeJS.Timeout | undefined }

/** The leases that this process holds. Deadlines are measured on the monotonic clock, from before the statement that gave the lease, so that they never end after the database's. */
export function createLeases({
  ledger,
  leaseMs,
  sendTimeoutMs,
  now,
}: {
  ledger: { query: Query; tables: Tables }
  leaseMs: number
  sendTimeoutMs: number
  now: () => Date | null
}) {
  const all = new Set<Held>()
  const leftOf = (held: Held) => held.deadline - performance.now()

  async function renewThese(list: readonly Held[]): Promise<void> {
    if (list.length === 0) return
    const askedAt = performance.now()
    const kept = await renewLeases(ledger, list, leaseMs, now())
    for (const held of list) {
      if (kept.has(held.id)) held.deadline = askedAt + leaseMs
      else {
        held.deadline = 0
        held.abort.abort(new Error('The claim was lost.'))
      }
    }
  }

  return {
    /** `askedAt`: `performance.now()` before the claim was asked for. */
    begin({ id, attempt }: Pick<ClaimedDelivery, 'id' | 'attempt'>, askedAt: number): Lease {
      const held: Held = { id, attempt, deadline: askedAt + leaseMs, abort: new AbortController(), timer: undefined }
      all.add(held)
      return {
        signal: held.abort.signal,
        async mayPublish() {
          if (leftOf(held) <= sendTimeoutMs) await renewThese([held])
          if (leftOf(held) <= sendTimeoutMs) return false
          clearTimeout(held.timer)
          held.timer = setTimeout(() => held.abort.abort(new Error('The network took too long to answer.')), sendTimeoutMs)
          held.timer.unref()
          return true
        },
        answered: () => clearTimeout(held.timer),
        end() {
          clearTimeout(held.timer)
          all.delete(held)
        },
      }
    },
    /** Lengthens the leases of tries that are still at work, and stops those that have lost theirs. */
    renew: () => renewThese([...all].filter((held) => held.deadline > 0 && leftOf(held) < leaseMs / 2)),
  }
}
