import { begun } from '../ledger/planDeliveries.ts'
import { requestQuery } from '../ledger/sql.ts'
import type { EvergreenUse } from '../schedule/evergreenTypes.ts'
import type { CampaignDoc, PlanNote } from './campaignDoc.ts'
import type { Planner } from './docs.ts'
import { textKeyOf } from './pool.ts'

type Raw = {
  id: string | number
  plan_key: string
  plan: PlanNote
  text: string | null
  status: string
  publish_at: string | Date | null
  deleted_at: string | Date | null
  withdrawn_by: string | null
  campaign_id: string | number | null
  deliveries: { channel: string; dueAt: string; state: string; begun: boolean }[]
}

/** A post of an evergreen plan as far as planning needs it. `withdrawn`: the plan or its article took it back, so that its place may be used again. */
export type EvergreenRow = { id: string | number; key: string; plan: PlanNote; withdrawn: boolean }

/** `open`: unsent, ours to change. `spare`: taken back. `history`: what went out, may have gone out, or surely will. `takenKeys`: places that a person emptied or fixed. */
export type SortedRows = { open: EvergreenRow[]; spare: EvergreenRow[]; history: EvergreenUse[]; takenKeys: Set<string> }

/** Every post that an evergreen campaign's plan ever wrote, with its deliveries. */
export async function readRows({ house, req }: Planner, campaign: CampaignDoc): Promise<Raw[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  return query<Raw>(
    `select p.id, p.plan_key, p.plan, p.text, p.status::text as status, p.publish_at, p.deleted_at, p.withdrawn_by, p.campaign_id,
       coalesce(json_agg(json_build_object('channel', d.channel_id::text, 'dueAt', d.due_at, 'state', d.state, 'begun', ${begun})) filter (where d.id is not null), '[]') as deliveries
     from ${t.posts} p left join ${t.deliveries} d on d.post_id = p.id where p.plan_key like $1::text group by p.id order by p.id`,
    [`evergreen/${campaign.id}/%`],
  )
}

const waiting = ['scheduled', 'held']

/** Sorts the posts of a plan by who may still change them. What comes due before `from` is left to the engine. */
export function sortRows(rows: readonly Raw[], from: Date): SortedRows {
  const sorted: SortedRows = { open: [], spare: [], history: [], takenKeys: new Set() }
  for (const raw of rows) {
    const { plan, plan_key: key, id } = raw
    const byHand = (plan.hand?.length ?? 0) > 0
    if (raw.deleted_at || raw.status === 'cancelled') {
      if (!raw.deleted_at && raw.withdrawn_by && !byHand) sorted.spare.push({ id, key, plan, withdrawn: true })
      else sorted.takenKeys.add(key)
      continue
    }
    const alive = raw.deliveries.filter(({ state }) => state !== 'cancelled')
    const publishAt = raw.publish_at ? new Date(raw.publish_at) : undefined
    const isScheduled = raw.status === 'scheduled' && alive.length > 0 && alive.every((delivery) => isAsPlanned(delivery, plan) && new Date(delivery.dueAt) >= from)
    // Where posts have to be approved first, what the plan wrote waits without a delivery.
    const isWaiting = raw.status === 'in-review' && alive.length === 0 && publishAt !== undefined && publishAt >= from && publishAt.getTime() === new Date(plan.dueAt).getTime()
    if (!byHand && (isScheduled || isWaiting)) {
      sorted.open.push({ id, key, plan, withdrawn: false })
      continue
    }
    sorted.takenKeys.add(key)
    // What was missed or has failed was not said. While its time is ahead somebody may still mend it, so it keeps its slot.
    const said = alive.filter(({ state, begun: maybe, dueAt }) => maybe || (state !== 'missed' && state !== 'failed') || new Date(dueAt) >= from)
    const uses = alive.length > 0 ? said : publishAt && publishAt >= from && plan.channel ? [{ channel: plan.channel, dueAt: publishAt.toISOString() }] : []
    for (const { channel, dueAt } of uses)
      sorted.history.push({
        itemId: plan.item ?? '',
        variationId: plan.variation ?? '',
        textKey: raw.text ? textKeyOf(raw.text) : (plan.textKey ?? ''),
        channelId: channel,
        at: new Date(dueAt),
      })
  }
  return sorted
}

function isAsPlanned({ channel, dueAt, state }: { channel: string; dueAt: string; state: string }, plan: PlanNote): boolean {
  return waiting.includes(state) && channel === plan.channel && new Date(dueAt).getTime() === new Date(plan.dueAt).getTime()
}
