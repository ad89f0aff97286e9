import { type CollectionSlug, createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import { withdrawnByArticle } from '../src/campaigns/campaignDoc.ts'
import { type Article, toArticle } from '../src/compose/article.ts'
import type { ComposedPost } from '../src/compose/composedPost.ts'
import { composePromotion } from '../src/compose/composePromotion.ts'
import { type Fingerprints, fingerprint, updateComposed } from '../src/compose/lateUpdate.ts'
import type { Problem } from '../src/domain/content.ts'
import { type ChannelDoc, type PostDoc, type Ref, refId } from '../src/domain/documents.ts'
import type { House, SourceSettings } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { applyHolds } from '../src/ledger/sweep.ts'

type Notes = { key: string; source: string; article: string; last: string; first_was_live: boolean; quiet: boolean; noted_at: string | Date }
type PromotionRow = { id: string | number; key: string; source: string; article: string; quiet: boolean; composed: boolean; went_live_at: string | Date | null }
type ArticleDoc = Record<string, unknown> & {
  id: string | number
  _status?: string
  deletedAt?: string | null
  socialPromotion?: { optOut?: boolean | null; channels?: Ref[] | null } | null
}

/** Marks the posts that an article's absence has cancelled, so that its return revives just these. */
const withdrawnMark = withdrawnByArticle
const waitAfterFailureMs = 30_000

/** The job gives way: a person's save must never lose a lock to it. Shorter than the time after which PostgreSQL looks for a deadlock. */
const lockPatienceMs = 500

/**
 * Lets the posts of articles follow them: for every article that a save has noted, compares what is with what should be and mends
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
  let noted: Notes | undefined
  try {
    await query(`select set_config('lock_timeout', $1::text, true)`, [`${lockPatienceMs}ms`])
    // One worker at a time for an article; the lock is let go at the end of the transaction.
    const notes = await query<Notes>(
      `select n.key, n.source, n.article, max(n.id)::text as last, (array_agg(n.was_live order by n.id))[1] as first_was_live, bool_or(n.quiet) as quiet, min(n.noted_at) as noted_at
       from ${tables.notes} n
       where n.key = (select key from (select distinct key from ${tables.notes} where retry_at is null or retry_at <= now() limit 50) k
         where pg_try_advisory_xact_lock(hashtext('social-follow'), hashtext(k.key)) limit 1)
       group by n.key, n.source, n.article limit 1`,
    )
    noted = notes[0]
    if (noted) {
      const promotion = await mend({ payload, house, req, noted })
      await query(`delete from ${tables.notes} where key = $1::text and id <= $2::bigint`, [noted.key, noted.last])
      if (promotion) await applyHolds({ query, tables }, null, { promotionId: promotion.id })
      await query(`select pg_notify('social_wake', '')`)
      log('info', 'article-followed', { article: noted.key, ...promotion })
    }
    if (transactionID !== null) await payload.db.commitTransaction(transactionID)
  } catch (error) {
    if (transactionID !== null) await payload.db.rollbackTransaction(transactionID)
    if (!noted) throw error
    const message = error instanceof Error ? error.message : String(error)
    log('error', 'article-not-followed', { article: noted.key, error: message })
    await outside(`update ${tables.notes} set retry_at = now() + make_interval(secs => $2::float8) where key = $1`, [noted.key, waitAfterFailureMs / 1000])
    await outside(`update ${tables.promotions} set message = $2 where key = $1`, [noted.key, message])
  }
  return noted !== undefined
}

type PromotedPost = PostDoc & { deletedAt?: string | null; planKey?: string | null }
type Step = { payload: Payload; house: House; req: PayloadRequest; row: PromotionRow }

async function mend({ payload, house, req, noted }: Omit<Step, 'row'> & { noted: Notes }): Promise<{ id: string; live: boolean; composed: boolean; posts: number } | undefined> {
  const { tables } = house.runtime(payload)
  const query = await requestQuery(req)
  const doc = (await payload.findByID({
    collection: noted.source as CollectionSlug,
    id: noted.article,
    draft: false,
    depth: 1,
    overrideAccess: true,
    disableErrors: true,
    trash: true,
    req,
  })) as ArticleDoc | null
  const live = doc !== null && !doc.deletedAt && (doc._status === undefined || doc._status === 'published')
  // The first that is seen of an article decides whether this is its true first go-live.
  if (live) {
    await query(
      `insert into ${tables.promotions} (key, source, article, live, quiet, composed, went_live_at, updated_at, created_at)
       values ($1::text, $2::text, $3::text, true, $4::boolean, false, $5::timestamptz, now(), now()) on conflict (key) do nothing`,
      [noted.key, noted.source, noted.article, noted.quiet || noted.first_was_live, new Date(noted.noted_at).toISOString()],
    )
  }
  const [row] = await query<PromotionRow>(`select id, key, source, article, quiet, composed, went_live_at from ${tables.promotions} where key = $1::text`, [noted.key])
  if (!row) return undefined
  const state = await bringUpToDate({ payload, house, req, row }, live ? doc : undefined)
  await query(
    `update ${tables.promotions} set live = $2::boolean, quiet = $3::boolean, composed = $4::boolean, problems = $5::jsonb, message = null, updated_at = now() where id = $1::${tables.id}`,
    [String(row.id), live, state.quiet, state.composed, JSON.stringify(state.problems)],
  )
  return { id: String(row.id), live, composed: state.composed, posts: state.posts }
}

/** Mends the posts of one article. `doc` is undefined while it is not public. */
async function bringUpToDate({ payload, house, req, row }: Step, doc: ArticleDoc | undefined): Promise<{ quiet: boolean; composed: boolean; problems: unknown[]; posts: number }> {
  const source = house.sources.get(row.source as CollectionSlug)
  const posts = (
    await payload.find({
      collection: house.slugs.posts as CollectionSlug,
      where: { promotion: { equals: row.id } } as Where,
      depth: 0,
      pagination: false,
      overrideAccess: true,
      trash: true,
      req,
    })
  ).docs as unknown as PromotedPost[]
  const quiet = row.quiet || (!row.composed && doc !== undefined && (await wasLiveBefore(payload, req, row)))
  const state = { quiet, composed: row.composed, problems: [] as unknown[], posts: posts.length }
  if (!doc || !source || doc.socialPromotion?.optOut) {
    // An article that does not promote itself is still what a launch says: that waits only while the article is not public.
    for (const post of posts) if (!doc || !post.planKey?.startsWith('launch/')) await withdraw({ payload, house, req, post })
    return state
  }
  if (quiet) return state
  const mode = await promoteMode({ payload, house, req, row, source })
  if (mode === 'off' && !row.composed) return state
  const { composed, problems } = await compose({ payload, house, req, row, doc, source })
  if (row.composed) for (const post of posts) await follow({ payload, house, req, post, composed })
  else for (const post of composed) await createPost({ payload, house, req, row, post, mode })
  return { quiet, composed: true, problems, posts: row.composed ? posts.length : composed.length }
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
  const settings = (await payload.findGlobal({ slug: house.slugs.settings as never, depth: 0, overrideAccess: true, req })) as {
    sources?: { collection: string; promote: 'automatic' | 'ask' | 'off' }[] | null
  }
  return settings.sources?.find((entry) => entry.collection === row.source)?.promote ?? source.promote ?? 'automatic'
}

async function compose({ payload, house, req, row, doc, source }: Step & { doc: ArticleDoc; source: SourceSettings }): Promise<{ composed: ComposedPost[]; problems: unknown[] }> {
  const found = await payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { and: [{ standing: { not_equals: 'dormant' } }, { connected: { equals: true } }] } as Where,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    sort: 'id',
    req,
  })
  const wanted = (doc.socialPromotion?.channels ?? []).map((channel) => refId(channel))
  const channels = (found.docs as unknown as ChannelDoc[]).filter((channel) => wanted.length === 0 || wanted.includes(String(channel.id)))
  const localization = payload.config.localization
  const locale = localization ? localization.defaultLocale : undefined
  const { article: read, problems } = toArticle({
    doc,
    collection: row.source,
    siteURL: source.siteURL ?? house.options.siteURL ?? serverURL(payload, row.source),
    locale,
    mapping: source.article,
  })
  const { article, problem } = leaveOutUncredited(house, read)
  const templates = (await payload.find({ collection: house.slugs.templates as CollectionSlug, depth: 0, pagination: false, overrideAccess: true, req })).docs as unknown as {
    id: string | number
    name: string
    text: string
    angle?: string | null
    category?: string | null
    network?: string | null
    language?: string | null
    source?: string | null
    endsAt?: string | null
  }[]
  const result = composePromotion({
    article,
    plan: source.plan,
    templates: templates
      .filter((template) => !template.endsAt || new Date(template.endsAt) > new Date())
      .map((template) => ({
        id: template.id,
        name: template.name,
        text: template.text,
        angle: template.angle ?? undefined,
        category: template.category ?? undefined,
        network: template.network ?? undefined,
        language: template.language ?? undefined,
        source: template.source ?? undefined,
      })),
    channels: channels.map((channel) => ({ id: channel.id, name: channel.name, network: channel.network, standing: channel.standing ?? undefined })),
    category: source.category,
    lifespan: source.lifespan,
    wentLiveAt: new Date(row.went_live_at ?? Date.now()).toISOString(),
  })
  return { composed: result.posts, problems: [...problems, ...(problem ? [problem] : []), ...result.problems] }
}

/** Where the guidelines block pictures without credit, a post that writes itself goes out without the picture, and it is said. */
function leaveOutUncredited(house: House, article: Article): { article: Article; problem?: Problem } {
  const blocks = house.guidelines.some((guideline) => guideline.id === 'picture-credit' && guideline.defaultLevel === 'block')
  if (!blocks || !article.image || article.image.credit) return { article }
  const message = `The picture of “${article.title}” was left out: it has no credit. Fill in who made it, or “own work”, in the picture’s field “credit”.`
  return { article: { ...article, image: undefined }, problem: { path: 'media', level: 'warn', message } }
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
async function withdraw({ payload, house, req, post }: Omit<Step, 'row'> & { post: PromotedPost }): Promise<void> {
  if (post.deletedAt || post.status === 'cancelled' || post.status === 'published' || post.status === 'draft') return
  await update({ payload, house, req, id: post.id, data: { status: 'cancelled', withdrawnBy: withdrawnMark } })
}

/** Revives what its article had withdrawn, and brings unsent posts up to date where no person has changed them. */
async function follow({ payload, house, req, post, composed }: Omit<Step, 'row'> & { post: PromotedPost; composed: readonly ComposedPost[] }): Promise<void> {
  const now = composed.find((entry) => entry.key === post.angle)
  // What a campaign has planned is written by that campaign.
  if (!now || post.deletedAt || post.planKey) return
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
