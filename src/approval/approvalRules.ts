import type { CollectionSlug, PayloadRequest } from 'payload'
import { tellApproval } from '../domain/approvalSentences.ts'
import { type PostDoc, refId } from '../domain/documents.ts'
import type { Said } from '../domain/said.ts'
import { categoryOf as wordOf } from '../guidelines/reading.ts'
import type { Finding } from '../guidelines/types.ts'
import type { House } from '../house.ts'
import { readSettings } from '../readSettings.ts'
import { readOnce } from '../shared.ts'

type SettingsDoc = { approval?: { required?: boolean | null; fourEyes?: boolean | null; approvers?: number | null; categoriesWithTwo?: string[] | null } | null }
type CampaignDoc = { name?: string | null; approvers?: number | null } | null

/** What approval means for one post. */
export type ApprovalRules = {
  /** It cannot be scheduled without. */
  isNeeded: boolean
  /** Nobody approves one's own words. */
  fourEyes: boolean
  /** How many different people have to approve. */
  approvers: number
  /** Why it is needed although the settings do not ask for it of every post. */
  because: string | undefined
  /** The same for readers of other languages. */
  says?: Said | undefined
}

/** A category as the guidelines read it, so that “Money” is “money”. */
const categoryOf = (category: string | null | undefined) => wordOf({ category: category ?? undefined })

export type RulesReader = (post: PostDoc) => Promise<ApprovalRules>

/** Reads what the settings, the campaign and the guidelines ask for; for many posts, settings and campaigns are read once. */
export function createRulesReader({ house, req }: { house: House; req: PayloadRequest }): RulesReader {
  let settings: Promise<SettingsDoc> | undefined
  const campaigns = new Map<string, Promise<CampaignDoc>>()
  const campaignOf = (id: string) => {
    const known = campaigns.get(id)
    if (known) return known
    const asked = req.payload.findByID({
      collection: house.slugs.campaigns as CollectionSlug,
      id,
      depth: 0,
      overrideAccess: true,
      disableErrors: true,
      req,
    }) as Promise<CampaignDoc>
    campaigns.set(id, asked)
    return asked
  }
  return async (post) => {
    settings ??= readSettings<SettingsDoc>({ house, req })
    const { approval } = await settings
    const campaignId = refId(post.campaign)
    const campaign = campaignId === undefined ? null : await campaignOf(campaignId)
    const findings = Array.isArray(post.findings) ? (post.findings as Finding[]) : []
    const sensitive = findings.find((finding) => finding.needsApproval)
    const category = categoryOf(post.category)
    const isForTwo = category !== '' && Boolean(approval?.categoriesWithTwo?.some((one) => categoryOf(one) === category))
    const ofCategory = isForTwo ? tellApproval('approvalOfCategory', { category: post.category ?? '' }) : undefined
    const ofCampaign = campaign?.approvers ? tellApproval(campaign.approvers > 1 ? 'approvalOfCampaignTwo' : 'approvalOfCampaign', { campaign: campaign.name ?? '' }) : undefined
    const because = approval?.required ? undefined : (sensitive ?? ofCategory ?? ofCampaign)
    return {
      isNeeded: Boolean(approval?.required ?? false) || sensitive !== undefined || isForTwo || ofCampaign !== undefined,
      fourEyes: approval?.fourEyes !== false,
      approvers: Math.max(1, Number(approval?.approvers ?? 1), Number(campaign?.approvers ?? 1), isForTwo ? 2 : 1),
      because: because?.message,
      says: because?.says,
    }
  }
}

/** What approval means for this post. */
export async function readApprovalRules({ house, req, post }: { house: House; req: PayloadRequest; post: PostDoc }): Promise<ApprovalRules> {
  const reader = await readOnce(req, 'approval rules', async () => createRulesReader({ house, req }))
  return reader(post)
}
