import { NetworkFailure } from '../../domain/failures.ts'
import type { Mention } from '../port.ts'
import { toCommentURL, toPostURL } from './addresses.ts'
import { readList, toDate } from './lists.ts'
import { commentsPermission } from './permissions.ts'
import { requirePageId, type Session } from './session.ts'

/** How many posts, comments of a post and mentions are read at once: the newest. */
const atOnce = 25
/** So many calls more are made, for all posts together, where one has more new comments than that. */
const mostCallsMore = 5

const ofComment = 'id,message,from,created_time,parent{id}'
const ofPost = `id,comments.filter(stream).order(reverse_chronological).limit(${atOnce}){${ofComment}}`
const ofTagged = 'id,message,from,created_time,permalink_url'

type Author = { id?: unknown; name?: unknown }
type Said = { id?: unknown; message?: unknown; from?: Author; created_time?: unknown; parent?: { id?: unknown }; permalink_url?: unknown }
/** Comments under one post, newest first, as far as they are read. */
type Thread = { postId: string; comments: Said[]; next: string | undefined }

/**
 * What others say to the Page, newest first, down to what is known: comments under its newest posts, and posts elsewhere that mention it. Two calls, as a
 * rule. Sources: developers.facebook.com, Page Feed, Page Tagged and /{object-id}/comments.
 *
 * @throws NetworkFailure `forbidden`, with what is missing, when this access may not read what others write
 */
export async function readMentions(session: Session, sinceId: string | undefined): Promise<Mention[]> {
  if (session.context.channel.learnt.readsComments === false) throw notAllowed()
  const threads = await readThreads(session)
  const tagged = await readTagged(session)
  const readSince = () => {
    const known = sinceId === undefined ? undefined : [...threads.flatMap(({ comments }) => comments), ...tagged].find(({ id }) => id === sinceId)
    return known && toDate(known.created_time)
  }
  if (sinceId !== undefined) await readOn(session, threads, readSince)
  const since = readSince()
  const mentions = [...threads.flatMap((thread) => thread.comments.flatMap((comment) => toReply(session, thread, comment))), ...tagged.flatMap((post) => toMention(session, post))]
  // Facebook tells whole seconds: what came in the same one may be new. What is known already is told apart by its id.
  return mentions
    .filter(({ at, remoteId }) => !since || (Date.parse(at) >= since.getTime() && remoteId !== sinceId))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

function notAllowed(cause?: unknown): NetworkFailure {
  const message = `Comments and mentions are not read: the access lacks the permission ${commentsPermission}. Posts go out all the same. To read them, connect the channel again and give that permission on Facebook’s page.`
  return new NetworkFailure('forbidden', message, { cause })
}

async function readThreads(session: Session): Promise<Thread[]> {
  const path = `/${requirePageId(session.context.channel)}/feed`
  try {
    const { elements } = readList<{ id?: unknown; comments?: Record<string, unknown> }>(await session.call({ path, query: { fields: ofPost, limit: String(atOnce) } }))
    return elements.flatMap(({ id, comments }) => (typeof id === 'string' && comments ? [toThread(id, comments)] : []))
  } catch (error) {
    throw error instanceof NetworkFailure && error.code === 'forbidden' ? notAllowed(error) : error
  }
}

function toThread(postId: string, answer: Record<string, unknown>): Thread {
  const { elements: comments, next } = readList<Said>(answer)
  return { postId, comments, next }
}

/** Where the oldest comment that was read is newer than what is known, there may be new ones before it. */
async function readOn(session: Session, threads: Thread[], readSince: () => Date | undefined): Promise<void> {
  for (let calls = 0; calls < mostCallsMore; calls++) {
    const since = readSince()
    const thread = threads.find(({ comments, next }) => next !== undefined && (!since || toDate(comments.at(-1)?.created_time) >= since))
    if (!thread?.next) return
    const query = { fields: ofComment, filter: 'stream', order: 'reverse_chronological', limit: String(atOnce), after: thread.next }
    const { comments, next } = toThread(thread.postId, await session.call({ path: `/${thread.postId}/comments`, query }))
    thread.comments.push(...comments)
    thread.next = comments.length > 0 ? next : undefined
  }
}

/** Posts elsewhere that mention the Page. An access that may only read comments reads those. */
async function readTagged(session: Session): Promise<Said[]> {
  const path = `/${requirePageId(session.context.channel)}/tagged`
  try {
    return readList<Said>(await session.call({ path, query: { fields: ofTagged, limit: String(atOnce) } })).elements
  } catch (error) {
    if (error instanceof NetworkFailure && error.code === 'forbidden') return []
    throw error
  }
}

function toReply(session: Session, { postId }: Thread, comment: Said): Mention[] {
  const { baseURL } = session.context.channel
  const [page] = postId.split('_')
  const above = typeof comment.parent?.id === 'string' ? comment.parent.id : undefined
  return tell(session, comment, (id) => {
    // The id of a comment is the number of what it stands under and its own, and its address has to tell both.
    const post = toPostURL(baseURL, id.includes('_') ? `${page}_${id.split('_')[0]}` : postId)
    return { url: toCommentURL(above === undefined ? post : toCommentURL(post, above), id), inReplyTo: above ?? postId, kind: 'reply' }
  })
}

function toMention(session: Session, post: Said): Mention[] {
  const { baseURL } = session.context.channel
  return tell(session, post, (id) => ({ url: id.includes('_') ? toPostURL(baseURL, id) : String(post.permalink_url ?? ''), kind: 'mention' }))
}

/**
 * What the Page says itself is left out. People have no handle that apps are told, so it is their name that says who it was; of posts elsewhere Facebook
 * tells no person's name at all.
 */
function tell(session: Session, { id, from, message, created_time: createdTime }: Said, more: (id: string) => Pick<Mention, 'url' | 'inReplyTo' | 'kind'>): Mention[] {
  if (typeof id !== 'string' || from?.id === requirePageId(session.context.channel)) return []
  const author = typeof from?.name === 'string' ? from.name : ''
  return [{ remoteId: id, author, text: typeof message === 'string' ? message : '', at: toDate(createdTime).toISOString(), ...more(id) }]
}
