import type { PayloadRequest } from 'payload'
import { unsentStatuses } from '../domain/states.ts'
import type { House } from '../house.ts'
import { type PlannedPost, withdrawnByPlan } from './campaignDoc.ts'
import { findDocs, updatePost } from './docs.ts'
import { systemReq } from './systemReq.ts'

type WithdrawInput = { house: House; req: PayloadRequest; campaignId: string | number; by: string; withAdded?: boolean }

/**
 * Takes back what a campaign's plan has not sent. `withAdded`: also what people have added to it; their drafts stay, because they leave only when somebody schedules
 * them. Gives how many posts.
 */
export async function withdrawCampaign({ house, req, campaignId, by, withAdded = false }: WithdrawInput): Promise<number> {
  const system = await systemReq(req, by)
  const posts = await findDocs<PlannedPost>(system, house.slugs.posts, {
    and: [{ campaign: { equals: campaignId } }, { status: { in: [...unsentStatuses] } }, ...(withAdded ? [] : [{ planKey: { exists: true } }])],
  })
  const unsent = posts.filter(({ planKey, status }) => planKey || status !== 'draft')
  for (const { id, planKey } of unsent) await updatePost({ house, req: system }, id, { status: 'cancelled', ...(planKey ? { withdrawnBy: withdrawnByPlan } : {}) })
  return unsent.length
}
