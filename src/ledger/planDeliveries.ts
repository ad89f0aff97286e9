import type { Content } from '../domain/content.ts'
import type { FailureNote } from '../domain/failures.ts'
import type { Query } from './sql.ts'
import type { Tables } from './tables.ts'

export type PlannedDelivery = {
  channelId: string
  /** Which of several times this is: 'once', or the local date of a recurring post. */
  occurrence: string
  dueAt: Date
  content: Content
  /** It can surely not be sent: it is written as failed at once, with this. */
  problem?: FailureNote | undefined
}

type Context = { query: Query; tables: Tables }

/** Something of a delivery `d` may be out: a part has its receipt, or a try is open. Its text stays as it is. */
export const begun = `(d.armed_at is not null or jsonb_path_exists(coalesce(d.parts, '[]'::jsonb), '$[*].remoteId'))`

/** The state of an unsent delivery after its post was saved again. */
const next = `(case
  when d.state = 'cancelled' then excluded.state
  when d.state in ('missed', 'failed') and (d.due_at <> excluded.due_at or (d.state = 'failed' and d.tries = 0)) then excluded.state
  when d.state in ('scheduled', 'held') and excluded.state = 'failed' then excluded.state
  else d.state end)::text`

/** A move as it is recorded. From a state to the same one: only the time has changed. */
const moved = (from: string, to: string) => `jsonb_build_object('from', ${from}, 'to', ${to}, 'at', now(), 'by', $1::text, 'dueAt', excluded.due_at)`

/**
 * Writes the deliveries of a post in the transaction of its save: inserts what is new, changes what has not been sent, revives what
 * was cancelled, cancels what is not wanted any more. What is being sent, is unknown or has gone out is never touched; a thread that
 * has begun keeps its text.
 */
export async function writeDeliveries(ledger: Context, postId: string, planned: readonly PlannedDelivery[], by: string): Promise<void> {
  await insertDeliveries(
    ledger,
    planned.map((row) => ({ ...row, postId, by })),
  )
  await cancelDeliveries(ledger, postId, by, planned)
}

/** Inserts deliveries of posts, all by the same hand, or changes those that are there and have not been sent. */
export async function insertDeliveries({ query, tables: t }: Context, rows: readonly (PlannedDelivery & { postId: string; by: string })[]): Promise<void> {
  if (rows.length === 0) return
  await query(
    `insert into ${t.deliveries} as d (post_id, channel_id, occurrence, due_at, run_at, content, state, error_code, error_message, error_advice, attempts, parts, moves, attempt, generation, tries, updated_at, created_at)
     select v.post_id, v.channel_id, v.occurrence, v.due_at, v.due_at, v.content,
       (case when v.code is null then 'scheduled' else 'failed' end)::enum_social_delivery_state, v.code, v.message, v.advice,
       '[]'::jsonb, '[]'::jsonb, jsonb_build_array(jsonb_build_object('to', case when v.code is null then 'scheduled' else 'failed' end, 'at', now(), 'by', $1::text)), 0, 0, 0, now(), now()
     from unnest($2::${t.id}[], $3::${t.id}[], $4::text[], $5::timestamptz[], $6::jsonb[], $7::text[], $8::text[], $9::text[]) as v(post_id, channel_id, occurrence, due_at, content, code, message, advice)
     on conflict (post_id, channel_id, occurrence) do update set
       due_at = excluded.due_at,
       run_at = case when d.due_at = excluded.due_at and d.state in ('scheduled', 'held') then d.run_at else excluded.run_at end,
       content = case when ${begun} then d.content else excluded.content end,
       state = (${next})::enum_social_delivery_state, hold_reason = case when ${next} = 'held' then d.hold_reason end, tries = case when ${next} = d.state::text then d.tries else 0 end,
       error_code = case when d.state in ('missed', 'failed') and d.due_at = excluded.due_at and d.tries > 0 then d.error_code else excluded.error_code end,
       error_message = case when d.state in ('missed', 'failed') and d.due_at = excluded.due_at and d.tries > 0 then d.error_message else excluded.error_message end,
       error_advice = case when d.state in ('missed', 'failed') and d.due_at = excluded.due_at and d.tries > 0 then d.error_advice else excluded.error_advice end,
       moves = coalesce(d.moves, '[]'::jsonb) || case
         when ${next} = 'failed' and d.state not in ('failed', 'scheduled') then jsonb_build_array(${moved('d.state', "'scheduled'")}, ${moved("'scheduled'", "'failed'")})
         when ${next} <> d.state::text or d.due_at <> excluded.due_at then jsonb_build_array(${moved('d.state', next)})
         else '[]'::jsonb end,
       updated_at = now()
     where d.state in ('scheduled', 'held', 'cancelled', 'missed', 'failed')`,
    [
      rows[0]?.by,
      rows.map((row) => row.postId),
      rows.map((row) => row.channelId),
      rows.map((row) => row.occurrence),
      rows.map((row) => row.dueAt.toISOString()),
      rows.map((row) => JSON.stringify(row.content)),
      rows.map((row) => row.problem?.code ?? null),
      rows.map((row) => row.problem?.message ?? null),
      rows.map((row) => row.problem?.advice ?? null),
    ],
  )
}

/** Cancels the deliveries of a post that have not been sent, except those in `keep`. Gives how many. */
export async function cancelDeliveries(
  { query, tables: t }: Context,
  postId: string,
  by: string,
  keep: readonly { channelId: string; occurrence: string }[] = [],
): Promise<number> {
  const rows = await query(
    `update ${t.deliveries} d set state = 'cancelled', hold_reason = null, updated_at = now(),
       error_code = case when d.armed_at is null then d.error_code else 'no-answer' end,
       error_message = case when d.armed_at is null then d.error_message else 'It was withdrawn while the outcome of a try was open.' end,
       error_advice = case when d.armed_at is null then d.error_advice else 'An earlier try may have been accepted: look on the network.' end,
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', d.state, 'to', 'cancelled', 'at', now(), 'by', $2::text)
     where d.post_id = $1::${t.id} and d.state in ('scheduled', 'held', 'missed', 'failed')
       and not exists (select 1 from unnest($3::${t.id}[], $4::text[]) k(channel_id, occurrence) where k.channel_id = d.channel_id and k.occurrence = d.occurrence)
     returning d.id`,
    [postId, by, keep.map((row) => row.channelId), keep.map((row) => row.occurrence)],
  )
  return rows.length
}

/**
 * Locks the deliveries of a post until the save commits, so that no worker can claim one meanwhile, and gives their states. A claim
 * that came first is waited for and seen.
 */
export async function lockDeliveries(
  { query, tables: t }: Context,
  postId: string,
): Promise<{ id: string; channelId: string; occurrence: string; state: string; dueAt: Date; begun: boolean }[]> {
  const rows = await query<{ id: string | number; channel_id: string | number; occurrence: string; state: string; due_at: string | Date; begun: boolean }>(
    `select id, channel_id, occurrence, state::text, due_at, ${begun} as begun from ${t.deliveries} d where post_id = $1::${t.id} order by id for update`,
    [postId],
  )
  return rows.map((row) => ({ id: String(row.id), channelId: String(row.channel_id), occurrence: row.occurrence, state: row.state, dueAt: new Date(row.due_at), begun: row.begun }))
}

/** Tells every worker, at the moment this transaction commits, that a channel may have something to send. */
export async function announceWake(query: Query): Promise<void> {
  await query(`select pg_notify('social_wake', '')`)
}
