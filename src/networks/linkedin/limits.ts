import { countAs } from '../../text/countAs.ts'
import type { Limits } from '../port.ts'

/** Most characters of a post. The unit is not documented and nor is whether escapes count, so both are taken the careful way: UTF-16 with escapes. */
export const maxText = 3000
/** Most characters of a comment, as LinkedIn's own pages have it; its API description names none. */
export const maxComment = 1250
export const maxPictures = 20
export const maxAltText = 4086
/** Of a link preview. Source: Posts API, article content. */
export const maxCardTitle = 400
export const maxCardDescription = 4086

/** The size of a post's text as it is sent. */
export function measureLinkedIn(text: string): number {
  return countAs({ as: 'linkedin' }, text)
}

/** Limits are the same for every account. Pictures: JPEG, PNG or GIF under 36,152,320 pixels; no size in bytes is documented, 10 MB is taken. */
export function linkedinLimits(): Limits {
  return {
    text: maxText,
    unit: 'characters',
    measure: measureLinkedIn,
    counting: { as: 'linkedin' },
    reply: { text: maxComment, counting: { as: 'characters' } },
    altText: maxAltText,
    picture: { maxBytes: 10_000_000, maxPixels: 36_152_319, types: ['image/jpeg', 'image/png', 'image/gif'], animated: true },
    // 150 requests a member and day at the lowest tier, uploads included.
    rate: { perMinute: 6, burst: 30 },
  }
}
