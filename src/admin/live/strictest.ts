import { type Counting, countAs } from '../../text/countAs.ts'

/** A channel as the counter needs it. */
export type Counted = { name: string; max: number; counting: Counting }
/** How a text stands on the channel that is nearest to its limit. */
export type Strictest = { channel: string; count: number; max: number; left: number }

/** Counts a text for the channel that has the least room left for it, without asking the server. Undefined without channels. */
export function findStrictest(text: string, channels: readonly Counted[]): Strictest | undefined {
  const counted = channels.map(({ name, max, counting }) => {
    const count = countAs(counting, text)
    return { channel: name, count, max, left: max - count }
  })
  return counted.sort((a, b) => a.left - b.left)[0]
}
