import type { Settlement } from './deliveryRow.ts'
import type { Query, Transaction } from './sql.ts'
import type { Tables } from './tables.ts'

type Context = { query: Query; tables: Tables }

/**
 * Writes the results of tries, many in one statement, each fenced by its attempt number. Gives the ids that were written: whoever is
 * missing had lost its lease and its result was not taken. Rows are locked in order, as a person's save locks them, so neither ever
 * waits in a circle.
 */
export async function settleDeliveries({ query, tables: t }: Context, rows: readonly Settlement[], now: Date | null): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const written = await query<{ id: string | number }>(
    `with locked as materialized (select id from ${t.deliveries} where id = any($1::${t.id}[]) order by id for update)
     update ${t.deliveries} d set
       state = v.state::text::enum_social_delivery_state, parts = v.parts, url = coalesce(v.url, d.url),
       error_code = v.code, error_message = v.message, error_advice = v.advice,
       attempts = coalesce(d.attempts, '[]'::jsonb) || v.note, moves = coalesce(d.moves, '[]'::jsonb) || v.move,
       run_at = case when v.state = 'scheduled' then coalesce(v.next_at, d.run_at) else d.run_at end,
       next_check_at = case when v.state = 'unknown' then v.next_at end,
       asked_at = case when v.evidence is not null then coalesce($15::timestamptz, now()) end,
       evidence = v.evidence, look_at = v.look_at,
       tries = case when v.state = 'published' then d.tries else d.tries + 1 end,
       generation = v.generation, lease_until = null, worker = null,
       armed_at = case when v.state = 'unknown' then d.armed_at end,
       published_at = case when v.state = 'published' then coalesce($15::timestamptz, now()) else d.published_at end,
       updated_at = now()
     from unnest($1::${t.id}[], $2::numeric[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::jsonb[], $12::timestamptz[], $13::text[], $14::text[], $16::numeric[])
       as v(id, attempt, from_state, state, parts, url, code, message, advice, note, move, next_at, evidence, look_at, generation)
       join locked using (id)
     where d.id = v.id and d.attempt = v.attempt and d.state = v.from_state::text::enum_social_delivery_state returning d.id`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.attempt),
      rows.map((row) => row.from),
      rows.map((row) => row.to),
      rows.map((row) => JSON.stringify(row.parts)),
      rows.map((row) => row.url ?? null),
      rows.map((row) => row.error?.code ?? null),
      rows.map((row) => row.error?.message ?? null),
      rows.map((row) => row.error?.advice ?? null),
      rows.map((row) => JSON.stringify([row.note])),
      rows.map((row) => JSON.stringify([{ from: row.from, to: row.to, at: row.note.endedAt, by: row.by }])),
      rows.map((row) => row.nextAt ?? null),
      rows.map((row) => row.ask?.evidence ?? null),
      rows.map((row) => row.ask?.lookAt ?? null),
      now,
      rows.map((row) => row.generation),
    ],
    'social_settle',
  )
  const ids = new Set(written.map((row) => String(row.id)))
  const troubled = rows.filter((row) => ids.has(row.id) && (row.notSent || row.blockChannelUntil))
  for (const row of troubled) {
    await query(`update ${t.gates} set day_count = greatest(0, day_count - $2::int), blocked_until = greatest(blocked_until, $3::timestamptz) where channel_id = $1::${t.id}`, [
      row.channelId,
      row.notSent ? 1 : 0,
      row.blockChannelUntil ?? null,
    ])
  }
  return ids
}

/** Puts a channel under a hold because the network will not have it (revoked, suspended). Its posts wait until it is looked after. */
export async function markChannelTrouble({ query, tables: t }: Context, channelId: string, code: string, message: string): Promise<void> {
  await query(`update ${t.channels} set trouble = $2, health_ok = false, health_message = $3, health_checked_at = now() where id = $1::${t.id} and trouble is distinct from $2`, [
    channelId,
    code,
    message,
  ])
}

/**
 * Derives the statuses of posts from their deliveries. The posts' rows are locked by a statement of its own first, so that the
 * second one sees what every other worker has committed before it got the lock: the last to derive is always right.
 */
export async function derivePostStatuses({ transaction, tables: t }: { transaction: Transaction; tables: Tables }, postIds: readonly string[]): Promise<void> {
  const ids = [...new Set(postIds)]
  if (ids.length === 0) return
  await transaction(async (query) => {
    await query(`select id from ${t.posts} where id = any($1::${t.id}[]) order by id for update`, [ids])
    await query(deriveSql(t), [ids])
  })
}

/** The same order of precedence as `derivePostStatus` in the domain, which a test holds it against. Drafts keep what a person gave them. */
export function deriveSql(t: Tables): string {
  return `with counted as (
    select d.post_id,
      bool_or(d.state = 'unknown') as unknown, bool_or(d.state = 'publishing') as publishing, bool_or(d.state in ('scheduled', 'held')) as waiting,
      bool_or(d.state = 'published') as published, bool_or(d.state = 'failed') as failed, bool_or(d.state = 'missed') as missed, bool_and(d.state = 'cancelled') as cancelled
    from ${t.deliveries} d where d.post_id = any($1::${t.id}[]) group by d.post_id
  ), derived as (
    select post_id, case
      when unknown then 'unknown'
      when publishing then 'publishing'
      when waiting then case when published or failed or missed then 'publishing' else 'scheduled' end
      when published then case when failed or missed then 'partly-published' else 'published' end
      when failed then 'failed'
      when missed then 'missed'
      when cancelled then 'cancelled'
      else 'scheduled' end as status from counted
  )
  update ${t.posts} p set status = derived.status::text::enum_social_post_status, updated_at = now()
  from derived where p.id = derived.post_id and p.status::text <> derived.status and p.status not in ('draft', 'in-review', 'approved')`
}
