import { countUtf16 } from '../../text/measure.ts'
import type { Limits } from '../port.ts'

/** Most characters of each field of a Pin. Source: `PinCreate` of the published API description. */
export const maxTitle = 100
export const maxDescription = 800
export const maxAltText = 500
export const maxLink = 2048

/**
 * The text of a Pin is its description. The published `maxLength` does not say what a character is, so the strictest reading is taken: an emoji counts two.
 * One picture: a Pin with several has one description for all of them. Trial apps may make 1,000 calls a day.
 */
export const pinterestLimits: Limits = {
  text: maxDescription,
  unit: 'characters',
  measure: (text) => countUtf16(text),
  altText: maxAltText,
  link: maxLink,
  picture: { maxBytes: 10_000_000, types: ['image/jpeg', 'image/png'], animated: false },
  rate: { perMinute: 10, burst: 30 },
}
