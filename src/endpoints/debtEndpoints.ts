import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import type { PostDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { isWebLink } from '../isWebLink.ts'
import { whoActs } from '../problems.ts'
import { keepRecord } from '../record.ts'
import { listDebts } from '../sponsors/listDebts.ts'
import { readSponsor, settleThanks, writeThanks } from '../sponsors/settleThanks.ts'
import { isOver, type SponsorDoc, type ThanksRow, withdrawnBySponsor } from '../sponsors/sponsorDoc.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const longestReason = 500

/**
 * GET /api/social-campaigns/debts[?until=ISO]: what is owed to whom, until when. POST …/debts/write { sponsor, key }: the draft that will settle it.
 * POST …/debts/settle { sponsor, key, proofURL? }: thanked elsewhere. POST …/debts/waive { sponsor, key, reason }: not thanked, for a reason.
 */
export function debtEndpoints(house: House): Endpoint[] {
  const post = (path: string, act: (req: PayloadRequest, sponsor: SponsorDoc, body: Record<string, unknown>) => Promise<Response>): Endpoint => ({
    path: `/social-campaigns/debts/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'write', req)
      const body = await readBody(req)
      const sponsor = await readSponsor({ house, req, id: body.sponsor })
      return sponsor ? act(req, sponsor, body) : badRequest('sponsor', 'There is no such sponsor. Give its id.')
    },
  })
  return [
    {
      path: '/social-campaigns/debts',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        return json(await listDebts({ house, req, until: readUntil(req) }))
      },
    },
    post('write', async (req, sponsor, { key }) => {
      const written = await writeThanks({ house, req, sponsor, key: String(key) })
      return written ? json(written, written.created ? 201 : 200) : notOwed(sponsor)
    }),
    post('settle', async (req, sponsor, { key, proofURL }) => {
      if (proofURL !== undefined && proofURL !== null && proofURL !== '' && !isWebLink(proofURL))
        badRequest('proofURL', 'Write the whole address of the proof, with https://, or leave it out.')
      await settleThanks({ house, req, sponsor, row: openRow(sponsor, key), proofURL: isWebLink(proofURL) ? proofURL : undefined })
      return json(await listDebts({ house, req }))
    }),
    post('waive', async (req, sponsor, { key, reason }) => {
      const why = typeof reason === 'string' ? reason.trim() : ''
      if (why === '' || why.length > longestReason) badRequest('reason', `Say why nobody has to be thanked for this, in at most ${longestReason} characters.`)
      const row = openRow(sponsor, key)
      await settleThanks({ house, req, sponsor, row, waivedReason: why })
      await keepRecord({ house, req, what: 'thanks-waived', by: whoActs(req, req.context), subject: `${house.slugs.sponsors}:${sponsor.id}`, after: { key: row.key }, reason: why })
      return json(await listDebts({ house, req }))
    }),
  ]
}

/** GET /api/sponsors/:id/thanks[?until=ISO]: what this sponsor is owed, what was settled, and what its end has withdrawn. */
export function sponsorThanksEndpoint(house: House): Endpoint {
  return {
    path: '/:id/thanks',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      const sponsor = (await readSponsor({ house, req, id: req.routeParams?.id })) ?? badRequest('id', 'There is no such sponsor.')
      const where = { and: [{ sponsor: { equals: sponsor.id } }, { withdrawnBy: { equals: withdrawnBySponsor } }, { status: { equals: 'cancelled' } }] }
      const { docs } = await req.payload.find({ collection: house.slugs.posts as CollectionSlug, where, depth: 0, limit: 50, overrideAccess: false, req })
      const now = house.runtime(req.payload).now()
      return json({
        ...(await listDebts({ house, req, until: readUntil(req), where: { id: { equals: sponsor.id } } })),
        over: isOver(sponsor, now),
        withdrawn: (docs as unknown as PostDoc[]).map(({ id, title }) => ({ id, title: title ?? '' })),
      })
    },
  }
}

function readUntil(req: PayloadRequest): Date | undefined {
  const until = req.query?.until
  if (until === undefined) return undefined
  return typeof until === 'string' && !Number.isNaN(Date.parse(until)) ? new Date(until) : badRequest('until', 'Write “until” as a date, such as 2026-12-31.')
}

const openRow = (sponsor: SponsorDoc, key: unknown): ThanksRow => sponsor.thanks?.find((entry) => entry.key === key && !entry.settledAt) ?? notOwed(sponsor)

function notOwed({ name }: SponsorDoc): never {
  return badRequest('key', `${name} is owed no such thanks. Choose one from the list of debts.`)
}
