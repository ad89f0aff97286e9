import type { CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import { type MediaRow, type PictureDoc, type PostDoc, refId } from '../domain/documents.ts'
import { type ImportColumn, importColumns } from '../exchange/importColumns.ts'
import { writeRecord } from '../exchange/writeCsv.ts'
import type { House } from '../house.ts'
import { csvResponse } from './csvResponse.ts'
import { requireRole } from './respond.ts'

const pageSize = 500

/** GET /api/social-posts/export.csv[?where…]: social posts as CSV with the columns of the import, in UTF-8 that spreadsheets recognise. */
export function exportEndpoint(house: House): Endpoint {
  return {
    path: '/export.csv',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      const where = typeof req.query?.where === 'object' && req.query.where !== null ? (req.query.where as Where) : {}
      return csvResponse({ name: 'social-posts', columns: importColumns, pages: writePages(house, req, where), now: house.runtime(req.payload).now() })
    },
  }
}

async function* writePages(house: House, req: PayloadRequest, where: Where): AsyncGenerator<string> {
  const names = await readNames(house, req)
  let last: string | number | undefined
  for (let more = true; more; ) {
    const after: Where = last === undefined ? where : { and: [where, { id: { greater_than: last } }] }
    const { docs } = await req.payload.find({
      collection: house.slugs.posts as CollectionSlug,
      where: after,
      sort: 'id',
      limit: pageSize,
      pagination: false,
      depth: 0,
      overrideAccess: false,
      req,
    })
    const posts = docs as unknown as PostDoc[]
    const pictures = await readPictures(house, req, posts)
    yield posts.map((post) => writeRecord(importColumns.map((column) => toCell(column, post, { ...names, pictures })))).join('')
    last = posts.at(-1)?.id
    more = posts.length === pageSize
  }
}

type Names = Record<'channels' | 'campaigns' | 'sponsors' | 'pictures', ReadonlyMap<string, string>>

/** Names of what posts refer to; where two have the same name, their ids. */
async function readNames(house: House, req: PayloadRequest): Promise<Omit<Names, 'pictures'>> {
  const read = async (collection: string) => {
    const { docs } = await req.payload.find({ collection: collection as CollectionSlug, depth: 0, pagination: false, overrideAccess: false, req })
    const entries = (docs as unknown as { id: string | number; name: string }[]).map(({ id, name }) => [String(id), name.trim()] as const)
    const count = (name: string) => entries.filter(([, other]) => other.toLowerCase() === name.toLowerCase()).length
    return new Map(entries.map(([id, name]) => [id, count(name) > 1 || /[|;,]/.test(name) ? id : name]))
  }
  return { channels: await read(house.slugs.channels), campaigns: await read(house.slugs.campaigns), sponsors: await read(house.slugs.sponsors) }
}

async function readPictures(house: House, req: PayloadRequest, posts: readonly PostDoc[]): Promise<Map<string, string>> {
  const ids = [...new Set(posts.flatMap((post) => (post.media ?? []).flatMap((row) => refId(row.image) ?? [])))]
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.find({ collection: house.media, where: { id: { in: ids } }, depth: 0, pagination: false, overrideAccess: false, req })
  return new Map((docs as unknown as PictureDoc[]).map((picture) => [String(picture.id), picture.filename ?? String(picture.id)]))
}

/** A tag of several words stays one: where there is a bar, only the bar separates. */
function joinTags(tags: readonly string[]): string {
  const cell = tags.join(' | ')
  return tags.length === 1 && /[;,\s]/.test(cell) ? `${cell} |` : cell
}

function toCell(column: ImportColumn, post: PostDoc, names: Names): string {
  const media = post.media ?? []
  const perPicture = (read: (row: MediaRow) => string | null | undefined) => {
    const lines = media.map((row) => (read(row) ?? '').replace(/\s*\n\s*/g, ' '))
    return lines.some(Boolean) ? lines.join('\n') : ''
  }
  const nameOf = (known: ReadonlyMap<string, string>, id: string | undefined) => (id === undefined ? '' : (known.get(id) ?? id))
  switch (column) {
    case 'channels':
      return (post.channels ?? []).flatMap((channel) => nameOf(names.channels, refId(channel)) || []).join(' | ')
    case 'campaign':
      return nameOf(names.campaigns, refId(post.campaign))
    case 'sponsor':
      return nameOf(names.sponsors, refId(post.sponsor))
    case 'tags':
      return joinTags(post.tags ?? [])
    case 'media':
      return media.flatMap((row) => nameOf(names.pictures, refId(row.image)) || []).join(' | ')
    case 'alt':
      return perPicture((row) => row.alt)
    case 'credit':
      return perPicture((row) => row.credit)
    case 'queue':
      return post.queue ? 'yes' : ''
    default:
      return post[column] ?? ''
  }
}
