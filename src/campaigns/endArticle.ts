import type { PayloadRequest } from 'payload'
import { type PostDoc, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { requestQuery, toPostgresAdapter } from '../ledger/sql.ts'
import type { ArticleRef, CampaignDoc } from './campaignDoc.ts'
import { findDocs } from './docs.ts'
import { systemReq } from './systemReq.ts'

/**
 * An article is about to be deleted for good: with it the relations to it go, so that a pool would keep words and links of which nobody knows any more what they are about. Their
 * rows end now, in the same transaction.
 */
export async function endArticle({ house, req, collection, id }: { house: House; req: PayloadRequest; collection: string; id: string | number }): Promise<void> {
  const system = await systemReq(req, 'its article')
  const campaigns = await findDocs<CampaignDoc>(system, house.slugs.campaigns, { kind: { equals: 'evergreen' } })
  const rows = campaigns.flatMap(({ pool }) => pool ?? [])
  const isIt = (ref: ArticleRef | null | undefined) => ref?.relationTo === collection && refId(ref.value) === String(id)
  const postIds = [...new Set(rows.flatMap(({ post }) => refId(post) ?? []))]
  const posts = postIds.length > 0 ? await findDocs<PostDoc>(system, house.slugs.posts, { id: { in: postIds } }) : []
  const about = new Set(posts.filter(({ source }) => isIt(source)).map((post) => String(post.id)))
  const ended = rows.filter(({ article, post }) => isIt(article) || about.has(refId(post) ?? '')).map((row) => String(row.id))
  if (ended.length === 0) return
  const query = await requestQuery(req)
  const now = house.runtime(req.payload).now().toISOString()
  await query(`update ${poolTable(house, req)} set ends_at = $2::timestamptz where id = any($1::text[]) and (ends_at is null or ends_at > $2::timestamptz)`, [ended, now])
  await query(`select pg_notify('social_plan', '')`)
}

function poolTable(house: House, req: PayloadRequest): string {
  const adapter = toPostgresAdapter(req.payload)
  const key = `${house.slugs.campaigns.replace(/-/g, '_')}_pool`
  const name = `"${adapter.tableNameMap.get(key) ?? key}"`
  return adapter.schemaName ? `"${adapter.schemaName}".${name}` : name
}
