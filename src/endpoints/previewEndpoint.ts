import type { CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import { checkPost } from '../checkPost.ts'
import type { LinkCard, MediaRef, PartContent, Problem } from '../domain/content.ts'
import type { ChannelDoc, PostDoc } from '../domain/documents.ts'
import { readPost } from '../domain/readPost.ts'
import type { House } from '../house.ts'
import { channelProblems, findDue, loadMaterial, noSlotProblem, type PostMaterial, renderFor } from '../planPost.ts'
import { type Say, toSay } from '../translations/say.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

type PreviewedPicture = Pick<MediaRef, 'id' | 'alt' | 'credit' | 'filename'> & { url?: string | undefined }
type PreviewedPart = { text: string; count: number; media: PreviewedPicture[]; card?: (Omit<LinkCard, 'image'> & { image?: PreviewedPicture | undefined }) | undefined }

/** What a social post would become on one channel. `count` is the longest part's length, in `unit`s, of at most `max`. */
export type Preview = {
  channel: { id: string; name: string; timezone: string }
  network: { name: string; label: string }
  parts: PreviewedPart[]
  contentWarning?: string | undefined
  problems: Problem[]
  count: number
  max: number
  unit: string
  dueAt: string | null
}

/** POST /api/social-posts/preview { data }: renders a post as it stands in a form, for each of its channels. Nothing is saved. */
export function previewEndpoint(house: House): Endpoint {
  return {
    path: '/preview',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'see', req)
      const { data } = await readBody(req)
      if (typeof data !== 'object' || data === null || Array.isArray(data)) badRequest('data', 'Give the fields of the social post as “data”.')
      const post = readPost(data as Record<string, unknown>)
      const material = await loadMaterial({ house, req, post, asUser: true, look: true })
      const settled = await readSettled(house, req, post)
      const previews = await Promise.all(material.channels.map((channel) => previewOn({ house, req, post, channel, material, settled: settled.get(String(channel.id)) })))
      const findings = await checkPost({ house, req, post, material, patienceMs: 0 })
      return json({ channels: material.channelIds.flatMap((id) => previews.find((preview) => preview?.channel.id === id) ?? []), findings })
    },
  }
}

type Settled = { dueAt: Date; state: string }

/** The times that a saved post already has on its channels. */
async function readSettled(house: House, req: PayloadRequest, post: PostDoc): Promise<Map<string, Settled>> {
  if (post.id === undefined) return new Map()
  const where: Where = { post: { equals: post.id } }
  const found = await req.payload.find({ collection: house.slugs.deliveries as CollectionSlug, where, depth: 0, pagination: false, overrideAccess: false, req })
  return new Map(
    (found.docs as unknown as { channel: string | number | null; dueAt: string; state: string }[]).map((row) => [
      String(row.channel),
      { dueAt: new Date(row.dueAt), state: row.state },
    ]),
  )
}

/** Access that ends before the post is due and that nothing renews: the post would wait for somebody. */
async function accessProblems({ house, req, channel, dueAt, say }: { house: House; req: PayloadRequest; channel: ChannelDoc; dueAt: Date; say: Say }): Promise<Problem[]> {
  const endsAt = channel.health?.tokenExpiresAt
  if (!channel.connected || !endsAt || Date.parse(endsAt) > dueAt.getTime()) return []
  const { connection, vault } = house.runtime(req.payload).open(channel)
  if (connection.refresh && (await vault.read()).refreshToken) return []
  return [{ path: 'publishAt', level: 'warn', message: say('cannotAccessEnds'), says: 'cannotAccessEnds' }]
}

type PreviewInput = { house: House; req: PayloadRequest; post: PostDoc; channel: ChannelDoc; material: PostMaterial; settled: Settled | undefined }

async function previewOn({ house, req, post, channel, material, settled }: PreviewInput): Promise<Preview | undefined> {
  const say = toSay(req.i18n.t)
  const result = renderFor({ house, post, channel, material, say })
  if (!result) return undefined
  const { network, rendered, limits } = result
  const { contentWarning } = rendered.content
  const dueAt = await findDue({ post, channel, settled, runtime: house.runtime(req.payload), req })
  const parts = rendered.content.parts.map((part) => ({ ...toPreviewed(part, material), count: limits.measure(part.text, { contentWarning }) }))
  return {
    channel: { id: String(channel.id), name: channel.name, timezone: channel.timezone || 'UTC' },
    network: { name: network.name, label: network.label },
    parts,
    contentWarning,
    problems: [...channelProblems(channel, say), ...rendered.problems, ...(dueAt ? await accessProblems({ house, req, channel, dueAt, say }) : [noSlotProblem(channel, say)])],
    count: Math.max(0, ...parts.map((part) => part.count)),
    max: limits.text,
    unit: limits.unit,
    dueAt: dueAt && !Number.isNaN(dueAt.getTime()) ? dueAt.toISOString() : null,
  }
}

function toPreviewed({ text, media, card }: PartContent, { pictures }: PostMaterial): Omit<PreviewedPart, 'count'> {
  const toPicture = ({ id, alt, credit, filename }: MediaRef): PreviewedPicture => ({ id, alt, credit, filename, url: pictures.get(id)?.url ?? undefined })
  return { text, media: media.map(toPicture), card: card && { ...card, image: card.image && toPicture(card.image) } }
}
