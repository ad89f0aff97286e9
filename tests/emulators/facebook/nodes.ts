import type { Field } from './fields.ts'
import type { Server } from './server.ts'
import { type Access, type Entry, may } from './store.ts'

/** `2026-03-02T09:00:00+0000` */
const toTime = (at: Date) => at.toISOString().replace(/\.\d+Z$/, '+0000')

/** The post at the bottom of a conversation. */
export function rootOf({ store }: Pick<Server, 'store'>, entry: Entry): Entry {
  const above = entry.object === undefined ? undefined : store.entries.get(entry.object)
  return above ? rootOf({ store }, above) : entry
}

/** The page on which a reader sees it. */
export function toURL(server: Pick<Server, 'store' | 'origin'>, entry: Entry): string {
  const [page, post] = rootOf(server, entry).id.split('_')
  const number = ({ id }: { id: string }) => id.split('_')[1]
  const above = entry.object === undefined ? undefined : server.store.entries.get(entry.object)
  const query = !entry.object ? '' : above?.object ? `?comment_id=${number(above)}&reply_comment_id=${number(entry)}` : `?comment_id=${number(entry)}`
  return `${server.origin}/${page}/posts/${post}${query}`
}

/** Comments under a post or comment, oldest first. `stream`: with the answers to them. */
export function commentsUnder(server: Server, object: Entry, { filter = 'toplevel', order = 'chronological' }: { filter?: string; order?: string } = {}): Entry[] {
  const all = [...server.store.entries.values()].filter((one) =>
    filter === 'stream' ? one.object !== undefined && one.id !== object.id && isUnder(server, one, object) : one.object === object.id,
  )
  return order === 'reverse_chronological' ? all.reverse() : all
}

function isUnder(server: Server, entry: Entry, object: Entry): boolean {
  if (entry.object === undefined) return false
  const above = server.store.entries.get(entry.object)
  return entry.object === object.id || (above !== undefined && isUnder(server, above, object))
}

type Reading = { server: Server; access: Access }

/** The fields of a post or comment that were asked for, those that are empty left out. */
export function toNode(reading: Reading, entry: Entry, fields: readonly Field[]): Record<string, unknown> {
  const values = fields.map((field) => [field.name, read(reading, entry, field)] as const)
  return { id: entry.id, ...Object.fromEntries(values.filter(([, value]) => value !== undefined)) }
}

function read(reading: Reading, entry: Entry, field: Field): unknown {
  const { server } = reading
  const { store } = server
  const author = store.pages.get(entry.pageId)
  switch (field.name) {
    case 'message':
      return entry.message === '' ? undefined : entry.message
    case 'created_time':
      return toTime(entry.createdAt)
    case 'from':
      // Who wrote a post is told only of Pages; of a comment, to the Page under whose post it stands.
      return author?.isPerson && !entry.object ? undefined : { id: entry.pageId, name: author?.name ?? '' }
    case 'permalink_url':
      return toURL(server, entry)
    case 'is_published':
      return entry.isPublished
    case 'parent': {
      const above = entry.object === undefined ? undefined : store.entries.get(entry.object)
      return above?.object ? { id: above.id } : undefined
    }
    case 'attachments':
      return toAttachments(entry)
    case 'reactions':
      return { data: [], summary: { total_count: entry.likes } }
    case 'comments':
      return toComments(reading, entry, field)
    default:
      return undefined
  }
}

function toAttachments({ photoIds, link }: Entry): object | undefined {
  const photo = { media_type: 'photo' }
  if (photoIds.length > 1) return { data: [{ media_type: 'album', subattachments: { data: photoIds.map(() => photo) } }] }
  if (photoIds.length === 1) return { data: [photo] }
  return link ? { data: [{ media_type: 'link', unshimmed_url: link }] } : undefined
}

/** Their number for everybody who may read the post; what they say only for whom it was given to. */
function toComments(reading: Reading, entry: Entry, { modifiers, fields }: Field): object | undefined {
  const all = commentsUnder(reading.server, entry, modifiers)
  const summary = modifiers.summary ? { summary: { total_count: all.length, order: 'ranked' } } : {}
  const limit = Number(modifiers.limit ?? 25)
  if (limit === 0 || !may(reading.access, 'pages_read_user_content')) return { data: [], ...summary }
  if (all.length === 0 && !modifiers.summary) return undefined
  return { ...toList(reading, all, { fields: fields ?? [], limit, path: `/${entry.id}/comments` }), ...summary }
}

type Listing = { fields: readonly Field[]; limit: number; after?: string | undefined; path: string }

/** One page of a list, with cursors. */
export function toList(reading: Reading, entries: readonly Entry[], { fields, limit, after, path }: Listing): object {
  const start = after ? Number(Buffer.from(after, 'base64url').toString()) : 0
  const end = start + limit
  const cursors = { before: Buffer.from(String(start)).toString('base64url'), after: Buffer.from(String(end)).toString('base64url') }
  const next = end < entries.length ? { next: `${reading.server.origin}${path}?after=${cursors.after}` } : {}
  return { data: entries.slice(start, end).map((one) => toNode(reading, one, fields)), ...(entries.length > 0 ? { paging: { cursors, ...next } } : {}) }
}
