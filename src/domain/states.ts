/** States of a delivery and statuses of a social post, their legal moves, and how the second follows from the first. */

export const deliveryStates = ['scheduled', 'publishing', 'published', 'failed', 'unknown', 'missed', 'held', 'cancelled'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** The one table of legal moves of a delivery, with why each exists. */
export const deliveryMoves = {
  scheduled: {
    publishing: 'a worker claimed it',
    held: 'a hold stops it',
    cancelled: 'a person or its article withdrew it',
    missed: 'it is past the lateness limit',
    failed: 'it can surely not be sent (for instance nothing is left of its text)',
  },
  publishing: {
    published: 'the network gave a receipt for every part',
    failed: 'the network surely refused it',
    unknown: 'the publishing call was sent and its answer is missing',
    scheduled: 'surely not sent: it is tried again later',
  },
  unknown: {
    published: 'read back from the network, or a person found it there',
    scheduled: 'surely not there: read back from the network, or a person said so',
    cancelled: 'a person decided to leave it',
  },
  held: { scheduled: 'the hold ended', cancelled: 'a person or its article withdrew it', missed: 'it is past the lateness limit' },
  missed: { scheduled: 'a person publishes it now or gives it another time', cancelled: 'a person dropped it' },
  failed: { scheduled: 'a person retries it', cancelled: 'a person dropped it' },
  cancelled: { scheduled: 'a person or its article revived it' },
  published: {},
} as const satisfies Record<DeliveryState, Partial<Record<DeliveryState, string>>>

/** Whether a delivery may go from one state to another. */
export function isLegalMove(from: DeliveryState, to: DeliveryState): boolean {
  return to in deliveryMoves[from]
}

/** States from which nothing has left for the network on its current try, so that it can still be changed or cancelled. */
export const unsentStates = ['scheduled', 'held', 'missed', 'failed'] as const satisfies readonly DeliveryState[]

export const postStatuses = ['draft', 'in-review', 'approved', 'scheduled', 'publishing', 'published', 'partly-published', 'failed', 'missed', 'unknown', 'cancelled'] as const
export type PostStatus = (typeof postStatuses)[number]

/** Statuses that a person sets. All others are derived from the deliveries. */
export const editorialStatuses = ['draft', 'in-review', 'approved', 'scheduled', 'cancelled'] as const satisfies readonly PostStatus[]
export type EditorialStatus = (typeof editorialStatuses)[number]

/** Statuses of posts of which nothing has gone out yet, and that are not taken back. */
export const unsentStatuses: readonly string[] = ['draft', 'in-review', 'approved', 'scheduled'] satisfies readonly PostStatus[]

/** Statuses whose deliveries may leave. Everything else stops them at claim time. */
export const sendingStatuses = ['scheduled', 'publishing', 'published', 'partly-published', 'failed', 'missed', 'unknown'] as const satisfies readonly PostStatus[]

/**
 * The status of a post from the states of its deliveries. `counts` is how many deliveries are in each state.
 * A question to a person (`unknown`) outranks all; something still under way outranks what has ended.
 */
export function derivePostStatus(counts: Partial<Record<DeliveryState, number>>): PostStatus {
  const has = (state: DeliveryState) => (counts[state] ?? 0) > 0
  const waiting = has('scheduled') || has('held')
  if (has('unknown')) return 'unknown'
  if (has('publishing')) return 'publishing'
  if (waiting) return has('published') || has('failed') || has('missed') ? 'publishing' : 'scheduled'
  if (has('published')) return has('failed') || has('missed') ? 'partly-published' : 'published'
  if (has('failed')) return 'failed'
  if (has('missed')) return 'missed'
  return has('cancelled') ? 'cancelled' : 'scheduled'
}
