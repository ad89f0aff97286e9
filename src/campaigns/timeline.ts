import type { PayloadRequest } from 'payload'
import type { CampaignStatus } from '../domain/words.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { planLaunch } from '../schedule/launch.ts'
import type { CampaignDoc } from './campaignDoc.ts'
import { zoneOf } from './docs.ts'

export type TimelineDelivery = {
  id: string | number
  channel: string | number | null
  channelName: string | null
  network: string | null
  timeZone: string | null
  dueAt: string
  state: string
  holdReason: string | null
  url: string | null
}
export type TimelineEntry = {
  at: string | null
  /** Number of the step, from 0; null for a post that no step wrote. */
  step: number | null
  offset: string | null
  title: string
  state: 'past' | 'planned' | 'post'
  post: { id: string | number; status: string; text: string | null; byHand: string[] } | null
  deliveries: TimelineDelivery[]
}
/** A campaign in the order of time: its moment, its steps with what became of them, and its other posts. */
export type Timeline = {
  campaign: string | number
  status: CampaignStatus
  planMessage: string | null
  timeZone: string
  anchorAt: string | null
  needsGo: boolean
  releasedAt: string | null
  now: string
  entries: TimelineEntry[]
}

type Row = {
  id: string | number
  title: string | null
  text: string | null
  status: string
  publish_at: string | Date | null
  plan_key: string | null
  hand: string[] | null
  deliveries: TimelineDelivery[]
}

/** GET /api/campaigns/:id/timeline */
export async function readTimeline(house: House, req: PayloadRequest, campaign: CampaignDoc): Promise<Timeline> {
  const { tables: t, now } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<Row>(
    `select p.id, p.title, p.text, p.status::text as status, p.publish_at, p.plan_key, p.plan->'hand' as hand,
       coalesce(json_agg(json_build_object('id', d.id, 'channel', d.channel_id, 'channelName', c.name, 'network', c.network, 'timeZone', c.timezone, 'dueAt', d.due_at, 'state', d.state, 'holdReason', d.hold_reason, 'url', d.url) order by d.due_at, d.id)
         filter (where d.id is not null and d.state <> 'cancelled'), '[]') as deliveries
     from ${t.posts} p left join ${t.deliveries} d on d.post_id = p.id left join ${t.channels} c on c.id = d.channel_id
     where p.campaign_id = $1::${t.id} and p.deleted_at is null and not (p.status = 'cancelled' and coalesce(p.withdrawn_by, '') = 'plan') group by p.id`,
    [String(campaign.id)],
  )
  const timeZone = await zoneOf({ house, req }, campaign)
  const steps = campaign.kind === 'launch' ? (campaign.steps ?? []) : []
  const moments = campaign.anchorAt && steps.length > 0 ? planLaunch({ anchorAt: campaign.anchorAt, timeZone, steps, now: now() }) : []
  const byKey = new Map(rows.map((row) => [row.plan_key, row]))
  const ofSteps = moments.map(({ stepIndex, dueAt, past }): TimelineEntry => {
    const step = steps[stepIndex]
    const row = byKey.get(`launch/${campaign.id}/${step?.id}`)
    return {
      ...toEntry(row),
      at: (row && timeOf(row)) ?? dueAt.toISOString(),
      step: stepIndex,
      offset: step?.offset ?? null,
      title: step?.title || row?.title || `Step ${stepIndex + 1}`,
      state: past ? 'past' : 'planned',
    }
  })
  const stepKeys = new Set(steps.map((step) => `launch/${campaign.id}/${step.id}`))
  const others = rows.filter((row) => !stepKeys.has(row.plan_key ?? '')).map(toEntry)
  const entries = [...ofSteps, ...others].sort((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9') || (a.step ?? 0) - (b.step ?? 0))
  return {
    campaign: campaign.id,
    status: campaign.status,
    planMessage: campaign.planMessage ?? null,
    timeZone,
    anchorAt: campaign.anchorAt ?? null,
    needsGo: campaign.needsGo === true,
    releasedAt: campaign.releasedAt ?? null,
    now: now().toISOString(),
    entries,
  }
}

function timeOf(row: Row): string | null {
  const [first] = row.deliveries
  const at = first?.dueAt ?? row.publish_at
  return at ? new Date(at).toISOString() : null
}

function toEntry(row: Row | undefined): TimelineEntry {
  return {
    at: row ? timeOf(row) : null,
    step: null,
    offset: null,
    title: row?.title ?? '',
    state: 'post',
    post: row ? { id: row.id, status: row.status, text: row.text, byHand: row.hand ?? [] } : null,
    deliveries: (row?.deliveries ?? []).map((delivery) => ({ ...delivery, dueAt: new Date(delivery.dueAt).toISOString() })),
  }
}
