import { type FailureCode, holdsChannel, NetworkFailure, toFailureNote } from '../domain/failures.ts'
import type { DeliveryState } from '../domain/states.ts'
import { toStored } from '../domain/storedSentences.ts'

export type RetryRules = {
  /** First wait after a failure that may pass. @default 20000 */
  baseMs: number
  /** Longest wait. @default 1800000 */
  maxMs: number
  /** How long after a lost answer the network is read back: its own work has to have settled by then. @default 60000 */
  settleMs: number
}

export const defaultRetryRules: RetryRules = { baseMs: 20_000, maxMs: 30 * 60_000, settleMs: 60_000 }

export type Outcome = {
  to: Extract<DeliveryState, 'failed' | 'scheduled' | 'unknown'>
  nextAt?: Date
  error: { code: FailureCode; message: string; advice: string }
  blockChannelUntil?: Date
  /** Only a person can tell. */
  ask?: { evidence: string }
  /** The channel itself is the trouble. */
  channelTrouble: boolean
  notSent: boolean
}

type Situation = { failure: NetworkFailure; tries: number; openSince?: Date | null; now: Date; rules: RetryRules; jitter: number }

/**
 * What to do about a failure: the one place where facts become decisions. `tries` is how many tries ended without a receipt before
 * this one; `openSince` is set when an earlier one of them may have been accepted; `jitter` is a number in [0, 1).
 */
export function decideOutcome({ failure, tries, openSince = null, now, rules, jitter }: Situation): Outcome {
  const error = toFailureNote(failure)
  const channelTrouble = holdsChannel(failure.code)
  const later = new Date(now.getTime() + backoffMs({ tries, jitter, ...rules }))
  switch (failure.kind) {
    case 'refused':
      // The channel's own trouble is no fault of the post: it waits, held, until the channel is looked after.
      if (channelTrouble) return { to: 'scheduled', nextAt: now, error, channelTrouble, notSent: true }
      // The network refuses the repeat, which says nothing about the try whose answer was lost.
      if (openSince)
        return {
          to: 'unknown',
          ask: { evidence: toStored('storedLostRefused', { why: failure.message }) },
          error,
          channelTrouble,
          notSent: false,
        }
      return { to: 'failed', error, channelTrouble, notSent: true }
    case 'throttled': {
      const reset = failure.retryAt && failure.retryAt > now ? failure.retryAt : later
      return { to: 'scheduled', nextAt: reset, error, blockChannelUntil: reset, channelTrouble, notSent: true }
    }
    case 'unreachable':
      return { to: 'scheduled', nextAt: failure.retryAt && failure.retryAt > later ? failure.retryAt : later, error, channelTrouble, notSent: true }
    case 'ambiguous':
      return { to: 'unknown', nextAt: new Date(now.getTime() + rules.settleMs), error, channelTrouble, notSent: false }
    case 'handed':
      return { to: 'unknown', ask: { evidence: failure.message }, error, channelTrouble, notSent: false }
  }
}

/** Doubling waits with jitter, bounded: between half and the whole of the nominal wait. */
export function backoffMs({ tries, jitter, baseMs, maxMs }: { tries: number; jitter: number; baseMs: number; maxMs: number }): number {
  const nominal = Math.min(maxMs, baseMs * 2 ** Math.min(tries, 30))
  return Math.round(nominal * (0.5 + jitter / 2))
}

/** Makes a NetworkFailure of anything that was thrown. What is not ours and came after the publishing call began is ambiguous. */
export function toFailure(error: unknown, publishingBegan: boolean): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  const message = error instanceof Error ? error.message : String(error)
  return publishingBegan
    ? new NetworkFailure('unreadable-answer', `Something went wrong after the post was sent: ${message}`, { cause: error })
    : new NetworkFailure('unreachable', `Something went wrong before the post was sent: ${message}`, { cause: error })
}
