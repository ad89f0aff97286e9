import type { PayloadRequest } from 'payload'
import type { ChannelDoc } from './domain/documents.ts'
import { type Query, requestQuery, transactionOf } from './ledger/sql.ts'
import type { Tables } from './ledger/tables.ts'
import { dayMs, floorToMinute, minuteMs } from './schedule/moment.ts'
import { nextFreeSlot } from './schedule/slots.ts'
import { plannedBefore, readOnce } from './shared.ts'

/** So long a save waits for others that put posts into the same queue, before it says so. They are usually done in a fraction of it; an import may take longer. */
const patienceMs = 5_000
const tryAgainMs = 25
/** An evergreen post that is due sooner stays: the planner leaves the last ten minutes to the engine, and must have time to move it. */
const givesWayMs = 30 * minuteMs

/** Slots that saves have chosen, by their transaction and by channel: those that share one ("Edit many") run at the same time, before any of them has written its deliveries. */
const chosen = new WeakMap<object, Map<string, Date[]>>()

/**
 * One save at a time chooses slots of a channel, until it commits, so that two never choose the same. Gives false when others are not done in time. Always
 * in the same order, so that two posts for several channels do not wait for each other.
 */
export async function lockQueues(req: PayloadRequest, channelIds: readonly string[]): Promise<boolean> {
  const query = await requestQuery(req)
  const until = performance.now() + patienceMs
  for (const id of channelIds.toSorted()) {
    while (!(await tryLock(query, id))) {
      if (performance.now() > until) return false
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs))
    }
  }
  return true
}

async function tryLock(query: Query, channelId: string): Promise<boolean> {
  const [row] = await query<{ got: boolean }>(`select pg_try_advisory_xact_lock(hashtext('social-queue'), hashtext($1::text)) as got`, [channelId])
  return row?.got === true
}

type Place = { req: PayloadRequest; tables: Tables; channel: ChannelDoc; now: Date }

/** The next slot of a channel that a queued post may have. With `choose`, it is kept for this save until its transaction ends: lock the queue before. */
export async function findSlot({ req, tables, channel, now, choose = false }: Place & { choose?: boolean }): Promise<Date | undefined> {
  const id = String(channel.id)
  const mine = await chosenBy(req, id)
  const taken = await readOnce(req, `taken on ${id}`, () => readTaken({ req, tables, channel, now }))
  const others = [...taken, ...plannedBefore(req, id).map(({ dueAt }) => dueAt)]
  const minutes = new Set(others.map((at) => floorToMinute(at.getTime())))
  const slot = nextFreeSlot({
    slots: channel.slots ?? [],
    timeZone: channel.timezone || 'UTC',
    after: now,
    // What was chosen and has been written meanwhile counts once.
    taken: [...others, ...mine.filter((at) => !minutes.has(at.getTime()))],
    dailyLimit: channel.dailyLimit ?? undefined,
    // That a channel is asleep is said in other words than that it has no slot.
    standing: channel.standing === 'occasional' ? 'occasional' : 'active',
  })
  // Nothing is waited for between choosing and keeping.
  if (choose && slot) mine.push(slot)
  return slot
}

async function chosenBy(req: PayloadRequest, channelId: string): Promise<Date[]> {
  const owner = (await transactionOf(req)) ?? req
  const byChannel = chosen.get(owner) ?? new Map<string, Date[]>()
  chosen.set(owner, byChannel)
  const mine = byChannel.get(channelId) ?? []
  byChannel.set(channelId, mine)
  return mine
}

/** When something is due on a channel that a queued post has to leave in peace: everything but evergreen posts that the planner will move out of its way. */
async function readTaken({ req, tables: t, channel, now }: Place): Promise<Date[]> {
  const query = await requestQuery(req)
  const rows = await query<{ due_at: string | Date }>(
    `select d.due_at from ${t.deliveries} d left join ${t.posts} p on p.id = d.post_id
     where d.channel_id = $1::${t.id} and d.due_at > $2::timestamptz and d.state in ('scheduled', 'held', 'publishing', 'published', 'unknown')
       and not (coalesce(p.plan_key, '') like 'evergreen/%' and d.state in ('scheduled', 'held') and d.due_at >= $3::timestamptz and p.status::text = 'scheduled'
         and d.due_at is not distinct from (p.plan->>'dueAt')::timestamptz and jsonb_array_length(coalesce(p.plan->'hand', '[]'::jsonb)) = 0
         and exists (select 1 from ${t.campaigns} c where c.id::text = split_part(p.plan_key, '/', 2) and c.status::text = 'running' and (c.starts_at is null or c.starts_at <= d.due_at)))`,
    [String(channel.id), new Date(now.getTime() - dayMs).toISOString(), new Date(now.getTime() + givesWayMs).toISOString()],
  )
  return rows.map(({ due_at }) => new Date(due_at))
}
