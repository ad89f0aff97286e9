import { createHash } from 'node:crypto'
import type { TokenSeed } from '../port.ts'

/**
 * The token of a part on a network that knows no idempotency. It never leaves the house: it names one part of one delivery in one generation, so that
 * what was prepared for it can be found again. The post itself is found by its words.
 */
export function fingerprintToken({ deliveryId, partIndex, part, generation }: TokenSeed): string {
  const media = part.media.map(({ id, alt }) => [id, alt])
  return createHash('sha256')
    .update(JSON.stringify([deliveryId, partIndex, generation, part.text, media]))
    .digest('hex')
}
