import type { AttemptNote } from './deliveryRow.ts'
import { holdExpression, holdJoins } from './holds.ts'
import type { Query } from './sql.ts'
import type { Tables } from './tables.ts'

type Context = { query: Query; tables: Tables }

/** Rows that one statement of a sweep changes at most: few enough that the planner steps into the table by key. */
const batchSize = 500

/** Holds of what is due later are shown by the save that made them; the sweep, the net under those, looks this far ahead. */
const holdsAhead = `interval '24 hours'`

/** What a sweep has to do. `recent`: deliveries changed lately, whose posts may not have followed. */
export type SweepWork = { leases: boolean; missed: boolean; unknown: boolean; holds: boolean; recent: boolean }

/**
 * Whether there is anything to sweep, in one statement: mostly there is nothing. Each question is put as the first of an index, so that the
 * planner steps into it; asked with `exists`, it hopes to find a row soon and reads the whole table in vain.
 */
export async function findSweepWork({ query, tables: t }: Context, { latenessMs, staleMs, now }: { latenessMs: number; staleMs: number; now: Date | null }): Promise<SweepWork> {
  const clock = 'coalesce($1::timestamptz, now())'
  const [work] = await query<SweepWork>(
    `select
       (select lease_until from ${t.deliveries} where state = 'publishing' and lease_until < ${clock} order by lease_until limit 1) is not null as leases,
       (select due_at from ${t.deliveries} where state in ('scheduled', 'held') and due_at <= ${clock} - make_interval(secs => $2::float8) order by due_at limit 1) is not null as missed,
       (select next_check_at from ${t.deliveries} where state = 'unknown' and asked_at is null and next_check_at <= ${clock} order by next_check_at limit 1) is not null as unknown,
       (select d.due_at from ${t.deliveries} d ${holdJoins(t)} cross join lateral (select ${holdExpression(t, clock)} as reason) h
         where d.state in ('scheduled', 'held') and d.due_at < ${clock} + ${holdsAhead} and case d.state when 'held' then ${isFree} else not (${isFree}) end
         order by d.due_at limit 1) is not null as holds,
       coalesce((select max(updated_at) from ${t.deliveries}) > now() - make_interval(secs => $3::float8), false) as recent`,
    [now, latenessMs / 1000, staleMs / 1000],
    'social_sweep',
  )
  return work ?? { leases: false, missed: false, unknown: false, holds: false, recent: false }
}

/** Nothing to show: waiting a moment for the article's job is no hold for people. */
const isFree = `coalesce(h.reason, 'article-changed') = 'article-changed'`

/** The next moment at which each channel has something to send, in milliseconds from the database's now. One step into an index for each channel. */
export async function lookAhead({ query, tables: t }: Context, windowMs: number, now: Date | null): Promise<{ channelId: string; inMs: number }[]> {
  const rows = await query<{ channel_id: string | number; in_ms: number }>(
    `select c.id as channel_id, (extract(epoch from x.run_at - coalesce($2::timestamptz, now())) * 1000)::float8 as in_ms
     from ${t.channels} c cross join lateral (select d.run_at from ${t.deliveries} d where d.channel_id = c.id and d.state = 'scheduled' order by d.run_at, d.id limit 1) x
     where x.run_at < coalesce($2::timestamptz, now()) + make_interval(secs => $1::float8)`,
    [windowMs / 1000, now],
    'social_look_ahead',
  )
  return rows.map((row) => ({ channelId: String(row.channel_id), inMs: row.in_ms }))
}

/** When channels have something to send next, and how long their network asked to wait: milliseconds from the database's now, negative where it is past. Only channels that have something. */
export async function nextDue({ query, tables: t }: Context, channelIds: readonly string[], now: Date | null): Promise<{ channelId: string; inMs: number; gateMs: number }[]> {
  const clock = 'coalesce($2::timestamptz, now())'
  const rows = await query<{ channel_id: string | number; in_ms: number | null; gate_ms: number | null }>(
    `select w.channel_id,
       (extract(epoch from (select min(d.run_at) from ${t.deliveries} d where d.channel_id = w.channel_id and d.state = 'scheduled') - ${clock}) * 1000)::float8 as in_ms,
       (extract(epoch from g.blocked_until - ${clock}) * 1000)::float8 as gate_ms
     from unnest($1::${t.id}[]) as w(channel_id) left join ${t.gates} g using (channel_id)`,
    [channelIds, now],
    'social_next_due',
  )
  return rows.flatMap((row) => (row.in_ms === null ? [] : [{ channelId: String(row.channel_id), inMs: row.in_ms, gateMs: row.gate_ms ?? 0 }]))
}

/** Due moments ahead, for wake-ups: one for each instant. */
export async function upcomingInstants({ query, tables: t }: Context, windowMs: number, limit: number): Promise<Date[]> {
  const rows = await query<{ run_at: Date }>(
    `select distinct x.run_at from ${t.channels} c cross join lateral (
       select d.run_at from ${t.deliveries} d where d.channel_id = c.id and d.state = 'scheduled' and d.run_at < now() + make_interval(secs => $1::float8) order by d.run_at, d.id limit $2::int
     ) x order by 1 limit $2::int`,
    [windowMs / 1000, limit],
  )
  return rows.map((row) => row.run_at)
}

/**
 * Settles tries whose lease has run out. Where a publishing call may have left, the outcome is unknown; where it surely had not, the
 * delivery is simply due again. The attempt number grows, so that the old holder can write nothing any more.
 */
export async function expireLeases(
  { query, tables: t }: Context,
  settleMs: number,
  now: Date | null,
): Promise<{ id: string; postId: string; channelId: string; unknown: boolean }[]> {
  const rows = await query<{ id: string | number; post_id: string | number; channel_id: string | number; unknown: boolean }>(
    `update ${t.deliveries} d set
       state = case when d.armed_at is null then 'scheduled' else 'unknown' end::enum_social_delivery_state,
       attempt = d.attempt + 1, lease_until = null, tries = d.tries + 1,
       next_check_at = case when d.armed_at is not null then coalesce($1::timestamptz, now()) + make_interval(secs => $2::float8) end,
       error_code = case when d.armed_at is not null then 'worker-died' end,
       error_message = case when d.armed_at is not null then 'The worker stopped while it was sending.' end,
       error_advice = case when d.armed_at is not null then 'We look on the network before anything is sent again.' end,
       attempts = coalesce(d.attempts, '[]'::jsonb) || jsonb_build_object('startedAt', d.armed_at, 'endedAt', coalesce($1::timestamptz, now()),
         'outcome', case when d.armed_at is null then 'scheduled' else 'unknown' end, 'code', 'worker-died', 'message', 'The worker ' || coalesce(d.worker, '') || ' stopped.'),
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', 'publishing', 'to', case when d.armed_at is null then 'scheduled' else 'unknown' end,
         'at', coalesce($1::timestamptz, now()), 'by', 'sweep: the lease of ' || coalesce(d.worker, 'a worker') || ' ran out'),
       worker = null, updated_at = now()
     where d.id in (select id from ${t.deliveries} where state = 'publishing' and lease_until < coalesce($1::timestamptz, now()) for update skip locked)
     returning d.id, d.post_id, d.channel_id, d.armed_at is not null as unknown`,
    [now, settleMs / 1000],
  )
  const unsent = rows.filter((row) => !row.unknown).map((row) => row.channel_id)
  // It was counted for the day when it was claimed, and will be again.
  if (unsent.length > 0) {
    await query(
      `update ${t.gates} g set day_count = greatest(0, g.day_count - n.count) from (select c as channel_id, count(*)::int as count from unnest($1::${t.id}[]) c group by c) n where g.channel_id = n.channel_id`,
      [unsent],
    )
  }
  return rows.map((row) => ({ id: String(row.id), postId: String(row.post_id), channelId: String(row.channel_id), unknown: row.unknown }))
}

/** Marks what is past the lateness limit. It is listed for a person, never sent as a stale surprise. Gives the posts. */
export async function markMissed(context: Context, latenessMs: number, now: Date | null): Promise<string[]> {
  const posts: string[] = []
  for (let more = true; more; ) {
    const batch = await markSomeMissed(context, latenessMs, now)
    posts.push(...batch)
    more = batch.length === batchSize
  }
  return posts
}

async function markSomeMissed({ query, tables: t }: Context, latenessMs: number, now: Date | null): Promise<string[]> {
  const rows = await query<{ post_id: string | number }>(
    `update ${t.deliveries} d set state = 'missed', hold_reason = null, updated_at = now(),
       error_code = 'missed', error_message = 'It could not be sent in time' || coalesce(': ' || nullif(d.error_message, ''), '') || '.',
       error_advice = case when d.armed_at is null then 'Publish it now, give it another time, or drop it.'
         else 'An earlier try may have been accepted: look on the network first. Publish it now and we look there before we send; or drop it.' end,
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', d.state, 'to', 'missed', 'at', coalesce($2::timestamptz, now()), 'by', 'sweep: past the lateness limit')
     where d.id in (select id from ${t.deliveries} where state in ('scheduled', 'held') and due_at <= coalesce($2::timestamptz, now()) - make_interval(secs => $1::float8)
       order by due_at limit ${batchSize} for update skip locked)
     returning d.post_id`,
    [latenessMs / 1000, now],
  )
  return rows.map((row) => String(row.post_id))
}

/** Which deliveries holds are shown on: those of a channel, a campaign, posts or an article; `soon`: what is due within a day; `all`. */
export type HoldScope = 'all' | 'soon' | { channelId: string } | { campaignId: string } | { postId: string } | { postIds: readonly string[] } | { promotionId: string }

/**
 * Makes the holds visible: scheduled deliveries that something stops become `held` with the reason, held ones whose hold has ended
 * become scheduled again (waiting a moment for the article's job is not shown). Sending itself never relies on it: the claim reads the holds anew.
 */
export async function applyHolds({ query, tables: t }: Context, now: Date | null, scope: HoldScope): Promise<{ held: number; released: number }> {
  const clock = 'coalesce($1::timestamptz, now())'
  const [column, value] =
    typeof scope === 'string'
      ? []
      : 'channelId' in scope
        ? ['d.channel_id', [scope.channelId]]
        : 'campaignId' in scope
          ? ['p.campaign_id', [scope.campaignId]]
          : 'promotionId' in scope
            ? ['p.promotion_id', [scope.promotionId]]
            : ['d.post_id', 'postIds' in scope ? scope.postIds : [scope.postId]]
  const narrow = column ? `and ${column} = any($2::${t.id}[])` : scope === 'soon' ? `and d.due_at < ${clock} + ${holdsAhead}` : ''
  const values = [now, ...(value ? [value] : [])]
  // Only what changes is locked: a claim passes over locked rows, so a sweep that locked all that waits would make posts late.
  const affected = (
    state: string,
    condition: string,
  ) => `select d.id, h.reason from ${t.deliveries} d ${holdJoins(t)} cross join lateral (select ${holdExpression(t, clock)} as reason) h
    where d.state = '${state}' ${narrow} and ${condition} limit ${batchSize} for update of d skip locked`
  const held = () =>
    query(
      `update ${t.deliveries} d set state = 'held', hold_reason = h.reason, updated_at = now(),
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', 'scheduled', 'to', 'held', 'at', ${clock}, 'by', h.reason)
     from (${affected('scheduled', `not (${isFree})`)}) h where d.id = h.id returning d.id`,
      values,
    )
  const released = () =>
    query(
      `update ${t.deliveries} d set state = 'scheduled', hold_reason = null, updated_at = now(),
       moves = coalesce(d.moves, '[]'::jsonb) || jsonb_build_object('from', 'held', 'to', 'scheduled', 'at', ${clock}, 'by', 'the hold ended')
     from (${affected('held', isFree)}) h where d.id = h.id returning d.id`,
      values,
    )
  return { held: await inBatches(held), released: await inBatches(released) }
}

/** Runs a statement that changes at most one batch until nothing is left. Gives how many rows were changed. */
async function inBatches(run: () => Promise<unknown[]>): Promise<number> {
  for (let count = 0; ; ) {
    const { length } = await run()
    count += length
    if (length < batchSize) return count
  }
}

export type UnknownDelivery = {
  id: string
  channelId: string
  postId: string
  attempt: number
  generation: number
  content: import('../domain/content.ts').Content
  parts: import('./deliveryRow.ts').StoredPart[]
  armedAt: Date
  lastAttempt: AttemptNote | undefined
  checks: number
}

/** Takes unknown deliveries whose look-up is due, fenced like a claim, so that two workers never settle one. */
export async function takeUnknown({ query, tables: t }: Context, limit: number, leaseMs: number, now: Date | null): Promise<UnknownDelivery[]> {
  const rows = await query<{
    id: string | number
    channel_id: string | number
    post_id: string | number
    attempt: number
    generation: number
    content: UnknownDelivery['content']
    parts: UnknownDelivery['parts'] | null
    armed_at: Date | null
    attempts: AttemptNote[] | null
    checks: number
  }>(
    `update ${t.deliveries} d set attempt = d.attempt + 1, checks = coalesce(d.checks, 0) + 1, next_check_at = coalesce($3::timestamptz, now()) + make_interval(secs => $2::float8)
     where d.id in (select id from ${t.deliveries} where state = 'unknown' and asked_at is null and next_check_at <= coalesce($3::timestamptz, now()) order by next_check_at limit $1 for update skip locked)
     returning d.id, d.channel_id, d.post_id, d.attempt::int, d.generation::int, d.content, d.parts, d.armed_at, d.attempts, d.checks::int`,
    [limit, leaseMs / 1000, now],
  )
  return rows.map((row) => ({
    id: String(row.id),
    channelId: String(row.channel_id),
    postId: String(row.post_id),
    attempt: row.attempt,
    generation: row.generation,
    content: row.content,
    parts: row.parts ?? [],
    armedAt: row.armed_at ?? new Date(0),
    lastAttempt: row.attempts?.at(-1),
    checks: row.checks,
  }))
}
