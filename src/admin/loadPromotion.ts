import type { Desk, Reader } from './desk.ts'
import type { DeliveryDoc, PlaceDoc, PromotionDoc, SettingsDoc, SocialPostDoc } from './docs.ts'
import { findAs, globalAs } from './reading.ts'

/** All that the Promotion tab shows of one article. */
export type PromotionReport = {
  promotion: PromotionDoc | undefined
  /** Whether its posts are being written or brought up to date right now. */
  following: boolean
  mode: 'automatic' | 'ask' | 'off'
  posts: (SocialPostDoc & { deliveries: DeliveryDoc[] })[]
  channels: ReadonlyMap<string, PlaceDoc>
}

/** Reads what became of an article on social media, with the rights of the person who looks. */
export async function loadPromotion({ desk, reader, collection, id }: { desk: Desk; reader: Reader; collection: string; id: string | number }): Promise<PromotionReport> {
  const { slugs } = desk
  const key = `${collection}:${id}`
  const [following, [promotion], settings, channels] = await Promise.all([
    desk.isFollowing(reader.payload, key),
    findAs<PromotionDoc>(reader, { collection: slugs.promotions, where: { key: { equals: key } }, limit: 1 }),
    globalAs<SettingsDoc>(reader, slugs.settings),
    findAs<PlaceDoc>(reader, { collection: slugs.channels, where: {} }),
  ])
  const bySource = { and: [{ 'source.relationTo': { equals: collection } }, { 'source.value': { equals: id } }] }
  const posts = await findAs<SocialPostDoc>(reader, {
    collection: slugs.posts,
    where: promotion ? { or: [{ promotion: { equals: promotion.id } }, bySource] } : bySource,
    sort: 'publishAt',
  })
  const deliveries =
    posts.length === 0 ? [] : await findAs<DeliveryDoc>(reader, { collection: slugs.deliveries, where: { post: { in: posts.map((post) => post.id) } }, sort: 'dueAt', limit: 500 })
  return {
    promotion,
    following,
    mode: settings?.sources?.find((source) => source.collection === collection)?.promote ?? desk.promote[collection] ?? 'automatic',
    posts: posts.map((post) => ({ ...post, deliveries: deliveries.filter((delivery) => delivery.post === post.id) })),
    channels: new Map(channels.map((channel) => [String(channel.id), channel])),
  }
}
