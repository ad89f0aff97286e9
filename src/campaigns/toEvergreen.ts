import { APIError, type CollectionSlug, type PayloadRequest } from 'payload'
import { refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import type { ArticleRef, CampaignDoc, PlannedPost, PoolDoc } from './campaignDoc.ts'
import { defaultCooldown } from './channelWeeks.ts'
import { type ArticleDoc, composeAngles, findTemplates, isLive, readArticle } from './composeArticle.ts'
import { findChannels, findDocs } from './docs.ts'
import { textKeyOf } from './pool.ts'

const furtherAngles = ['angle-2', 'angle-3', 'angle-4', 'angle-5'].map((angle) => ({ angle, offset: 'PT0S' }))

/**
 * Turns a launch into an evergreen campaign: its posts and the further angles of its articles become a pool, ready to be edited. The new campaign is planned, so nothing
 * goes out before a person starts it. The launch itself stays as it is.
 */
export async function toEvergreen({ house, req, campaign }: { house: House; req: PayloadRequest; campaign: CampaignDoc }): Promise<{ doc: unknown; message: string }> {
  if (campaign.kind !== 'launch') throw new APIError('This campaign is evergreen already.', 409, {}, true)
  const now = house.runtime(req.payload).now()
  const posts = await findDocs<PlannedPost>(req, house.slugs.posts, { and: [{ campaign: { equals: campaign.id } }, { status: { not_in: ['cancelled'] } }] })
  const pool = new Map<string, Omit<PoolDoc, 'id'>>()
  const add = (item: Omit<PoolDoc, 'id'> & { text: string }) => {
    const key = textKeyOf(item.text)
    if (item.text.trim() && !pool.has(key)) pool.set(key, item)
  }
  for (const post of posts) {
    if (post.kind && post.kind !== 'post') continue
    const source = post.source ? { relationTo: post.source.relationTo, value: refId(post.source.value) ?? null } : null
    add({
      title: post.title ?? null,
      text: post.text ?? '',
      link: post.link ?? null,
      language: post.language ?? null,
      ...(source ? { article: asRef(source) } : { post: post.id }),
    })
  }
  const channels = await findChannels({ house, req }, campaign.channels ?? [])
  const templates = await findTemplates(house, req, now)
  const sources = new Map<string, ArticleRef>()
  for (const ref of [...(campaign.articles ?? []), ...posts.flatMap(({ source }) => source ?? [])]) sources.set(`${ref.relationTo}:${refId(ref.value)}`, ref)
  let articles = 0
  for (const ref of sources.values()) {
    const [doc] = await findDocs<ArticleDoc>(req, ref.relationTo, { id: { equals: refId(ref.value) } }, { depth: 1 })
    if (!doc || !isLive(doc)) continue
    const article = readArticle(house, req, ref.relationTo, doc)
    const angles = composeAngles({ article, house, templates, channels, now, plan: furtherAngles })
    for (const angle of angles)
      add({ title: angle.title, text: angle.text, link: angle.link ?? null, language: angle.language ?? null, article: asRef({ relationTo: ref.relationTo, value: doc.id }) })
    articles++
  }
  if (pool.size === 0) throw new APIError('There is nothing to take over: this launch has neither posts nor published articles.', 409, {}, true)
  const doc = await req.payload.create({
    collection: house.slugs.campaigns as CollectionSlug,
    data: {
      name: `${campaign.name} (evergreen)`,
      kind: 'evergreen',
      status: 'planned',
      goal: campaign.goal ?? null,
      owner: refId(campaign.owner) === undefined ? null : campaign.owner,
      channels: channels.map(({ id }) => id),
      utm: campaign.utm ?? {},
      timezone: campaign.timezone ?? null,
      cooldown: defaultCooldown,
      weekly: 1,
      pool: [...pool.values()],
    } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const from = articles > 0 ? ` and ${articles} ${articles === 1 ? 'article' : 'articles'}` : ''
  return { doc, message: `A pool of ${pool.size} posts was made from this launch${from}. Read them, take out what was only true then, and start the campaign.` }
}

/** Ids as the database has them: a number stays one. */
const asRef = ({ relationTo, value }: { relationTo: string; value: unknown }): ArticleRef => ({
  relationTo,
  value: typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : (value as string | number),
})
