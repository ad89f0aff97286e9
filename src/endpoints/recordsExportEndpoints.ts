import type { CollectionSlug, Endpoint, PayloadRequest } from 'payload'
import { readRecordFilter, recordConditions, wrongTimeIn } from '../domain/recordFilter.ts'
import type { House } from '../house.ts'
import { badRequest, requireRole } from './respond.ts'

type RecordDoc = { createdAt: string; what: string; by?: string | null; subject?: string | null; reason?: string | null; before?: unknown; after?: unknown }

const most = 50_000
const columns = ['createdAt', 'what', 'by', 'subject', 'reason', 'before', 'after'] as const

/** GET /api/social-records/export.csv and export.json, with ?what=&by=&subject=&from=&until=: the record as a file, newest first. */
export function recordsExportEndpoints(house: House): Endpoint[] {
  const download = (path: `export.${'csv' | 'json'}`, type: string, write: (docs: RecordDoc[]) => string): Endpoint => ({
    path: `/${path}`,
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      return new Response(write(await readRecords(house, req)), {
        headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="social-records.${path.split('.')[1]}"` },
      })
    },
  })
  return [download('export.csv', 'text/csv', toCsv), download('export.json', 'application/json', toJson)]
}

async function readRecords(house: House, req: PayloadRequest): Promise<RecordDoc[]> {
  const filter = readRecordFilter(Object.fromEntries(new URL(req.url ?? 'http://localhost').searchParams))
  const wrong = wrongTimeIn(filter)
  if (wrong) badRequest(wrong, `Write “${wrong}” as a date, such as 2026-11-30.`)
  const found = await req.payload.find({
    collection: house.slugs.records as CollectionSlug,
    where: { and: recordConditions(filter) } as never,
    sort: '-createdAt',
    depth: 0,
    limit: most,
    pagination: false,
    overrideAccess: false,
    req,
  })
  return found.docs as unknown as RecordDoc[]
}

const toCsv = (docs: RecordDoc[]) => `${[columns.join(','), ...docs.map((doc) => columns.map((name) => toCell(doc[name])).join(','))].join('\r\n')}\r\n`

const toJson = (docs: RecordDoc[]) =>
  `${JSON.stringify(
    docs.map((doc) => Object.fromEntries(columns.map((name) => [name, doc[name] ?? null]))),
    null,
    2,
  )}\n`

/** A spreadsheet must not take what somebody wrote for a formula. */
function toCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
