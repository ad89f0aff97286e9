import type { PayloadRequest } from 'payload'
import type { PlannedDelivery } from './ledger/planDeliveries.ts'
import { socialContext } from './problems.ts'

/** A delivery that is planned for one of the posts that share. */
export type SharedPlan = PlannedDelivery & { postId: string; by: string }

/** What posts share that are looked at together (a preview of an import, those that leave in one moment, a bulk save): what is read once for all of them, and what those before have planned. */
export type Shared = {
  memory: Map<string, Promise<unknown>>
  /** By channel. */
  planned: Map<string, SharedPlan[]>
}

export const createShared = (): Shared => ({ memory: new Map(), planned: new Map() })

/** Reads something once for all that share; for a post alone it is read each time. What it gives is shared: nobody changes it. */
export function readOnce<Value>(req: PayloadRequest, key: string, read: () => Promise<Value>): Promise<Value> {
  const { shared } = socialContext(req.context)
  if (!shared) return read()
  const known = shared.memory.get(key) as Promise<Value> | undefined
  if (known) return known
  const asked = read()
  shared.memory.set(key, asked)
  return asked
}

/** Tells those after of the deliveries of a new post. */
export function sharePlan({ planned }: Shared, deliveries: readonly SharedPlan[]): void {
  for (const delivery of deliveries) {
    const present = planned.get(delivery.channelId)
    if (present) present.push(delivery)
    else planned.set(delivery.channelId, [delivery])
  }
}

/** Deliveries that those before have planned on a channel and that are in no table yet. */
export function plannedBefore(req: PayloadRequest, channelId: string): readonly SharedPlan[] {
  return socialContext(req.context).shared?.planned.get(channelId) ?? []
}
