import { setTimeout as sleep } from 'node:timers/promises'
import { getPayload, type Payload } from 'payload'
import type { Seat } from './networks.ts'
import { channels, type PlannedPost } from './schedule.ts'
import { type LedgerRow, markOf } from './verdict.ts'

/** The people at their desks: they save posts, pause channels and stop everything, and try again when a save fails. */
export type Desk = {
  connect(seats: readonly Seat[]): Promise<void>
  save(post: PlannedPost, dueAt: Date): Promise<void>
  pause(channel: string, paused: boolean): Promise<void>
  stopEverything(stopped: boolean): Promise<void>
  /** Deliveries that have not ended. */
  pending(): Promise<Record<string, number>>
  ledger(): Promise<{ rows: LedgerRow[]; statuses: Map<string, string> }>
  /** Saves that failed and were done again; saves that were acknowledged and had not been kept; the longest that one took. */
  facts: { failedSaves: number; unkeptSaves: number; slowestSaveMs: number }
  close(): Promise<void>
}

/** Boots the site in this process, without a worker. The environment says which database and queue. */
export async function openDesk(): Promise<Desk> {
  const { default: config } = await import('./host/payload.config.ts')
  const payload = await getPayload({ config, cron: false })
  const ids = new Map<string, number>()
  const facts = { failedSaves: 0, unkeptSaves: 0, slowestSaveMs: 0 }
  const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => (await payload.db.pool.query(text, values)).rows as Row[]

  /** Until it works, as a person does who presses Save again. */
  async function insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch {
        facts.failedSaves += 1
        await sleep(250)
      }
    }
  }
  const isSaved = (key: string) => insist(async () => (await sql(`select 1 from social_posts where title = $1`, [key])).length > 0)

  return {
    facts,
    async connect(seats) {
      for (const { name, baseURL, credentials } of seats) {
        const network = channels.find((channel) => channel.name === name)?.network
        const doc = await create(payload, 'social-channels', { name, network, baseURL, credentials, standing: 'active', timezone: 'UTC' })
        ids.set(name, doc.id)
      }
    },
    async save(post, dueAt) {
      const [text, ...more] = Array.from({ length: post.parts }, (_, index) => `A post of the storm, and this is its part ${index + 1} ${markOf(post.key, index + 1)}`)
      for (;;) {
        const publishAt = new Date(Math.max(dueAt.getTime(), Date.now() - 30_000)).toISOString()
        const startedAt = performance.now()
        try {
          await create(payload, 'social-posts', {
            title: post.key,
            kind: 'post',
            status: 'scheduled',
            text,
            more: more.map((part) => ({ text: part })),
            overflow: 'thread',
            channels: post.channels.map((name) => ids.get(name)),
            publishAt,
          })
          facts.slowestSaveMs = Math.max(facts.slowestSaveMs, Math.round(performance.now() - startedAt))
          if (await isSaved(post.key)) return
          // A commit that fails because the database goes down at that moment is told to nobody by Payload 3.90.
          facts.unkeptSaves += 1
        } catch {
          facts.failedSaves += 1
          await sleep(250)
          if (await isSaved(post.key)) return
        }
      }
    },
    async pause(channel, paused) {
      await insist(() => payload.update({ collection: 'social-channels' as never, id: ids.get(channel) as never, data: { paused } as never, depth: 0 }))
      await insist(async () => {
        const [row] = await sql<{ paused: boolean }>('select coalesce(paused, false) as paused from social_channels where id = $1', [ids.get(channel)])
        if (row?.paused !== paused) throw new Error('It was not kept.')
      })
    },
    async stopEverything(stopped) {
      await insist(() => payload.updateGlobal({ slug: 'social-settings' as never, data: { stopped } as never }))
    },
    async pending() {
      const rows = await sql<{ state: string; count: number }>(
        `select state::text, count(*)::int as count from social_deliveries where state in ('scheduled', 'publishing', 'held') or (state = 'unknown' and asked_at is null) group by 1`,
      )
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },
    async ledger() {
      const rows = await sql<LedgerRow>(
        `select d.id::text, p.title as post, c.name as channel, d.state::text as state, d.asked_at is not null as asked, coalesce(d.parts, '[]') as parts, d.content, coalesce(d.moves, '[]') as moves, coalesce(d.attempts, '[]') as attempts
         from social_deliveries d join social_posts p on p.id = d.post_id join social_channels c on c.id = d.channel_id order by d.id`,
      )
      const posts = await sql<{ title: string; status: string }>('select title, status::text from social_posts')
      return { rows, statuses: new Map(posts.map(({ title, status }) => [title, status])) }
    },
    close: () => payload.destroy(),
  }
}

async function create(payload: Payload, collection: string, data: Record<string, unknown>): Promise<{ id: number }> {
  return (await payload.create({ collection: collection as never, data: data as never, depth: 0 })) as unknown as { id: number }
}
