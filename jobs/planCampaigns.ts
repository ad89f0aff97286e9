import { createLocalReq, type Payload } from 'payload'
import type { CampaignDoc } from '../src/campaigns/campaignDoc.ts'
import { findDocs, type Planner } from '../src/campaigns/docs.ts'
import { planEvergreenCampaign } from '../src/campaigns/evergreen.ts'
import { planLaunchCampaign } from '../src/campaigns/launch.ts'
import { rankEvergreen, sortEvergreen } from '../src/campaigns/rank.ts'
import { planRecurring, type RecurringPost } from '../src/campaigns/recurring.ts'
import { storeOutcomes } from '../src/campaigns/storeOutcomes.ts'
import { withdrawCampaign } from '../src/campaigns/withdraw.ts'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'

/** The job gives way: a person's save must never lose a lock to it. */
const lockPatienceMs = 500

/**
 * Lets every campaign and recurring post plan itself: compares what is planned with what should be, and mends the difference, each in one transaction. Running it
 * twice, or late, changes nothing. Evergreen campaigns come in the order of their age, so that the younger one makes room.
 */
export async function planCampaigns(payload: Payload, house: House): Promise<void> {
  const req = await createLocalReq({}, payload)
  const campaigns = await findDocs<CampaignDoc>(req, house.slugs.campaigns, { status: { not_equals: 'finished' } }, { sort: 'createdAt' })
  const evergreen = sortEvergreen(campaigns)
  const rank = rankEvergreen(campaigns)
  for (const { id } of campaigns.filter(({ kind }) => kind === 'launch')) await inTransaction({ payload, house, campaign: id, work: planLaunch })
  for (const { id } of evergreen) await inTransaction({ payload, house, campaign: id, work: (planner, campaign) => planEvergreen(planner, campaign, rank) })
  const recurring = await findDocs<RecurringPost>(req, house.slugs.posts, { and: [{ 'recurrence.frequency': { exists: true } }, { status: { equals: 'scheduled' } }] })
  for (const post of recurring) await inTransaction({ payload, house, work: (planner) => planRecurring(planner, post) })
}

async function planLaunch(planner: Planner, campaign: CampaignDoc): Promise<unknown> {
  const { house, req, now } = planner
  const status = campaign.planAs === 'draft' ? 'draft' : campaign.trusted ? 'scheduled' : 'in-review'
  const { outcomes, problems } = await planLaunchCampaign(planner, campaign, { status })
  await storeOutcomes({ house, req, campaign, outcomes, problems })
  const isUnderWay = campaign.status === 'planned' && (!campaign.needsGo || campaign.releasedAt) && outcomes.some(({ post, dueAt }) => post !== null && dueAt <= now)
  if (isUnderWay) await setStatus(planner, campaign, 'running')
  return { steps: outcomes.length, problems: problems.length }
}

async function planEvergreen(planner: Planner, campaign: CampaignDoc, rank: ReadonlyMap<string, number>): Promise<unknown> {
  const { house, req, now } = planner
  if (campaign.status === 'running' && campaign.endsAt && new Date(campaign.endsAt) <= now) await setStatus(planner, campaign, 'finished')
  else if (campaign.status === 'running') return planEvergreenCampaign(planner, campaign, rank)
  else if (campaign.status === 'planned') return { withdrawn: await withdrawCampaign({ house, req, campaignId: campaign.id, by: 'the campaign does not run' }) }
  return undefined
}

async function setStatus({ house, req }: Planner, { id }: CampaignDoc, status: CampaignDoc['status']): Promise<void> {
  await req.payload.update({ collection: house.slugs.campaigns as never, id, data: { status } as never, depth: 0, overrideAccess: true, req })
}

type Work = { payload: Payload; house: House; campaign?: string | number; work: (planner: Planner, campaign: CampaignDoc) => Promise<unknown> }

async function inTransaction({ payload, house, campaign: id, work }: Work): Promise<void> {
  const { log, now } = house.runtime(payload)
  const req = await createLocalReq({ context: { socialCampaigns: { system: true, by: 'the plan of its campaign' } } }, payload)
  const transactionID = await payload.db.beginTransaction()
  if (transactionID !== null) req.transactionID = transactionID
  const query = await requestQuery(req)
  try {
    // One planner at a time: plans have to see each other.
    await query(`select pg_advisory_xact_lock(hashtext('social-plan'))`)
    await query(`select set_config('lock_timeout', $1::text, true)`, [`${lockPatienceMs}ms`])
    const [campaign] = id === undefined ? [{} as CampaignDoc] : await findDocs<CampaignDoc>(req, house.slugs.campaigns, { id: { equals: id } })
    const result = campaign ? await work({ house, req, now: now() }, campaign) : undefined
    if (transactionID !== null) await payload.db.commitTransaction(transactionID)
    log('info', 'planned', { campaign: id, result })
  } catch (error) {
    if (transactionID !== null) await payload.db.rollbackTransaction(transactionID)
    log('error', 'not-planned', { campaign: id, error: error instanceof Error ? error.message : String(error) })
  }
}
