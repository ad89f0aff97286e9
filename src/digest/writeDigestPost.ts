import type { CollectionSlug, Where } from 'payload'
import type { Digest } from '../compose/digest.ts'
import { collectDigest, type DigestInput } from './collectDigest.ts'

export type WrittenDigest = { post: { id: string | number } | null; created: boolean; digest: Digest }

/**
 * Makes the draft of a newsletter for a channel and a time, category “newsletter”. There is one for each channel and time: a second call gives the one
 * that is there, because somebody may have worked on it. Without any news there is no draft.
 */
export async function writeDigestPost(input: DigestInput): Promise<WrittenDigest> {
  const { house, req, channel, from, until } = input
  const collection = house.slugs.posts as CollectionSlug
  const digest = await collectDigest(input)
  const angle = `digest:${from.toISOString()}:${until.toISOString()}`
  const where: Where = { and: [{ angle: { equals: angle } }, { channels: { in: [channel.id] } }] }
  const [present] = (await req.payload.find({ collection, where, depth: 0, limit: 1, overrideAccess: true, req })).docs
  if (present) return { post: { id: present.id }, created: false, digest }
  if (digest.isEmpty) return { post: null, created: false, digest }
  const data = {
    title: digest.title,
    text: digest.text,
    kind: 'post',
    status: 'draft',
    category: 'newsletter',
    lifespan: 'ad-hoc',
    channels: [channel.id],
    language: channel.language ?? null,
    angle,
  }
  const post = await req.payload.create({ collection, data: data as never, depth: 0, overrideAccess: !req.user, req })
  return { post: { id: post.id }, created: true, digest }
}
