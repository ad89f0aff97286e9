import { APIError, type CollectionSlug, type PayloadRequest } from 'payload'
import { type PostDoc, refId } from '../domain/documents.ts'
import { unsentStatuses } from '../domain/states.ts'
import type { House } from '../house.ts'
import { inTransaction } from '../inTransaction.ts'
import { whoActs } from '../problems.ts'
import { readSettings } from '../readSettings.ts'
import { createThanksPost } from './createThanksPost.ts'
import { owedThanks, type SponsorDoc, type ThanksRow, type ThanksSettings, thanksAngle } from './sponsorDoc.ts'

/** Longer than this, nothing is written ahead. */
const aheadMs = 100 * 24 * 3_600_000

type Setting = { house: House; req: PayloadRequest; sponsor: SponsorDoc }

/** Reads a sponsor with the person's rights. Undefined: there is none, or it is none of theirs. */
export async function readSponsor({ house, req, id }: { house: House; req: PayloadRequest; id: unknown }): Promise<SponsorDoc | undefined> {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  const isId = house.runtime(req.payload).tables.id === 'int' ? /^\d{1,9}$/ : /^[0-9a-f-]{36}$/i
  if (!isId.test(String(id))) return undefined
  const collection = house.slugs.sponsors as CollectionSlug
  const found = await req.payload.findByID({ collection, id, depth: 0, overrideAccess: false, disableErrors: true, req })
  return (found as unknown as SponsorDoc | null) ?? undefined
}

/** Writes down that a thank-you was given elsewhere or is waived, and withdraws its draft. */
export async function settleThanks({
  house,
  req,
  sponsor,
  row,
  ...how
}: Setting & { row: ThanksRow; proofURL?: string | undefined; waivedReason?: string | undefined }): Promise<void> {
  const settledAt = house.runtime(req.payload).now().toISOString()
  const settled = { ...row, settledAt, proofURL: how.proofURL ?? null, waivedReason: how.waivedReason ?? null }
  await keepRows({ house, req, sponsor, rows: (sponsor.thanks ?? []).map((entry) => (entry === row ? settled : entry)) })
  const post = refId(row.post)
  if (!post) return
  const where = { and: [{ id: { equals: post } }, { status: { in: [...unsentStatuses] } }] }
  await req.payload.update({
    collection: house.slugs.posts as CollectionSlug,
    where,
    data: { status: 'cancelled' } as never,
    depth: 0,
    overrideAccess: true,
    context: systemContext(req),
    req,
  })
}

type Written = { post: string | number; created: boolean } | undefined

/** The draft that will settle a debt: the one there is, or a new one. Undefined: nothing of this name is owed. Throws while somebody else is at it for long. */
export async function writeThanks(input: Setting & { key: string }): Promise<Written> {
  for (let tries = 0; tries < 20; tries++) {
    const done = await tryToWrite(input)
    if (done) return done.result
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new APIError('Somebody else is changing the thanks of this sponsor. Try again in a moment.', 409, {}, true)
}

async function tryToWrite({ house, req, sponsor: { id }, key }: Setting & { key: string }): Promise<{ result: Written } | undefined> {
  const { payload } = req
  const now = house.runtime(payload).now()
  return inTransaction({ payload, lock: ['social-sponsor', String(id)], by: whoActs(req, req.context) }, async (inside) => {
    const sponsor = (await payload.findByID({ collection: house.slugs.sponsors as CollectionSlug, id, depth: 1, overrideAccess: true, req: inside })) as unknown as SponsorDoc
    const settings = await readSettings<ThanksSettings>({ house, req: inside })
    const obligation = owedThanks({ sponsor, settings, now, until: new Date(now.getTime() + aheadMs) }).find((entry) => entry.key === key)
    const row = sponsor.thanks?.find((entry) => entry.key === key)
    if (!obligation || row?.settledAt) return undefined
    const where = { and: [{ sponsor: { equals: id } }, { angle: { equals: thanksAngle(key) } }, { status: { not_equals: 'cancelled' } }] }
    const found = await payload.find({ collection: house.slugs.posts as CollectionSlug, where, depth: 0, limit: 1, sort: '-id', overrideAccess: true, req: inside })
    const [present] = found.docs as unknown as PostDoc[]
    const post = present?.id ?? (await createThanksPost({ payload, house, req: inside, sponsor, obligation, settings, now }))
    if (row && refId(row.post) !== String(post)) {
      const rows = (sponsor.thanks ?? []).map((entry) => ({ ...entry, post: entry === row ? post : (toRef(entry.post, id) ?? null) }))
      await payload.update({ collection: house.slugs.sponsors as CollectionSlug, id, data: { thanks: rows } as never, depth: 0, overrideAccess: true, req: inside })
    }
    return { post, created: !present }
  })
}

/** Ids are numbers or text, the same in every collection. */
function toRef(post: ThanksRow['post'], like: string | number): string | number | undefined {
  const id = refId(post)
  return id !== undefined && typeof like === 'number' ? Number(id) : id
}

const systemContext = (req: PayloadRequest) => ({ ...req.context, socialCampaigns: { system: true, by: whoActs(req, req.context) } })

async function keepRows({ house, req, sponsor, rows }: Setting & { rows: ThanksRow[] }): Promise<void> {
  const collection = house.slugs.sponsors as CollectionSlug
  await req.payload.update({ collection, id: sponsor.id, data: { thanks: rows } as never, depth: 0, overrideAccess: true, context: systemContext(req), req })
}
