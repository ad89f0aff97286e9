import { ApiError } from '../apiError.ts'
import { type Call, type Handler, requireActor, type Server } from '../server.ts'
import { activityOf, commentsUnder, type Entry, findEntry } from '../store.ts'

const mostInComment = 1250

type CreateBody = { actor: string; object: string; message: { text: string }; parentComment?: string }

/** What the address means. The parentheses of a comment's URN are Rest.li's own signs, unless they are encoded. @throws ApiError 400, 404 */
function requireEntry({ server, params, request }: Call): Entry {
  if (/[(),]/.test(request.url.pathname)) {
    server.violations.push(`${request.method} ${request.url.pathname}: a URN in the path is not encoded`)
    throw new ApiError(400, 'ILLEGAL_ARGUMENT', 'Path segment is not a URN')
  }
  const entry = findEntry(server.store, params.urn)
  if (!entry) throw new ApiError(404, 'NOT_FOUND', `Object ${params.urn} was not found`)
  return entry
}

/** `POST …/comments`: under a post, or under a comment of first level, which has to be named once more. */
const create: Handler = (call) => {
  const { server, params } = call
  const { actor, object, message, parentComment } = call.body.value as CreateBody
  requireActor(call, actor, 'comment')
  const entry = requireEntry(call)
  const post = entry.object ? findEntry(server.store, entry.object) : entry
  if (!post || findEntry(server.store, object) !== post) throw new ApiError(400, 'INVALID_OBJECT', 'The object is not the post of the address')
  if (parentComment !== (entry.object ? params.urn : undefined)) throw new ApiError(400, 'INVALID_PARENT_COMMENT', 'The parent comment is not the one of the address')
  if (entry.answers) throw new ApiError(400, 'INVALID_PARENT_COMMENT', 'Only comments of first level can be answered')
  if (message.text.length > mostInComment) throw new ApiError(400, 'FIELD_LENGTH_TOO_LONG', `Comment text exceeded the maximum allowed (${mostInComment} characters)`)
  const made = addComment(server, { author: actor, object: entry.urn, text: message.text })
  return { status: 201, headers: { 'x-restli-id': commentId(made) }, json: toComment(made) }
}

/** `object`: a post, or a comment that is answered. */
export function addComment(server: Server, { author, object, text }: { author: string; object: string; text: string }): Entry {
  const place = findEntry(server.store, object)
  const post = place?.object ?? place?.urn ?? object
  const urn = `urn:li:comment:(${activityOf(post)},${server.store.nextId()})`
  const answers = place?.object ? (place.answers ?? place.urn) : undefined
  const entry: Entry = { urn, author, commentary: text, text, isTruncated: false, createdAt: server.now(), content: undefined, parent: undefined, object: post, answers, likes: 0 }
  server.store.entries.set(urn, entry)
  return entry
}

const commentId = (entry: Entry) => /,(\d+)\)$/.exec(entry.urn)?.[1] ?? ''

function toComment(entry: Entry) {
  return {
    id: commentId(entry),
    commentUrn: entry.urn,
    actor: entry.author,
    object: activityOf(entry.object ?? ''),
    created: { actor: entry.author, time: entry.createdAt.getTime() },
    lastModified: { actor: entry.author, time: entry.createdAt.getTime() },
    message: { attributes: [], text: entry.text },
    ...(entry.answers ? { parentComment: entry.answers } : {}),
  }
}

/** What is said is read by who administers the page whose post it is, not by everybody who sees it. @throws ApiError 403 */
function requireListener({ server, access }: Call, entry: Entry): void {
  const author = entry.object ? (findEntry(server.store, entry.object)?.author ?? '') : entry.author
  const organization = server.store.organizations.get(author.slice(author.lastIndexOf(':') + 1))
  const isOwn = organization ? organization.roles.has(access.memberId) : access.scopes.includes('r_member_social_feed')
  if (!isOwn) throw new ApiError(403, 'ACCESS_DENIED', 'Not enough permissions to access: partnerApiSocialActions.GET_ALL', 100)
}

const list: Handler = (call) => {
  const { start = 0, count = 10 } = call.query as { start?: number; count?: number }
  const entry = requireEntry(call)
  requireListener(call, entry)
  const found = commentsUnder(call.server.store, entry)
  return { json: { paging: { start, count, links: [] }, elements: found.slice(start, start + count).map(toComment) } }
}

function requireComment(call: Call): Entry {
  const post = requireEntry(call)
  const found = [...call.server.store.entries.values()].find((one) => one.object === post.urn && commentId(one) === call.params.id)
  if (!found) throw new ApiError(404, 'NOT_FOUND', `Comment ${call.params.id} was not found`)
  return found
}

const get: Handler = (call) => {
  const found = requireComment(call)
  requireListener(call, requireEntry(call))
  return { json: toComment(found) }
}

const remove: Handler = (call) => {
  const found = requireComment(call)
  if (found.author !== call.query.actor) throw new ApiError(403, 'ACCESS_DENIED', 'Only its author may delete a comment')
  requireActor(call, found.author, 'comment')
  const { entries } = call.server.store
  for (const { urn } of [found, ...commentsUnder(call.server.store, found)]) entries.delete(urn)
  return { status: 204 }
}

/** How much is said where. URNs inside `List(…)` have to be encoded once more than the list itself, parentheses included. */
const metadata: Handler = ({ server, request }) => {
  const [, list = ''] = /[?&]ids=List\((.*)\)(?:&|$)/.exec(request.url.search) ?? []
  if (!/^urn%3Ali%3A[\w%]+(,urn%3Ali%3A[\w%]+)*$/i.test(list)) {
    server.violations.push(`${request.method} ${request.url.pathname}: ids is not a list of encoded URNs`)
    throw new ApiError(400, 'PARAM_INVALID', 'ids is not a list of encoded URNs')
  }
  const results = list.split(',').flatMap((encoded) => {
    const urn = decodeURIComponent(encoded)
    const entry = findEntry(server.store, urn)
    if (!entry) return []
    const direct = commentsUnder(server.store, entry)
    const all = direct.length + direct.flatMap((one) => commentsUnder(server.store, one)).length
    return [[urn, { entity: urn, commentsState: 'OPEN', commentSummary: { count: all, topLevelCount: direct.length }, reactionSummaries: {} }]]
  })
  return { json: { results: Object.fromEntries(results), statuses: {}, errors: {} } }
}

export const commentRoutes: Record<string, Handler> = {
  'POST /rest/socialActions/{urn}/comments': create,
  'GET /rest/socialActions/{urn}/comments': list,
  'GET /rest/socialActions/{urn}/comments/{id}': get,
  'DELETE /rest/socialActions/{urn}/comments/{id}': remove,
  'GET /rest/socialMetadata': metadata,
}
