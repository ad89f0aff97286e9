import type { Settlement } from './deliveryRow.ts'
import { type Query, toJson } from './sql.ts'
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
    `with locked as materialized (select id from ${t.deliveries} where id = any($3::${t.id}[]) order by id for update)
     update ${t.deliveries} d set
       state = v.state::text::enum_social_delivery_state, parts = v.parts, url = coalesce(v.url, d.url),
       error_code = case when v.state = 'unknown' then coalesce(v.code, d.error_code) else v.code end,
       error_message = case when v.state = 'unknown' then coalesce(v.message, d.error_message) else v.message end,
       error_advice = case when v.state = 'unknown' then coalesce(v.advice, d.error_advice) else v.advice end,
       attempts = coalesce(d.attempts, '[]'::jsonb) || v.note, moves = coalesce(d.moves, '[]'::jsonb) || v.move,
       run_at = case when v.state = 'scheduled' then coalesce(v.next_at, d.run_at) else d.run_at end,
       next_check_at = case when v.state = 'unknown' then v.next_at end,
       asked_at = case when v.evidence is not null then coalesce($2::timestamptz, now()) end,
       evidence = v.evidence, look_at = v.look_at,
       tries = case when v.state = 'published' then d.tries else d.tries + 1 end,
       generation = v.generation, lease_until = null, worker = null,
       armed_at = case when v.state = 'unknown' then d.armed_at else v.open_since end,
       checks = case when v.from_state = 'publishing' then 0 else d.checks end,
       published_at = case when v.state = 'published' then coalesce($2::timestamptz, now()) else d.published_at end,
       updated_at = now()
     from jsonb_to_recordset($1::jsonb) as v(id ${t.id}, attempt numeric, from_state text, state text, parts jsonb, url text, code text, message text, advice text,
         note jsonb, move jsonb, next_at timestamptz, evidence text, look_at text, generation numeric, open_since timestamptz)
       join locked using (id)
     where d.id = v.id and d.attempt = v.attempt and d.state = v.from_state::text::enum_social_delivery_state returning d.id`,
    [toJson(rows.map(toRecord)), now, rows.map((row) => row.id)],
    'social_settle',
  )
  const ids = new Set(written.map((row) => String(row.id)))
  // What is sent again counts again for the day, so this time is given back.
  const troubled = rows.filter((row) => ids.has(row.id) && (row.notSent || row.to === 'scheduled' || row.blockChannelUntil))
  for (const row of troubled) {
    await query(`update ${t.gates} set day_count = greatest(0, day_count - $2::int), blocked_until = greatest(blocked_until, $3::timestamptz) where channel_id = $1::${t.id}`, [
      row.channelId,
      row.notSent || row.to === 'scheduled' ? 1 : 0,
      row.blockChannelUntil ?? null,
    ])
  }
  return ids
}

/** A result as the statement reads it. */
const toRecord = (row: Settlement) => ({
  id: row.id,
  attempt: row.attempt,
  from_state: row.from,
  state: row.to,
  parts: row.parts,
  url: row.url,
  code: row.error?.code,
  message: row.error?.message,
  advice: row.error?.advice,
  note: [row.note],
  move: [{ from: row.from, to: row.to, at: row.note.endedAt, by: row.by }],
  next_at: row.nextAt,
  evidence: row.ask?.evidence,
  look_at: row.ask?.lookAt,
  generation: row.generation,
  open_since: row.openSince,
})

/** Puts a channel under a hold because the network will not have it (revoked, suspended). Its posts wait until it is looked after. */
export async function markChannelTrouble({ query, tables: t }: Context, channelId: string, code: string, message: string): Promise<void> {
  await query(`update ${t.channels} set trouble = $2, health_ok = false, health_message = $3, health_checked_at = now() where id = $1::${t.id} and trouble is distinct from $2`, [
    channelId,
    code,
    message,
  ])
}

/**
 * Derives the statuses of posts from their deliveries. A worker may have looked before another one wrote, so whoever changed a status
 * looks again until there is nothing to change: the last to write has seen everything.
 */
export async function derivePostStatuses({ query, tables: t }: Context, postIds: readonly string[]): Promise<void> {
  const ids = [...new Set(postIds)]
  while (ids.length > 0) {
    const changed = await query(deriveSql(t), [ids], 'social_derive')
    if (changed.length === 0) return
  }
}

/** The statuses that follow from deliveries, by post. The same order of precedence as `derivePostStatus` in the domain, which a test holds it against. */
const derivedSql = (t: Tables, which: string) => `counted as (
    select d.post_id,
      bool_or(d.state = 'unknown') as unknown, bool_or(d.state = 'publishing') as publishing, bool_or(d.state in ('scheduled', 'held')) as waiting,
      bool_or(d.state = 'published') as published, bool_or(d.state = 'failed') as failed, bool_or(d.state = 'missed') as missed, bool_and(d.state = 'cancelled') as cancelled
    from ${t.deliveries} d where d.post_id in (${which}) group by d.post_id
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
  )`

/** What became of a post is on the record; that it is on its way is not. */
const worthRecording = ['published', 'partly-published', 'failed', 'missed', 'unknown'].map((status) => `'${status}'`).join(', ')

/** Writes the derived statuses of some posts, locked in order, puts what became of them on the record, and gives those that changed. Drafts keep what a person gave them. */
export function deriveSql(t: Tables): string {
  return `with ${derivedSql(t, `select unnest($1::${t.id}[])`)}, differing as materialized (
    select p.id, derived.status, p.status::text as was from ${t.posts} p join derived on derived.post_id = p.id
    where p.status::text <> derived.status and p.status not in ('draft', 'in-review', 'approved') order by p.id for update of p
  ), recorded as (
    insert into ${t.records} (what, "by", subject, before, after, updated_at, created_at)
    select 'post-' || status, 'the server', '${t.postsSlug.replaceAll("'", "''")}:' || id, jsonb_build_object('status', was), jsonb_build_object('status', status), now(), now()
    from differing where status in (${worthRecording})
  )
  update ${t.posts} p set status = differing.status::text::enum_social_post_status, updated_at = now()
  from differing where p.id = differing.id returning p.id`
}

/**
 * Posts whose deliveries changed within `sinceMs` and whose status does not follow from them: somebody died, or the database did, between
 * a receipt and its consequence. Changes of the last seconds are left to those who made them.
 */
export async function findStalePosts({ query, tables: t }: Context, sinceMs: number): Promise<string[]> {
  const rows = await query<{ id: string | number }>(
    `with recent as materialized (
      select distinct post_id from ${t.deliveries} where updated_at > now() - make_interval(secs => $1::float8) and updated_at < now() - interval '2 seconds'
    ), ${derivedSql(t, 'select post_id from recent')}
    select p.id from ${t.posts} p join derived on derived.post_id = p.id
    where p.status::text <> derived.status and p.status not in ('draft', 'in-review', 'approved', 'cancelled') limit 5000`,
    [sinceMs / 1000],
  )
  return rows.map((row) => String(row.id))
}
