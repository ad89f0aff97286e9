import type { Content } from '../domain/content.ts'
import type { ClaimedDelivery, StoredPart } from './deliveryRow.ts'
import { holdExpression, holdJoins } from './holds.ts'
import { type Query, toJson } from './sql.ts'
import type { Tables } from './tables.ts'

/** What a worker can take now, and how fast the channel may be used. */
export type Wish = { channelId: string; free: number; perSecond: number; burst: number /** Local day of the channel, for its daily limit. */; day: string }

export type ClaimRequest = { wishes: readonly Wish[]; worker: string; leaseMs: number; latenessMs: number /** Tests own the clock; null: the database's. */; now: Date | null }

type Row = {
  id: string | number
  channel_id: string | number
  post_id: string | number
  attempt: number
  generation: number
  tries: number
  content: Content
  parts: StoredPart[] | null
  due_at: Date
  armed_at: Date | null
}

/**
 * Claims what is due on the channels that have room: one atomic UPDATE for all of them. Rate gate, daily limit and every hold are
 * read in the same statement, so what a person has stopped, or another worker has taken, is not returned.
 */
export async function claimDeliveries({ query, tables: t }: { query: Query; tables: Tables }, request: ClaimRequest): Promise<ClaimedDelivery[]> {
  if (request.wishes.length === 0) return []
  const rows = await query<Row>(
    claimSql(t),
    [
      request.wishes.map((wish) => wish.channelId),
      request.wishes.map((wish) => wish.free),
      request.wishes.map((wish) => wish.perSecond),
      request.wishes.map((wish) => wish.burst),
      request.wishes.map((wish) => wish.day),
      request.worker,
      request.leaseMs / 1000,
      request.latenessMs / 1000,
      request.now,
    ],
    'social_claim',
  )
  return rows.map((row) => ({
    id: String(row.id),
    channelId: String(row.channel_id),
    postId: String(row.post_id),
    attempt: row.attempt,
    generation: row.generation,
    tries: row.tries,
    content: row.content,
    parts: row.parts ?? [],
    dueAt: row.due_at,
    armedAt: row.armed_at,
  }))
}

/**
 * The statement, exported so that its plan can be asserted with a large ledger. The lateness is written so that no index can serve it:
 * the planner would read all that is to come instead of what is due.
 */
export function claimSql(t: Tables): string {
  const clock = 'coalesce($9::timestamptz, now())'
  return `with wish as (
    select * from unnest($1::${t.id}[], $2::int[], $3::float8[], $4::float8[], $5::text[]) as w(channel_id, free, per_second, burst, day)
  ), gate as materialized (
    select g.channel_id, w.day, w.burst,
      least(w.burst, case when g.refilled_at = '-infinity' then w.burst else g.tokens + w.per_second * extract(epoch from greatest(${clock} - g.refilled_at, interval '0')) end) as tokens,
      least(w.free,
        coalesce(c.daily_limit::int - case when g.day = w.day then g.day_count else 0 end, w.free)) as room
    from ${t.gates} g join wish w using (channel_id) join ${t.channels} c on c.id = g.channel_id
    where (g.blocked_until is null or g.blocked_until <= ${clock})
    for update of g skip locked
  ), due as materialized (
    select x.id, g.channel_id from gate g cross join lateral (
      select d.id from ${t.deliveries} d ${holdJoins(t)}
      where d.channel_id = g.channel_id and d.state = 'scheduled' and d.run_at <= ${clock}
        and ${clock} - d.due_at < make_interval(secs => $8::float8) and (${holdExpression(t, clock)}) is null
      order by d.run_at, d.id limit greatest(0, least(g.room, floor(g.tokens)::int)) for update of d skip locked
    ) x
  ), spent as (
    update ${t.gates} g set tokens = gate.tokens - n.taken, refilled_at = greatest(g.refilled_at, ${clock}), day = gate.day,
      day_count = case when g.day = gate.day then g.day_count else 0 end + n.taken
    from gate join (select channel_id, count(*)::int as taken from due group by channel_id) n using (channel_id)
    where g.channel_id = gate.channel_id
  )
  update ${t.deliveries} d set state = 'publishing', attempt = d.attempt + 1, lease_until = ${clock} + make_interval(secs => $7::float8),
    worker = $6::text, hold_reason = null, updated_at = now(),
    moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', 'scheduled', 'to', 'publishing', 'at', ${clock}, 'by', $6::text)
  from due where d.id = due.id
  returning d.id, d.channel_id, d.post_id, d.attempt::int, d.generation::int, d.tries::int, d.content, d.parts, d.due_at, d.armed_at`
}

/**
 * Stores the tokens of the parts that are about to be sent. Gives the ids that still hold their claim: whoever is missing has lost
 * its lease and must not send.
 */
export async function armDeliveries(
  { query, tables: t }: { query: Query; tables: Tables },
  rows: readonly { id: string; attempt: number; parts: StoredPart[] }[],
  now: Date | null,
): Promise<Set<string>> {
  const armed = await query<{ id: string | number }>(
    `with locked as materialized (select id from ${t.deliveries} where id = any($3::${t.id}[]) order by id for update)
     update ${t.deliveries} d set parts = v.parts, armed_at = coalesce(d.armed_at, $2::timestamptz, now())
     from jsonb_to_recordset($1::jsonb) as v(id ${t.id}, attempt numeric, parts jsonb) join locked using (id)
     where d.id = v.id and d.attempt = v.attempt and d.state = 'publishing' and d.lease_until > coalesce($2::timestamptz, now()) returning d.id`,
    [toJson(rows), now, rows.map((row) => row.id)],
    'social_arm',
  )
  return new Set(armed.map((row) => String(row.id)))
}

/** Lengthens the lease of a try that is still at work. Gives the ids that still hold it. */
export async function renewLeases(
  { query, tables: t }: { query: Query; tables: Tables },
  rows: readonly { id: string; attempt: number }[],
  leaseMs: number,
  now: Date | null,
): Promise<Set<string>> {
  const renewed = await query<{ id: string | number }>(
    `update ${t.deliveries} d set lease_until = coalesce($4::timestamptz, now()) + make_interval(secs => $3::float8)
     from unnest($1::${t.id}[], $2::numeric[]) as v(id, attempt)
     where d.id = v.id and d.attempt = v.attempt and d.state = 'publishing' and d.lease_until > coalesce($4::timestamptz, now()) returning d.id`,
    [rows.map((row) => row.id), rows.map((row) => row.attempt), leaseMs / 1000, now],
  )
  return new Set(renewed.map((row) => String(row.id)))
}
