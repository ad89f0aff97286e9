import type { PayloadRequest } from 'payload'
import { type PostDoc, refId } from './domain/documents.ts'
import type { PostKind } from './domain/words.ts'
import { toISO } from './guidelines/toChecked.ts'
import type { RecentPost } from './guidelines/types.ts'
import type { House } from './house.ts'
import { requestQuery } from './ledger/sql.ts'
import { socialContext } from './problems.ts'
import { plannedBefore, readOnce } from './shared.ts'

/** How far back a post is compared with others. */
const recentDays = 30
const mostRecent = 400
/** Posts that share read each channel once. */
const mostShared = 4_000
const sharedReachMs = 400 * 24 * 3_600_000

type RecentQuestion = { house: House; req: PayloadRequest; post: PostDoc; channelIds: readonly string[]; now: Date; leaves: true | undefined }

const reachMs = recentDays * 24 * 3_600_000

/**
 * What goes or went out on the same channels around the time of a post. For a post that leaves, what is still to come does not count: that is
 * the one that repeats.
 */
export async function readRecent({ house, req, post, channelIds, now, leaves }: RecentQuestion): Promise<RecentPost[]> {
  if (channelIds.length === 0) return []
  const around = new Date(toISO(post.publishAt) ?? now)
  const from = new Date(around.getTime() - reachMs)
  const to = leaves ? now : new Date(around.getTime() + reachMs)
  const isNear = (at: Date) => at > from && at < to
  const own = againOf(post)
  const toRecent = ({ id, channel, kind, text, at, again }: Sent): RecentPost => ({
    id,
    channel,
    kind,
    text,
    at: at.toISOString(),
    ...(again !== undefined && again === own ? { again: true } : {}),
  })
  if (!socialContext(req.context).shared) return (await readSent({ house, req, channelIds, from, to, around, not: post.id })).map(toRecent)
  const known: RecentPost[] = []
  for (const id of channelIds) {
    const all = await readOnce(req, `recent on ${id}`, () =>
      readSent({ house, req, channelIds: [id], from: new Date(now.getTime() - reachMs), to: new Date(now.getTime() + sharedReachMs), around: now, most: mostShared }),
    )
    known.push(
      ...all
        .filter(({ at }) => isNear(at))
        .slice(0, mostRecent)
        .map(toRecent),
    )
  }
  const planned = channelIds.flatMap((channel) =>
    plannedBefore(req, channel)
      .filter(({ dueAt }) => isNear(dueAt))
      .map(({ postId, content, dueAt }) => ({ id: postId, channel, kind: content.kind, text: content.parts[0]?.text ?? '', at: dueAt.toISOString() })),
  )
  return [...planned, ...known]
}

/** A delivery that went out or will. `again`: whose words it says again by plan. */
type Sent = { id: string; channel: string; kind: PostKind; text: string; at: Date; again: string | undefined }

/** What plans that the same words come again: the recurring post of an occurrence, or the evergreen campaign, whose cooldown says how soon. */
function againOf({ repeatOf, campaign, lifespan }: Pick<PostDoc, 'repeatOf' | 'campaign' | 'lifespan'>): string | undefined {
  if (refId(repeatOf) !== undefined) return `series ${refId(repeatOf)}`
  return lifespan === 'evergreen' && refId(campaign) !== undefined ? `campaign ${refId(campaign)}` : undefined
}

type SentQuestion = {
  house: House
  req: PayloadRequest
  channelIds: readonly string[]
  from: Date
  to: Date
  /** Those next to this moment come first. */
  around: Date
  most?: number
  /** A post that does not count. */
  not?: PostDoc['id'] | undefined
}

async function readSent({ house, req, channelIds, from, to, around, most = mostRecent, not }: SentQuestion): Promise<Sent[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<
    { post_id: string | number; channel_id: string | number; text: string | null; due_at: string | Date } & Pick<PostDoc, 'repeatOf' | 'campaign' | 'lifespan' | 'kind'>
  >(
    `select d.post_id, d.channel_id, d.content->'parts'->0->>'text' as text, d.due_at, p.repeat_of_id as "repeatOf", p.campaign_id as campaign, p.lifespan::text as lifespan, p.kind::text as kind from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id
     where d.channel_id = any($1::${t.id}[]) and d.due_at > $2::timestamptz and d.due_at <= $3::timestamptz
       and d.state in ('scheduled', 'held', 'publishing', 'published', 'unknown') and ($4::text is null or d.post_id::text <> $4::text)
     order by abs(extract(epoch from d.due_at - $5::timestamptz)) limit $6`,
    [channelIds, from, to, not === undefined ? null : String(not), around, most],
  )
  return rows.map((row) => ({
    id: String(row.post_id),
    channel: String(row.channel_id),
    kind: row.kind ?? 'post',
    text: row.text ?? '',
    at: new Date(row.due_at),
    again: againOf(row),
  }))
}
