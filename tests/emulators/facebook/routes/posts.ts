import { GraphError, gone, noPermission } from '../graphError.ts'
import { type Call, type Handler, requireOwnPage, type Server } from '../server.ts'
import type { Entry, Page } from '../store.ts'

const mostCharacters = 63_206
const mostInComment = 8000
const mostBytes = 4_000_000

const createPost: Handler = (call) => {
  const { server } = call
  const { store } = server
  const page = requireOwnPage(call)
  const {
    message = '',
    link,
    attached_media: media = [],
    published,
  } = call.body.value as { message?: string; link?: string; attached_media?: { media_fbid: string }[]; published: boolean }
  if (message === '' && !link && media.length === 0) throw new GraphError({ code: 100, message: '(#100) The status is empty' })
  if (message.length > mostCharacters) throw new GraphError({ code: 100, message: '(#100) Param message must be at most 63206 characters long' })
  if (link && media.length > 0) throw new GraphError({ code: 100, message: '(#100) link and attached_media cannot be used together' })
  const photoIds = media.map(({ media_fbid: id }) => id)
  for (const id of photoIds) {
    const photo = store.photos.get(id)
    if (!photo || photo.pageId !== page.id) throw gone(id)
    if (photo.postId) throw new GraphError({ code: 1, subcode: 1_366_051, message: 'These photos were already posted.' })
  }
  const last = [...store.entries.values()].findLast((one) => one.pageId === page.id && !one.object)
  if (server.refusesRepeats && last?.message === message && last.link === link) throw new GraphError({ code: 506, message: '(#506) Duplicate status message' })
  const entry = addPost(server, { page, message, link, photoIds, isPublished: published })
  for (const id of photoIds) {
    const photo = store.photos.get(id)
    if (photo) photo.postId = entry.id
  }
  return { json: { id: entry.id } }
}

type NewPost = { page: Page; message: string; link?: string | undefined; photoIds?: readonly string[]; isPublished?: boolean }

export function addPost({ store, now }: Server, { page, message, link, photoIds = [], isPublished = true }: NewPost): Entry {
  const id = `${page.id}_${store.nextId()}`
  const entry: Entry = { id, pageId: page.id, message, link, photoIds, isPublished, createdAt: now(), object: undefined, likes: 0 }
  store.entries.set(id, entry)
  return entry
}

const createPhoto: Handler = (call) => {
  const page = requireOwnPage(call)
  const { source } = call.body.files
  const { alt_text_custom: alt = '' } = (call.body.value ?? {}) as { alt_text_custom?: string }
  const bytes = source?.bytes ?? new Uint8Array()
  const isPicture = (bytes[0] === 0xff && bytes[1] === 0xd8) || (bytes[0] === 0x89 && bytes[1] === 0x50)
  if (!source || !isPicture) throw new GraphError({ code: 324, message: '(#324) Missing or invalid image file' })
  if (bytes.length >= mostBytes) throw new GraphError({ code: 1, subcode: 1_366_046, message: 'Your photos couldn’t be uploaded. Photos should be smaller than 4 MB.' })
  const id = call.server.store.nextId()
  call.server.store.photos.set(id, { id, pageId: page.id, bytes, mimeType: source.type, alt, postId: undefined })
  return { json: { id } }
}

/** A published entry for everybody, an unpublished one for its Page. @throws GraphError */
function requireEntry({ server, access, params }: Call): Entry {
  const entry = server.store.entries.get(params.id ?? '')
  if (!entry || (!entry.isPublished && entry.pageId !== access.pageId)) throw gone(params.id ?? '')
  return entry
}

function requireOwnEntry(call: Call): Entry {
  const entry = requireEntry(call)
  if (entry.pageId !== call.access.pageId) throw noPermission('Only the Page itself may do this')
  return entry
}

/** Publishing what is published already changes nothing. */
const publish: Handler = (call) => {
  const entry = requireOwnEntry(call)
  if (entry.object) throw new GraphError({ code: 100, message: '(#100) A comment cannot be published' })
  entry.isPublished = true
  return { json: { success: true } }
}

const remove: Handler = (call) => {
  const entry = requireOwnEntry(call)
  const { entries } = call.server.store
  entries.delete(entry.id)
  for (const [id, other] of entries) if (other.object === entry.id) entries.delete(id)
  return { json: { success: true } }
}

/** `2026-03-02T09:00:00+0000` */
const toTime = (at: Date) => at.toISOString().replace(/\.\d+Z$/, '+0000')

function toJSON({ server }: Call, entry: Entry) {
  const { store } = server
  const page = store.pages.get(entry.pageId)
  const comments = [...store.entries.values()].filter((one) => one.object === entry.id)
  const photo = { media_type: 'photo' }
  const attached =
    entry.photoIds.length > 1
      ? [{ media_type: 'album', subattachments: { data: entry.photoIds.map(() => photo) } }]
      : entry.photoIds.length === 1
        ? [photo]
        : entry.link
          ? [{ media_type: 'link', unshimmed_url: entry.link }]
          : []
  return {
    id: entry.id,
    ...(entry.message === '' ? {} : { message: entry.message }),
    created_time: toTime(entry.createdAt),
    from: { id: entry.pageId, name: page?.name ?? '' },
    permalink_url: toURL(server, entry),
    ...(entry.object ? {} : { is_published: entry.isPublished, ...(attached.length > 0 ? { attachments: { data: attached } } : {}) }),
    reactions: { data: [], summary: { total_count: entry.likes } },
    comments: { data: [], summary: { total_count: comments.length, order: 'ranked' } },
  }
}

export function toURL({ origin }: Server, entry: Entry): string {
  const [page, post] = (entry.object ?? entry.id).split('_')
  return `${origin}/${page}/posts/${post}${entry.object ? `?comment_id=${entry.id.split('_')[1]}` : ''}`
}

/** A post, a comment, or a Page by its number or name. */
const get: Handler = (call) => {
  const { server, access, params, query } = call
  const named = [...server.store.pages.values()].find((one) => one.id === params.id || one.username === params.id)
  if (named) {
    if (named.id !== access.pageId && !server.hasPublicContentAccess) throw needsReview()
    return { json: { id: named.id, name: named.name, username: named.username } }
  }
  if (!/^[\d_]+$/.test(params.id ?? '')) throw new GraphError({ code: 803, message: `(#803) Some of the aliases you requested do not exist: ${params.id}` })
  const entry = requireEntry(call)
  if (entry.pageId !== access.pageId && !server.hasPublicContentAccess) throw needsReview()
  if (entry.object && String(query.fields).includes('shares'))
    throw new GraphError({ code: 100, message: '(#100) Tried accessing nonexisting field (shares) on node type (Comment)' })
  return { json: toJSON(call, entry) }
}

const needsReview = () =>
  new GraphError({ code: 10, status: 403, message: "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature." })

/** One page of a list, with cursors. */
function toPage(call: Call, entries: readonly Entry[]) {
  const { limit = 25, after } = call.query as { limit?: number; after?: string }
  const start = after ? Number(Buffer.from(after, 'base64url').toString()) : 0
  const end = start + limit
  const hasMore = end < entries.length
  const cursors = { before: Buffer.from(String(start)).toString('base64url'), after: Buffer.from(String(end)).toString('base64url') }
  const paging = entries.length > 0 ? { paging: { cursors, ...(hasMore ? { next: `${call.server.origin}${call.request.path}?after=${cursors.after}` } : {}) } } : {}
  return { json: { data: entries.slice(start, end).map((one) => toJSON(call, one)), ...paging } }
}

const since = ({ query }: Call) => Number(query.since ?? 0) * 1000

const publishedPosts: Handler = (call) => {
  const page = requireOwnPage(call)
  const all = [...call.server.store.entries.values()].filter((one) => one.pageId === page.id && !one.object && one.isPublished && one.createdAt.getTime() >= since(call))
  return toPage(call, all.reverse())
}

const createComment: Handler = (call) => {
  const { server, access } = call
  const object = requireEntry(call)
  if (!object.isPublished) throw gone(object.id)
  const { message } = call.body.value as { message: string }
  if (message.length > mostInComment) throw new GraphError({ code: 100, message: '(#100) Param message must be at most 8000 characters long' })
  return { json: { id: addComment(server, { pageId: access.pageId ?? '', object: object.id, message }).id } }
}

export function addComment({ store, now }: Server, { pageId, object, message }: { pageId: string; object: string; message: string }): Entry {
  const id = `${object.split('_')[1]}_${store.nextId()}`
  const entry: Entry = { id, pageId, message, link: undefined, photoIds: [], isPublished: true, createdAt: now(), object, likes: 0 }
  store.entries.set(id, entry)
  return entry
}

const comments: Handler = (call) => {
  const object = requireEntry(call)
  const all = [...call.server.store.entries.values()].filter((one) => one.object === object.id && one.createdAt.getTime() >= since(call))
  return toPage(call, call.query.order === 'reverse_chronological' ? all.reverse() : all)
}

/** Metrics that were retired are refused; a Page below 100 likes gets no numbers. */
const insights: Handler = (call) => {
  const entry = requireOwnEntry(call)
  const names = String(call.query.metric).split(',')
  const known = ['post_media_view', 'post_total_media_view_unique', 'post_clicks', 'post_reactions_by_type_total']
  if (!names.every((name) => known.includes(name))) throw new GraphError({ code: 100, message: '(#100) The value must be a valid insights metric' })
  const followers = call.server.store.pages.get(entry.pageId)?.followers ?? 0
  return { json: { data: followers < 100 ? [] : names.map((name) => ({ name, period: 'lifetime', values: [{ value: entry.likes * 10 }] })) } }
}

export const postRoutes: Record<string, Handler> = {
  'POST /{id}/feed': createPost,
  'POST /{id}/photos': createPhoto,
  'GET /{id}/published_posts': publishedPosts,
  'POST /{id}/comments': createComment,
  'GET /{id}/comments': comments,
  'GET /{id}/insights': insights,
  'GET /{id}': get,
  'POST /{id}': publish,
  'DELETE /{id}': remove,
}
