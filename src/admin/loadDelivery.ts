import type { Desk, Reader } from './desk.ts'
import type { DeliveryDoc, PlaceDoc, SocialPostDoc } from './docs.ts'
import { findAs } from './reading.ts'

/** A picture as it is shown small, and the whole of it for taking along. */
export type Thumbnail = { url: string; filename: string; original: string }

/** All that the page of one delivery shows. */
export type DeliveryReport = { delivery: DeliveryDoc; channel: PlaceDoc | undefined; post: SocialPostDoc | undefined; thumbnails: ReadonlyMap<string, Thumbnail> }

type UploadDoc = { id: string | number; url?: string | null; thumbnailURL?: string | null; filename?: string | null }

/** Reads a delivery and what belongs to it, with the rights of the person who looks. Undefined where that person may not. */
export async function loadDelivery({ desk, reader, id }: { desk: Desk; reader: Reader; id: string | number }): Promise<DeliveryReport | undefined> {
  const { slugs } = desk
  const one = async <Doc>(collection: string, of: string | number | null | undefined) =>
    of === null || of === undefined ? undefined : (await findAs<Doc>(reader, { collection, where: { id: { equals: of } }, limit: 1 }))[0]
  const delivery = await one<DeliveryDoc>(slugs.deliveries, id)
  if (!delivery) return undefined
  const [channel, post, thumbnails] = await Promise.all([
    one<PlaceDoc>(slugs.channels, delivery.channel),
    one<SocialPostDoc>(slugs.posts, delivery.post),
    loadThumbnails({ desk, reader, delivery }),
  ])
  return { delivery, channel, post, thumbnails }
}

async function loadThumbnails({ desk, reader, delivery }: { desk: Desk; reader: Reader; delivery: DeliveryDoc }): Promise<Map<string, Thumbnail>> {
  const ids = (delivery.content?.parts ?? []).flatMap((part) => [...part.media, ...(part.card?.image ? [part.card.image] : [])]).map((picture) => picture.id)
  if (ids.length === 0) return new Map()
  const uploads = await findAs<UploadDoc>(reader, { collection: desk.media, where: { id: { in: [...new Set(ids)] } } })
  return new Map(
    uploads.flatMap(({ id, url, thumbnailURL, filename }) => (url ? [[String(id), { url: thumbnailURL || url, filename: filename ?? '', original: url }] as const] : [])),
  )
}
