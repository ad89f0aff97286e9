import type { ChannelDoc } from '../domain/documents.ts'
import { refId } from '../domain/documents.ts'
import { parseCooldown } from '../schedule/cooldown.ts'
import type { CampaignDoc } from './campaignDoc.ts'
import { defaultCooldown } from './channelWeeks.ts'
import type { Planner } from './docs.ts'
import { readRows } from './evergreenRows.ts'
import { type Pool, wordingKey } from './pool.ts'

/** One item of a pool as people look after it. `left` is null where it may be used without end. */
export type PoolEntry = {
  id: string
  title: string
  texts: number
  sent: number
  /** Uses that are left on all channels together. */
  left: number | null
  lastAt: string | null
  /** Until when it rests on every channel; null when some channel may have it now. */
  restsUntil: string | null
  endsAt: string | null
}
/** Why a row of the pool is not used at the moment. */
export type PoolOutside = { title: string; why: 'waits' | 'ended' | 'not-started' | 'article-not-live' | 'empty' }
export type PoolStatus = { items: PoolEntry[]; outside: PoolOutside[]; texts: number }

type Use = { item: string; channel: string; at: number }

/** What a pool has: how often each of its items was used, what is left of it, and which of its rows are out. */
export async function readPoolStatus({
  planner,
  campaign,
  pool,
  channels,
}: {
  planner: Planner
  campaign: CampaignDoc
  pool: Pool
  channels: readonly ChannelDoc[]
}): Promise<PoolStatus> {
  const uses = (await readRows(planner, campaign)).flatMap(({ plan, deliveries }) =>
    deliveries.filter(({ state }) => state === 'published').map(({ channel, dueAt }): Use => ({ item: plan.item ?? '', channel, at: Date.parse(dueAt) })),
  )
  const now = planner.now.getTime()
  const items = pool.items.map((item): PoolEntry => {
    const own = uses.filter((use) => use.item === item.id)
    const [first] = item.variations
    const title = pool.wordings.get(wordingKey(item.id, first?.id ?? ''))?.fields.title
    const last = Math.max(...own.map(({ at }) => at))
    const counts = channels.map(({ id }) => own.filter((use) => use.channel === String(id)).length)
    return {
      id: item.id,
      title: String(title ?? ''),
      texts: item.variations.length,
      sent: own.length,
      left: item.maxUses === undefined ? null : counts.reduce((sum, count) => sum + Math.max(0, (item.maxUses ?? 0) - count), 0),
      lastAt: Number.isFinite(last) ? new Date(last).toISOString() : null,
      restsUntil: restsUntil({ own, channels, texts: item.variations.length, cooldown: campaign.cooldown || defaultCooldown, now }),
      endsAt: item.endsAt ? new Date(item.endsAt).toISOString() : null,
    }
  })
  return { items, outside: findOutside(campaign, pool, now), texts: new Set([...pool.wordings.values()].map(({ textKey }) => textKey)).size }
}

/** An item with several texts comes back sooner, each time with another of them. */
function restsUntil({
  own,
  channels,
  texts,
  cooldown,
  now,
}: {
  own: readonly Use[]
  channels: readonly ChannelDoc[]
  texts: number
  cooldown: string
  now: number
}): string | null {
  const rest = parseCooldown(cooldown)
  const free = channels.map(({ id }) => {
    const last = Math.max(...own.filter(({ channel }) => channel === String(id)).map(({ at }) => at))
    return Number.isFinite(last) ? last + (rest(last) - last) / Math.max(1, texts) : 0
  })
  const soonest = Math.min(...free)
  return Number.isFinite(soonest) && soonest > now ? new Date(soonest).toISOString() : null
}

function findOutside(campaign: CampaignDoc, pool: Pool, now: number): PoolOutside[] {
  const inside = new Set(pool.items.map(({ id }) => id))
  return (campaign.pool ?? []).flatMap((row, index): PoolOutside[] => {
    const title = row.title || (row.text ?? '').slice(0, 60) || `${index + 1}`
    if (row.waits) return [{ title, why: 'waits' }]
    if (row.endsAt && Date.parse(row.endsAt) <= now) return [{ title, why: 'ended' }]
    if (row.startsAt && Date.parse(row.startsAt) > now) return [{ title, why: 'not-started' }]
    if (inside.has(`pool:${row.id}`)) return []
    return [{ title, why: refId(row.article?.value) === undefined && refId(row.post) === undefined ? 'empty' : 'article-not-live' }]
  })
}
