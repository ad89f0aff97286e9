import type { DeliveryState } from '../../src/domain/states.ts'
import type { OpenChannel } from '../../src/engine/channelBook.ts'
import { createEngine, type Engine, type EngineOptions } from '../../src/engine/engine.ts'
import type { StoredPart } from '../../src/ledger/deliveryRow.ts'
import type { Limits } from '../../src/networks/port.ts'
import { houseOf } from '../../src/plugin.ts'
import { type RuntimeTuning, tuneRuntime } from '../../src/runtime.ts'
import type { BootOptions } from './payloadApp.ts'
import { waitFor } from './waitFor.ts'
import { createWorld } from './world.ts'

/** A row of the ledger as it is stored. */
export type LedgerRow = {
  id: number
  post_id: number
  channel_id: number
  state: DeliveryState
  attempt: number
  generation: number
  tries: number
  parts: StoredPart[]
  due_at: Date
  run_at: Date
  published_at: Date | null
  armed_at: Date | null
  asked_at: Date | null
  evidence: string | null
  look_at: string | null
  hold_reason: string | null
  error_code: string | null
  error_message: string | null
  moves: { from?: DeliveryState; to: DeliveryState; by: string; at: string }[]
}

/** Short times, so that a test sees in seconds what takes minutes. */
export const quick = { leaseMs: 4_000, sendTimeoutMs: 1_500, lookEveryMs: 200, perChannel: 5, rules: { baseMs: 100, maxMs: 400, settleMs: 150 } } satisfies Partial<EngineOptions>

/** A world without a worker, in which tests start engines of their own on one ledger. */
export type EngineWorld = Awaited<ReturnType<typeof createEngineWorld>>

export async function createEngineWorld({ options, tuning, ...boot }: BootOptions & { tuning?: RuntimeTuning } = {}) {
  const world = await createWorld({ ...boot, options: { ...options, queue: { ...options?.queue, autorun: false } } })
  if (tuning) tuneRuntime(world.payload, tuning)
  const house = houseOf(world.payload)
  const runtime = house.runtime(world.payload)
  const { query, tables, channels } = runtime
  const engines: Engine[] = []

  /** A channel book that opens channels as the site does, with something changed. */
  const bookWith = (change: (channel: OpenChannel, channelId: string) => OpenChannel): EngineOptions['channels'] => ({
    forget: (channelId) => channels.forget(channelId),
    async get(channelId) {
      const channel = await channels.get(channelId)
      return channel && change(channel, channelId)
    },
  })

  async function rows(where: string, values: readonly unknown[] = []): Promise<LedgerRow[]> {
    return query<LedgerRow>(
      `select d.*, attempt::int as attempt, generation::int as generation, tries::int as tries, state::text as state from ${tables.deliveries} d where ${where} order by d.id`,
      values,
    )
  }

  return {
    ...world,
    runtime,
    query,
    tables,
    ledger: { query, tables },
    rows,
    bookWith,
    withRate: (rate: Limits['rate']) => bookWith((channel) => ({ ...channel, limits: { ...channel.limits, rate } })),
    /** Starts an engine; all are stopped when the world closes. */
    engine(more: Partial<EngineOptions> = {}): Engine {
      const engine = createEngine({ query, tables, channels, log: () => undefined, ...quick, ...more })
      engines.push(engine)
      engine.start()
      return engine
    },
    /** Stops every engine that was started until now. */
    async stopEngines() {
      await Promise.all(engines.splice(0).map((engine) => engine.stop({ timeoutMs: 5_000 })))
    },
    /** A social post that is scheduled; due now unless told otherwise. Gives its id. */
    async post(text: string, channelIds: readonly number[], data: Record<string, unknown> = {}): Promise<number> {
      const { id } = await world.create('social-posts', {
        title: text.slice(0, 60),
        kind: 'post',
        text,
        status: 'scheduled',
        channels: channelIds,
        publishAt: new Date().toISOString(),
        ...data,
      })
      return id
    },
    /** Many deliveries at once, each of a post of its own, straight into the ledger. */
    async fill(channelId: number, count: number, prefix: string, dueAt = "now() - interval '1 second'"): Promise<void> {
      await query(
        `with p as (insert into ${tables.posts} (title, text, kind, status, updated_at, created_at) select $2 || ' ' || i, 'x', 'post', 'scheduled', now(), now() from generate_series(1, $3::int) i returning id),
           n as (select id, row_number() over (order by id) as i from p)
         insert into ${tables.deliveries} (post_id, channel_id, occurrence, due_at, run_at, state, content, parts, attempts, moves, attempt, generation, tries, updated_at, created_at)
         select n.id, $1::int, 'once', ${dueAt} + n.i * interval '1 millisecond', ${dueAt} + n.i * interval '1 millisecond', 'scheduled',
           jsonb_build_object('kind', 'post', 'parts', jsonb_build_array(jsonb_build_object('media', '[]'::jsonb, 'text', $2 || ' ' || n.i))), '[]', '[]', '[]', 0, 0, 0, now(), now() from n`,
        [channelId, prefix, count],
      )
    },
    /** Waits until every delivery of a post is in one of the states. */
    async ended(postId: number, states: readonly DeliveryState[], timeoutMs = 15_000): Promise<LedgerRow[]> {
      return waitFor(
        async () => {
          const found = await rows('post_id = $1', [postId])
          return found.length > 0 && found.every((row) => states.includes(row.state)) ? found : undefined
        },
        { timeoutMs, what: `the deliveries of post ${postId} to be ${states.join(' or ')}` },
      )
    },
    /** What is on Mastodon with these words in it, oldest first. */
    onMastodon: (words: string) => world.mastodon.statuses().filter((status) => status.text.includes(words)),
    async close() {
      await Promise.all(engines.map((engine) => engine.stop({ timeoutMs: 2_000 })))
      await world.close()
    },
  }
}
