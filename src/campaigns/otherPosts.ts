import type { ChannelDoc } from '../domain/documents.ts'
import { requestQuery } from '../ledger/sql.ts'
import { dayMs } from '../schedule/moment.ts'
import type { CampaignDoc } from './campaignDoc.ts'
import type { Busy } from './channelWeeks.ts'
import type { Planner } from './docs.ts'
import { type Pool, textKeyOf } from './pool.ts'

type Args = { planner: Planner; campaign: CampaignDoc; channels: readonly ChannelDoc[] }

/** Texts that went out longer ago than this are no hindrance, except on X. */
const textMemoryDays = 400

/**
 * When a campaign's channels are busy with something else. Evergreen campaigns that come later in rank are not counted: they make room, not the other way round,
 * and so two of them never push each other about.
 */
export async function readBusy({
  planner: { house, req },
  campaign,
  channels,
  rank,
  from,
  until,
}: Args & { rank: ReadonlyMap<string, number>; from: Date; until: Date }): Promise<Map<string, Busy[]>> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ channel: string; due_at: string | Date; plan_key: string | null; by_hand: boolean }>(
    `select d.channel_id::text as channel, d.due_at, p.plan_key,
       coalesce(d.due_at is distinct from (p.plan->>'dueAt')::timestamptz or jsonb_array_length(coalesce(p.plan->'hand', '[]'::jsonb)) > 0, true) as by_hand
     from ${t.deliveries} d left join ${t.posts} p on p.id = d.post_id
     where d.channel_id = any($1::${t.id}[]) and d.due_at >= $2::timestamptz and d.due_at < $3::timestamptz and d.state in ('scheduled', 'held', 'publishing', 'published', 'unknown')
       and coalesce(p.plan_key, '') not like $4::text`,
    [channels.map(({ id }) => String(id)), new Date(from.getTime() - 9 * dayMs).toISOString(), new Date(until.getTime() + 9 * dayMs).toISOString(), `evergreen/${campaign.id}/%`],
  )
  const mine = rank.get(String(campaign.id)) ?? 0
  const busy = new Map<string, Busy[]>()
  for (const row of rows) {
    const [kind, owner = ''] = row.plan_key?.split('/') ?? []
    const evergreen = kind === 'evergreen' && rank.has(owner) && !row.by_hand
    if (evergreen && (rank.get(owner) ?? 0) > mine) continue
    busy.set(row.channel, [...(busy.get(row.channel) ?? []), { at: new Date(row.due_at), evergreen }])
  }
  return busy
}

/** That words of the pool went out on a channel as another post, or will. `past`: before the week in which the plan begins. */
export type OtherUse = { channelId: string; network: string; textKey: string; at: Date; past: boolean }

/** Where the words of a pool are used by posts that are not of its plan. On X all of them count, from the beginning. */
export async function readOtherUses({ planner: { house, req }, campaign, channels, pool, now }: Args & { pool: Pool; now: Date }): Promise<OtherUse[]> {
  const keys = new Set(pool.items.flatMap((item) => item.variations.map(({ textKey }) => textKey)))
  if (keys.size === 0 || channels.length === 0) return []
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ channel: string; network: string; due_at: string | Date; text: string }>(
    `select d.channel_id::text as channel, c.network::text as network, d.due_at, p.text from ${t.deliveries} d join ${t.posts} p on p.id = d.post_id join ${t.channels} c on c.id = d.channel_id
     where (d.channel_id = any($1::${t.id}[]) or (c.network::text = 'x' and $5::boolean)) and d.state in ('scheduled', 'held', 'publishing', 'published', 'unknown') and p.text is not null
       and (c.network::text = 'x' or d.due_at > $2::timestamptz - make_interval(days => $3::int)) and coalesce(p.plan_key, '') not like $4::text`,
    [channels.map(({ id }) => String(id)), now.toISOString(), textMemoryDays, `evergreen/${campaign.id}/%`, channels.some(({ network }) => network === 'x')],
  )
  const settled = now.getTime() - 8 * dayMs
  return rows.flatMap((row): OtherUse[] => {
    const textKey = textKeyOf(row.text)
    const at = new Date(row.due_at)
    return keys.has(textKey) ? [{ channelId: row.channel, network: row.network, textKey, at, past: at.getTime() < settled }] : []
  })
}
