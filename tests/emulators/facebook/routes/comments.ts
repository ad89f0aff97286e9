import { type NodeType, parseFields } from '../fields.ts'
import { GraphError, gone } from '../graphError.ts'
import { commentsUnder, rootOf, toList } from '../nodes.ts'
import { type Call, type Handler, requireEntry, requireOwnPage, type Server } from '../server.ts'
import type { Entry } from '../store.ts'

const mostInComment = 8000

/** One page of posts or comments, with the fields that were asked for. */
export function answerList(call: Call, entries: readonly Entry[], type: NodeType) {
  const { limit = 25, after, fields } = call.query as { limit?: number; after?: string; fields?: string }
  return { json: toList(call, entries, { fields: parseFields(fields, type), limit, after, path: call.request.path }) }
}

export const since = ({ query }: Call) => Number(query.since ?? 0) * 1000

/** Comments have answers, and these have none. */
const createComment: Handler = (call) => {
  const { server, access } = call
  const object = requireEntry(call)
  if (!object.isPublished) throw gone(object.id)
  const above = object.object === undefined ? undefined : server.store.entries.get(object.object)
  if (above?.object) throw new GraphError({ code: 100, message: '(#100) An answer to a comment has no comments of its own' })
  const { message } = call.body.value as { message: string }
  if (message.length > mostInComment) throw new GraphError({ code: 100, message: '(#100) Param message must be at most 8000 characters long' })
  return { json: { id: addComment(server, { pageId: access.pageId ?? '', object: object.id, message }).id } }
}

/** The id of a comment begins with the number of the post, also where it answers another comment. */
export function addComment(server: Server, { pageId, object, message }: { pageId: string; object: string; message: string }): Entry {
  const { store, now } = server
  const above = store.entries.get(object)
  const id = `${(above ? rootOf(server, above).id : object).split('_')[1]}_${store.nextId()}`
  const entry: Entry = { id, pageId, message, link: undefined, photoIds: [], isPublished: true, createdAt: now(), object, likes: 0 }
  store.entries.set(id, entry)
  return entry
}

const comments: Handler = (call) => {
  const all = commentsUnder(call.server, requireEntry(call), call.query as { filter?: string; order?: string })
  return answerList(
    call,
    all.filter((one) => one.createdAt.getTime() >= since(call)),
    'Comment',
  )
}

/** What stands on the Page, newest first, posts that are not published included. */
const feed: Handler = (call) => {
  const page = requireOwnPage(call)
  const posts = [...call.server.store.entries.values()].filter((one) => one.pageId === page.id && !one.object)
  return answerList(call, posts.reverse(), 'Post')
}

/** Posts of others that mention the Page, newest first. */
const tagged: Handler = (call) => {
  const page = requireOwnPage(call)
  const posts = [...call.server.store.entries.values()].filter((one) => one.tags?.includes(page.id) && one.isPublished)
  return answerList(call, posts.reverse(), 'Post')
}

export const commentRoutes: Record<string, Handler> = {
  'POST /{id}/comments': createComment,
  'GET /{id}/comments': comments,
  'GET /{id}/feed': feed,
  'GET /{id}/tagged': tagged,
}
