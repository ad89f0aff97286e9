import { ApiError } from '../apiError.ts'
import { readLittleText, toGivenBack } from '../readLittleText.ts'
import { type Call, type Handler, requireActor, type Server } from '../server.ts'
import type { Entry, EntryContent } from '../store.ts'

type CreateBody = { author: string; commentary: string; content?: EntryContent; reshareContext?: { parent: string } }

const duplicateMs = 10 * 60_000
const mostCharacters = 3000

/** `POST /rest/posts`: 201 without a body; the URN is in a header only. */
const create: Handler = (call) => {
  const { server } = call
  const { store } = server
  const { author, commentary, content, reshareContext } = call.body.value as CreateBody
  requireActor(call, author)
  if (commentary.length > mostCharacters) {
    throw new ApiError(400, 'FIELD_LENGTH_TOO_LONG', `ShareCommentary text length (${commentary.length} characters) exceeded the maximum allowed (${mostCharacters} characters)`)
  }
  if (content && reshareContext) throw new ApiError(400, 'INVALID_CONTENT', 'A reshare cannot have content')
  if (!content && !reshareContext && commentary.trim() === '') throw new ApiError(400, 'MISSING_FIELD', 'Either commentary or content has to be given')
  if (reshareContext && !store.entries.has(reshareContext.parent)) throw new ApiError(404, 'NOT_FOUND', `Parent ${reshareContext.parent} was not found`)
  for (const id of imagesOf(content)) checkImage(call, id, author)

  const now = server.now()
  const same = [...store.entries.values()].find(
    (one) =>
      !one.object &&
      one.author === author &&
      one.commentary === commentary &&
      one.parent === reshareContext?.parent &&
      JSON.stringify(one.content) === JSON.stringify(content) &&
      now.getTime() - one.createdAt.getTime() < duplicateMs,
  )
  if (same) throw new ApiError(422, 'UNPROCESSABLE_ENTITY', `Content is a duplicate of ${same.urn}`)
  const entry = addPost(server, { author, commentary, content, parent: reshareContext?.parent, at: now })
  return { status: 201, headers: { 'x-restli-id': entry.urn } }
}

export function addPost(server: Server, post: { author: string; commentary: string; content?: EntryContent | undefined; parent?: string | undefined; at: Date }): Entry {
  const { text, isTruncated } = readLittleText(post.commentary)
  const urn = `urn:li:share:${server.store.nextId()}`
  const entry: Entry = {
    urn,
    author: post.author,
    commentary: post.commentary,
    text,
    isTruncated,
    createdAt: post.at,
    content: post.content,
    parent: post.parent,
    object: undefined,
    likes: 0,
  }
  server.store.entries.set(urn, entry)
  return entry
}

function imagesOf(content: EntryContent | undefined): string[] {
  const { media, multiImage, article } = content ?? {}
  return [media?.id, ...(multiImage?.images ?? []).map(({ id }) => id), article?.thumbnail].filter((id): id is string => id !== undefined)
}

function checkImage({ server }: Call, id: string, author: string): void {
  const image = server.store.images.get(id)
  if (!image) throw new ApiError(400, 'INVALID_URN_ID', `${id} does not exist`)
  if (image.owner !== author) throw new ApiError(400, 'INVALID_OWNER', `The owner of ${id} is not the author of the post`)
  if (!image.bytes) throw new ApiError(400, 'MEDIA_ASSET_WAITING_UPLOAD', `${id} is waiting for its upload`)
  if (image.pollsLeft > 0) throw new ApiError(400, 'MEDIA_ASSET_WAITING_UPLOAD', `${id} is still being processed`)
}

const list: Handler = (call) => {
  const { author, start = 0, count = 10 } = call.query as { author: string; start?: number; count?: number }
  requireFinder(call)
  requireReader(call, author)
  const own = [...call.server.store.entries.values()].filter((one) => one.author === author && !one.object).reverse()
  return { json: { paging: { start, count, links: [] }, elements: own.slice(start, start + count).map(toPost) } }
}

/** Only somebody with a role may read an organisation's list, and only with the rare scope a person's. */
function requireReader({ server, access }: Call, author: string): void {
  const id = author.slice(author.lastIndexOf(':') + 1)
  const mayRead = author.startsWith('urn:li:person:')
    ? access.scopes.includes('r_member_social') && id === access.memberId
    : access.scopes.includes('r_organization_social') && server.store.organizations.get(id)?.roles.has(access.memberId)
  if (!mayRead) throw new ApiError(403, 'ACCESS_DENIED', 'Not enough permissions to access: posts.FINDER-author', 100)
}

function requireFinder({ request }: Call): void {
  if (request.headers['x-restli-method'] !== 'FINDER') throw new ApiError(400, 'INVALID_METHOD', 'X-RestLi-Method: FINDER is missing')
}

function toPost(entry: Entry) {
  return {
    id: entry.urn,
    author: entry.author,
    commentary: toGivenBack(entry.commentary),
    createdAt: entry.createdAt.getTime(),
    publishedAt: entry.createdAt.getTime(),
    lastModifiedAt: entry.createdAt.getTime(),
    lifecycleState: 'PUBLISHED',
    visibility: 'PUBLIC',
    ...(entry.content ? { content: entry.content } : {}),
    ...(entry.parent ? { reshareContext: { parent: entry.parent, root: entry.parent } } : {}),
  }
}

const get: Handler = ({ server, params }) => {
  const entry = server.store.entries.get(params.urn ?? '')
  if (!entry || entry.object) throw new ApiError(404, 'NOT_FOUND', `Post ${params.urn} was not found`)
  return { json: toPost(entry) }
}

/** 204 also when it is gone already. Takes the comments along. */
const remove: Handler = (call) => {
  const { entries } = call.server.store
  const entry = entries.get(call.params.urn ?? '')
  if (entry) {
    requireActor(call, entry.author)
    entries.delete(entry.urn)
    for (const [urn, other] of entries) if (other.object === entry.urn) entries.delete(urn)
  }
  return { status: 204 }
}

export const postRoutes: Record<string, Handler> = {
  'POST /rest/posts': create,
  'GET /rest/posts': list,
  'GET /rest/posts/{urn}': get,
  'DELETE /rest/posts/{urn}': remove,
}
