import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { type PostDoc, type Ref, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { readSettings } from '../readSettings.ts'
import { owedThanks, type SponsorDoc, type ThanksRow, type ThanksSettings } from './sponsorDoc.ts'

type PostOfDebt = { id: string | number; title: string; status: string }
type Whom = { id: string | number; name: string; kind: string; tier: string | null }

/** A thank-you that is owed. `upcoming`: it has not arisen yet. */
export type Debt = { sponsor: Whom; key: string; reason: string; dueAt: string; overdue: boolean; upcoming: boolean; post: PostOfDebt | null }

/** A thank-you that was given, with its proof where there is one, or that a person waived. */
export type SettledDebt = {
  sponsor: Whom
  key: string
  reason: string
  dueAt: string
  settledAt: string
  proofURL: string | null
  waivedReason: string | null
  post: PostOfDebt | null
}

/** What the dashboard shows: open debts by due date, how many of them are late, and what was settled, newest first. */
export type Debts = { debts: Debt[]; settled: SettledDebt[]; open: number; overdue: number }

const isOut = (post: PostDoc | undefined) => post?.status === 'published' || post?.status === 'partly-published'
const toWhom = ({ id, name, kind, tier }: SponsorDoc): Whom => ({ id, name, kind: kind ?? 'sponsor', tier: tier ?? null })
const toPost = (post: PostDoc | undefined): PostOfDebt | null => (post ? { id: post.id, title: post.title ?? '', status: post.status ?? 'draft' } : null)

/** What is owed to sponsors, supporters and people, soonest first. Of the documents only what the person behind the request may read. */
export async function listDebts({ house, req, until, where }: { house: House; req: PayloadRequest; until?: Date | undefined; where?: Where }): Promise<Debts> {
  const now = house.runtime(req.payload).now()
  const settings = await readSettings<ThanksSettings>({ house, req })
  const read = { depth: 0, pagination: false, overrideAccess: false, req } as const
  const found = await req.payload.find({ collection: house.slugs.sponsors as CollectionSlug, ...(where ? { where } : {}), ...read })
  const sponsors = found.docs as unknown as SponsorDoc[]
  const ids = sponsors.flatMap((sponsor) => (sponsor.thanks ?? []).flatMap((row) => refId(row.post) ?? []))
  const posts =
    ids.length === 0 ? [] : ((await req.payload.find({ collection: house.slugs.posts as CollectionSlug, where: { id: { in: ids } }, ...read })).docs as unknown as PostDoc[])
  const byId = new Map(posts.map((post) => [String(post.id), post]))
  const postOf = (ref: Ref) => byId.get(refId(ref) ?? '')
  const debts = sponsors.flatMap((sponsor) =>
    owedThanks({ sponsor, settings, now, until }).flatMap(({ key, reason, dueAt, arisesAt }): Debt[] => {
      const row = sponsor.thanks?.find((entry) => entry.key === key)
      const post = postOf(row?.post)
      // It is out, and the job that writes it down has not come by yet.
      if (row?.settledAt || isOut(post)) return []
      return [{ sponsor: toWhom(sponsor), key, reason, dueAt: dueAt.toISOString(), overdue: dueAt < now, upcoming: arisesAt > now, post: toPost(post) }]
    }),
  )
  debts.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const settled = sponsors.flatMap((sponsor) => (sponsor.thanks ?? []).flatMap((row) => toSettled(sponsor, row, postOf(row.post)) ?? []))
  settled.sort((a, b) => Date.parse(b.settledAt) - Date.parse(a.settledAt))
  return { debts, settled, open: debts.filter((debt) => !debt.upcoming).length, overdue: debts.filter((debt) => debt.overdue).length }
}

function toSettled(sponsor: SponsorDoc, row: ThanksRow, post: PostDoc | undefined): SettledDebt | undefined {
  if (!row.settledAt) return undefined
  const { reason, dueAt, settledAt } = row
  return { sponsor: toWhom(sponsor), key: row.key ?? '', reason, dueAt, settledAt, proofURL: row.proofURL ?? null, waivedReason: row.waivedReason ?? null, post: toPost(post) }
}
