import { isWebLink } from './isWebLink.ts'
import { parseOffset } from './schedule/offset.ts'
import { isTimeText } from './schedule/wall.ts'
import { isTimeZone } from './schedule/zone.ts'

/** Checks of single fields, as Payload's `validate` wants them: true, or a plain sentence. */

/** A duration after something: ISO 8601, not negative. */
export function checkWithin(value: unknown): true | string {
  const parsed = typeof value === 'string' ? parseOffset(value) : undefined
  if (parsed && !parsed.ok) return parsed.message
  return (parsed?.ok && parsed.sign >= 0) || 'Write how much time there is for the thanks as a duration, such as P7D (a week) or P1M (a month).'
}

/** A time of day, HH:mm. Empty is fine. */
export function checkTime(value: unknown): true | string {
  return !value || (typeof value === 'string' && isTimeText(value)) || 'Write the time as HH:mm, for instance 09:30.'
}

/** An IANA zone. Empty is fine and means UTC. */
export function checkTimeZone(value: unknown): true | string {
  return !value || (typeof value === 'string' && isTimeZone(value)) || 'This is not an IANA time zone. Write one like "Europe/Berlin".'
}

/** A whole http or https address. Empty is fine. */
export function checkWebLink(value: unknown): true | string {
  return !value || isWebLink(value) || 'Write the whole address, with https://.'
}
