import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { withdrawnByPlan } from './campaignDoc.ts'
import { findPlanned, updatePost } from './docs.ts'
import { systemReq } from './systemReq.ts'

/** Takes back what a campaign's plan has not sent. Gives how many posts. */
export async function withdrawCampaign({ house, req, campaignId, by }: { house: House; req: PayloadRequest; campaignId: string | number; by: string }): Promise<number> {
  const system = await systemReq(req, by)
  const posts = await findPlanned({ house, req: system }, { id: campaignId })
  const unsent = posts.filter((post) => !post.deletedAt && ['draft', 'in-review', 'approved', 'scheduled'].includes(post.status ?? ''))
  for (const post of unsent) await updatePost({ house, req: system }, post.id, { status: 'cancelled', withdrawnBy: withdrawnByPlan })
  return unsent.length
}
