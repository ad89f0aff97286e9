import type { TokenSeed } from '../port.ts'
import { fingerprintToken } from '../shared/fingerprintToken.ts'

/** X knows no idempotency, so the token is ours alone: it names the part, and its generation in a way that can be read. */
export function chooseXToken(seed: TokenSeed): string {
  return `${fingerprintToken(seed)}.${seed.generation}`
}

/** 0 for a first try; more when an earlier one was called "surely not there". */
export function readGeneration(token: string): number {
  return Number(/\.(\d{1,6})$/.exec(token)?.[1] ?? 0)
}
