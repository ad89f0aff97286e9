import type { CollectionSlug, Endpoint } from 'payload'
import type { House } from '../house.ts'
import { badRequest, requireRole } from './respond.ts'

type RecordDoc = { createdAt: string; what: string; by?: string | null; subject?: string | null; reason?: string | null; before?: unknown; after?: unknown }

const most = 50_000
const columns = ['createdAt', 'what', 'by', 'subject', 'reason', 'before', 'after'] as const

/** GET /api/social-records/export.csv?what=&by=&subject=&from=&until=: the record as a table, newest first. */
export function recordsExportEndpoint(house: House): Endpoint {
  return {
    path: '/export.csv',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      const { searchParams } = new URL(req.url ?? 'http://localhost')
      const and: Record<string, unknown>[] = []
      for (const name of ['what', 'by', 'subject'] as const) if (searchParams.get(name)) and.push({ [name]: { equals: searchParams.get(name) } })
      for (const [name, operator] of [
        ['from', 'greater_than_equal'],
        ['until', 'less_than'],
      ] as const) {
        const value = searchParams.get(name)
        if (value && Number.isNaN(Date.parse(value))) badRequest(name, `Write “${name}” as a date, such as 2026-11-30.`)
        if (value) and.push({ createdAt: { [operator]: new Date(value).toISOString() } })
      }
      const found = await req.payload.find({
        collection: house.slugs.records as CollectionSlug,
        where: { and } as never,
        sort: '-createdAt',
        depth: 0,
        limit: most,
        pagination: false,
        overrideAccess: false,
        req,
      })
      const rows = (found.docs as unknown as RecordDoc[]).map((doc) => columns.map((name) => toCell(doc[name])).join(','))
      return new Response(`${[columns.join(','), ...rows].join('\r\n')}\r\n`, {
        headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="social-records.csv"' },
      })
    },
  }
}

/** A spreadsheet must not take what somebody wrote for a formula. */
function toCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
