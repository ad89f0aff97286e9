import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { UTMPreset } from './compose/links.ts'
import type { HandleBook } from './compose/mentionsFor.ts'
import { type ToDraftInput, toDraft } from './compose/toDraft.ts'
import type { Problem, Rendered } from './domain/content.ts'
import { type ChannelDoc, type MediaRow, type PictureDoc, type PostDoc, refId } from './domain/documents.ts'
import { type PictureLooks, readPictures } from './facts/readPictures.ts'
import { loadHandleBook, unknownHandles } from './handleBook.ts'
import type { House } from './house.ts'
import type { Limits, Network } from './networks/port.ts'
import { findShortfalls } from './networks/shortfalls.ts'
import { findSlot } from './queueSlots.ts'
import { readUtmPreset } from './readUtmPreset.ts'
import { toChannel } from './runtime.ts'
import { readOnce } from './shared.ts'
import type { Say } from './translations/say.ts'
import { sayEnglish } from './translations/sayEnglish.ts'
import { unusablePictures } from './unusablePictures.ts'

/** What a post needs from the database before it can be rendered for its channels. */
export type PostMaterial = {
  /** In the order of the post, each once. */
  channelIds: string[]
  channels: ChannelDoc[]
  pictures: ReadonlyMap<string, PictureDoc>
  utm: ToDraftInput['utm']
  handles: HandleBook
  /** What the files of the pictures are; empty where nobody looked. */
  looks: PictureLooks
}

/** Reads what a post refers to. With `asUser`, only what the person behind the request may read; with `look`, the files of its pictures are opened too. */
export async function loadMaterial({
  house,
  req,
  post,
  asUser = false,
  look = false,
}: {
  house: House
  req: PayloadRequest
  post: PostDoc
  asUser?: boolean
  look?: boolean
}): Promise<PostMaterial> {
  const find = <Doc>(collection: string, ids: readonly string[]) => findOnce<Doc>({ req, collection, ids, asUser })
  const channelIds = [...new Set((post.channels ?? []).map((channel) => refId(channel)).filter((id) => id !== undefined))]
  const channels = await find<ChannelDoc>(house.slugs.channels, channelIds)
  const pictures = await loadPictures({ house, req, post, asUser })
  const campaignId = refId(post.campaign)
  const [campaign] = campaignId === undefined ? [] : await find<CampaignDoc>(house.slugs.campaigns, [campaignId])
  const preset = campaign?.utmPreset ? await readUtmPreset({ house, req, name: campaign.utmPreset }) : undefined
  const looks: PictureLooks = look ? await readPictures({ house, req, pictures: pictures.values() }) : new Map()
  return { channelIds, channels, pictures, utm: utmOf(post, campaign, preset), handles: await loadHandleBook({ house, req, post }), looks }
}

/** Reads the pictures that a post refers to, by id. */
export async function loadPictures({
  house,
  req,
  post,
  asUser = false,
}: {
  house: House
  req: PayloadRequest
  post: PostDoc
  asUser?: boolean
}): Promise<ReadonlyMap<string, PictureDoc>> {
  const pictures = await findOnce<PictureDoc>({ req, collection: house.media, ids: pictureIds(post), asUser })
  return new Map(pictures.map((picture) => [String(picture.id), picture]))
}

/**
 * What a post becomes on one channel, that channel's limits, and what stands in the way: first what the network cannot do by its own table, then what else
 * its connector says. Undefined: the channel's network is not installed.
 */
export function renderFor({
  house,
  post,
  channel,
  material,
  say = sayEnglish,
}: {
  house: House
  post: PostDoc
  channel: ChannelDoc
  material: PostMaterial
  say?: Say
}): { network: Network; rendered: Rendered; limits: Limits } | undefined {
  const network = house.networks.get(channel.network)
  if (!network) return undefined
  const place = toChannel(channel, network)
  const draft = toDraft({ post, channel, pictures: material.pictures, utm: material.utm, handles: material.handles })
  const rendered = network.render(draft, place)
  const limits = network.limits(place)
  const moving = new Set([...material.looks].flatMap(([id, look]) => (look.moves ? [id] : [])))
  const table = findShortfalls({ network, channel: place, limits, draft, rendered, moving, recurs: Boolean(post.recurrence?.frequency) }).map(
    ({ path, level, says, values }): Problem => ({ path, level, message: say(says, values), says }),
  )
  // The table speaks first: what a connector says of the same field at the same level is the same in other words.
  const others = rendered.problems.filter((one) => !table.some(({ path, level }) => path === one.path && level === one.level))
  const problems = [...unknownHandles(post, material.handles), ...unusablePictures(draft, material.looks, say), ...table, ...others]
  return { network, rendered: { ...rendered, problems }, limits }
}

/** What is wrong with a channel as a place to publish, known before sending. */
export function channelProblems(channel: ChannelDoc, say: Say = sayEnglish): Problem[] {
  const says = channel.standing === 'dormant' ? 'cannotDormant' : channel.connected ? undefined : 'cannotNotConnected'
  return says ? [{ path: 'channels', level: 'block', message: say(says), says }] : []
}

/** When a post is due on a channel: its own time, or the channel's next free slot. Undefined: the channel has no free slot. With `choose`, the slot is kept for this save. */
export async function findDue({
  post,
  channel,
  settled,
  runtime,
  req,
  choose = false,
}: {
  post: PostDoc
  channel: ChannelDoc
  settled: { dueAt: Date; state: string } | undefined
  runtime: ReturnType<House['runtime']>
  req: PayloadRequest
  choose?: boolean
}): Promise<Date | undefined> {
  if (!post.queue) return new Date(post.publishAt ?? Date.now())
  if (hasPlace(settled)) return settled.dueAt
  return findSlot({ req, tables: runtime.tables, channel, now: runtime.now(), choose })
}

/** Whether a queued post has its place on a channel already. */
export const hasPlace = <Settled extends { state: string }>(settled: Settled | undefined): settled is Settled => settled !== undefined && settled.state !== 'cancelled'

/** A channel without a free slot. */
export const noSlotProblem = (channel: ChannelDoc, say: Say = sayEnglish): Problem => ({
  path: 'queue',
  level: 'block',
  message: say('cannotNoSlot', { channel: channel.name }),
  says: 'cannotNoSlot',
})

type CampaignDoc = { id: string | number; name: string; utmPreset?: string | null; utm?: Record<string, string> | null }

/** Links of posts that promote an article or belong to a campaign carry campaign parameters; others stay as they are written. */
function utmOf(post: PostDoc, campaign: CampaignDoc | undefined, preset: UTMPreset | undefined): ToDraftInput['utm'] {
  if (!campaign && !post.source) return undefined
  return {
    campaign: campaign?.utm?.campaign || (preset ? preset.campaign : undefined) || campaign?.name || post.category || post.source?.relationTo || 'social',
    content: post.angle ?? undefined,
    every: campaign !== undefined,
    presets: [preset, Object.fromEntries(Object.entries(campaign?.utm ?? {}).filter(([, value]) => value))],
  }
}

function pictureIds(post: PostDoc): string[] {
  const rows: MediaRow[] = [
    ...(post.media ?? []),
    ...(post.more ?? []).flatMap((part) => part.media ?? []),
    ...(post.variants ?? []).flatMap((variant) => variant.media ?? []),
    { image: post.card?.image ?? null },
  ]
  return [...new Set(rows.flatMap((row) => refId(row.image) ?? []))]
}

type Find = { req: PayloadRequest; collection: string; ids: readonly string[]; asUser: boolean }

const findOnce = <Doc>(find: Find): Promise<Doc[]> => readOnce(find.req, `${find.collection} ${find.ids.join(' ')}${find.asUser ? ' as the user' : ''}`, () => findByIds<Doc>(find))

async function findByIds<Doc>({ req, collection, ids, asUser }: Find): Promise<Doc[]> {
  if (ids.length === 0) return []
  const where: Where = { id: { in: [...ids] } }
  const found = await req.payload.find({
    collection: collection as CollectionSlug,
    where,
    depth: 0,
    limit: ids.length,
    pagination: false,
    overrideAccess: !asUser,
    showHiddenFields: true,
    req,
  })
  return found.docs as Doc[]
}
