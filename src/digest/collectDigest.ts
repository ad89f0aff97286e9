import type { CollectionSlug, PayloadRequest } from 'payload'
import { toArticle } from '../compose/article.ts'
import type { Article } from '../compose/articleShape.ts'
import { composeDigest, type Digest, type DigestPost } from '../compose/digest.ts'
import { type ChannelDoc, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { readSettings } from '../readSettings.ts'

/** What the settings say about the newsletter. `weekday` 0 is Sunday. */
export type DigestSettings = {
  timezone?: string | null
  digest?: { weekday?: number | null; time?: string | null; channel?: string | number | { id: string | number } | null; intro?: string | null } | null
}

export type DigestInput = { house: House; req: PayloadRequest; channel: ChannelDoc; from: Date; until: Date }

/** The newsletter of a time: the articles that went live in it, not those that were known before, and are still public, and the posts that went out and are about something else. */
export async function collectDigest({ house, req, channel, from, until }: DigestInput): Promise<Digest> {
  const settings = await readSettings<DigestSettings>({ house, req })
  return composeDigest({
    articles: await findArticles({ house, req, channel, from, until }),
    posts: await findPosts({ house, req, channel, from, until }),
    from: from.toISOString(),
    until: until.toISOString(),
    language: channel.language ?? undefined,
    timeZone: channel.timezone || settings.timezone || 'UTC',
    intro: settings.digest?.intro ?? undefined,
    utm: { source: 'newsletter', medium: 'email', campaign: `digest-${from.toISOString().slice(0, 10)}` },
  })
}

async function findArticles({ house, req, channel, from, until }: DigestInput): Promise<Article[]> {
  const { payload } = req
  const { tables } = house.runtime(payload)
  const query = await requestQuery(req)
  const rows = await query<{ source: string; article: string; went_live_at: string | Date }>(
    `select source, article, went_live_at from ${tables.promotions} where live and quiet is not true and went_live_at >= $1::timestamptz and went_live_at < $2::timestamptz order by went_live_at, id limit 200`,
    [from.toISOString(), until.toISOString()],
  )
  const localization = payload.config.localization
  const locale = localization ? (localization.localeCodes.find((code) => code === channel.language) ?? localization.defaultLocale) : undefined
  const articles: Article[] = []
  for (const row of rows) {
    const source = house.sources.get(row.source as CollectionSlug)
    if (!source) continue
    const doc = await payload.findByID({
      collection: row.source as CollectionSlug,
      id: row.article,
      depth: 1,
      draft: false,
      overrideAccess: true,
      disableErrors: true,
      ...(locale && { locale: locale as never }),
      req,
    })
    if (!doc) continue
    const base = payload.config.serverURL
    const fallback = ({ doc: page }: { doc: Record<string, unknown> }) => (base && typeof page.slug === 'string' && page.slug ? `${base}/${row.source}/${page.slug}` : undefined)
    const { article } = toArticle({ doc, collection: row.source, siteURL: source.siteURL ?? house.options.siteURL ?? fallback, locale, mapping: source.article })
    // An article belongs to the week in which it became public, whatever date is written on it.
    articles.push({ ...article, publishedAt: new Date(row.went_live_at).toISOString() })
  }
  return articles
}

async function findPosts({ house, req, from, until }: DigestInput): Promise<DigestPost[]> {
  const { tables } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ id: string | number; published_at: string | Date }>(
    `select p.id, min(d.published_at) as published_at from ${tables.deliveries} d join ${tables.posts} p on p.id = d.post_id
     where d.state = 'published' and p.kind = 'post' and p.category is distinct from 'newsletter' and p.deleted_at is null
     group by p.id having min(d.published_at) >= $1::timestamptz and min(d.published_at) < $2::timestamptz order by 2, 1 limit 200`,
    [from.toISOString(), until.toISOString()],
  )
  if (rows.length === 0) return []
  const { docs } = await req.payload.find({
    collection: house.slugs.posts as CollectionSlug,
    where: { id: { in: rows.map((row) => row.id) } },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  const texts = new Map((docs as unknown as { id: string | number; text?: string | null; link?: string | null }[]).map((doc) => [String(doc.id), doc]))
  const keys = await readHandleNames({ house, req })
  return rows.flatMap((row) => {
    const doc = texts.get(String(row.id))
    return doc?.text ? [{ text: withNames(doc.text, keys), link: doc.link ?? undefined, publishedAt: new Date(row.published_at).toISOString() }] : []
  })
}

/** A newsletter has no mentions: people are named. */
async function readHandleNames({ house, req }: { house: House; req: PayloadRequest }): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({ collection: house.slugs.handles as CollectionSlug, depth: 0, pagination: false, overrideAccess: true, req })
  return new Map((docs as unknown as { key: string; name: string }[]).map(({ key, name }) => [key, name]))
}

function withNames(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/@\{([^{}\n]{1,100})\}/g, (_whole, key: string) => names.get(key) ?? key)
}

/** The channel of a newsletter, or a plain sentence that says why there is none. */
export async function findDigestChannel({
  house,
  req,
  wanted,
}: {
  house: House
  req: PayloadRequest
  wanted: unknown
}): Promise<{ ok: true; channel: ChannelDoc } | { ok: false; message: string }> {
  const find = async (where: object) =>
    (await req.payload.find({ collection: house.slugs.channels as CollectionSlug, where: where as never, depth: 0, sort: 'id', limit: 20, overrideAccess: true, req }))
      .docs as unknown as ChannelDoc[]
  const id = typeof wanted === 'object' && wanted !== null ? refId(wanted as { id: string | number }) : wanted
  if (id !== undefined && id !== null && id !== '') {
    const known =
      typeof id === 'string' || typeof id === 'number' ? await find({ or: [...(isId(house, req, id) ? [{ id: { equals: id } }] : []), { name: { equals: String(id) } }] }) : []
    if (!known[0]) return { ok: false, message: `There is no channel “${String(id)}”. Give the id or the name of a manual channel.` }
    if (known[0].network !== 'manual') return { ok: false, message: `${known[0].name} is on ${known[0].network}. A newsletter is pasted by hand: choose a manual channel.` }
    return { ok: true, channel: known[0] }
  }
  const manual = await find({ and: [{ network: { equals: 'manual' } }, { standing: { not_equals: 'dormant' } }] })
  if (manual.length === 1 && manual[0]) return { ok: true, channel: manual[0] }
  if (manual.length === 0) return { ok: false, message: 'There is no manual channel for the newsletter. Make a channel on the network “manual” first.' }
  return { ok: false, message: `There are several manual channels: ${manual.map((channel) => channel.name).join(', ')}. Say which one the newsletter is for.` }
}

function isId(house: House, req: PayloadRequest, id: string | number): boolean {
  return house.runtime(req.payload).tables.id === 'int' ? /^\d{1,9}$/.test(String(id)) : /^[0-9a-f-]{36}$/i.test(String(id))
}
