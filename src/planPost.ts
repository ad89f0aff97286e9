import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { UTMPreset } from './compose/links.ts'
import type { HandleBook } from './compose/mentionsFor.ts'
import { type ToDraftInput, toDraft } from './compose/toDraft.ts'
import type { Problem, Rendered } from './domain/content.ts'
import { type ChannelDoc, type MediaRow, type PictureDoc, type PostDoc, refId } from './domain/documents.ts'
import { loadHandleBook, unknownHandles } from './handleBook.ts'
import type { House } from './house.ts'
import { plannedInBulk, readOnce } from './inBulk.ts'
import type { Limits, Network } from './networks/port.ts'
import { readUtmPreset } from './readUtmPreset.ts'
import { toChannel } from './runtime.ts'
import { nextFreeSlot } from './schedule/slots.ts'

/** What a post needs from the database before it can be rendered for its channels. */
export type PostMaterial = {
  /** In the order of the post, each once. */
  channelIds: string[]
  channels: ChannelDoc[]
  pictures: ReadonlyMap<string, PictureDoc>
  utm: ToDraftInput['utm']
  handles: HandleBook
}

/** Reads what a post refers to. With `asUser`, only what the person behind the request may read. */
export async function loadMaterial({ house, req, post, asUser = false }: { house: House; req: PayloadRequest; post: PostDoc; asUser?: boolean }): Promise<PostMaterial> {
  const find = <Doc>(collection: string, ids: readonly string[]) =>
    readOnce(req, `${collection} ${ids.join(' ')}${asUser ? ' as the user' : ''}`, () => findByIds<Doc>({ req, collection, ids, asUser }))
  const channelIds = [...new Set((post.channels ?? []).map((channel) => refId(channel)).filter((id) => id !== undefined))]
  const channels = await find<ChannelDoc>(house.slugs.channels, channelIds)
  const pictures = new Map((await find<PictureDoc>(house.media, pictureIds(post))).map((picture) => [String(picture.id), picture]))
  const campaignId = refId(post.campaign)
  const [campaign] = campaignId === undefined ? [] : await find<CampaignDoc>(house.slugs.campaigns, [campaignId])
  const preset = campaign?.utmPreset ? await readUtmPreset({ house, req, name: campaign.utmPreset }) : undefined
  return { channelIds, channels, pictures, utm: utmOf(post, campaign, preset), handles: await loadHandleBook({ house, req, post }) }
}

/** What a post becomes on one channel, and that channel's limits. Undefined: the channel's network is not installed. */
export function renderFor({
  house,
  post,
  channel,
  material,
}: {
  house: House
  post: PostDoc
  channel: ChannelDoc
  material: PostMaterial
}): { network: Network; rendered: Rendered; limits: Limits } | undefined {
  const network = house.networks.get(channel.network)
  if (!network) return undefined
  const place = toChannel(channel, network)
  const rendered = network.render(toDraft({ post, channel, pictures: material.pictures, utm: material.utm, handles: material.handles }), place)
  const problems = [...unknownHandles(post, material.handles), ...rendered.problems]
  return { network, rendered: { ...rendered, problems }, limits: network.limits(place) }
}

/** What is wrong with a channel as a place to publish, known before sending. */
export function channelProblems(channel: ChannelDoc): Problem[] {
  if (channel.standing === 'dormant')
    return [{ path: 'channels', level: 'block', message: 'This channel is dormant: nothing is published there. Take it off the post, or change its standing.' }]
  if (!channel.connected) return [{ path: 'channels', level: 'block', message: 'This channel is not connected. Connect it first, or take it off the post.' }]
  return []
}

/** When a post is due on a channel: its own time, or the channel's next free slot. Undefined: the channel has no free slot. */
export async function findDue({
  post,
  channel,
  settled,
  runtime,
  req,
}: {
  post: PostDoc
  channel: ChannelDoc
  settled: { dueAt: Date; state: string } | undefined
  runtime: ReturnType<House['runtime']>
  req: PayloadRequest
}): Promise<Date | undefined> {
  if (!post.queue) return new Date(post.publishAt ?? Date.now())
  if (settled && settled.state !== 'cancelled') return settled.dueAt
  const id = String(channel.id)
  const taken = await readOnce(req, `taken on ${id}`, () =>
    runtime.query<{ due_at: Date }>(
      `select due_at from ${runtime.tables.deliveries} where channel_id = $1::${runtime.tables.id} and due_at > now() - interval '1 day' and state in ('scheduled', 'held', 'publishing', 'published', 'unknown')`,
      [id],
    ),
  )
  return nextFreeSlot({
    slots: channel.slots ?? [],
    timeZone: channel.timezone || 'UTC',
    after: runtime.now(),
    taken: [...taken.map((row) => row.due_at), ...plannedInBulk(req, id).map(({ dueAt }) => dueAt)],
    dailyLimit: channel.dailyLimit ?? undefined,
  })
}

/** The sentence for a channel without a free slot. */
export const noSlotMessage = (channel: ChannelDoc) => `${channel.name} has no free slot in its week. Give the channel slots, or choose a time.`

type CampaignDoc = { id: string | number; name: string; utmPreset?: string | null; utm?: Record<string, string> | null }

/** Links of posts that promote an article or belong to a campaign carry campaign parameters; others stay as they are written. */
function utmOf(post: PostDoc, campaign: CampaignDoc | undefined, preset: UTMPreset | undefined): ToDraftInput['utm'] {
  if (!campaign && !post.source) return undefined
  const slug = (words: string) =>
    words
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  return {
    campaign: slug(campaign?.utm?.campaign || (preset ? preset.campaign : undefined) || campaign?.name || post.category || post.source?.relationTo || 'social'),
    content: post.angle ?? undefined,
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

async function findByIds<Doc>({ req, collection, ids, asUser }: { req: PayloadRequest; collection: string; ids: readonly string[]; asUser: boolean }): Promise<Doc[]> {
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
