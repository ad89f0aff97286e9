import type { Desk, Reader } from '../desk.ts'
import type { DeliveryDoc, PlaceDoc, SocialPostDoc } from '../docs.ts'
import { type Need, needs } from '../needs.ts'
import { findAs } from '../reading.ts'

const most = 200

export type AttentionRow = { delivery: DeliveryDoc; post: SocialPostDoc | undefined }
/** What waits for a person on one channel. */
export type AttentionGroup = { channel: PlaceDoc | undefined; rows: AttentionRow[] }
export type AttentionSection = { need: Need; groups: AttentionGroup[]; isMore: boolean }

/** Everything in the ledger that waits for a person, most urgent first, by channel; with the rights of the person who looks. */
export async function loadAttention({ desk, reader }: { desk: Desk; reader: Reader }): Promise<AttentionSection[]> {
  const { slugs } = desk
  const found = await Promise.all(needs.map(({ where }) => findAs<DeliveryDoc>(reader, { collection: slugs.deliveries, where, sort: 'dueAt', limit: most + 1 })))
  const all = found.flat()
  const idsOf = (name: 'post' | 'channel') => [...new Set(all.flatMap((delivery) => delivery[name] ?? []))]
  const [posts, channels] = await Promise.all([
    findAs<SocialPostDoc>(reader, { collection: slugs.posts, where: { id: { in: idsOf('post') } }, limit: most * needs.length }),
    findAs<PlaceDoc>(reader, { collection: slugs.channels, where: { id: { in: idsOf('channel') } } }),
  ])
  const postOf = new Map(posts.map((post) => [String(post.id), post]))
  const channelOf = new Map(channels.map((channel) => [String(channel.id), channel]))
  return needs.flatMap((need, index) => {
    const deliveries = found[index] ?? []
    if (deliveries.length === 0) return []
    const groups = new Map<string, AttentionGroup>()
    for (const delivery of deliveries.slice(0, most)) {
      const key = String(delivery.channel)
      const group = groups.get(key) ?? { channel: channelOf.get(key), rows: [] }
      group.rows.push({ delivery, post: postOf.get(String(delivery.post)) })
      groups.set(key, group)
    }
    return [{ need, groups: [...groups.values()], isMore: deliveries.length > most }]
  })
}
