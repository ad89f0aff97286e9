import { createHash } from 'node:crypto'
import type { TokenSeed } from '../port.ts'

/**
 * The `Idempotency-Key` of a part. Mastodon keeps it for an hour and does not compare bodies, so the key holds the content: changed words get another key
 * and are never answered with the old status. Source: NETWORKS, PostStatusService.
 */
export function chooseMastodonToken({ deliveryId, partIndex, part, generation }: TokenSeed): string {
  const media = part.media.map(({ id, alt }) => [id, alt])
  return createHash('sha256')
    .update(JSON.stringify([deliveryId, partIndex, generation, part.text, media]))
    .digest('hex')
}
