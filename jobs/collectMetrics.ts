import type { Payload } from 'payload'
import { connectedChannels } from '../src/connectedChannels.ts'
import type { ChannelDoc } from '../src/domain/documents.ts'
import { NetworkFailure } from '../src/domain/failures.ts'
import type { House } from '../src/house.ts'
import { type StoredMetrics, storeMetrics, takeUnread, type UnreadDelivery } from '../src/ledger/engagement.ts'
import { nextReadingAt } from '../src/schedule/readings.ts'

/** As many as every network takes in one call. */
const perCall = 25
/** Calls for one channel in one run: the rest waits for the next, so that no channel is asked without end. */
const mostCalls = 8
/** A reading that died or failed is tried again after this; after failures ever more rarely. */
const pauseMs = 30 * 60_000

/** Reads what people did with what was published: often while a post is young, ever more rarely after. Gives how many were read. */
export async function collectMetrics(payload: Payload, house: House): Promise<number> {
  const runtime = house.runtime(payload)
  let count = 0
  for (const channel of await connectedChannels(payload, house)) {
    if (!house.networks.get(channel.network)?.capabilities.metrics || channel.trouble) continue
    for (let call = 0; call < mostCalls; call++) {
      const now = runtime.now()
      const due = await takeUnread(runtime, { channelId: String(channel.id), limit: perCall, now, againAt: new Date(now.getTime() + pauseMs) })
      if (due.length === 0) break
      const read = await readSome(runtime, channel, due, now)
      count += read
      if (read === 0 || due.length < perCall) break
    }
  }
  return count
}

async function readSome(runtime: ReturnType<House['runtime']>, channel: ChannelDoc, due: readonly UnreadDelivery[], now: Date): Promise<number> {
  try {
    const { connection } = runtime.open(channel)
    const numbers = (await connection.metrics?.(due.map(({ remoteId }) => remoteId))) ?? {}
    await storeMetrics(
      runtime,
      due.map(({ id, remoteId, publishedAt, metrics }) => {
        const { failures: _, nextAt: __, ...before } = metrics
        const nextAt = nextReadingAt({ publishedAt, now })
        // What the network does not tell any more (deleted there, say) stays as it was last.
        return { id, metrics: { ...before, ...numbers[remoteId], readAt: now.toISOString(), ...(nextAt ? { nextAt: nextAt.toISOString() } : {}) } satisfies StoredMetrics }
      }),
    )
    return due.length
  } catch (error) {
    const asked = error instanceof NetworkFailure ? (error.retryAt?.getTime() ?? 0) : 0
    await storeMetrics(
      runtime,
      due.map(({ id, metrics }) => {
        const failures = (metrics.failures ?? 0) + 1
        const nextAt = new Date(Math.max(asked, now.getTime() + pauseMs * 2 ** Math.min(failures - 1, 8)))
        return { id, metrics: { ...metrics, failures, nextAt: nextAt.toISOString() } }
      }),
    )
    runtime.log('warn', 'metrics-not-read', { channel: String(channel.id), message: error instanceof Error ? error.message : String(error) })
    return 0
  }
}
