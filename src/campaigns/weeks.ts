import type { PayloadRequest } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import type { CampaignStatus } from '../domain/words.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { weeklyTotals } from '../schedule/cadence.ts'
import { dayMs } from '../schedule/moment.ts'
import { textsNeeded } from '../schedule/textsNeeded.ts'
import { weekOfMoment } from '../schedule/wall.ts'
import type { CampaignDoc, Shortage } from './campaignDoc.ts'
import { defaultCooldown } from './channelWeeks.ts'
import { findChannels, findDocs, isPlannable, type Planner } from './docs.ts'
import { draftEvergreenPlan, type EvergreenDraft, placeKey } from './evergreen.ts'
import { wordingKey } from './pool.ts'
import { type PoolStatus, readPoolStatus } from './poolStatus.ts'
import { rankEvergreen } from './rank.ts'

/** One text in one week. `state` is null while nothing is written down: the campaign has not been started. */
export type WeekPost = { post: string | number | null; title: string; text: string; dueAt: string; state: string | null; url: string | null; byHand: boolean }
/** What else the channel has in the week: an ad hoc post comes first, other evergreen campaigns have their own share. */
export type WeekOther = { post: string | number; title: string; dueAt: string; evergreen: boolean }
export type WeekCell = { channel: string; posts: WeekPost[]; others: WeekOther[]; missing: number; reason: string | null }
export type WeekRow = { weekOf: string; cells: WeekCell[] }
export type PlanChannel = { id: string; name: string; network: string; timeZone: string; standing: string; plannable: boolean }
/** An evergreen campaign as it is planned: weeks by channel, its pool, and how many texts it lacks. */
export type EvergreenWeeks = {
  status: CampaignStatus
  needsGo: boolean
  releasedAt: string | null
  /** Posts that wait for somebody who may publish. */
  toRelease: number
  /** Nothing is written down yet: this is what starting the campaign would plan. */
  isDraft: boolean
  /** It runs, and the planner has not written down all of it yet. */
  isBeingPlanned: boolean
  channels: PlanChannel[]
  weeks: WeekRow[]
  pool: PoolStatus
  weekly: number | null
  cooldown: string
  textsNeeded: number
  /** On how many channels something is missing for want of texts. */
  channelsShort: number
}

/** GET /api/campaigns/:id/weeks. Reads as the planner does; whoever calls it undoes what reading left behind. */
export async function readWeeks(house: House, req: PayloadRequest, campaign: CampaignDoc): Promise<EvergreenWeeks> {
  const planner: Planner = { house, req, now: house.runtime(req.payload).now() }
  const campaigns = await findDocs<CampaignDoc>(req, house.slugs.campaigns, { and: [{ kind: { equals: 'evergreen' } }, { status: { not_equals: 'finished' } }] })
  const draft = await draftEvergreenPlan(planner, campaign, rankEvergreen(campaigns))
  const isDraft = campaign.status === 'planned'
  const channels = await findChannels(planner, campaign.channels ?? [])
  const from = new Date(planner.now.getTime() - 7 * dayMs)
  const rows = await readChannelRows({ planner, campaign, channels, from, until: draft.until })
  const shortages = campaign.status === 'finished' ? [] : draft.shortages
  const weeks = toWeeks({ campaign, channels, draft, rows, isDraft, shortages, now: planner.now })
  const gaps = shortages.filter(({ cause }) => cause === 'pool')
  return {
    status: campaign.status,
    needsGo: campaign.needsGo === true,
    releasedAt: campaign.releasedAt ?? null,
    toRelease: rows.filter(({ state, plan_key }) => plan_key?.startsWith(ownKey(campaign)) && (state === 'in-review' || state === 'approved')).length,
    isDraft,
    isBeingPlanned: campaign.status === 'running' && isUnwritten(campaign, draft),
    channels: channels.map((channel) => ({
      id: String(channel.id),
      name: channel.name,
      network: channel.network,
      timeZone: channel.timezone || 'UTC',
      standing: channel.standing ?? 'active',
      plannable: isPlannable(channel),
    })),
    weeks,
    pool: await readPoolStatus({ planner, campaign, pool: draft.pool, channels: draft.channels }),
    weekly: campaign.weekly ?? null,
    cooldown: campaign.cooldown || defaultCooldown,
    textsNeeded: textsNeeded({
      gaps: gaps.map(({ channel, weekOf, missing }) => ({ channelId: channel, network: channels.find(({ id }) => String(id) === channel)?.network ?? '', weekOf, missing })),
      cooldown: campaign.cooldown || defaultCooldown,
    }),
    channelsShort: new Set(gaps.map(({ channel }) => channel)).size,
  }
}

function isUnwritten(campaign: CampaignDoc, { planned, rows }: EvergreenDraft): boolean {
  const written = new Set([...rows.open.map(({ key }) => key), ...rows.takenKeys])
  return planned.some((place) => !written.has(placeKey(campaign, place)))
}

type Row = {
  post: string | number
  channel: string
  title: string | null
  text: string | null
  due_at: string | Date
  state: string
  url: string | null
  plan_key: string | null
  by_hand: boolean
}
type Span = { planner: Planner; campaign: CampaignDoc; channels: readonly ChannelDoc[]; from: Date; until: Date }

/** Everything on the campaign's channels in the span; what waits for approval has no delivery yet. */
async function readChannelRows({ planner: { house, req }, campaign, channels, from, until }: Span): Promise<Row[]> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  return query<Row>(
    `select p.id as post, coalesce(d.channel_id::text, p.plan->>'channel') as channel, p.title, p.text, coalesce(d.due_at, p.publish_at) as due_at,
       coalesce(d.state::text, p.status::text) as state, d.url, p.plan_key, jsonb_array_length(coalesce(p.plan->'hand', '[]'::jsonb)) > 0 as by_hand
     from ${t.posts} p left join ${t.deliveries} d on d.post_id = p.id and d.state <> 'cancelled'
     where (d.channel_id = any($1::${t.id}[]) or (d.id is null and p.plan_key like $4::text and p.status in ('draft', 'in-review', 'approved')))
       and p.deleted_at is null and coalesce(d.due_at, p.publish_at) >= $2::timestamptz and coalesce(d.due_at, p.publish_at) < $3::timestamptz
     order by due_at, p.id`,
    [channels.map(({ id }) => String(id)), from.toISOString(), until.toISOString(), `${ownKey(campaign)}%`],
  )
}

const ownKey = (campaign: CampaignDoc) => `evergreen/${campaign.id}/`

type ToWeeks = { campaign: CampaignDoc; channels: readonly ChannelDoc[]; draft: EvergreenDraft; rows: readonly Row[]; isDraft: boolean; shortages: readonly Shortage[]; now: Date }

function toWeeks({ campaign, channels, draft, rows, isDraft, shortages, now }: ToWeeks): WeekRow[] {
  const byWeek = new Map<string, WeekCell[]>()
  for (const channel of channels) {
    const id = String(channel.id)
    const timeZone = channel.timezone || 'UTC'
    const inWeek = (at: string | Date, weekOf: string) => weekOfMoment(at, timeZone) === weekOf
    const own = isDraft ? draftedPosts(draft, id) : rows.filter((row) => row.channel === id && row.plan_key?.startsWith(ownKey(campaign))).map(toPost)
    const others = rows.filter((row) => row.channel === id && !row.plan_key?.startsWith(ownKey(campaign))).map(toOther)
    for (const { weekOf } of weeklyTotals({ moments: [], timeZone, from: now, until: draft.until > now ? draft.until : now })) {
      const short = shortages.filter((shortage) => shortage.channel === id && shortage.weekOf === weekOf)
      const cell: WeekCell = {
        channel: id,
        posts: own.filter(({ dueAt }) => inWeek(dueAt, weekOf)),
        others: others.filter(({ dueAt }) => inWeek(dueAt, weekOf)),
        missing: short.reduce((sum, { missing }) => sum + missing, 0),
        reason: short[0]?.message ?? null,
      }
      byWeek.set(weekOf, [...(byWeek.get(weekOf) ?? []), cell])
    }
  }
  return [...byWeek].map(([weekOf, cells]) => ({ weekOf, cells })).sort((a, b) => a.weekOf.localeCompare(b.weekOf))
}

function draftedPosts({ planned, pool }: EvergreenDraft, channel: string): WeekPost[] {
  return planned
    .filter(({ channelId }) => channelId === channel)
    .map(({ itemId, variationId, dueAt }) => {
      const fields = pool.wordings.get(wordingKey(itemId, variationId))?.fields
      return { post: null, title: String(fields?.title ?? ''), text: String(fields?.text ?? ''), dueAt: dueAt.toISOString(), state: null, url: null, byHand: false }
    })
}

const toPost = ({ post, title, text, due_at, state, url, by_hand }: Row): WeekPost => ({
  post,
  title: title ?? '',
  text: text ?? '',
  dueAt: new Date(due_at).toISOString(),
  state,
  url,
  byHand: by_hand,
})
const toOther = ({ post, title, due_at, plan_key }: Row): WeekOther => ({
  post,
  title: title ?? '',
  dueAt: new Date(due_at).toISOString(),
  evergreen: plan_key?.startsWith('evergreen/') ?? false,
})
