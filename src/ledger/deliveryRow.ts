import type { Content } from '../domain/content.ts'
import type { FailureNote } from '../domain/failures.ts'
import type { DeliveryState } from '../domain/states.ts'

/** One remote status of a delivery: its token is stored before it is sent, its receipt after. */
export type StoredPart = {
  text: string
  /** The network's idempotency token, unchanged on every try of the same generation. */
  token?: string
  generation?: number
  /** What the network asked us to remember between its own steps; of this token only. */
  memory?: Record<string, string>
  remoteId?: string
  url?: string
  publishedAt?: string
  extra?: Record<string, string>
}

/** One try, as the person who looks after it reads it. */
export type AttemptNote = { startedAt: string; endedAt: string; outcome: DeliveryState; code?: string; message?: string }

/** A delivery that a worker has claimed. Only the holder of `attempt` may arm it or write its result. */
export type ClaimedDelivery = {
  id: string
  channelId: string
  postId: string
  /** The fence. */
  attempt: number
  generation: number
  content: Content
  parts: StoredPart[]
  dueAt: Date
  /** Tries that ended without a receipt, for the backoff. */
  tries: number
  /** When the first publishing call of the present generation may have left, while its outcome is open. Null: nothing is on its way. */
  armedAt: Date | null
}

/** What becomes of a claimed delivery. */
export type Settlement = {
  id: string
  attempt: number
  channelId: string
  postId: string
  from: 'publishing' | 'unknown'
  to: DeliveryState
  by: string
  parts: StoredPart[]
  note: AttemptNote
  url?: string | undefined
  error?: FailureNote | undefined
  /** When a scheduled delivery is tried again, or an unknown one looked up again. */
  nextAt?: Date | undefined
  /** A person has to answer; nothing is sent until then. */
  ask?: { evidence: string; lookAt?: string | undefined } | undefined
  generation: number
  /** For what is sent again: since when an earlier try is open, so that it is asked about before the next. Null: surely none is. */
  openSince: Date | null
  /** The network said so: nothing else of this channel before then. */
  blockChannelUntil?: Date | undefined
  /** Surely not accepted, so the day's count is given back. */
  notSent: boolean
}

/** Text of a delivery that people are shown in lists. */
export const emptyContent: Content = { kind: 'post', parts: [] }
