import type { PictureLimits } from '../../pictures/fitPicture.ts'
import { countX } from '../../text/measure.ts'
import type { Limits } from '../port.ts'

/** Most pictures in one post. */
export const maxPictures = 4

const stills: PictureLimits = { maxBytes: 5_000_000, types: ['image/jpeg', 'image/png', 'image/webp'], animated: false }
const alone: PictureLimits = { ...stills, maxMovingBytes: 15_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], animated: true }

/** An animated GIF must be the only picture of its post; beside others its first frame is taken. */
export function pictureLimits(count: number): PictureLimits {
  return count > 1 ? stills : alone
}

/**
 * 280 weighted characters as twitter-text counts them: an address counts 23, also a bare `example.com` or `readme.md`. Accounts with Premium may write
 * more, which the API does not tell. 100 posts in 15 minutes; a burst of 20 and 5 a minute stay below. Source: docs.x.com, counting-characters and rate-limits.
 */
export const xLimits: Limits = {
  text: 280,
  unit: 'characters',
  measure: (text) => countX(text),
  counting: { as: 'x' },
  altText: 1000,
  picture: alone,
  rate: { perMinute: 5, burst: 20 },
}
