import { createHash } from 'node:crypto'
import type { TokenSeed } from '../port.ts'

/** X has no idempotency, so the token is ours alone: it names the part and the generation. */
export function chooseXToken({ deliveryId, partIndex, part, generation }: TokenSeed): string {
  const media = part.media.map(({ id, alt }) => [id, alt])
  const hash = createHash('sha256')
    .update(JSON.stringify([deliveryId, partIndex, part.text, media]))
    .digest('hex')
  return `${hash.slice(0, 40)}.${generation}`
}

/** 0 for a first try; more when an earlier one was called "surely not there". */
export function readGeneration(token: string): number {
  const generation = Number(token.split('.').pop())
  return token.includes('.') && Number.isInteger(generation) && generation >= 0 ? generation : 0
}
