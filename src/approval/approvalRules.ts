import type { CollectionSlug, PayloadRequest } from 'payload'
import { type PostDoc, refId } from '../domain/documents.ts'
import type { Finding } from '../guidelines/types.ts'
import type { House } from '../house.ts'

type SettingsDoc = { approval?: { required?: boolean | null; fourEyes?: boolean | null; approvers?: number | null; categoriesWithTwo?: string[] | null } | null }

/** What approval means for one post. */
export type ApprovalRules = {
  /** It cannot be scheduled without. */
  isNeeded: boolean
  /** Nobody approves one's own words. */
  fourEyes: boolean
  /** How many different people have to approve. */
  approvers: number
  /** Why it is needed although the settings do not ask for it. */
  because: string | undefined
}

/** Reads what the settings, the campaign and the guidelines ask for. */
export async function readApprovalRules({ house, req, post }: { house: House; req: PayloadRequest; post: PostDoc }): Promise<ApprovalRules> {
  const { approval } = (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true, req })) as SettingsDoc
  const campaignId = refId(post.campaign)
  const campaign = campaignId
    ? ((await req.payload.findByID({ collection: house.slugs.campaigns as CollectionSlug, id: campaignId, depth: 0, overrideAccess: true, disableErrors: true, req })) as {
        approvers?: number | null
      } | null)
    : null
  const findings = Array.isArray(post.findings) ? (post.findings as Finding[]) : []
  const sensitive = findings.find((finding) => finding.needsApproval)
  const two = post.category && approval?.categoriesWithTwo?.includes(post.category) ? 2 : 1
  return {
    isNeeded: Boolean(approval?.required) || sensitive !== undefined,
    fourEyes: approval?.fourEyes !== false,
    approvers: Math.max(1, Number(approval?.approvers ?? 1), Number(campaign?.approvers ?? 1), two),
    because: approval?.required ? undefined : sensitive?.message,
  }
}
