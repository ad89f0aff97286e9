import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { refId } from '../domain/documents.ts'
import { type InboxShow, inboxWhere } from '../domain/inbox.ts'
import type { PostStatus } from '../domain/states.ts'
import type { House } from '../house.ts'
import { type Person, readNames } from '../people.ts'
import { closedAmong } from './closedAmong.ts'
import { type OurPost, readOurPosts } from './readOurPosts.ts'

type MentionDoc = {
  id: string | number
  channel?: unknown
  author?: string | null
  authorName?: string | null
  text?: string | null
  url?: string | null
  at?: string | null
  inReplyTo?: string | null
  kind?: 'mention' | 'reply' | 'quote' | null
  state?: 'open' | 'done' | 'do-not-engage' | null
  assignedTo?: unknown
  reply?: unknown
}
type ReplyDoc = { id: string | number; status?: PostStatus | null; text?: string | null }

/** One mention as the inbox shows it. */
export type InboxCard = {
  id: string | number
  author: string
  authorName: string
  text: string
  url: string | null
  at: string | null
  kind: 'mention' | 'reply' | 'quote'
  state: 'open' | 'done' | 'do-not-engage'
  channel: { id: string | number; name: string; network: string } | null
  /** What of ours it answers. */
  ours: OurPost | null
  assignedTo: Person | null
  /** Our answer, and how far it is. */
  reply: { id: string | number; status: PostStatus | null; text: string } | null
  /** The team does not engage with this person or conversation, so nothing can be answered. */
  closed: boolean
}

const pageSize = 10

/** A page of the inbox with everything that its cards show, newest first, with the rights of the person who looks. */
export async function readInbox(
  house: House,
  req: PayloadRequest,
  { show, page }: { show: InboxShow; page: number },
): Promise<{ cards: InboxCard[]; page: number; isLast: boolean }> {
  const { slugs } = house
  const found = await req.payload.find({
    collection: slugs.mentions as CollectionSlug,
    where: inboxWhere(show, req.user?.id ?? '') as Where,
    sort: ['-at', '-id'],
    depth: 0,
    page,
    limit: pageSize,
    overrideAccess: false,
    req,
  })
  const docs = found.docs as unknown as MentionDoc[]
  const idsOf = (name: 'channel' | 'reply' | 'assignedTo') => docs.flatMap((doc) => refId(doc[name] as never) ?? [])
  const read = async <Doc extends { id: string | number }>(collection: string, ids: readonly (string | number)[]) => {
    if (ids.length === 0) return new Map<string, Doc>()
    const rows = await req.payload.find({ collection: collection as CollectionSlug, where: { id: { in: [...ids] } }, depth: 0, pagination: false, overrideAccess: false, req })
    return new Map((rows.docs as unknown as Doc[]).map((doc) => [String(doc.id), doc]))
  }
  // One after the other: a request may be in a transaction, which has one connection.
  const channels = await read<{ id: string | number; name: string; network: string }>(slugs.channels, idsOf('channel'))
  const replies = await read<ReplyDoc>(slugs.posts, idsOf('reply'))
  const people = await readNames(house, { payload: req.payload, req }, idsOf('assignedTo'))
  const ours = await readOurPosts(
    house,
    req,
    docs.flatMap(({ channel, inReplyTo }) => {
      const id = refId(channel as never)
      return id !== undefined && inReplyTo ? [{ channel: String(id), remoteId: inReplyTo }] : []
    }),
  )
  const closed = await closedAmong(
    house,
    req,
    docs.map(({ id }) => String(id)),
  )
  const cards = docs.map((doc): InboxCard => {
    const channel = channels.get(String(refId(doc.channel as never)))
    const reply = replies.get(String(refId(doc.reply as never)))
    return {
      id: doc.id,
      author: doc.author ?? '',
      authorName: doc.authorName ?? '',
      text: doc.text ?? '',
      url: doc.url ?? null,
      at: doc.at ?? null,
      kind: doc.kind ?? 'mention',
      state: doc.state ?? 'open',
      channel: channel ? { id: channel.id, name: channel.name, network: house.networks.get(channel.network)?.label ?? channel.network } : null,
      ours: ours.get(`${refId(doc.channel as never)} ${doc.inReplyTo}`) ?? null,
      assignedTo: people.get(String(refId(doc.assignedTo as never))) ?? null,
      reply: reply ? { id: reply.id, status: reply.status ?? null, text: reply.text ?? '' } : null,
      closed: closed.has(String(doc.id)),
    }
  })
  return { cards, page, isLast: !found.hasNextPage }
}
