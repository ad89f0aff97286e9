import type { CollectionAfterChangeHook } from 'payload'
import type { CampaignDoc } from '../src/campaigns/campaignDoc.ts'
import { planLaunchCampaign } from '../src/campaigns/launch.ts'
import { storeOutcomes } from '../src/campaigns/storeOutcomes.ts'
import { systemReq } from '../src/campaigns/systemReq.ts'
import { withdrawCampaign } from '../src/campaigns/withdraw.ts'
import { type Ref, refId } from '../src/domain/documents.ts'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { refuse, socialContext } from '../src/problems.ts'

/**
 * Plans a launch in the transaction of its save, so that its timeline is there at once; an evergreen campaign is planned by the job,
 * which is told at commit. A campaign that has ended takes back what is unsent; one that has become another kind takes back what it had planned as the first.
 */
export function planCampaign(house: House): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req, context }) => {
    const campaign = doc as CampaignDoc
    const before = operation === 'update' ? (previousDoc as CampaignDoc) : undefined
    const runtime = house.runtime(req.payload)
    if (campaign.status === 'finished') {
      // Ended by a person, with all that belongs to it; when its time is over, what people have put behind its end by themselves goes on.
      const withAdded = !socialContext(context).system
      if (before && before.status !== 'finished') await withdrawCampaign({ house, req, campaignId: campaign.id, by: 'the campaign has ended', withAdded })
    } else if (before && before.kind !== campaign.kind) await withdrawCampaign({ house, req, campaignId: campaign.id, by: 'the campaign is planned another way' })
    if (campaign.status !== 'finished' && campaign.kind === 'launch') {
      const status = campaign.planAs === 'draft' ? 'draft' : campaign.trusted ? 'scheduled' : 'in-review'
      const planner = { house, req: await systemReq(req, `the campaign ${campaign.name}`), now: runtime.now() }
      const { outcomes, problems } = await planLaunchCampaign(planner, campaign, { status, isRestated: before !== undefined && isDraft(before) !== isDraft(campaign) })
      const isPerson = !socialContext(context).system && planned(campaign) !== planned(before)
      if (problems.length > 0 && isPerson) refuse({ collection: house.slugs.campaigns, id: campaign.id, problems, req })
      await storeOutcomes({ house, req, campaign, outcomes, problems })
    }
    const query = await requestQuery(req)
    await query(`select pg_notify('social_plan', '')`)
    void runtime.queue.add('planCampaigns', {}, { id: `plan-${Math.floor(Date.now() / 1000)}` })
    return doc
  }
}

const isDraft = ({ planAs }: CampaignDoc) => planAs === 'draft'

/** What a launch is planned from: only a person who changes this is told what stands in its way. */
function planned(campaign: CampaignDoc | undefined): string {
  if (!campaign) return ''
  const ids = (refs: readonly Ref[] | null | undefined) => (refs ?? []).map((ref) => refId(ref))
  const steps = (campaign.steps ?? []).map(({ offset, text, template, channels, link }) => [offset, text, refId(template), ids(channels), link])
  const articles = (campaign.articles ?? []).map(({ relationTo, value }) => [relationTo, refId(value)])
  return JSON.stringify([campaign.kind, campaign.anchorAt, campaign.timezone, ids(campaign.channels), articles, campaign.planAs, steps])
}
