import { type CollectionSlug, createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { toArticle } from '../src/compose/article.ts'
import type { ComposedPost } from '../src/compose/composedPost.ts'
import { composePromotion } from '../src/compose/composePromotion.ts'
import { type Fingerprints, fingerprint, updateComposed } from '../src/compose/lateUpdate.ts'
import type { House, SourceSettings } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { type ChannelDoc, type PostDoc, type Ref, refId } from '../src/postDoc.ts'

type PromotionRow = { id: string | number; key: string; source: string; article: string; live: boolean; quiet: boolean; wanted: number; composed: boolean; went_live_at: string | Date | null }
type ArticleDoc = Record<string, unknown> & { id: string | number; _status?: string; deletedAt?: string | null; socialPromotion?: { optOut?: boolean | null; channels?: Ref[] | null } | null }

/** Marks the posts that an article's absence has cancelled, so that its return revives just these. */
const withdrawnMark = 'article'
const waitAfterFailureMs = 30_000

/**
 * Lets the posts of articles follow them: for every promotion that a save has marked, compares what is with what should be and mends
 * the difference, each in one transaction. Running it twice, or late, changes nothing. Gives how many were looked at.
 */
export async function followArticles(payload: Payload, house: House): Promise<number> {
  let count = 0
  for (let more = true; more; ) {
    more = await followOne(payload, house)
    if (more) count++
  }
  return count
}

async function followOne(payload: Payload, house: House): Promise<boolean> {
  const { tables, log, query: outside } = house.runtime(payload)
  const req = await createLocalReq({ context: { socialCampaigns: { system: true, by: 'its article' } } }, payload)
  const transactionID = await payload.db.beginTransaction()
  if (transactionID !== null) req.transactionID = transactionID
  const query = await requestQuery(req)
  let row: PromotionRow | undefined
  try {
    const rows = await query<PromotionRow>(
      `select id, key, source, article, live, quiet, wanted::int, composed, went_live_at from ${tables.promotions}
       where wanted > done and (retry_at is null or retry_at <= now()) order by updated_at limit 1 for update skip locked`,
    )
    row = rows[0]
    if (!row) {
      if (transactionID !== null) await payload.db.commitTransaction(transactionID)
      return false
    }
    const result = await mend({ payload, house, req, row })
    await query(
      `update ${tables.promotions} set live = $2::boolean, quiet = $3::boolean, composed = $4::boolean, done = $5::numeric, problems = $6::jsonb, message = null, retry_at = null where id = $1::${tables.id}`,
      [String(row.id), result.live, result.quiet, result.composed, row.wanted, JSON.stringify(result.problems)],
    )
    await query(`select pg_notify('social_wake', '')`)
    if (transactionID !== null) await payload.db.commitTransaction(transactionID)
    log('info', 'article-followed', { article: row.key, live: result.live, composed: result.composed })
  } catch (error) {
    if (transactionID !== null) await payload.db.rollbackTransaction(transactionID)
    if (!row) throw error
    const message = error instanceof Error ? error.message : String(error)
    log('error', 'article-not-followed', { article: row.key, error: message })
    await outside(`update ${tables.promotions} set message = $2, retry_at = now() + make_interval(secs => $3::float8) where id = $1::${tables.id}`, [String(row.id), message, waitAfterFailureMs / 1000])
  }
  return true
}

type Step = { payload: Payload; house: House; req: PayloadRequest; row: PromotionRow }

async function mend({ payload, house, req, row }: Step): Promise<{ live: boolean; quiet: boolean; composed: boolean; problems: unknown[] }> {
  const source = house.sources.get(row.source)
  const doc = (await payload.findByID({ collection: row.source as CollectionSlug, id: row.article, draft: false, depth: 1, overrideAccess: true, disableErrors: true, trash: true, req })) as ArticleDoc | null
  const live = doc !== null && !doc.deletedAt && (doc._status === undefined || doc._status === 'published')
  const posts = (await payload.find({ collection: house.slugs.posts as CollectionSlug, where: { promotion: { equals: row.id } } as Where, depth: 0, pagination: false, overrideAccess: true, trash: true, req })).docs as unknown as (PostDoc & { deletedAt?: string | null })[]
  const quiet = row.quiet || (!row.composed && live && (await wasLiveBefore(payload, req, row)))
  const state = { live, quiet, composed: row.composed, problems: [] as unknown[] }
  if (!doc || !source || !live || doc.socialPromotion?.optOut) {
    for (const post of posts) await withdraw({ payload, house, req, post })
    return state
  }
  if (quiet) return state
  const mode = await promoteMode({ payload, house, req, row, source })
  if (mode === 'off' && !row.composed) return state
  const { composed, problems } = await compose({ payload, house, req, row, doc, source })
  state.problems = problems
  if (!row.composed) {
    for (const post of composed) await createPost({ payload, house, req, row, post, mode })
    return { ...state, composed: true }
  }
  for (const post of posts) await follow({ payload, house, req, post, composed })
  return state
}

/** Whether a version of the article was public before the plugin saw its first go-live. */
async function wasLiveBefore(payload: Payload, req: PayloadRequest, row: PromotionRow): Promise<boolean> {
  const collection = payload.collections[row.source as CollectionSlug]
  if (!collection?.config.versions?.drafts || !row.went_live_at) return false
  const since = new Date(new Date(row.went_live_at).getTime() - 60_000).toISOString()
  const where = { and: [{ parent: { equals: row.article } }, { 'version._status': { equals: 'published' } }, { createdAt: { less_than: since } }] } as Where
  const { totalDocs } = await payload.countVersions({ collection: row.source as CollectionSlug, where, overrideAccess: true, req })
  return totalDocs > 0
}

/** What the editors chose for this source: in the settings, else in the options. */
async function promoteMode({ payload, house, req, row, source }: Step & { source: SourceSettings }): Promise<'automatic' | 'ask' | 'off'> {
  const settings = (await payload.findGlobal({ slug: house.slugs.settings as never, depth: 0, overrideAccess: true, req })) as { sources?: { collection: string; promote: 'automatic' | 'ask' | 'off' }[] | null }
  return settings.sources?.find((entry) => entry.collection === row.source)?.promote ?? source.promote ?? 'automatic'
}

async function compose({ payload, house, req, row, doc, source }: Step & { doc: ArticleDoc; source: SourceSettings }): Promise<{ composed: ComposedPost[]; problems: unknown[] }> {
  const found = await payload.find({ collection: house.slugs.channels as CollectionSlug, where: { and: [{ standing: { not_equals: 'dormant' } }, { connected: { equals: true } }] } as Where, depth: 0, pagination: false, overrideAccess: true, sort: 'id', req })
  const wanted = (doc.socialPromotion?.channels ?? []).map((channel) => refId(channel))
  const channels = (found.docs as unknown as ChannelDoc[]).filter((channel) => wanted.length === 0 || wanted.includes(String(channel.id)))
  const localization = payload.config.localization
  const locale = localization ? localization.defaultLocale : undefined
  const { article, problems } = toArticle({ doc, collection: row.source, siteURL: source.siteURL ?? house.options.siteURL ?? serverURL(payload, row.source), locale, mapping: source.article })
  const templates = (await payload.find({ collection: house.slugs.templates as CollectionSlug, depth: 0, pagination: false, overrideAccess: true, req })).docs as unknown as { id: string | number; name: string; text: string; angle?: string | null; category?: string | null; network?: string | null; language?: string | null; source?: string | null; endsAt?: string | null }[]
  const result = composePromotion({
    article,
    plan: source.plan,
    templates: templates
      .filter((template) => !template.endsAt || new Date(template.endsAt) > new Date())
      .map((template) => ({ id: template.id, name: template.name, text: template.text, angle: template.angle ?? undefined, category: template.category ?? undefined, network: template.network ?? undefined, language: template.language ?? undefined, source: template.source ?? undefined })),
    channels: channels.map((channel) => ({ id: channel.id, name: channel.name, network: channel.network, standing: channel.standing ?? undefined })),
    category: source.category,
    lifespan: source.lifespan,
    wentLiveAt: new Date(row.went_live_at ?? Date.now()).toISOString(),
  })
  return { composed: result.posts, problems: [...problems, ...result.problems] }
}

/** Without a `siteURL`, an article lives at the server's address under its collection and slug. */
function serverURL(payload: Payload, collection: string): ((args: { doc: Record<string, unknown> }) => string | undefined) | undefined {
  const base = payload.config.serverURL
  return base ? ({ doc }) => (typeof doc.slug === 'string' && doc.slug ? `${base}/${collection}/${doc.slug}` : undefined) : undefined
}

/** The composed post as fields of a social post. */
function toFields(post: ComposedPost): Record<string, unknown> {
  const { title, text, link, tags, media, card, variants, language, category } = post
  return { title, text, link: link ?? null, tags, media, card: card ?? {}, variants, language: language ?? null, category: category ?? null }
}

async function createPost({ payload, house, req, row, post, mode }: Step & { post: ComposedPost; mode: 'automatic' | 'ask' | 'off' }): Promise<void> {
  await payload.create({
    collection: house.slugs.posts as CollectionSlug,
    data: {
      ...toFields(post),
      kind: 'post',
      status: mode === 'automatic' && post.channels.length > 0 ? 'scheduled' : 'draft',
      publishAt: post.dueAt,
      channels: post.channels,
      lifespan: post.lifespan,
      overflow: post.overflow,
      source: { relationTo: row.source, value: typeof row.id === 'number' ? Number(row.article) : row.article },
      promotion: row.id,
      angle: post.key,
      composed: fingerprint(post),
    } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
}

const isUnsent = (post: PostDoc) => post.status === 'draft' || post.status === 'in-review' || post.status === 'approved' || post.status === 'scheduled'

/** Takes back what has not been sent. What has gone out, and what a person cancelled, stays as it is. */
async function withdraw({ payload, house, req, post }: Omit<Step, 'row'> & { post: PostDoc & { deletedAt?: string | null } }): Promise<void> {
  if (post.deletedAt || post.status === 'cancelled' || post.status === 'published' || post.status === 'draft') return
  await update({ payload, house, req, id: post.id, data: { status: 'cancelled', withdrawnBy: withdrawnMark } })
}

/** Revives what its article had withdrawn, and brings unsent posts up to date where no person has changed them. */
async function follow({ payload, house, req, post, composed }: Omit<Step, 'row'> & { post: PostDoc & { deletedAt?: string | null }; composed: readonly ComposedPost[] }): Promise<void> {
  const now = composed.find((entry) => entry.key === post.angle)
  if (!now || post.deletedAt) return
  const revived = post.status === 'cancelled' && post.withdrawnBy === withdrawnMark
  if (!revived && !isUnsent(post)) return
  const late = updateComposed({ before: post.composed as Fingerprints, now, current: { ...post, variants: post.variants ?? [] } as never })
  if (!revived && !late) return
  const past = post.publishAt && new Date(post.publishAt) < new Date()
  const patch = late ? pick(toFields(now), Object.keys(late.patch)) : {}
  await update({
    payload,
    house,
    req,
    id: post.id,
    data: {
      ...patch,
      composed: fingerprint(now),
      ...(revived ? { status: 'scheduled', withdrawnBy: null, ...(past ? { publishAt: new Date().toISOString() } : {}) } : {}),
    },
  })
}

function pick(fields: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
}

async function update({ payload, house, req, id, data }: Omit<Step, 'row'> & { id: string | number; data: Record<string, unknown> }): Promise<void> {
  await payload.update({ collection: house.slugs.posts as CollectionSlug, id, data: data as never, depth: 0, overrideAccess: true, req })
}
