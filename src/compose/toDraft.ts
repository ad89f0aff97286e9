import type { Draft, MediaRef } from '../domain/content.ts'
import { type ChannelDoc, type MediaRow, type PictureDoc, type PostDoc, refId } from '../domain/documents.ts'
import { defaultUTM, tagLinks, type UTMPreset } from './links.ts'
import { type HandleBook, replaceHandleKeys } from './mentionsFor.ts'

export type ToDraftInput = {
  post: PostDoc
  channel: Pick<ChannelDoc, 'id' | 'network' | 'language'>
  /** Pictures of the host by id, so that alt text and size are known. */
  pictures: ReadonlyMap<string, PictureDoc>
  /** Campaign parameters for the link; undefined leaves links as they are. */
  utm?:
    | {
        campaign?: string | undefined
        content?: string | undefined
        presets?: readonly (UTMPreset | undefined)[] /** In all web addresses of the texts, not in the post's own link only. */
        every?: boolean
      }
    | undefined
  /** Who `@{key}` in a text means. @default nobody: the reference stays as it is written */
  handles?: HandleBook | undefined
}

/** What a social post says on one channel: the channel's variant over the network's over the post itself. */
export function toDraft({ post, channel, pictures, utm, handles = new Map() }: ToDraftInput): Draft {
  const name = (text: string) => replaceHandleKeys(text, channel.network, handles)
  const variants = post.variants ?? []
  const variant = variants.find((entry) => refId(entry.channel) === String(channel.id)) ?? variants.find((entry) => !entry.channel && entry.network === channel.network)
  const parameters = utm ? defaultUTM({ network: channel.network, ...utm }) : undefined
  const tag = (text: string) => tagLinks({ text: name(text), link: post.link ?? undefined, utm: parameters, every: utm?.every })
  const tagged = tag(variant?.text || post.text || '')
  const media = variant?.media?.length ? variant.media : (post.media ?? [])
  const cardImage = toMedia([{ image: post.card?.image }], pictures)[0]
  return {
    kind: post.kind ?? 'post',
    target: post.target ?? undefined,
    title: variant?.title || post.card?.title || undefined,
    text: tagged.text,
    link: tagged.link,
    tags: post.tags ?? [],
    card: post.card?.title ? { title: post.card.title, description: post.card.description ?? '', image: cardImage } : undefined,
    media: toMedia(media, pictures),
    more: (post.more ?? []).map((part) => ({
      text: tag(part.text ?? '').text,
      media: toMedia(part.media ?? [], pictures),
    })),
    contentWarning: post.contentWarning || undefined,
    language: post.language || channel.language || undefined,
    overflow: post.overflow ?? 'shorten',
    lifespan: post.lifespan ?? undefined,
  }
}

/** Pictures as they are sent: the post's own alt text and credit over those of the upload. */
function toMedia(rows: readonly MediaRow[], pictures: ReadonlyMap<string, PictureDoc>): MediaRef[] {
  return rows.flatMap((row) => {
    const id = refId(row.image)
    if (id === undefined) return []
    const picture = pictures.get(id)
    return [
      {
        id,
        alt: row.alt || picture?.alt || '',
        credit: row.credit || picture?.credit || undefined,
        filename: picture?.filename ?? undefined,
        mimeType: picture?.mimeType ?? undefined,
        width: picture?.width ?? undefined,
        height: picture?.height ?? undefined,
        focalX: picture?.focalX ?? undefined,
        focalY: picture?.focalY ?? undefined,
      },
    ]
  })
}
