import type { AheadEntry, QueueAhead } from '../../endpoints/readQueueAhead.ts'

/** A place in a channel's coming weeks: a post with its time, or a slot that nobody has. */
export type Place = { at: string; entry: AheadEntry | undefined; isSlot: boolean }

const minuteOf = (at: string) => at.slice(0, 16)

/** Posts and free slots in the order of time. A slot is taken by a post in the same minute. */
export function toPlaces({ slots, ahead }: Pick<QueueAhead, 'slots' | 'ahead'>): Place[] {
  const minutes = new Set(slots.map(minuteOf))
  const taken = new Set(ahead.map(({ dueAt }) => minuteOf(dueAt)))
  const posts = ahead.map((entry): Place => ({ at: entry.dueAt, entry, isSlot: minutes.has(minuteOf(entry.dueAt)) }))
  const free = slots.filter((slot) => !taken.has(minuteOf(slot))).map((at): Place => ({ at, entry: undefined, isSlot: true }))
  return [...posts, ...free].sort((a, b) => a.at.localeCompare(b.at))
}
