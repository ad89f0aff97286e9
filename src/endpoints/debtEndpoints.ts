import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { type PostDoc, type Ref, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { isWebLink } from '../isWebLink.ts'
import { owedThanks, type SponsorDoc, type ThanksSettings } from '../sponsors/sponsorDoc.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

/** A thank-you that is owed. `upcoming`: it has not arisen yet. */
export type Debt = {
  sponsor: { id: string | number; name: string; kind: string; tier: string | null }
  key: string
  reason: string
  dueAt: string
  overdue: boolean
  upcoming: boolean
  post: { id: string | number; title: string; status: string } | null
}

/** What the dashboard shows: open debts by due date, and how many of them are late. */
export type Debts = { debts: Debt[]; open: number; overdue: number }

/** GET /api/social-campaigns/debts[?until=ISO]: what is owed to whom, until when. POST …/debts/settle { sponsor, key, proofURL? }: thanked elsewhere. */
export function debtEndpoints(house: House): Endpoint[] {
  return [
    {
      path: '/social-campaigns/debts',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        const until = req.query?.until
        if (until !== undefined && (typeof until !== 'string' || Number.isNaN(Date.parse(until)))) badRequest('until', 'Write “until” as a date, such as 2026-12-31.')
        return json(await listDebts(house, req, typeof until === 'string' ? new Date(until) : undefined))
      },
    },
    {
      path: '/social-campaigns/debts/settle',
      method: 'post',
      async handler(req) {
        await requireRole(house, 'write', req)
        const { sponsor, key, proofURL } = await readBody(req)
        if (proofURL !== undefined && proofURL !== null && proofURL !== '' && !isWebLink(proofURL))
          badRequest('proofURL', 'Write the whole address of the proof, with https://, or leave it out.')
        return json(await settleByHand(house, req, { sponsor, key, proofURL: isWebLink(proofURL) ? proofURL : undefined }))
      },
    },
  ]
}

/** What is owed to sponsors, supporters and people, soonest first. Of the documents only what the person behind the request may read. */
export async function listDebts(house: House, req: PayloadRequest, until?: Date): Promise<Debts> {
  const now = house.runtime(req.payload).now()
  const settings = (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true, req })) as ThanksSettings
  const read = { depth: 0, pagination: false, overrideAccess: false, req } as const
  const sponsors = (await req.payload.find({ collection: house.slugs.sponsors as CollectionSlug, ...read })).docs as unknown as SponsorDoc[]
  const ids = sponsors.flatMap((sponsor) => (sponsor.thanks ?? []).flatMap((row) => (row.settledAt ? [] : (refId(row.post) ?? []))))
  const posts =
    ids.length === 0 ? [] : ((await req.payload.find({ collection: house.slugs.posts as CollectionSlug, where: { id: { in: ids } }, ...read })).docs as unknown as PostDoc[])
  const findPost = (ref: Ref) => posts.find((post) => String(post.id) === refId(ref))
  const debts = sponsors.flatMap((sponsor) => {
    const owed = owedThanks({ sponsor, settings, now, until })
    const rows = sponsor.thanks ?? []
    return owed.flatMap(({ key, reason, dueAt, arisesAt }): Debt[] => {
      const row = rows.find((entry) => entry.key === key)
      const post = findPost(row?.post)
      // It is out, and the job that writes it down has not come by yet.
      if (row?.settledAt || post?.status === 'published' || post?.status === 'partly-published') return []
      return [
        {
          sponsor: { id: sponsor.id, name: sponsor.name, kind: sponsor.kind ?? 'sponsor', tier: sponsor.tier ?? null },
          key,
          reason,
          dueAt: dueAt.toISOString(),
          overdue: dueAt < now,
          upcoming: arisesAt > now,
          post: post ? { id: post.id, title: post.title ?? '', status: post.status ?? 'draft' } : null,
        },
      ]
    })
  })
  debts.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  return { debts, open: debts.filter((debt) => !debt.upcoming).length, overdue: debts.filter((debt) => debt.overdue).length }
}

async function settleByHand(house: House, req: PayloadRequest, { sponsor: id, key, proofURL }: { sponsor: unknown; key: unknown; proofURL: string | undefined }): Promise<Debts> {
  const { payload } = req
  const collection = house.slugs.sponsors as CollectionSlug
  const found = typeof id === 'string' || typeof id === 'number' ? await payload.findByID({ collection, id, depth: 0, overrideAccess: false, disableErrors: true, req }) : null
  const sponsor = found as unknown as SponsorDoc | null
  if (!sponsor) badRequest('sponsor', 'There is no such sponsor. Give its id.')
  const row = sponsor.thanks?.find((entry) => entry.key === key && !entry.settledAt)
  if (!row) badRequest('key', `${sponsor.name} is owed no such thanks. Choose one from the list of debts.`)
  const settledAt = house.runtime(payload).now().toISOString()
  const thanks = (sponsor.thanks ?? []).map((entry) => (entry === row ? { ...row, settledAt, proofURL: proofURL ?? null } : entry))
  const context = { ...req.context, socialCampaigns: { system: true, by: (req.user as { email?: string } | null)?.email ?? 'a person' } }
  await payload.update({ collection, id: sponsor.id, data: { thanks } as never, depth: 0, overrideAccess: true, context, req })
  const post = refId(row.post)
  const where = { and: [{ id: { equals: post } }, { status: { in: ['draft', 'in-review', 'approved', 'scheduled'] } }] }
  if (post) await payload.update({ collection: house.slugs.posts as CollectionSlug, where, data: { status: 'cancelled' } as never, depth: 0, overrideAccess: true, context, req })
  return listDebts(house, req)
}
