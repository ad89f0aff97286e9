import type { Desk, Reader } from '../desk.ts'
import type { DeliveryDoc, PlaceDoc, SocialPostDoc } from '../docs.ts'
import { countAs, findAs } from '../reading.ts'

/** One post that goes out, or went out, with where. */
export type Going = { post: SocialPostDoc; at: string; deliveries: { delivery: DeliveryDoc; channel: PlaceDoc | undefined }[] }
export type Today = { soon: Going[]; lately: Going[]; mentions: number; mine: number }

const shown = 4
/** A post has some deliveries, so more of them are read than posts are shown. */
const read = 24

/** What the dashboard tells of today, with the rights of the person who looks. */
export async function loadToday({ desk, reader, now }: { desk: Desk; reader: Reader; now: Date }): Promise<Today> {
  const { slugs } = desk
  const open = { state: { equals: 'open' } }
  const [due, sent, channels, mentions, mine] = await Promise.all([
    findAs<DeliveryDoc>(reader, {
      collection: slugs.deliveries,
      where: { and: [{ state: { in: ['scheduled', 'held', 'publishing'] } }, { dueAt: { greater_than: new Date(now.getTime() - 86_400_000).toISOString() } }] },
      sort: 'dueAt',
      limit: read,
    }),
    findAs<DeliveryDoc>(reader, {
      collection: slugs.deliveries,
      where: { and: [{ state: { equals: 'published' } }, { publishedAt: { exists: true } }] },
      sort: '-publishedAt',
      limit: read,
    }),
    findAs<PlaceDoc>(reader, { collection: slugs.channels, where: {} }),
    countAs(reader, slugs.mentions, open),
    reader.user ? countAs(reader, slugs.mentions, { and: [open, { assignedTo: { equals: reader.user.id } }] }) : 0,
  ])
  const posts = await findAs<SocialPostDoc>(reader, { collection: slugs.posts, where: { id: { in: [...new Set([...due, ...sent].flatMap(({ post }) => post ?? []))] } } })
  const postOf = new Map(posts.map((post) => [String(post.id), post]))
  const channelOf = new Map(channels.map((channel) => [String(channel.id), channel]))
  const group = (deliveries: readonly DeliveryDoc[], timeOf: (delivery: DeliveryDoc) => string): Going[] => {
    const groups = new Map<string, Going>()
    for (const delivery of deliveries) {
      const post = postOf.get(String(delivery.post))
      if (!post) continue
      const going = groups.get(String(post.id)) ?? { post, at: timeOf(delivery), deliveries: [] }
      going.deliveries.push({ delivery, channel: channelOf.get(String(delivery.channel)) })
      groups.set(String(post.id), going)
    }
    return [...groups.values()].slice(0, shown)
  }
  return { soon: group(due, ({ dueAt }) => dueAt), lately: group(sent, ({ publishedAt, dueAt }) => publishedAt || dueAt), mentions, mine }
}
