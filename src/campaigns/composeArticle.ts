import type { CollectionSlug, PayloadRequest } from 'payload'
import { toArticle } from '../compose/article.ts'
import type { Article } from '../compose/articleShape.ts'
import type { PostTemplate } from '../compose/chooseTemplate.ts'
import type { ComposedPost } from '../compose/composedPost.ts'
import { composePromotion } from '../compose/composePromotion.ts'
import type { ChannelDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { findDocs } from './docs.ts'

export type ArticleDoc = Record<string, unknown> & { id: string | number; _status?: string | null; deletedAt?: string | null }

/** Public as it stands: not in the trash, and published where there are drafts. */
export const isLive = (doc: ArticleDoc): boolean => !doc.deletedAt && (doc._status === undefined || doc._status === null || doc._status === 'published')

/** The angles that a pool takes from one article: its launch and what else it has to say. */
export const poolPlan = ['launch', 'angle-2', 'angle-3', 'angle-4'].map((angle) => ({ angle, offset: 'PT0S' }))

/** A document of a source as an article. */
export function readArticle(house: House, req: PayloadRequest, collection: string, doc: ArticleDoc, locale?: string): Article {
  const source = house.sources.get(collection as CollectionSlug)
  const base = req.payload.config.serverURL
  const fromServer = base
    ? ({ doc: one }: { doc: Record<string, unknown> }) => (typeof one.slug === 'string' && one.slug ? `${base}/${collection}/${one.slug}` : undefined)
    : undefined
  const { localization } = req.payload.config
  return toArticle({
    doc,
    collection,
    siteURL: source?.siteURL ?? house.options.siteURL ?? fromServer,
    locale: locale ?? (localization ? localization.defaultLocale : undefined),
    mapping: source?.article,
  }).article
}

/** Texts about an article, one for each angle it has. */
export function composeAngles({
  article,
  house,
  templates,
  channels,
  now,
  plan = poolPlan,
}: {
  article: Article
  house: House
  templates: readonly PostTemplate[]
  channels: readonly ChannelDoc[]
  now: Date
  plan?: readonly { angle: string; offset: string }[]
}): ComposedPost[] {
  const source = house.sources.get(article.collection as CollectionSlug)
  return composePromotion({
    article,
    plan,
    templates,
    channels: channels.map(({ id, name, network, standing }) => ({ id, name, network, standing: standing ?? undefined })),
    category: source?.category,
    lifespan: 'evergreen',
    wentLiveAt: now.toISOString(),
  }).posts
}

/** The templates that have not ended. */
export async function findTemplates(house: House, req: PayloadRequest, now: Date): Promise<(PostTemplate & { id: string | number })[]> {
  type TemplateDoc = { id: string | number; text: string; endsAt?: string | null } & Record<
    'name' | 'angle' | 'category' | 'network' | 'language' | 'source',
    string | null | undefined
  >
  const docs = await findDocs<TemplateDoc>(req, house.slugs.templates)
  return docs
    .filter((doc) => !doc.endsAt || new Date(doc.endsAt) > now)
    .map((doc) => ({
      id: doc.id,
      text: doc.text,
      name: doc.name ?? undefined,
      angle: doc.angle ?? undefined,
      category: doc.category ?? undefined,
      network: doc.network ?? undefined,
      language: doc.language ?? undefined,
      source: doc.source ?? undefined,
    }))
}
