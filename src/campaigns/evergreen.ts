import { createHash } from 'node:crypto'
import type { ChannelDoc } from '../domain/documents.ts'
import { requestQuery } from '../ledger/sql.ts'
import { readUtmPreset } from '../readUtmPreset.ts'
import type { EvergreenItem, EvergreenPlanned } from '../schedule/evergreenTypes.ts'
import { minuteMs } from '../schedule/moment.ts'
import { addOffset } from '../schedule/offset.ts'
import type { CampaignDoc, PlanNote, Shortage } from './campaignDoc.ts'
import { planChannelWeeks, sayShortage } from './channelWeeks.ts'
import { createPost, findChannels, isPlannable, type Planner, updatePost } from './docs.ts'
import { type EvergreenRow, readRows, type SortedRows, sortRows } from './evergreenRows.ts'
import { type OtherUse, readBusy, readOtherUses } from './otherPosts.ts'
import { type Pool, readPool, type Wording, wordingKey } from './pool.ts'

/** What is due sooner than this is left to the engine: it goes out as it stands. */
const settledMs = 10 * minuteMs
const weeksAheadByDefault = 4

/** What a run of planning has changed. */
export type EvergreenResult = { planned: number; created: number; changed: number; withdrawn: number; shortages: Shortage[] }

/**
 * Brings an evergreen campaign's posts in line with its pool, its channels' slots and everything else that is planned. Only its own unsent posts that no person has
 * touched are moved, rewritten or taken back. The same input gives the same plan, so that doing it again changes nothing.
 *
 * `rank` orders the evergreen campaigns: the one that comes first does not make room for later ones.
 */
export async function planEvergreenCampaign(planner: Planner, campaign: CampaignDoc, rank: ReadonlyMap<string, number>): Promise<EvergreenResult> {
  const { pool, rows, planned, shortages, until } = await draftEvergreenPlan(planner, campaign, rank)
  const changes = await writePlan({ planner, campaign, pool, rows, planned })
  await storePlan(planner, campaign, { shortages, until })
  return { planned: planned.length, ...changes, shortages }
}

/** What an evergreen campaign would have where, with nothing of it written down: for its plan, and to look at before it is started. */
export type EvergreenDraft = { channels: ChannelDoc[]; pool: Pool; rows: SortedRows; planned: EvergreenPlanned[]; shortages: Shortage[]; until: Date }

/** Works out an evergreen campaign's plan from everything as it is now. */
export async function draftEvergreenPlan(planner: Planner, campaign: CampaignDoc, rank: ReadonlyMap<string, number>): Promise<EvergreenDraft> {
  const { now } = planner
  const channels = (await findChannels(planner, campaign.channels ?? [])).filter(isPlannable)
  const pool = await readPool(planner, campaign, channels)
  const from = latest(new Date(now.getTime() + settledMs), campaign.startsAt)
  const until = earliest(addOffset({ at: now, offset: `P${campaign.weeksAhead ?? weeksAheadByDefault}W`, timeZone: 'UTC' }), campaign.endsAt)
  const rows = sortRows(await readRows(planner, campaign), from)
  for (const key of campaign.droppedKeys ?? []) rows.takenKeys.add(key)
  const { planned, shortages } = from < until ? await planAll({ planner, campaign, rank, channels, pool, rows, from, until }) : { planned: [], shortages: [] }
  return { channels, pool, rows, planned, shortages, until }
}

const latest = (one: Date, other: string | null | undefined) => (other && new Date(other) > one ? new Date(other) : one)
const earliest = (one: Date, other: string | null | undefined) => (other && new Date(other) < one ? new Date(other) : one)

type PlanAll = { planner: Planner; campaign: CampaignDoc; rank: ReadonlyMap<string, number>; channels: ChannelDoc[]; pool: Pool; rows: SortedRows; from: Date; until: Date }

async function planAll({ planner, campaign, rank, channels, pool, rows, from, until }: PlanAll): Promise<{ planned: EvergreenPlanned[]; shortages: Shortage[] }> {
  const busy = await readBusy({ planner, campaign, channels, rank, from, until })
  const others = await readOtherUses({ planner, campaign, channels, pool, now: from })
  const planned: EvergreenPlanned[] = []
  const shortages: Shortage[] = []
  const spentOnX = new Set([...others.filter(({ network }) => network === 'x').map(({ textKey }) => textKey)])
  for (const channel of channels) {
    const id = String(channel.id)
    const isX = channel.network === 'x'
    const elsewhere = new Set([...spentOnX, ...rows.history.filter((use) => use.channelId !== id && isOn(channels, use.channelId, 'x')).map(({ textKey }) => textKey)])
    const own = others.filter((use) => use.channelId === id)
    const result = planChannelWeeks({
      channel,
      items: withOtherUses(isX ? withoutTexts(pool.items, elsewhere) : pool.items, own, id),
      languages: spokenOn(channel, campaign),
      history: rows.history.filter((use) => use.channelId === id),
      said: own,
      busy: busy.get(id) ?? [],
      campaign,
      from,
      until,
      seed: String(campaign.id),
    })
    planned.push(...result.planned)
    if (isX) for (const { itemId, variationId } of result.planned) spentOnX.add(pool.wordings.get(wordingKey(itemId, variationId))?.textKey ?? '')
    for (const shortage of result.shortages)
      shortages.push({ channel: id, weekOf: shortage.weekOf, missing: shortage.missing, cause: shortage.cause, message: sayShortage(shortage, channel) })
  }
  return { planned, shortages }
}

/** A channel with a language of its own speaks only that; any other speaks those of the campaign, or any. */
const spokenOn = (channel: ChannelDoc, campaign: CampaignDoc): readonly string[] | undefined =>
  channel.language ? [channel.language] : campaign.languages?.length ? campaign.languages : undefined

const isOn = (channels: readonly ChannelDoc[], id: string, network: string) => channels.some((channel) => String(channel.id) === id && channel.network === network)

/** On X the same words never go out twice, from whichever of our channels there. */
function withoutTexts(items: readonly EvergreenItem[], spent: ReadonlySet<string>): EvergreenItem[] {
  return items.map((item) => ({ ...item, variations: item.variations.filter(({ textKey }) => !spent.has(textKey)) })).filter(({ variations }) => variations.length > 0)
}

/** An item whose words went out as another post a moment ago, or will, rests as if it had been used. */
function withOtherUses(items: readonly EvergreenItem[], uses: readonly OtherUse[], channelId: string): EvergreenItem[] {
  return items.map((item) => {
    const last = uses.filter(({ textKey, past }) => !past && item.variations.some((variation) => variation.textKey === textKey)).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
    return last ? { ...item, lastUsedAt: { [channelId]: last.at } } : item
  })
}

/** What the links of a campaign's posts carry: posts that are planned follow when it is changed. */
async function linkParameters({ house, req }: Planner, { name, utm, utmPreset }: CampaignDoc): Promise<unknown> {
  const preset = utmPreset ? await readUtmPreset({ house, req, name: utmPreset }) : undefined
  return [name, preset ?? null, Object.entries(utm ?? {}).filter(([, value]) => value)]
}

type WritePlan = { planner: Planner; campaign: CampaignDoc; pool: Pool; rows: SortedRows; planned: readonly EvergreenPlanned[] }
type Want = { key: string; wording: Wording; channelId: string; dueAt: Date; hash: string }

async function writePlan({ planner, campaign, pool, rows, planned }: WritePlan): Promise<Pick<EvergreenResult, 'created' | 'changed' | 'withdrawn'>> {
  const links = await linkParameters(planner, campaign)
  const wants = planned.flatMap(({ itemId, variationId, channelId, dueAt }): Want[] => {
    const wording = pool.wordings.get(wordingKey(itemId, variationId))
    const key = placeKey(campaign, { channelId, dueAt })
    return wording && !rows.takenKeys.has(key) ? [{ key, wording, channelId, dueAt, hash: hashOf({ ...wording.fields, links }) }] : []
  })
  const open = new Map(rows.open.map((row) => [row.key, row]))
  const toWrite: { want: Want; row: EvergreenRow | undefined }[] = []
  const missing: Want[] = []
  for (const want of wants) {
    const row = open.get(want.key)
    if (!row) missing.push(want)
    else {
      open.delete(want.key)
      if (row.plan.hash !== want.hash) toWrite.push({ want, row })
    }
  }
  // A post that has to move keeps its words where it can; a place that was taken back before is used again.
  const spare = [...open.values(), ...rows.spare]
  for (const want of missing) {
    const isHere = (row: EvergreenRow) => row.plan.channel === want.channelId
    const index = [spare.findIndex((row) => isHere(row) && row.plan.item === want.wording.itemId), spare.findIndex(isHere)].find((found) => found >= 0)
    toWrite.push({ want, row: index === undefined ? undefined : spare.splice(index, 1)[0] })
  }
  const withdrawn = spare.filter((row) => !row.withdrawn)
  // Also one that was taken back earlier lets go of its place when another post comes there.
  const wanted = new Set(toWrite.map(({ want }) => want.key))
  await freeKeys(planner, campaign, [...spare.filter((row) => !row.withdrawn || wanted.has(row.key)), ...toWrite.flatMap(({ row }) => row ?? [])])
  for (const row of withdrawn) await updatePost(planner, row.id, { status: 'cancelled', withdrawnBy: 'plan' })
  for (const { want, row } of toWrite) await writeRow(planner, campaign, want, row)
  return { created: toWrite.filter(({ row }) => !row).length, changed: toWrite.filter(({ row }) => row).length, withdrawn: withdrawn.length }
}

async function writeRow(planner: Planner, campaign: CampaignDoc, { key, wording, channelId, dueAt, hash }: Want, row: EvergreenRow | undefined): Promise<void> {
  const plan: PlanNote = { item: wording.itemId, variation: wording.variationId, textKey: wording.textKey, channel: channelId, dueAt: dueAt.toISOString(), hash }
  const fields = { ...wording.fields, publishAt: dueAt.toISOString(), status: 'scheduled', planKey: key, plan, writers: wording.writers }
  if (row) await updatePost(planner, row.id, { variants: [], card: {}, source: null, promotion: null, ...fields, withdrawnBy: null })
  else await createPost(planner, { ...fields, kind: 'post', lifespan: 'evergreen', campaign: campaign.id, channels: [asId(channelId)] })
}

/** Which place of an evergreen plan a post fills: nobody else fills the same. */
export const placeKey = (campaign: Pick<CampaignDoc, 'id'>, { channelId, dueAt }: { channelId: string; dueAt: Date }): string =>
  `evergreen/${campaign.id}/${channelId}/${dueAt.toISOString().slice(0, 16)}Z`

const asId = (id: string): string | number => (/^\d+$/.test(id) ? Number(id) : id)
const hashOf = (fields: Record<string, unknown>): string => createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16)

/** Two posts may change places: nobody holds a key while they do. */
async function freeKeys({ house, req }: Planner, campaign: CampaignDoc, rows: readonly EvergreenRow[]): Promise<void> {
  if (rows.length === 0) return
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  await query(`update ${t.posts} set plan_key = $1::text || id where id = any($2::${t.id}[])`, [`evergreen/${campaign.id}/free/`, rows.map(({ id }) => String(id))])
}

/** What is missing, beside the campaign, without another save of it. */
async function storePlan({ house, req }: Planner, campaign: CampaignDoc, { shortages, until }: { shortages: Shortage[]; until: Date }): Promise<void> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const message = shortages.map((shortage) => shortage.message).join('\n') || null
  await query(
    `update ${t.campaigns} set shortages = $2::jsonb, plan_message = $3::text, planned_until = $4::timestamptz
     where id = $1::${t.id} and (shortages is distinct from $2::jsonb or plan_message is distinct from $3::text or planned_until is null or planned_until < $4::timestamptz - interval '1 hour')`,
    [String(campaign.id), JSON.stringify(shortages), message, until.toISOString()],
  )
}
