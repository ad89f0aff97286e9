import type { Connection, Limits, Network } from '../networks/port.ts'

/** A channel as the engine uses it. */
export type OpenChannel = {
  network: Network
  connection: Connection
  limits: Limits
  /** The channel's local date, for its daily limit. */
  localDay(at: Date): string
}

/** Channels that are open for use, loaded when first needed and again when they changed. */
export type ChannelBook = {
  get(channelId: string): Promise<OpenChannel | undefined>
  /** Forgets one channel, or all, so that it is loaded anew. */
  forget(channelId?: string): void
}

/** A book over a loader. Entries live for `ttlMs` at most, so that a lost notice of a change does little harm. */
export function createChannelBook({ load, ttlMs = 30_000 }: { load: (channelId: string) => Promise<OpenChannel | undefined>; ttlMs?: number }): ChannelBook {
  const entries = new Map<string, { at: number; channel: Promise<OpenChannel | undefined> }>()
  return {
    get(channelId) {
      const present = entries.get(channelId)
      if (present && performance.now() - present.at < ttlMs) return present.channel
      const channel = load(channelId)
      entries.set(channelId, { at: performance.now(), channel })
      channel.catch(() => entries.delete(channelId))
      return channel
    },
    forget(channelId) {
      if (channelId === undefined) entries.clear()
      else entries.delete(channelId)
    },
  }
}
