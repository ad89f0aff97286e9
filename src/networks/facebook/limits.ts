import type { Limits } from '../port.ts'

/** Most characters of a post; the unit is not documented, so UTF-16 is counted, the careful way. */
export const maxText = 63_206
/** Most characters of a comment, as Facebook's own pages have it. */
export const maxComment = 8000
/** Not documented. */
export const maxPictures = 10
/** Not documented for `alt_text_custom`. */
export const maxAltText = 1000

/** Limits are the same for every Page. Photos: JPEG or PNG below 4 MB. */
export function facebookLimits(): Limits {
  return {
    text: maxText,
    unit: 'characters',
    measure: (text) => text.length,
    reply: { text: maxComment, counting: { as: 'characters' } },
    altText: maxAltText,
    picture: { maxBytes: 3_900_000, types: ['image/jpeg', 'image/png'], animated: false },
    // 4800 calls a day for each engaged user, so little for a small Page; a post with pictures is several calls.
    rate: { perMinute: 10, burst: 30 },
  }
}
