import { countGraphemes, countMastodon, countUtf8Bytes, countX } from '../../text/measure.ts'

/** A channel as the counter needs it. */
export type Counted = { name: string; network: string; max: number; unit: string }
/** How a text stands on the channel that is nearest to its limit. */
export type Strictest = { channel: string; count: number; max: number; left: number }

const measures: Readonly<Record<string, (text: string) => number>> = {
  mastodon: (text) => countMastodon(text),
  bluesky: (text) => Math.max(countGraphemes(text), Math.ceil(countUtf8Bytes(text) / 10)),
  x: countX,
}

/** Counts a text for the channel that has the least room left for it, without asking the server. Undefined without channels. */
export function findStrictest(text: string, channels: readonly Counted[]): Strictest | undefined {
  const counted = channels.map(({ name, network, max }) => {
    const count = (measures[network] ?? ((words: string) => words.length))(text)
    return { channel: name, count, max, left: max - count }
  })
  return counted.sort((a, b) => a.left - b.left)[0]
}
