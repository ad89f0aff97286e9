import type { PayloadRequest } from 'payload'
import { type PostDoc, refId } from './domain/documents.ts'
import { toISO } from './guidelines/toChecked.ts'
import type { RecentPost } from './guidelines/types.ts'
import type { House } from './house.ts'
import { plannedInBulk, readOnce } from './inBulk.ts'
import { requestQuery } from './ledger/sql.ts'
import { socialContext } from './problems.ts'

/** How far back a post is compared with others. */
const recentDays = 30
const mostRecent = 400
/** A bulk reads each channel once, for all of its posts. */
const mostInBulk = 4_000
const bulkReachMs = 400 * 24 * 3_600_000

type RecentQuestion = { house: House; req: PayloadRequest; post: PostDoc; channelIds: readonly string[]; now: Date; leaves: true | undefined }

const reachMs = recentDays * 24 * 3_600_000

/**
 * What goes or went out on the same channels around the time of a post. For a post that leaves, what is still to come does not count: that is
 * the one that repeats. Occurrences of the same recurring post are meant to say the same.
 */
export async function readRecent({ house, req, post, channelIds, now, leaves }: RecentQuestion): Promise<RecentPost[]> {
  if (channelIds.length === 0) return []
  const around = new Date(toISO(post.publishAt) ?? now)
  const from = new Date(around.getTime() - reachMs)
  const to = leaves ? now : new Date(around.getTime() + reachMs)
  if (!socialContext(req.context).bulk) return readDeliveries({ house, req, channelIds, from, to, around, not: { id: post.id, series: refId(post.repeatOf) } })
  const isNear = (at: Date) => at > from && at < to
  const known: RecentPost[] = []
  for (const id of channelIds) {
    const all = await readOnce(req, `recent on ${id}`, () =>
      readDeliveries({ house, req, channelIds: [id], from: new Date(now.getTime() - reachMs), to: new Date(now.getTime() + bulkReachMs), around: now, most: mostInBulk }),
    )
    known.push(...all.filter(({ at }) => at !== undefined && isNear(new Date(at))).slice(0, mostRecent))
  }
  const planned = channelIds.flatMap((channel) =>
    plannedInBulk(req, channel)
      .filter(({ dueAt }) => isNear(dueAt))
      .map(({ postId, content, dueAt }) => ({ id: postId, channel, text: content.parts[0]?.text ?? '', at: dueAt.toISOString() })),
  )
  return [...planned, ...known]
}

type DeliveriesQuestion = {
  house: House
  req: PayloadRequest
  channelIds: readonly string[]
  from: Date
  to: Date
  /** Those next to this moment come first. */
  around: Date
  most?: number
  /** A post, and the recurring post whose occurrences do not count. */
  not?: { id: PostDoc['id'] | undefined; series: string | undefined }
}

async function readDeliveries({ house, req, channelIds, from, to, around, most = mostRecent, not }: DeliveriesQuestion): Promise<RecentPost[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ post_id: string | number; channel_id: string | number; text: string | null; due_at: string | Date }>(
    `select post_id, channel_id, content->'parts'->0->>'text' as text, due_at from ${t.deliveries}
     where channel_id = any($1::${t.id}[]) and due_at > $2::timestamptz and due_at <= $3::timestamptz
       and state in ('scheduled', 'held', 'publishing', 'published', 'unknown') and ($4::text is null or post_id::text <> $4::text)
       and ($5::text is null or not exists (select 1 from ${t.posts} p where p.id = post_id and p.repeat_of_id::text = $5::text))
     order by abs(extract(epoch from due_at - $6::timestamptz)) limit $7`,
    [channelIds, from, to, not?.id === undefined ? null : String(not.id), not?.series ?? null, around, most],
  )
  return rows.map((row) => ({ id: String(row.post_id), channel: String(row.channel_id), text: row.text ?? '', at: new Date(row.due_at).toISOString() }))
}
