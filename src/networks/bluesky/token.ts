import { createHash } from 'node:crypto'
import { TID } from '@atproto/common-web'
import { NetworkFailure } from '../../domain/failures.ts'
import type { TokenSeed } from '../port.ts'

/** What makes a post exactly-once on Bluesky: the key of the record and the time written in it, the same on every try. */
export type BlueskyToken = { rkey: string; createdAt: string }

/** Keys of one instant are spread over this many microseconds of the past (67 s), so that equal instants do not meet. */
const spreadMicroseconds = 2 ** 26

/**
 * Chooses the record key (a TID, https://atproto.com/specs/tid) and `createdAt` of one part, as a JSON string. Pure: the place inside the
 * spread and the clock id come from delivery and generation, so parts of one delivery chosen at one instant or later keep their order.
 */
export function chooseBlueskyToken({ deliveryId, partIndex, generation, now }: Pick<TokenSeed, 'deliveryId' | 'partIndex' | 'generation' | 'now'>): string {
  const hash = createHash('sha256').update(`${deliveryId}\n${generation}`).digest()
  const microseconds = now.getTime() * 1000 - (hash.readUInt32BE(0) % spreadMicroseconds) + partIndex
  const token: BlueskyToken = { rkey: TID.fromTime(microseconds, hash.readUInt16BE(4) % 1024).toString(), createdAt: now.toISOString() }
  return JSON.stringify(token)
}

/** Reads a stored token. Throws NetworkFailure when it is not one of ours, because sending without it could publish twice. */
export function readBlueskyToken(token: string): BlueskyToken {
  try {
    const { rkey, createdAt } = JSON.parse(token) as Record<string, unknown>
    if (typeof rkey === 'string' && typeof createdAt === 'string' && TID.is(rkey)) return { rkey, createdAt }
  } catch {
    // Told below, as every other token that is not ours.
  }
  throw new NetworkFailure('invalid-content', 'The token that was stored for this post is not one of Bluesky, so it was not sent.')
}
