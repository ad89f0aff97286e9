import { closeServer, listenLocally } from './listenLocally.ts'
import { type TimelineOptions, timelinePage } from './timelinePage.ts'

/** The readable page of a PDS as a server of its own on 127.0.0.1. Its `url` is what a channel's `bluesky.appURL` wants. */
export async function startPdsTimeline({ port = 0, ...options }: TimelineOptions & { port?: number }): Promise<{ url: string; close(): Promise<void> }> {
  const { server, port: chosen } = await listenLocally(port, timelinePage(options))
  return { url: `http://localhost:${chosen}`, close: () => closeServer(server) }
}
