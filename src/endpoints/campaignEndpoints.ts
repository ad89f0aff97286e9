import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import type { CampaignDoc } from '../campaigns/campaignDoc.ts'
import { refusedMove } from '../campaigns/campaignMoves.ts'
import { readReport } from '../campaigns/report.ts'
import { leaveOutLate, scheduleWaiting } from '../campaigns/scheduleWaiting.ts'
import { readTimeline } from '../campaigns/timeline.ts'
import { toEvergreen } from '../campaigns/toEvergreen.ts'
import { readWeeks } from '../campaigns/weeks.ts'
import type { CampaignStatus } from '../domain/words.ts'
import type { House } from '../house.ts'
import { json, readBody, requireRole } from './respond.ts'

/** What people do with a campaign beside editing it: let it go, stop, resume, end it, see what became of it, turn it into an evergreen one. */
export function campaignEndpoints(house: House): Endpoint[] {
  const act = (path: string, work: (req: PayloadRequest, campaign: CampaignDoc) => Promise<object>): Endpoint => ({
    path: `/:id/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const campaign = await findCampaign(house, req)
      return inTransaction(req, async () => json(await work(req, campaign)))
    },
  })
  const read = (path: string, work: (house: House, req: PayloadRequest, campaign: CampaignDoc) => Promise<object>): Endpoint => ({
    path: `/:id/${path}`,
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      return json(await work(house, req, await findCampaign(house, req)))
    },
  })
  const move = (path: string, to: CampaignStatus): Endpoint =>
    act(path, async (req, campaign) => {
      const refused = campaign.status === to ? `This campaign is ${to} already.` : refusedMove(campaign.status, to)
      if (refused) throw new APIError(refused, 409, {}, true)
      return { doc: await save(house, req, campaign, { status: to }) }
    })
  return [
    act('release', async (req, campaign) => {
      if (campaign.status === 'finished' || campaign.status === 'stopped')
        throw new APIError(campaign.status === 'stopped' ? 'This campaign is stopped. Resume it first.' : 'This campaign is finished: nothing of it waits.', 409, {}, true)
      const releasedAt = campaign.releasedAt ?? house.runtime(req.payload).now().toISOString()
      const { withoutLate } = await readBody(req)
      const leftOut = withoutLate === true ? await leaveOutLate({ house, req, campaign }) : 0
      const { scheduled, drafts } = await scheduleWaiting({ house, req, campaign })
      const doc = await save(house, req, campaign, { releasedAt, status: 'running', trusted: true })
      return {
        doc,
        scheduled,
        drafts,
        leftOut,
        message: drafts > 0 ? `${drafts} ${drafts === 1 ? 'post is still a draft' : 'posts are still drafts'} and will not go out. Schedule them one by one.` : null,
      }
    }),
    move('stop', 'stopped'),
    move('resume', 'running'),
    move('finish', 'finished'),
    act('to-evergreen', (req, campaign) => toEvergreen({ house, req, campaign })),
    read('report', readReport),
    read('timeline', readTimeline),
    read('weeks', async (_, req, campaign) => {
      if (campaign.kind !== 'evergreen') throw new APIError('Only an evergreen campaign has weeks. Look at the timeline of this one.', 409, {}, true)
      return withoutTrace(req, () => readWeeks(house, req, campaign))
    }),
  ]
}

/** The campaign that a request names. Throws 404 where there is none. */
export async function findCampaign(house: House, req: PayloadRequest): Promise<CampaignDoc> {
  const id = String(req.routeParams?.id ?? '')
  const isId = house.runtime(req.payload).tables.id === 'uuid' ? /^[0-9a-f-]{36}$/i.test(id) : /^\d{1,9}$/.test(id)
  const campaign = isId ? await req.payload.findByID({ collection: house.slugs.campaigns as CollectionSlug, id, depth: 0, overrideAccess: false, disableErrors: true, req }) : null
  if (!campaign) throw new APIError('There is no such campaign.', 404, {}, true)
  return campaign as unknown as CampaignDoc
}

function save(house: House, req: PayloadRequest, campaign: CampaignDoc, data: Partial<CampaignDoc>): Promise<unknown> {
  return req.payload.update({ collection: house.slugs.campaigns as CollectionSlug, id: campaign.id, data: data as never, depth: 0, overrideAccess: true, req })
}

/** All of it or nothing: an endpoint has no transaction of its own. */
export async function inTransaction<Result>(req: PayloadRequest, work: () => Promise<Result>): Promise<Result> {
  const transactionID = await req.payload.db.beginTransaction()
  if (transactionID !== null) req.transactionID = transactionID
  try {
    const result = await work()
    if (transactionID !== null) await req.payload.db.commitTransaction(transactionID)
    return result
  } catch (error) {
    if (transactionID !== null) await req.payload.db.rollbackTransaction(transactionID)
    throw error
  } finally {
    delete req.transactionID
  }
}

/** Looks at what would be: whatever the work writes on its way is taken back. */
async function withoutTrace<Result>(req: PayloadRequest, work: () => Promise<Result>): Promise<Result> {
  const transactionID = await req.payload.db.beginTransaction()
  if (transactionID !== null) req.transactionID = transactionID
  try {
    return await work()
  } finally {
    if (transactionID !== null) await req.payload.db.rollbackTransaction(transactionID)
    delete req.transactionID
  }
}
