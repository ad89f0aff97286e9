import type { CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import { refId } from '../domain/documents.ts'
import { writeRecord } from '../exchange/writeCsv.ts'
import type { House } from '../house.ts'
import { csvResponse } from './csvResponse.ts'
import { requireRole } from './respond.ts'

const pageSize = 500
const columns = ['post', 'channel', 'network', 'dueAt', 'state', 'publishedAt', 'url', 'error'] as const

type Id = string | number
type Row = {
  id: Id
  post?: Id | null
  channel?: Id | null
  dueAt: string
  state: string
  publishedAt?: string | null
  url?: string | null
  error?: { message?: string | null } | null
}

/** GET /api/social-deliveries/export.csv[?where…]: what was, will be or could not be sent, as CSV. */
export function deliveriesExportEndpoint(house: House): Endpoint {
  return {
    path: '/export.csv',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      const where = typeof req.query?.where === 'object' && req.query.where !== null ? (req.query.where as Where) : {}
      return csvResponse({ name: 'social-deliveries', columns, pages: writePages(house, req, where), now: house.runtime(req.payload).now() })
    },
  }
}

async function* writePages(house: House, req: PayloadRequest, where: Where): AsyncGenerator<string> {
  const find = async <Doc>(collection: string, question: Where, limit = 0): Promise<Doc[]> =>
    (await req.payload.find({ collection: collection as CollectionSlug, where: question, sort: 'id', limit, pagination: false, depth: 0, overrideAccess: false, req }))
      .docs as unknown as Doc[]
  const channels = new Map((await find<{ id: Id; name: string; network: string }>(house.slugs.channels, {})).map((channel) => [String(channel.id), channel]))
  let last: Id | undefined
  for (let more = true; more; ) {
    const rows = await find<Row>(house.slugs.deliveries, last === undefined ? where : { and: [where, { id: { greater_than: last } }] }, pageSize)
    const ids = [...new Set(rows.flatMap((row) => row.post ?? []))]
    const titles = ids.length === 0 ? [] : await find<{ id: Id; title?: string | null }>(house.slugs.posts, { id: { in: ids } })
    const titleOf = new Map(titles.map((post) => [String(post.id), post.title ?? '']))
    yield rows
      .map((row) => {
        const channel = channels.get(refId(row.channel) ?? '')
        const post = titleOf.get(refId(row.post) ?? '') ?? String(row.post ?? '')
        return writeRecord([post, channel?.name ?? '', channel?.network ?? '', row.dueAt, row.state, row.publishedAt ?? '', row.url ?? '', row.error?.message ?? ''])
      })
      .join('')
    last = rows.at(-1)?.id
    more = rows.length === pageSize
  }
}
