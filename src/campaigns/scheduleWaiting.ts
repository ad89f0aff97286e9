import type { CollectionSlug, PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { type CampaignDoc, type PlannedPost, withdrawnByPlan } from './campaignDoc.ts'
import { findDocs, findPlanned, isOf, updatePost } from './docs.ts'
import { systemReq } from './systemReq.ts'

type Input = { house: House; req: PayloadRequest; campaign: CampaignDoc }

/** The go: what waits for approval is scheduled, in the name of whoever gave it. Drafts stay drafts, and what is past stays unsent. */
export async function scheduleWaiting({ house, req, campaign }: Input): Promise<{ scheduled: number; drafts: number }> {
  const now = house.runtime(req.payload).now()
  const posts = (await findPlanned({ house, req }, campaign)).filter((post) => !post.deletedAt && isOf(campaign, post))
  const waiting = posts.filter(({ status, publishAt }) => (status === 'in-review' || status === 'approved') && publishAt && new Date(publishAt) >= now)
  for (const { id } of waiting)
    await req.payload.update({ collection: house.slugs.posts as CollectionSlug, id, data: { status: 'scheduled' } as never, depth: 0, overrideAccess: true, req })
  return { scheduled: waiting.length, drafts: posts.filter(({ status }) => status === 'draft').length }
}

/** Leaves out what came due behind the gate and would go out, all of it at one moment, with the go. Gives how many posts. */
export async function leaveOutLate({ house, req, campaign }: Input): Promise<number> {
  const { tables: t, now } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ id: string | number }>(
    `select p.id from ${t.posts} p where p.campaign_id = $1::${t.id} and p.status = 'scheduled' and p.deleted_at is null
       and exists (select 1 from ${t.deliveries} d where d.post_id = p.id and d.state in ('scheduled', 'held') and d.due_at < $2::timestamptz)`,
    [String(campaign.id), now().toISOString()],
  )
  if (rows.length === 0) return 0
  const system = await systemReq(req, 'the go came after its time')
  const late = await findDocs<PlannedPost>(system, house.slugs.posts, { id: { in: rows.map(({ id }) => id) } })
  for (const { id, planKey } of late) await updatePost({ house, req: system }, id, { status: 'cancelled', ...(planKey ? { withdrawnBy: withdrawnByPlan } : {}) })
  return late.length
}
