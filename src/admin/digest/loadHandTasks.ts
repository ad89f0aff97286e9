import type { Desk, Reader } from '../desk.ts'
import type { DeliveryDoc, PlaceDoc, SocialPostDoc } from '../docs.ts'
import { countAs, findAs } from '../reading.ts'

/** Something that a person posts by hand: the finished text, its pictures, and where it goes. Plain data. */
export type HandTaskDoc = {
  id: string | number
  post: { id: string | number; title: string } | null
  channel: string
  where: string | null
  dueAt: string
  timezone: string | null
  text: string
  pictures: { id: string; url: string; filename: string; alt: string; credit: string | null }[]
}

type ManualChannel = PlaceDoc & { standing?: string | null; manual?: { where?: string | null } | null }
type UploadDoc = { id: string | number; url?: string | null; filename?: string | null }

/** What waits to be posted by hand, oldest first, and the channels for which there is such work. */
export async function loadHandTasks({ desk, reader }: { desk: Desk; reader: Reader }): Promise<{ channels: ManualChannel[]; tasks: HandTaskDoc[]; later: number }> {
  const { slugs } = desk
  const where = { and: [{ network: { equals: 'manual' } }, { standing: { not_equals: 'dormant' } }] }
  const found = await findAs<ManualChannel>(reader, { collection: slugs.channels, where, sort: 'name' })
  const isPrimary = ({ standing }: ManualChannel) => Number(standing === 'primary')
  // The one that matters most is offered first.
  const channels = found.toSorted((a, b) => isPrimary(b) - isPrimary(a))
  if (channels.length === 0) return { channels, tasks: [], later: 0 }
  const onThem = { channel: { in: channels.map(({ id }) => id) } }
  const deliveries = await findAs<DeliveryDoc>(reader, {
    collection: slugs.deliveries,
    where: { and: [onThem, { state: { equals: 'unknown' } }, { askedAt: { exists: true } }] },
    sort: 'dueAt',
    limit: 50,
  })
  const later = await countAs(reader, slugs.deliveries, { and: [onThem, { state: { in: ['scheduled', 'held'] } }] })
  const posts = await findAs<SocialPostDoc>(reader, { collection: slugs.posts, where: { id: { in: deliveries.flatMap(({ post }) => post ?? []) } } })
  const pictures = deliveries.flatMap(({ content }) => (content?.parts ?? []).flatMap((part) => part.media))
  const uploads = pictures.length === 0 ? [] : await findAs<UploadDoc>(reader, { collection: desk.media, where: { id: { in: [...new Set(pictures.map(({ id }) => id))] } } })
  const tasks = deliveries.map((delivery): HandTaskDoc => {
    const channel = channels.find(({ id }) => String(id) === String(delivery.channel))
    const post = posts.find(({ id }) => String(id) === String(delivery.post))
    const parts = delivery.content?.parts ?? []
    return {
      id: delivery.id,
      post: post ? { id: post.id, title: post.title ?? '' } : null,
      channel: channel?.name ?? '',
      where: channel?.manual?.where ?? null,
      dueAt: delivery.dueAt,
      timezone: channel?.timezone ?? null,
      text: parts.map(({ text }) => text).join('\n\n'),
      pictures: parts.flatMap(({ media }) =>
        media.flatMap((picture) => {
          const upload = uploads.find(({ id }) => String(id) === String(picture.id))
          return upload?.url ? [{ id: String(picture.id), url: upload.url, filename: upload.filename ?? '', alt: picture.alt, credit: picture.credit ?? null }] : []
        }),
      ),
    }
  })
  return { channels, tasks, later }
}
