import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import { type PostDoc, refId } from '../src/domain/documents.ts'
import { unsentStatuses } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { inTransaction } from '../src/inTransaction.ts'
import type { Query } from '../src/ledger/sql.ts'
import type { Tables } from '../src/ledger/tables.ts'
import type { Obligation } from '../src/schedule/obligations.ts'
import { createThanksPost, readThanksFields } from '../src/sponsors/createThanksPost.ts'
import { withdrawPostsOf } from '../src/sponsors/postsOfSponsor.ts'
import { factsOf, refreshThanks, type ThanksMarks } from '../src/sponsors/refreshThanks.ts'
import { isOver, owedThanks, type SponsorDoc, type ThanksRow, type ThanksSettings, thanksAngle, withdrawnBySponsor } from '../src/sponsors/sponsorDoc.ts'

type ThanksPost = PostDoc & { deletedAt?: string | null; composed?: unknown }
type Step = { payload: Payload; house: House; req: PayloadRequest; query: Query; now: Date; settings: ThanksSettings }

const hasGoneOut = (post: PostDoc | undefined) => post?.status === 'published' || post?.status === 'partly-published'
const isUnsent = (post: PostDoc) => post.status === 'draft' || post.status === 'in-review' || post.status === 'approved' || post.status === 'scheduled'

/**
 * Lets the thanks of sponsors, supporters and people follow their dates and tiers: what is owed becomes a row and a draft, what has gone out settles its
 * row, and what is over is withdrawn. Compares what is with what should be, so that running it twice, or late, changes nothing. Gives how many were changed.
 */
export async function followSponsors(payload: Payload, house: House): Promise<number> {
  const { now: clock, log, query: read, tables } = house.runtime(payload)
  const now = clock()
  const settings = (await payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true })) as ThanksSettings
  const { docs } = await payload.find({ collection: house.slugs.sponsors as CollectionSlug, depth: 0, pagination: false, overrideAccess: true })
  const open = (docs as unknown as SponsorDoc[]).flatMap((sponsor) => (sponsor.thanks ?? []).flatMap((row) => (row.settledAt ? [] : (refId(row.post) ?? []))))
  const out = await read<{ id: string | number }>(`select id from ${tables.posts} where id = any($1::${tables.id}[]) and status::text in ('published', 'partly-published')`, [open])
  const gone = new Set(out.map((post) => String(post.id)))
  const drafts = await read<{ id: string | number; facts: string }>(
    `select id, composed->>'facts' as facts from ${tables.posts} where id = any($1::${tables.id}[]) and status::text = 'draft' and deleted_at is null and composed is not null`,
    [open],
  )
  const facts = new Map(drafts.map((post) => [String(post.id), post.facts]))
  const left = await findLeftOver({ sponsors: docs as unknown as SponsorDoc[], now, read, tables })
  let count = 0
  for (const sponsor of docs as unknown as SponsorDoc[]) {
    if (!left.has(String(sponsor.id)) && !hasWork({ sponsor, settings, now, gone, facts })) continue
    try {
      const done = await inTransaction({ payload, lock: ['social-sponsor', String(sponsor.id)], by: 'its sponsor' }, (req, query) =>
        mend({ payload, house, req, query, now, settings }, sponsor.id),
      )
      if (done?.result) count++
    } catch (error) {
      log('error', 'sponsor-not-followed', { sponsor: String(sponsor.id), error: error instanceof Error ? error.message : String(error) })
    }
  }
  return count
}

type LeftOver = { sponsors: readonly SponsorDoc[]; now: Date; read: Query; tables: Tables }

/** Sponsors whose time is over and who have unsent posts that nobody has saved since. */
async function findLeftOver({ sponsors, now, read, tables }: LeftOver): Promise<Set<string>> {
  const ended = sponsors.filter(({ endsAt }) => endsAt && new Date(endsAt) <= now)
  if (ended.length === 0) return new Set()
  const rows = await read<{ id: string | number }>(
    `select distinct p.sponsor_id as id from ${tables.posts} p join unnest($1::${tables.id}[], $2::timestamptz[]) as s(id, ends_at) on s.id = p.sponsor_id
     where p.status::text = any($3::text[]) and p.deleted_at is null and p.updated_at < s.ends_at`,
    [ended.map(({ id }) => String(id)), ended.map(({ endsAt }) => endsAt), [...unsentStatuses]],
  )
  return new Set(rows.map(({ id }) => String(id)))
}

type Look = { sponsor: SponsorDoc; settings: ThanksSettings; now: Date; gone: ReadonlySet<string>; facts: ReadonlyMap<string, string> }

/** Whether a row is missing, out of date, over, or unsettled though its post is out, or its draft; most sponsors on most days have none of it. */
function hasWork({ sponsor, settings, now, gone, facts }: Look): boolean {
  const rows = sponsor.thanks ?? []
  const owed = owedThanks({ sponsor, settings, now })
  return (
    rows.some((row) => !row.settledAt && (gone.has(refId(row.post) ?? '') || !owed.some((obligation) => obligation.key === row.key))) ||
    owed.some((obligation) => !isUpToDate(rows, obligation)) ||
    rows.some((row) => {
      const obligation = owed.find((entry) => entry.key === row.key)
      const known = facts.get(refId(row.post) ?? '')
      return !row.settledAt && obligation && known !== undefined && known !== factsOf(sponsor, obligation)
    })
  )
}

function isUpToDate(rows: readonly ThanksRow[], obligation: Obligation): boolean {
  const row = rows.find((entry) => entry.key === obligation.key)
  return row !== undefined && (Boolean(row.settledAt) || (new Date(row.dueAt).getTime() === obligation.dueAt.getTime() && row.reason === obligation.reason))
}

async function mend(step: Step, id: string | number): Promise<boolean> {
  const { payload, house, req } = step
  const sponsor = (await payload.findByID({
    collection: house.slugs.sponsors as CollectionSlug,
    id,
    depth: 1,
    overrideAccess: true,
    disableErrors: true,
    req,
  })) as SponsorDoc | null
  if (!sponsor) return false
  const { endsAt } = sponsor
  const withdrawn = endsAt && isOver(sponsor, step.now) ? await withdrawPostsOf({ house, req, sponsor: sponsor.id, untouchedSince: new Date(endsAt) }) : 0
  const posts = await findThanksPosts(step, sponsor.id)
  const postOf = (row: Pick<ThanksRow, 'key' | 'post'>) =>
    posts.find((post) => String(post.id) === refId(row.post)) ?? posts.find((post) => post.angle === thanksAngle(row.key ?? ''))
  const owed = owedThanks({ sponsor, settings: step.settings, now: step.now })
  const before = (sponsor.thanks ?? []).map((row) => ({ ...row, post: refId(row.post) }))
  const rows: ThanksRow[] = []
  let refreshed = 0
  for (const row of before) {
    const obligation = owed.find((entry) => entry.key === row.key)
    const post = postOf(row)
    if (post && obligation && !row.settledAt && (await refresh(step, { sponsor, obligation, post }))) refreshed++
    if (row.settledAt) rows.push(row)
    else if (hasGoneOut(post) && post) rows.push({ ...row, post: String(post.id), ...(await readProof(step, post)) })
    else if (obligation) rows.push({ ...row, reason: obligation.reason, dueAt: obligation.dueAt.toISOString() })
    else if (post && !isUnsent(post) && post.status !== 'cancelled') rows.push(row)
    else if (post) await withdraw(step, post)
  }
  for (const obligation of owed.filter((entry) => !before.some((row) => row.key === entry.key))) {
    const post = await writePost(step, { sponsor, obligation, present: postOf({ key: obligation.key }) })
    rows.push({ key: obligation.key, reason: obligation.reason, dueAt: obligation.dueAt.toISOString(), post: String(post) })
  }
  if (JSON.stringify(rows) === JSON.stringify(before)) return withdrawn + refreshed > 0
  const thanks = rows.map((row) => ({ ...row, post: toId(row.post, sponsor.id) })).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  await payload.update({ collection: house.slugs.sponsors as CollectionSlug, id: sponsor.id, data: { thanks } as never, depth: 0, overrideAccess: true, req })
  return true
}

/** A draft follows the names and dates it was written from, in the fields that no person has changed. */
async function refresh(step: Step, { sponsor, obligation, post }: { sponsor: SponsorDoc; obligation: Obligation; post: ThanksPost }): Promise<boolean> {
  const marks = post.composed as ThanksMarks | null | undefined
  if (post.status !== 'draft' || post.deletedAt || !marks?.facts || marks.facts === factsOf(sponsor, obligation)) return false
  await refreshThanks({ ...step, post, marks, fields: await readThanksFields({ ...step, sponsor, obligation }) })
  return true
}

/** Ids are numbers or text, the same in every collection. */
const toId = (post: ThanksRow['post'], like: string | number) => (post === undefined || post === null ? null : typeof like === 'number' ? Number(refId(post)) : refId(post))

async function findThanksPosts({ payload, house, req }: Step, sponsor: string | number): Promise<ThanksPost[]> {
  const where: Where = { and: [{ sponsor: { equals: sponsor } }, { angle: { like: 'thanks:' } }] }
  const found = await payload.find({ collection: house.slugs.posts as CollectionSlug, where, depth: 0, pagination: false, overrideAccess: true, trash: true, req })
  return found.docs as unknown as ThanksPost[]
}

/** When a post first went out, and where. */
async function readProof({ house, payload, query }: Step, post: PostDoc): Promise<{ settledAt: string; proofURL: string | null }> {
  const { tables, now } = house.runtime(payload)
  const [first] = await query<{ url: string | null; published_at: string | Date | null }>(
    `select url, published_at from ${tables.deliveries} where post_id = $1::${tables.id} and state = 'published' order by (url is null), published_at, id limit 1`,
    [String(post.id)],
  )
  return { settledAt: new Date(first?.published_at ?? now()).toISOString(), proofURL: first?.url ?? null }
}

async function withdraw({ payload, house, req }: Step, post: ThanksPost): Promise<void> {
  if (post.deletedAt || !isUnsent(post)) return
  await payload.update({
    collection: house.slugs.posts as CollectionSlug,
    id: post.id,
    data: { status: 'cancelled', withdrawnBy: withdrawnBySponsor } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
}

/** A sponsorship that came back gets its draft back; what a person cancelled or deleted stays so, and the debt stays visible. */
async function writePost(step: Step, { sponsor, obligation, present }: { sponsor: SponsorDoc; obligation: Obligation; present: ThanksPost | undefined }): Promise<string | number> {
  const { payload, house, req, now, settings } = step
  const collection = house.slugs.posts as CollectionSlug
  if (present) {
    if (present.status === 'cancelled' && present.withdrawnBy === withdrawnBySponsor)
      await payload.update({ collection, id: present.id, data: { status: 'draft', withdrawnBy: null } as never, depth: 0, overrideAccess: true, req })
    return present.id
  }
  return createThanksPost({ payload, house, req, sponsor, obligation, settings, now })
}
