import type { PostMetrics } from '../networks/port.ts'
import type { Query } from './sql.ts'
import type { Tables } from './tables.ts'

type Context = { query: Query; tables: Tables }

/** The numbers of a published delivery as they were read last. `nextAt`: when they are read again; missing once they have settled. */
export type StoredMetrics = PostMetrics & { readAt?: string; nextAt?: string; failures?: number }

/** A published delivery whose numbers are to be read. */
export type UnreadDelivery = { id: string; channelId: string; remoteId: string; publishedAt: Date; metrics: StoredMetrics }

/** Numbers of posts older than this are history. */
const youngMs = 31 * 24 * 3_600_000

/**
 * Takes published deliveries of a channel whose numbers are due, oldest reading first, and puts their next reading `againAt`, so that
 * two workers never ask for the same. Only the last month is looked at, however large the ledger is.
 */
export async function takeUnread(
  { query, tables: t }: Context,
  { channelId, limit, now, againAt }: { channelId: string; limit: number; now: Date; againAt: Date },
): Promise<UnreadDelivery[]> {
  const rows = await query<{ id: string | number; remote_id: string; published_at: Date; metrics: StoredMetrics | null }>(
    `update ${t.deliveries} d set metrics = coalesce(d.metrics, '{}'::jsonb) || jsonb_build_object('nextAt', $4::text)
     from (select id, metrics from ${t.deliveries}
       where channel_id = $1::${t.id} and state = 'published' and published_at > $3::timestamptz - make_interval(secs => ${youngMs / 1000})
         and parts->0->>'remoteId' is not null and (metrics->>'nextAt' <= $5::text or (metrics is null and published_at <= $3::timestamptz - interval '1 hour'))
       order by metrics->>'nextAt' nulls first, id limit $2::int for update skip locked) due
     where d.id = due.id returning d.id, d.parts->0->>'remoteId' as remote_id, d.published_at, due.metrics`,
    [channelId, limit, now, againAt.toISOString(), now.toISOString()],
  )
  return rows.map((row) => ({ id: String(row.id), channelId, remoteId: row.remote_id, publishedAt: new Date(row.published_at), metrics: row.metrics ?? {} }))
}

/** Stores what was read. It touches nothing that sending looks at. */
export async function storeMetrics({ query, tables: t }: Context, rows: readonly { id: string; metrics: StoredMetrics }[]): Promise<void> {
  if (rows.length === 0) return
  await query(`update ${t.deliveries} d set metrics = v.metrics from unnest($1::${t.id}[], $2::jsonb[]) as v(id, metrics) where d.id = v.id`, [
    rows.map((row) => row.id),
    rows.map((row) => JSON.stringify(row.metrics)),
  ])
}

/** Keeps how many people followed a channel on a day: the last word of a day stands. */
export async function storeFollowers({ query, tables: t }: Context, { channelId, day, followers }: { channelId: string; day: string; followers: number }): Promise<void> {
  await query(
    `insert into ${t.audience} (channel_id, day, followers) values ($1::${t.id}, $2::date, $3::int) on conflict (channel_id, day) do update set followers = excluded.followers`,
    [channelId, day, followers],
  )
}

/** A day of a channel: followers where they were read, posts that went out, and what people did with them. */
export type AudienceDay = { day: string; followers: number | null; posts: number; interactions: number }

/** What became of a channel's audience, day by day in its own time zone, oldest first. Only days on which something was read or sent. */
export async function readAudience(
  { query, tables: t }: Context,
  { channelId, days, zone, now }: { channelId: string; days: number; zone: string; now: Date },
): Promise<AudienceDay[]> {
  const rows = await query<{ day: string; followers: number | null; posts: number; interactions: number }>(
    `with since as (select ($4::timestamptz at time zone $3::text)::date - $2::int as day),
      sent as (
        select (d.published_at at time zone $3::text)::date as day, count(*)::int as posts,
          sum(coalesce((d.metrics->>'likes')::int, 0) + coalesce((d.metrics->>'shares')::int, 0) + coalesce((d.metrics->>'replies')::int, 0) + coalesce((d.metrics->>'quotes')::int, 0))::int as interactions
        from ${t.deliveries} d, since where d.channel_id = $1::${t.id} and d.state = 'published' and d.published_at >= since.day::timestamp at time zone $3::text group by 1),
      followed as (select a.day, a.followers from ${t.audience} a, since where a.channel_id = $1::${t.id} and a.day >= since.day)
     select to_char(coalesce(sent.day, followed.day), 'YYYY-MM-DD') as day, followed.followers, coalesce(sent.posts, 0) as posts, coalesce(sent.interactions, 0) as interactions
     from sent full join followed using (day) order by 1`,
    [channelId, days, zone, now],
  )
  return rows
}
