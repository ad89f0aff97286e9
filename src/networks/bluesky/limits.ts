import { graphemeLen, utf8Len } from '@atproto/common-web'
import type { PictureLimits } from '../../pictures/fitPicture.ts'
import type { Limits } from '../port.ts'
import { withWarning } from './contentWarning.ts'

/** Most that a text may measure: graphemes, or tenths of bytes (app.bsky.feed.post). */
export const maxText = 300

/** Longest description of a picture that the network's own app takes; the lexicon names none. */
export const maxAltText = 2000

/** Most pictures of a post (app.bsky.embed.images). */
export const maxPictures = 4

/** A picture of a post: 2,000,000 bytes (app.bsky.embed.images). */
export const pictureLimits: PictureLimits = { maxBytes: 2_000_000, maxSide: 4000, types: ['image/jpeg', 'image/png', 'image/webp'], animated: false }

/** The picture of a link card: 1,000,000 bytes (app.bsky.embed.external). */
export const thumbLimits: PictureLimits = { maxBytes: 1_000_000, maxSide: 2000, types: ['image/jpeg', 'image/png', 'image/webp'], animated: false }

/**
 * Size of a text where both limits of app.bsky.feed.post are one number: 300 graphemes and 3000 bytes of UTF-8. Ten bytes weigh as
 * much as one grapheme, so a text is over 300 exactly when it breaks one of them. Counted with the network's own functions.
 */
export function measureBluesky(text: string, more: { contentWarning?: string | undefined } = {}): number {
  const whole = withWarning(text, more.contentWarning)
  return Math.max(graphemeLen(whole), Math.ceil(utf8Len(whole) / 10))
}

/**
 * Writes are limited to 5,000 points an hour and a post costs up to three (docs.bsky.app, rate limits): 500 at once and 19 a minute
 * stay below that.
 */
export const defaultRate = { perMinute: 19, burst: 500 }

/** Bluesky's limits; they are the same on every server. */
export function blueskyLimits(rate: Limits['rate'] = defaultRate): Limits {
  return { text: maxText, unit: 'characters', measure: measureBluesky, counting: { as: 'bluesky' }, altText: maxAltText, picture: pictureLimits, rate }
}
