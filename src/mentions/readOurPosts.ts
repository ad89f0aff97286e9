import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'

/** A post of ours that somebody answered. */
export type OurPost = { id: string; title: string | null; text: string | null; url: string | null }

/** Our posts by channel and remote id (`channel remoteId`). Posts that were not sent from here are not among them. */
export async function readOurPosts(house: House, req: PayloadRequest, wanted: readonly { channel: string; remoteId: string }[]): Promise<Map<string, OurPost>> {
  if (wanted.length === 0) return new Map()
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ channel: string; remote: string; id: string; title: string | null; text: string | null; url: string | null }>(
    `select d.channel_id::text as channel, part->>'remoteId' as remote, p.id::text as id, p.title, coalesce(nullif(part->>'text', ''), p.text) as text, coalesce(part->>'url', d.url) as url
     from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id cross join lateral jsonb_array_elements(coalesce(d.parts, '[]'::jsonb)) part
     where d.published_at is not null and d.channel_id = any($1::${t.id}[]) and part->>'remoteId' = any($2::text[])`,
    [[...new Set(wanted.map(({ channel }) => channel))], [...new Set(wanted.map(({ remoteId }) => remoteId))]],
  )
  return new Map(rows.map(({ channel, remote, ...post }) => [`${channel} ${remote}`, post]))
}
