import type { CollectionSlug, PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import type { CampaignDoc } from './campaignDoc.ts'
import { findPlanned } from './docs.ts'

/** The go: what waits for approval is scheduled, in the name of whoever gave it. Drafts stay drafts, and what is past stays unsent. */
export async function scheduleWaiting({ house, req, campaign }: { house: House; req: PayloadRequest; campaign: CampaignDoc }): Promise<{ scheduled: number; drafts: number }> {
  const now = house.runtime(req.payload).now()
  const posts = (await findPlanned({ house, req }, campaign)).filter((post) => !post.deletedAt)
  const waiting = posts.filter(({ status, publishAt }) => (status === 'in-review' || status === 'approved') && publishAt && new Date(publishAt) >= now)
  for (const { id } of waiting)
    await req.payload.update({ collection: house.slugs.posts as CollectionSlug, id, data: { status: 'scheduled' } as never, depth: 0, overrideAccess: true, req })
  return { scheduled: waiting.length, drafts: posts.filter(({ status }) => status === 'draft').length }
}
