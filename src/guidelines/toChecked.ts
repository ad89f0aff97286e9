import { type PictureDoc, type PostDoc, refId } from '../domain/documents.ts'
import type { CheckedMedia, CheckedPost } from './types.ts'

/** What is known about a picture of the host. */
export type KnownPicture = Pick<PictureDoc, 'filename' | 'alt' | 'credit'>

/** A social post as the checks read it. `pictures`: what the host knows about a picture, by its id. */
export function toChecked(post: PostDoc, pictures: ReadonlyMap<string, KnownPicture>, sponsor?: CheckedPost['sponsor']): CheckedPost {
  const media = (rows: PostDoc['media']): CheckedMedia[] =>
    (rows ?? []).flatMap((row) => {
      const id = refId(row.image)
      if (id === undefined) return []
      const picture = pictures.get(id)
      return [{ image: id, filename: picture?.filename ?? undefined, alt: row.alt || picture?.alt || undefined, credit: row.credit || picture?.credit || undefined }]
    })
  return {
    id: post.id === undefined ? undefined : String(post.id),
    title: post.title ?? undefined,
    kind: post.kind ?? 'post',
    target: post.target ?? undefined,
    text: post.text ?? '',
    variants: (post.variants ?? []).map((variant) => ({
      network: variant.network ?? undefined,
      channel: refId(variant.channel),
      title: variant.title ?? undefined,
      text: variant.text ?? undefined,
      media: media(variant.media),
    })),
    media: media(post.media),
    more: (post.more ?? []).map((part) => ({ text: part.text ?? undefined, media: media(part.media) })),
    card: { title: post.card?.title ?? undefined, description: post.card?.description ?? undefined },
    link: post.link ?? undefined,
    contentWarning: post.contentWarning ?? undefined,
    category: post.category ?? undefined,
    lifespan: post.lifespan ?? undefined,
    overflow: post.overflow ?? undefined,
    language: post.language ?? undefined,
    codeOfConduct: post.codeOfConduct ?? undefined,
    publishAt: toISO(post.publishAt),
    endsAt: toISO(post.endsAt),
    sponsor,
    tags: post.tags ?? [],
  }
}

/** A moment as ISO text, whether it comes from a form, the REST API or the database. Undefined: there is none, or it is none. */
export function toISO(moment: string | Date | null | undefined): string | undefined {
  if (!moment) return undefined
  const at = new Date(moment)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
