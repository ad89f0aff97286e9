import type { NetworkFailure } from '../domain/failures.ts'
import { toStored } from '../domain/storedSentences.ts'

const hourMs = 3_600_000
/** A person needs time to find somebody who may reconnect. */
const warnAheadMs = 7 * 24 * hourMs

/** What is known of an access: since when it is stored, when it ends, and when what renews it ends. */
export type TokenLife = { since?: Date | undefined; expiresAt?: Date | undefined; refreshEndsAt?: Date | undefined }

/** Whether access is renewed now: in the last fifth of its life or its last hour (the last half of a very short one). */
export function isRenewalDue({ since, expiresAt }: TokenLife, now: Date): boolean {
  if (!expiresAt) return false
  const leftMs = expiresAt.getTime() - now.getTime()
  const lifeMs = Math.max(0, expiresAt.getTime() - (since ?? now).getTime())
  return leftMs < Math.max(lifeMs / 5, Math.min(hourMs, since ? lifeMs / 2 : hourMs))
}

export type RenewalDecision = { kind: 'fine' } | { kind: 'ending' | 'ended'; at: Date; why?: string | undefined }

/**
 * What a person has to be told about an access. `mayRenew`: there is something to renew it with. `failure`: what a renewal just ended with;
 * one that may pass is no alarm.
 */
export function decideRenewal({ life, mayRenew, failure, now }: { life: TokenLife; mayRenew: boolean; failure: NetworkFailure | undefined; now: Date }): RenewalDecision {
  const isPassing = failure !== undefined && failure.kind !== 'refused'
  const canRenew = mayRenew && (failure === undefined || isPassing)
  const at = canRenew ? life.refreshEndsAt : life.expiresAt
  if (!at) return { kind: 'fine' }
  const leftMs = at.getTime() - now.getTime()
  if (leftMs <= 0) return { kind: 'ended', at, why: failure?.message }
  return leftMs < warnAheadMs ? { kind: 'ending', at, why: failure?.message } : { kind: 'fine' }
}

/** The alarm as a person reads it. */
export function tellEnd(channelName: string, { kind, at, why }: Exclude<RenewalDecision, { kind: 'fine' }>): string {
  const [day = '', time = ''] = at.toISOString().slice(0, 16).split('T')
  const sentence = toStored(kind === 'ended' ? 'storedAccessEnded' : 'storedAccessEnds', { channel: channelName, day, time })
  return why ? `${sentence} (${why})` : sentence
}
