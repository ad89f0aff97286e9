import type { CollectionAfterChangeHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { toDraft } from '../src/compose/toDraft.ts'
import type { Problem } from '../src/domain/content.ts'
import { remedies } from '../src/domain/failures.ts'
import type { House } from '../src/house.ts'
import { announceWake, cancelDeliveries, lockDeliveries, type PlannedDelivery, writeDeliveries } from '../src/ledger/planDeliveries.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { applyHolds } from '../src/ledger/sweep.ts'
import { type ChannelDoc, type MediaRow, type PictureDoc, type PostDoc, refId } from '../src/postDoc.ts'
import { type FieldProblem, refuse, socialContext, whoActs } from '../src/problems.ts'
import { toChannel } from '../src/runtime.ts'
import { nextFreeSlot } from '../src/schedule/slots.ts'
import { isSending } from './guardPost.ts'

/** Writes a post's deliveries in the transaction of its save, and tells the workers when it commits. */
export function planDeliveries(house: House): CollectionAfterChangeHook {
  return async ({ doc, req, context, previousDoc }) => {
    const post = doc as PostDoc & { deletedAt?: string | null }
    const runtime = house.runtime(req.payload)
    const query = await requestQuery(req)
    const ledger = { query, tables: runtime.tables }
    const by = whoActs(req, context)
    if (!isSending(post.status) || post.deletedAt) {
      const was = previousDoc as PostDoc | undefined
      if (isSending(was?.status) || post.deletedAt || post.status === 'cancelled') await cancelDeliveries(ledger, String(post.id), by)
      return doc
    }
    const channelIds = [...new Set((post.channels ?? []).map((channel) => refId(channel)).filter((id) => id !== undefined))]
    const channels = await findByIds<ChannelDoc>(req, house.slugs.channels, channelIds)
    const pictures = new Map((await findByIds<PictureDoc>(req, house.media, pictureIds(post))).map((picture) => [String(picture.id), picture]))
    const utm = await utmOf(house, req, post)
    const present = await lockDeliveries(ledger, String(post.id))
    const refusals: FieldProblem[] = []
    const planned: PlannedDelivery[] = []
    for (const id of channelIds) {
      const channel = channels.find((entry) => String(entry.id) === id)
      if (!channel) {
        refusals.push({ path: 'channels', message: `The channel ${id} does not exist any more. Take it off the post.` })
        continue
      }
      const network = house.networks.get(channel.network)
      if (!network) continue
      const settled = present.find((row) => row.channelId === id && row.occurrence === 'once')
      const problems: Problem[] = settled?.state === 'published' ? [] : channelProblems(channel)
      const { content, problems: found } = network.render(toDraft({ post, channel, pictures, utm }), toChannel(channel, network))
      problems.push(...found.filter((problem) => problem.level === 'block'))
      const dueAt = await dueOf({ post, channel, settled, runtime, refusals })
      const block = settled?.state === 'published' ? undefined : problems[0]
      if (block && !socialContext(context).system) refusals.push(...problems.map((problem) => ({ path: problem.path, message: `${channel.name}: ${problem.message}` })))
      planned.push({
        channelId: id,
        occurrence: 'once',
        dueAt,
        content,
        problem: block ? { code: 'invalid-content', message: block.message, advice: remedies['invalid-content'].advice } : undefined,
      })
    }
    if (refusals.length > 0) refuse({ collection: house.slugs.posts, id: post.id, problems: refusals, req })
    await writeDeliveries(ledger, String(post.id), planned, by)
    await applyHolds(ledger, null, { postId: String(post.id) })
    await announceWake(query)
    // Beside the notice at commit, a wake-up that outlives this process. Nobody waits for it.
    void runtime.queue.addWakes([...new Map(planned.map((row) => [row.dueAt.getTime(), row.dueAt])).values()])
    return doc
  }
}

/** What is wrong with a channel as a place to publish, known before sending. */
function channelProblems(channel: ChannelDoc): Problem[] {
  if (channel.standing === 'dormant') return [{ path: 'channels', level: 'block', message: 'This channel is dormant: nothing is published there. Take it off the post, or change its standing.' }]
  if (!channel.connected) return [{ path: 'channels', level: 'block', message: 'This channel is not connected. Connect it first, or take it off the post.' }]
  return []
}

async function dueOf({ post, channel, settled, runtime, refusals }: { post: PostDoc; channel: ChannelDoc; settled: { dueAt: Date; state: string } | undefined; runtime: ReturnType<House['runtime']>; refusals: FieldProblem[] }): Promise<Date> {
  if (!post.queue) return new Date(post.publishAt ?? Date.now())
  if (settled && settled.state !== 'cancelled') return settled.dueAt
  const taken = await runtime.query<{ due_at: Date }>(
    `select due_at from ${runtime.tables.deliveries} where channel_id = $1::${runtime.tables.id} and due_at > now() - interval '1 day' and state in ('scheduled', 'held', 'publishing', 'published', 'unknown')`,
    [String(channel.id)],
  )
  const slot = nextFreeSlot({ slots: channel.slots ?? [], timeZone: channel.timezone || 'UTC', after: runtime.now(), taken: taken.map((row) => row.due_at), dailyLimit: channel.dailyLimit ?? undefined })
  if (slot) return slot
  refusals.push({ path: 'queue', message: `${channel.name} has no free slot in its week. Give the channel slots, or choose a time.` })
  return new Date()
}

/** Links of posts that promote an article or belong to a campaign carry campaign parameters; others stay as they are written. */
async function utmOf(house: House, req: PayloadRequest, post: PostDoc) {
  const id = refId(post.campaign)
  const [campaign] = id === undefined ? [] : await findByIds<{ id: string | number; name: string; utm?: Record<string, string> | null }>(req, house.slugs.campaigns, [id])
  if (!campaign && !post.source) return undefined
  const slug = (words: string) => words.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return { campaign: slug(campaign?.utm?.campaign || campaign?.name || post.category || post.source?.relationTo || 'social'), content: post.angle ?? undefined, presets: [Object.fromEntries(Object.entries(campaign?.utm ?? {}).filter(([, value]) => value))] }
}

function pictureIds(post: PostDoc): string[] {
  const rows: MediaRow[] = [...(post.media ?? []), ...(post.more ?? []).flatMap((part) => part.media ?? []), ...(post.variants ?? []).flatMap((variant) => variant.media ?? []), { image: post.card?.image ?? null }]
  return [...new Set(rows.flatMap((row) => refId(row.image) ?? []))]
}

async function findByIds<Doc>(req: PayloadRequest, collection: string, ids: readonly string[]): Promise<Doc[]> {
  if (ids.length === 0) return []
  const where: Where = { id: { in: [...ids] } }
  const found = await req.payload.find({ collection: collection as CollectionSlug, where, depth: 0, limit: ids.length, pagination: false, overrideAccess: true, showHiddenFields: true, req })
  return found.docs as Doc[]
}
