import type { AppBskyFeedPost, AppBskyFeedRepost, BlobRef } from '@atproto/api'
import type { Content, LinkCard, MediaRef, PartContent } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import type { FittedPicture, PictureLimits } from '../../pictures/fitPicture.ts'
import { toSelfLabel } from './contentWarning.ts'
import { toFacets } from './facets.ts'
import { pictureLimits, thumbLimits } from './limits.ts'

/** A record by address and content hash. */
export type StrongRef = { uri: string; cid: string }

/** What building a record needs from the network; every call is preparatory. */
export type RecordTools = {
  resolveHandle(handle: string): Promise<string | undefined>
  loadPicture(media: MediaRef, limits: PictureLimits): Promise<FittedPicture>
  upload(picture: FittedPicture): Promise<BlobRef>
}

export type PostRequest = {
  content: Content
  part: PartContent
  createdAt: string
  reply?: { root: StrongRef; parent: StrongRef } | undefined
  quote?: StrongRef | undefined
}

/** The record of one post. The same request gives the same record on every try, because a repeat is recognised by its hash. */
export async function buildPost({ content, part, createdAt, reply, quote }: PostRequest, tools: RecordTools): Promise<AppBskyFeedPost.Record> {
  const [facets, media] = await Promise.all([toFacets(part.text, tools.resolveHandle, content.link), buildMedia(part, tools)])
  const label = toSelfLabel(content.contentWarning)
  const language = toLanguage(content.language)
  const embed = joinEmbeds(media, quote)
  return {
    $type: 'app.bsky.feed.post',
    text: part.text,
    createdAt,
    ...(facets.length > 0 ? { facets } : {}),
    ...(reply ? { reply } : {}),
    ...(embed ? { embed } : {}),
    ...(language ? { langs: [language] } : {}),
    ...(label ? { labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: label }] } } : {}),
  } as AppBskyFeedPost.Record
}

/** The record that passes on somebody's post without words. */
export function buildRepost(subject: StrongRef, createdAt: string): AppBskyFeedRepost.Record {
  return { $type: 'app.bsky.feed.repost', subject, createdAt }
}

type MediaEmbed = { $type: 'app.bsky.embed.images'; images: object[] } | { $type: 'app.bsky.embed.external'; external: object }

async function buildMedia(part: PartContent, tools: RecordTools): Promise<MediaEmbed | undefined> {
  if (part.media.length > 0) {
    const images = part.media.map(async (media) => {
      const picture = await tools.loadPicture(media, pictureLimits)
      return { alt: media.alt, image: await tools.upload(picture), aspectRatio: { width: picture.width, height: picture.height } }
    })
    return { $type: 'app.bsky.embed.images', images: await Promise.all(images) }
  }
  if (!part.card) return undefined
  const { url, title, description } = part.card
  const thumb = await buildThumb(part.card, tools)
  return { $type: 'app.bsky.embed.external', external: { uri: url, title, description, ...(thumb ? { thumb } : {}) } }
}

/** The picture of a card is an ornament: a card without it is better than no post. */
async function buildThumb({ image }: LinkCard, tools: RecordTools): Promise<BlobRef | undefined> {
  if (!image) return undefined
  try {
    return await tools.upload(await tools.loadPicture(image, thumbLimits))
  } catch (error) {
    if (error instanceof NetworkFailure && (error.code === 'media-missing' || error.code === 'media-refused')) return undefined
    throw error
  }
}

function joinEmbeds(media: MediaEmbed | undefined, quote: StrongRef | undefined): object | undefined {
  if (!quote) return media
  const record = { $type: 'app.bsky.embed.record', record: quote }
  return media ? { $type: 'app.bsky.embed.recordWithMedia', record, media } : record
}

/** The language as Bluesky takes it (BCP 47, `pt-BR`); undefined when it is none. */
function toLanguage(language: string | undefined): string | undefined {
  if (!language) return undefined
  try {
    return Intl.getCanonicalLocales(language.replace('_', '-'))[0]
  } catch {
    return undefined
  }
}
