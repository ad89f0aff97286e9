/** A moment as the collections store it: a Date, or an ISO 8601 string that says its offset (`2026-03-29T09:00:00.000Z`). */
export type Moment = Date | string

/** Lengths of time in milliseconds. A day here is 24 hours; on the wall clock days are counted, never multiplied. */
export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

const isoWithOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/i

/** Input that no schedule can be made from. `message` is a plain sentence for the person who typed it, `path` the field. */
export class InvalidSchedule extends Error {
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.name = 'InvalidSchedule'
    this.path = path
  }
}

/**
 * Milliseconds since the epoch. A string without an offset is refused, because its meaning would depend on the server's own zone.
 * @throws InvalidSchedule when the moment is not one.
 */
export function toMs(moment: Moment, path = 'date'): number {
  const ms = typeof moment === 'string' ? (isoWithOffset.test(moment) ? Date.parse(moment) : Number.NaN) : moment.getTime()
  if (Number.isNaN(ms))
    throw new InvalidSchedule(path, `${typeof moment === 'string' ? `"${moment}"` : 'This'} is not a moment. Give a date and time with its offset, such as 2026-03-29T09:00:00Z.`)
  return ms
}

/** The start of the minute in which a moment lies, so that a few seconds of lateness change nothing. */
export function floorToMinute(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs
}
