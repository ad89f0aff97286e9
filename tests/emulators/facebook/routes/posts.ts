import { parseFields } from '../fields.ts'
import { GraphError, gone, needsReview, noPermission } from '../graphError.ts'
import { rootOf, toNode } from '../nodes.ts'
import { type Call, type Handler, requireEntry, requireOwnPage, type Server } from '../server.ts'
import { type Entry, may, type Page } from '../store.ts'
import { answerList, since } from './comments.ts'

const mostCharacters = 63_206
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

type NewPost = { page: Page; message: string; link?: string | undefined; photoIds?: readonly string[]; isPublished?: boolean; tags?: readonly string[] }

export function addPost({ store, now }: Server, { page, message, link, photoIds = [], isPublished = true, tags }: NewPost): Entry {
  const id = `${page.id}_${store.nextId()}`
  const entry: Entry = { id, pageId: page.id, message, link, photoIds, isPublished, createdAt: now(), object: undefined, likes: 0, tags }
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

/** A post, a comment, or a Page by its number or name. */
const get: Handler = (call) => {
  const { server, access, params, query } = call
  const named = [...server.store.pages.values()].find((one) => one.id === params.id || one.username === params.id)
  if (named) {
    if (named.id !== access.pageId && !server.hasPublicContentAccess) throw needsReview('pages_read_engagement')
    return { json: { id: named.id, name: named.name, username: named.username } }
  }
  if (!/^[\d_]+$/.test(params.id ?? '')) throw new GraphError({ code: 803, message: `(#803) Some of the aliases you requested do not exist: ${params.id}` })
  const entry = requireEntry(call)
  // Who may read a post may read what stands under it; what others wrote under one's own takes a permission.
  const isOurs = rootOf(server, entry).pageId === access.pageId
  if (!isOurs && !server.hasPublicContentAccess) throw needsReview('pages_read_engagement')
  if (isOurs && entry.pageId !== access.pageId && !may(access, 'pages_read_user_content')) throw needsReview('pages_read_user_content')
  return { json: toNode(call, entry, parseFields(query.fields, entry.object ? 'Comment' : 'Post')) }
}

const publishedPosts: Handler = (call) => {
  const page = requireOwnPage(call)
  const all = [...call.server.store.entries.values()].filter((one) => one.pageId === page.id && !one.object && one.isPublished && one.createdAt.getTime() >= since(call))
  return answerList(call, all.reverse(), 'Post')
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
  'GET /{id}/insights': insights,
  'GET /{id}': get,
  'POST /{id}': publish,
  'DELETE /{id}': remove,
}
