import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import type { CampaignDoc } from '../campaigns/campaignDoc.ts'
import { createPost, findChannels, isPlannable } from '../campaigns/docs.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { formatLocal } from '../schedule/zone.ts'
import { findCampaign, inTransaction } from './campaignEndpoints.ts'
import { type NewPart, readNewPart } from './readNewPart.ts'
import { type LiveChannel, toLiveChannel } from './readThread.ts'
import { json, requireRole } from './respond.ts'

/** Where a campaign can be reported live from: its channels, and the threads that were begun. */
export type CampaignLive = {
  campaign: { id: string | number; name: string }
  channels: LiveChannel[]
  threads: { post: string | number; title: string; at: string; status: string }[]
  /** What would hold a post back at this moment. */
  hold: 'stopped' | 'gate' | null
}

/**
 * GET /api/campaigns/:id/live: the threads of a campaign. POST { text, media?, key? } begins one on all of its channels, at once; `key` names it, so that asking again
 * with the same one begins nothing. It goes on with `POST /api/social-posts/:id/continue`.
 */
export function liveEndpoints(house: House): Endpoint[] {
  return [
    {
      path: '/:id/live',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        return json(await readLive(house, req, await findCampaign(house, req)))
      },
    },
    {
      path: '/:id/live',
      method: 'post',
      async handler(req) {
        await requireRole(house, 'publish', req)
        const part = await readNewPart(req, 'Write how it begins, or add a picture.')
        const campaign = await findCampaign(house, req)
        return json(await inTransaction(req, () => begin({ house, req, campaign, ...part })), 201)
      },
    },
  ]
}

async function readLive(house: House, req: PayloadRequest, campaign: CampaignDoc): Promise<CampaignLive> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const threads = await query<{ post: string | number; title: string | null; at: string | Date; status: string }>(
    `select id as post, title, coalesce(publish_at, created_at) as at, status::text as status from ${t.posts}
     where plan_key like $1::text and deleted_at is null and status <> 'cancelled' order by id desc limit 20`,
    [`live/${campaign.id}/%`],
  )
  const channels = (await findChannels({ house, req }, campaign.channels ?? [])).filter(isPlannable)
  return {
    campaign: { id: campaign.id, name: campaign.name },
    channels: channels.flatMap((channel) => toLiveChannel(house, channel, 'first')),
    threads: threads.map(({ post, title, at, status }) => ({ post, title: title ?? '', at: new Date(at).toISOString(), status })),
    hold: campaign.status === 'stopped' ? 'stopped' : campaign.needsGo && !campaign.releasedAt ? 'gate' : null,
  }
}

type Begin = NewPart & { house: House; req: PayloadRequest; campaign: CampaignDoc }

async function begin({ house, req, campaign, key, text, media }: Begin): Promise<{ post: string | number }> {
  const { tables: t, now } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const planKey = `live/${campaign.id}/${key}`
  await query(`select pg_advisory_xact_lock(hashtext('social-live'), hashtext($1::text))`, [planKey])
  const [again] = await query<{ id: string | number }>(`select id from ${t.posts} where plan_key = $1::text`, [planKey])
  if (again) return { post: again.id }
  if (campaign.status === 'finished') throw new APIError('This campaign is finished. Write a social post without it.', 409, {}, true)
  const channels = (await findChannels({ house, req }, campaign.channels ?? [])).filter(isPlannable)
  if (channels.length === 0) throw new APIError('This campaign has no channel that can publish. Choose one in the campaign.', 409, {}, true)
  const at = now()
  const title = `${campaign.name}: live, ${formatLocal({ at, timeZone: campaign.timezone || 'UTC' })}`
  const post = {
    title,
    kind: 'post',
    text,
    media,
    channels: channels.map(({ id }) => id),
    campaign: campaign.id,
    lifespan: 'ad-hoc',
    status: 'scheduled',
    publishAt: at.toISOString(),
    planKey,
  }
  const { id } = await createPost({ house, req }, post)
  return { post: id }
}
