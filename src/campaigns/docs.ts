import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { ChannelDoc, Ref } from '../domain/documents.ts'
import { refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import type { CampaignDoc, PlannedPost } from './campaignDoc.ts'

/** What every step of planning is given. `req` acts for the plugin, in the transaction of whoever asked. */
export type Planner = { house: House; req: PayloadRequest; now: Date }

/** Reads documents of a collection as the plugin itself does. */
export async function findDocs<Doc>(
  req: PayloadRequest,
  collection: string,
  where: Where = {},
  more: { sort?: string; trash?: boolean; depth?: number; limit?: number; locale?: string } = {},
): Promise<Doc[]> {
  const { depth = 0, sort = 'id', limit, locale, ...rest } = more
  const options = { collection: collection as CollectionSlug, where, depth, sort, pagination: false, overrideAccess: true, req, ...rest }
  const found = await req.payload.find({
    ...options,
    ...(limit === undefined ? {} : { limit }),
    ...(locale === undefined ? {} : { locale: locale as never, fallbackLocale: false as never }),
  })
  return found.docs as unknown as Doc[]
}

/** Channels by id, in the order asked for, each once; those that are gone are left out. */
export async function findChannels({ house, req }: Pick<Planner, 'house' | 'req'>, refs: readonly Ref[]): Promise<ChannelDoc[]> {
  const ids = [...new Set(refs.map((ref) => refId(ref)).filter((id) => id !== undefined))]
  if (ids.length === 0) return []
  const docs = await findDocs<ChannelDoc>(req, house.slugs.channels, { id: { in: ids } })
  return ids.flatMap((id) => docs.find((doc) => String(doc.id) === id) ?? [])
}

/** Whether a plan may count on a channel: somebody signed it in, and it is not asleep. */
export const isPlannable = (channel: ChannelDoc): boolean => channel.standing !== 'dormant' && channel.connected === true

/** Whether a post is still of a campaign: a person may have taken it out. */
export const isOf = (campaign: Pick<CampaignDoc, 'id'>, post: Pick<PlannedPost, 'campaign'>): boolean => refId(post.campaign) === String(campaign.id)

/** The posts that a campaign's plan has written, those in the trash included, and those that a person has taken out of the campaign: their keys stay theirs. */
export function findPlanned({ house, req }: Pick<Planner, 'house' | 'req'>, campaign: Pick<CampaignDoc, 'id'>): Promise<PlannedPost[]> {
  return findDocs<PlannedPost>(
    req,
    house.slugs.posts,
    { and: [{ planKey: { exists: true } }, { or: [{ campaign: { equals: campaign.id } }, { planKey: { like: `launch/${campaign.id}/` } }] }] },
    { trash: true },
  )
}

/** The zone in which a campaign's days are counted. */
export async function zoneOf({ house, req }: Pick<Planner, 'house' | 'req'>, campaign: Pick<CampaignDoc, 'timezone' | 'anchorAt_tz'>): Promise<string> {
  if (campaign.timezone || campaign.anchorAt_tz) return campaign.timezone || campaign.anchorAt_tz || 'UTC'
  const settings = (await req.payload.findGlobal({ slug: house.slugs.settings as never, depth: 0, overrideAccess: true, req })) as { timezone?: string | null }
  return settings.timezone || 'UTC'
}

export async function createPost({ house, req }: Pick<Planner, 'house' | 'req'>, data: Record<string, unknown>): Promise<{ id: string | number }> {
  return (await req.payload.create({ collection: house.slugs.posts as CollectionSlug, data: data as never, depth: 0, overrideAccess: true, req })) as { id: string | number }
}

export async function updatePost({ house, req }: Pick<Planner, 'house' | 'req'>, id: string | number, data: Record<string, unknown>): Promise<void> {
  await req.payload.update({ collection: house.slugs.posts as CollectionSlug, id, data: data as never, depth: 0, overrideAccess: true, req, trash: true })
}
