import type { PayloadRequest, Where } from 'payload'
import { withdrawnByPlan } from '../campaigns/campaignDoc.ts'
import { findDocs, updatePost } from '../campaigns/docs.ts'
import { type PostDoc, type Ref, refId } from '../domain/documents.ts'
import { unsentStatuses } from '../domain/states.ts'
import type { House } from '../house.ts'
import { withdrawnBySponsor } from './sponsorDoc.ts'

type OfSponsor = { house: House /** Acts for the plugin. */; req: PayloadRequest; sponsor: string | number }
type SponsoredPost = PostDoc & { repeatOf?: Ref; angle?: string | null; deletedAt?: string | null }

/** Takes back every unsent post about a sponsor; with `untouchedSince`, only what nobody has saved since then. Gives how many. */
export async function withdrawPostsOf({ house, req, sponsor, untouchedSince }: OfSponsor & { untouchedSince?: Date }): Promise<number> {
  const where: Where = {
    and: [{ sponsor: { equals: sponsor } }, { status: { in: [...unsentStatuses] } }, ...(untouchedSince ? [{ updatedAt: { less_than: untouchedSince.toISOString() } }] : [])],
  }
  const posts = await findDocs<SponsoredPost>(req, house.slugs.posts, where)
  const withdrawn = new Set(posts.map(({ id }) => String(id)))
  for (const post of posts) {
    // The occurrences of a series that is taken back belong to the series: it writes them again when it comes back.
    const isPartOfSeries = withdrawn.has(refId(post.repeatOf) ?? '')
    await updatePost({ house, req }, post.id, { status: 'cancelled', withdrawnBy: isPartOfSeries ? withdrawnByPlan : withdrawnBySponsor })
  }
  return posts.length
}

/** Gives the posts about a sponsor that its end had taken back to people again, as drafts. Its thanks come back with their debts. */
export async function bringBackPostsOf({ house, req, sponsor }: OfSponsor): Promise<void> {
  const where: Where = { and: [{ sponsor: { equals: sponsor } }, { status: { equals: 'cancelled' } }, { withdrawnBy: { equals: withdrawnBySponsor } }] }
  const posts = await findDocs<SponsoredPost>(req, house.slugs.posts, where)
  for (const post of posts) if (!post.angle?.startsWith('thanks:')) await updatePost({ house, req }, post.id, { status: 'draft', withdrawnBy: null })
}
