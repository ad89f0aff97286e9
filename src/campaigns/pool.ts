import { createHash } from 'node:crypto'
import type { CollectionSlug, Where } from 'payload'
import type { Article } from '../compose/articleShape.ts'
import type { PostTemplate } from '../compose/chooseTemplate.ts'
import type { ComposedPost } from '../compose/composedPost.ts'
import { normalise } from '../compose/sameWords.ts'
import { type ChannelDoc, type PostDoc, refId } from '../domain/documents.ts'
import { joinWriters } from '../domain/writers.ts'
import { requestQuery } from '../ledger/sql.ts'
import type { EvergreenItem } from '../schedule/evergreenTypes.ts'
import { dayMs } from '../schedule/moment.ts'
import type { ArticleRef, CampaignDoc, PoolDoc, PoolSource } from './campaignDoc.ts'
import { type ArticleDoc, composeAngles, findTemplates, isLive, readArticle } from './composeArticle.ts'
import { findDocs, type Planner } from './docs.ts'

/** What a post says when a variation's turn has come. */
export type Wording = { itemId: string; variationId: string; textKey: string; fields: Record<string, unknown>; writers: string[] }
/** A pool ready to be planned: items for the rotation, and what each of their variations says. */
export type Pool = { items: EvergreenItem[]; wordings: Map<string, Wording> }

/** The same for the same words, however they are cased or spaced. */
export const textKeyOf = (text: string): string => createHash('sha256').update(normalise(text)).digest('hex').slice(0, 24)
export const wordingKey = (itemId: string, variationId: string): string => `${itemId} ${variationId}`

type Variation = { id: string; text: string; language?: string | undefined; fields?: Record<string, unknown> }
type Draft = { id: string; title: string; variations: Variation[]; fields: Record<string, unknown>; more?: Partial<EvergreenItem>; writers?: string[] }

/** Reads a campaign's pool: what was put in by hand, and the articles of its collections. */
export async function readPool(planner: Planner, campaign: CampaignDoc, channels: readonly ChannelDoc[]): Promise<Pool> {
  const { house, req, now } = planner
  const tools = { planner, campaign, channels, templates: await findTemplates(house, req, now) }
  const drafts: Draft[] = []
  for (const item of campaign.pool ?? []) {
    if (item.waits) continue
    const draft = await byHand(tools, item)
    if (draft) drafts.push(draft)
  }
  // A post that tells of an article does not stand for all that the article has to say.
  const known = new Set((campaign.pool ?? []).flatMap(({ id, article }) => (article && drafts.some((draft) => draft.id === `pool:${id}`) ? articleKey(article) : [])))
  for (const source of campaign.poolSources ?? []) {
    for (const draft of await fromCollection(tools, source)) {
      const key = articleKey(draft.fields.source as ArticleRef | undefined)
      if (known.has(key)) continue
      known.add(key)
      drafts.push(draft)
    }
  }
  return toPool(drafts, campaign)
}

type Tools = { planner: Planner; campaign: CampaignDoc; channels: readonly ChannelDoc[]; templates: readonly PostTemplate[] }
const articleKey = (ref: ArticleRef | undefined) => (ref ? `${ref.relationTo}:${refId(ref.value)}` : undefined)

function toPool(drafts: readonly Draft[], campaign: CampaignDoc): Pool {
  const pool: Pool = { items: [], wordings: new Map() }
  for (const { id, title, variations, fields, more, writers = [] } of drafts) {
    const spoken = variations.filter(({ text }) => text.trim() !== '')
    if (spoken.length === 0) continue
    pool.items.push({
      id,
      articleLive: true,
      maxUses: campaign.maxUses ?? undefined,
      ...more,
      variations: spoken.map((one) => ({ id: one.id, textKey: textKeyOf(one.text), language: one.language })),
    })
    for (const one of spoken) {
      const wording = { title, language: one.language ?? null, ...fields, ...one.fields, text: one.text }
      pool.wordings.set(wordingKey(id, one.id), { itemId: id, variationId: one.id, textKey: textKeyOf(one.text), fields: wording, writers })
    }
  }
  return pool
}

/** A row of the pool: its own words, those of a post, or those of an article. Undefined while its article is not public. */
async function byHand(tools: Tools, item: PoolDoc): Promise<Draft | undefined> {
  const { house, req } = tools.planner
  const id = `pool:${item.id}`
  const base = { startsAt: item.startsAt ?? undefined, endsAt: item.endsAt ?? undefined, ...(item.maxUses ? { maxUses: item.maxUses } : {}) }
  const own: Variation[] = [
    ...(item.text?.trim() ? [{ id: 'text', text: item.text, language: item.language ?? undefined }] : []),
    ...(item.variations ?? []).map((one) => ({ id: String(one.id), text: one.text, language: one.language ?? item.language ?? undefined })),
  ]
  const articleId = refId(item.article?.value)
  if (item.article && articleId !== undefined) {
    const [doc] = await findDocs<ArticleDoc>(req, item.article.relationTo, { id: { equals: articleId } }, { depth: 1 })
    if (!doc || !isLive(doc)) return undefined
    const [draft] = await fromArticles(tools, item.article.relationTo, [doc])
    if (!draft) return undefined
    const fields = { ...draft.fields, ...(item.link ? { link: item.link } : {}) }
    // Pictures and cards stay those of the article; words that were composed for one network do not, when a person wrote others.
    const words = own.map((one) => ({ ...one, fields: { variants: [] } }))
    return {
      ...draft,
      id,
      title: item.title || draft.title,
      fields,
      variations: own.length > 0 ? words : draft.variations,
      more: { ...base, endsAt: earliest(item.endsAt, draft.more?.endsAt) },
      writers: joinWriters(item.writers),
    }
  }
  const postId = refId(item.post)
  const [post] = postId === undefined ? [] : await findDocs<PostDoc & { writers?: unknown }>(req, house.slugs.posts, { id: { equals: postId } })
  const about = post?.source ? await liveSource(tools, post.source) : {}
  if (!about) return undefined
  const fromPost: Variation[] = own.length === 0 && post?.text ? [{ id: 'text', text: post.text, language: post.language ?? undefined }] : []
  const media = (post?.media ?? []).map(({ image, alt, credit }) => ({ image: refId(image) === undefined ? null : image, alt, credit }))
  const { endsAt, ...article } = about
  const fields = { link: item.link || post?.link || null, tags: post?.tags ?? [], media, ...article }
  const more = { ...base, endsAt: earliest(item.endsAt, endsAt) }
  return {
    id,
    title: item.title || post?.title || (own[0]?.text ?? '').slice(0, 60),
    variations: [...own, ...fromPost],
    fields,
    more,
    writers: joinWriters(item.writers, post?.writers),
  }
}

type About = { source?: ArticleRef; promotion?: string | number | null; endsAt?: string | Date | null | undefined }

/** What ties a post of the pool to the article it is about. Undefined while that is not public. */
async function liveSource({ planner }: Tools, { relationTo, value }: ArticleRef): Promise<About | undefined> {
  const { house, req } = planner
  const id = refId(value)
  if (id === undefined || !req.payload.collections[relationTo as CollectionSlug]) return {}
  const [doc] = await findDocs<ArticleDoc>(req, relationTo, { id: { equals: id } }, { depth: 1 })
  if (!doc || !isLive(doc)) return undefined
  const promotions = await promotionIds(planner, relationTo, [doc])
  return { source: { relationTo, value: doc.id }, promotion: promotions.get(String(doc.id)) ?? null, endsAt: readArticle(house, req, relationTo, doc).endsAt }
}

/** The public articles of a collection that a campaign takes in. */
async function fromCollection(tools: Tools, source: PoolSource): Promise<Draft[]> {
  const { planner } = tools
  const config = planner.req.payload.collections[source.collection as CollectionSlug]?.config
  if (!config) return []
  const names = new Set(config.flattenedFields.map((field) => field.name))
  const conditions: Where[] = []
  if (config.versions?.drafts) conditions.push({ _status: { equals: 'published' } })
  const until = new Date(planner.now.getTime() - (source.olderThanDays ?? 0) * dayMs).toISOString()
  if (source.olderThanDays) conditions.push({ [names.has('publishedAt') ? 'publishedAt' : 'createdAt']: { less_than: until } })
  const docs = await findDocs<ArticleDoc>(planner.req, source.collection, { and: conditions }, { depth: 1 })
  return fromArticles(tools, source.collection, docs.filter(isLive), source)
}

async function fromArticles({ planner, campaign, channels, templates }: Tools, collection: string, docs: readonly ArticleDoc[], filter?: PoolSource): Promise<Draft[]> {
  const { house, req, now } = planner
  const promotions = await promotionIds(planner, collection, docs)
  const drafts: Draft[] = []
  for (const doc of docs) {
    const article = readArticle(house, req, collection, doc)
    if (filter && !isWanted(filter, article, doc)) continue
    if (article.endsAt && new Date(article.endsAt) <= now) continue
    const posts = composeAngles({ article, house, templates, channels, now })
    const [first] = posts
    if (!first) continue
    const more = { endsAt: article.endsAt }
    const fields = {
      link: first.link ?? null,
      tags: first.tags,
      media: first.media,
      card: first.card ?? {},
      category: first.category ?? null,
      source: { relationTo: collection, value: doc.id },
      promotion: promotions.get(String(doc.id)) ?? null,
    }
    const variations = [...posts.map(toVariation), ...(await inOtherLanguages({ planner, campaign, channels, templates }, collection, doc))]
    drafts.push({ id: `${collection}:${doc.id}`, title: article.title || `${collection} ${doc.id}`, variations, fields, more })
  }
  return drafts
}

const toVariation = (post: ComposedPost): Variation => ({ id: post.key, text: post.text, language: post.language, fields: { variants: post.variants } })

/** The words of an article in the other languages of the campaign, where it is translated. */
async function inOtherLanguages({ planner, campaign, channels, templates }: Tools, collection: string, doc: ArticleDoc): Promise<Variation[]> {
  const { house, req, now } = planner
  const { localization } = req.payload.config
  if (!localization) return []
  const locales = (campaign.languages ?? []).filter((language) => language !== localization.defaultLocale && localization.localeCodes.includes(language))
  const found: Variation[] = []
  for (const locale of locales) {
    const [translated] = await findDocs<ArticleDoc>(req, collection, { id: { equals: doc.id } }, { depth: 1, locale })
    const article = translated ? readArticle(house, req, collection, translated, locale) : undefined
    if (!article || article.title === '') continue
    for (const post of composeAngles({ article, house, templates, channels, now })) found.push({ ...toVariation(post), id: `${locale}/${post.key}`, language: locale })
  }
  return found
}

function isWanted({ tag, category }: PoolSource, article: Article, doc: ArticleDoc): boolean {
  const has = (names: readonly string[], wanted: string) => names.some((name) => normalise(name) === normalise(wanted))
  if (tag && !has(article.tags, tag)) return false
  if (!category) return true
  const named = [doc.category, doc.categories].flat().flatMap((one) => (typeof one === 'string' ? [one] : isTitled(one) ? [String(one.title ?? one.name ?? '')] : []))
  return has([...named, ...article.tags], category)
}

const isTitled = (value: unknown): value is { title?: unknown; name?: unknown } => typeof value === 'object' && value !== null

function earliest(...moments: (string | Date | null | undefined)[]): string | undefined {
  const known = moments.filter((moment) => moment !== null && moment !== undefined).map((moment) => new Date(moment).toISOString())
  return known.sort()[0]
}

/**
 * The rows that tie posts to whether their article is public: while it is not, they are held at once and taken back. An article that was public before anybody
 * looked gets a quiet row; one whose first save is still waiting to be followed gets none from here, so that its own promotion is not lost.
 */
export async function promotionIds({ house, req }: Pick<Planner, 'house' | 'req'>, collection: string, docs: readonly ArticleDoc[]): Promise<Map<string, string | number>> {
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const ids = docs.map(({ id }) => String(id))
  await query(
    `insert into ${t.promotions} (key, source, article, live, quiet, composed, updated_at, created_at)
     select $1::text || ':' || a.id, $1::text, a.id, true, true, false, now(), now() from unnest($2::text[]) a(id)
     where not exists (select 1 from ${t.notes} n where n.key = $1::text || ':' || a.id) on conflict (key) do nothing`,
    [collection, ids],
  )
  const rows = await query<{ id: string | number; article: string }>(`select id, article from ${t.promotions} where source = $1::text and article = any($2::text[])`, [
    collection,
    ids,
  ])
  return new Map(rows.map((row) => [row.article, row.id]))
}
