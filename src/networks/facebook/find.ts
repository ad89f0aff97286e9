import { NetworkFailure } from '../../domain/failures.ts'
import type { FindQuestion, Found } from '../port.ts'
import { earliestOf, matchOwnPosts, type OwnPost } from '../shared/ownPosts.ts'
import { toPostURL } from './addresses.ts'
import { isGone, targetRules } from './answers.ts'
import { readDraft } from './drafts.ts'
import { toWebOrigin } from './graph.ts'
import { readList, toDate } from './lists.ts'
import { commentsPermission } from './permissions.ts'
import { findPlace, toCommentReceipt } from './publish.ts'
import { requirePageId, type Session } from './session.ts'
import type { Place } from './target.ts'

const pageSize = 100
const mostPages = 10

/**
 * Settles a lost answer. When the post that was prepared is known, that one post is looked at: it is published, or publishing it again is safe. Else, and
 * for comments, what the Page published since the first try is read and matched by its words.
 */
export async function findPart(session: Session, question: FindQuestion): Promise<Found> {
  const { channel } = session.context
  const draft = readDraft(question.memory)
  const known = draft === undefined ? undefined : await lookAtDraft(session, draft)
  if (known) return known

  const isComment = question.partIndex > 0 || question.content.kind === 'reply'
  const place = isComment ? await findPlace(session, question) : undefined
  const lookAt = place?.url ?? `${toWebOrigin(channel.baseURL)}/${requirePageId(channel)}`
  const listed = place ? await listComments(session, place, question) : await listPosts(session, question)
  if (!listed) return { answer: 'unsure', evidence: `The comments cannot be read from here: this access lacks ${commentsPermission}. Look whether it is there.`, lookAt }
  const { posts, isComplete } = listed
  return matchOwnPosts(posts, {
    text: question.part.text,
    pictures: question.part.media.length,
    attemptedFrom: question.attemptedFrom,
    attemptedUntil: question.attemptedUntil,
    isComplete,
    lookAt,
  })
}

/** Undefined: it is not there any more, so it tells nothing. */
async function lookAtDraft(session: Session, id: string): Promise<Found | undefined> {
  try {
    const { is_published: isPublished, created_time: createdTime } = await session.call({ path: `/${id}`, query: { fields: 'is_published,created_time' }, rules: targetRules })
    if (isPublished !== true) return { answer: 'repeat' }
    return { answer: 'found', receipt: { remoteId: id, url: toPostURL(session.context.channel.baseURL, id), publishedAt: toDate(createdTime).toISOString() } }
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

type Attachment = { media_type?: unknown; unshimmed_url?: unknown; subattachments?: { data?: readonly unknown[] } }
type PostElement = { id?: unknown; message?: unknown; created_time?: unknown; attachments?: { data?: readonly Attachment[] } }

async function listPosts(session: Session, { content, attemptedFrom }: FindQuestion): Promise<{ posts: OwnPost[]; isComplete: boolean }> {
  const { channel } = session.context
  const path = `/${requirePageId(channel)}/published_posts`
  const query = { fields: 'id,message,created_time,attachments{media_type,unshimmed_url,subattachments{media_type}}', since: toSeconds(earliestOf(attemptedFrom)) }
  const link = content.kind === 'share' ? content.target : content.link
  return readPages<PostElement>(session, { path, query }, ({ id, message, created_time: createdTime, attachments }) => {
    const at = toDate(createdTime)
    const [attached] = attachments?.data ?? []
    const shown = attached?.unshimmed_url
    // A post that is nothing but a link is told by it.
    if (link && typeof shown === 'string' && shown !== '' && shown !== link) return undefined
    const receipt = { remoteId: String(id), url: toPostURL(channel.baseURL, String(id)), publishedAt: at.toISOString() }
    return { receipt, text: typeof message === 'string' ? message : '', pictures: countPictures(attached), at }
  })
}

type CommentElement = { id?: unknown; message?: unknown; created_time?: unknown; from?: { id?: unknown } }

/** Undefined: this access may not read comments. */
async function listComments(session: Session, place: Place, { attemptedFrom }: FindQuestion): Promise<{ posts: OwnPost[]; isComplete: boolean } | undefined> {
  const pageId = requirePageId(session.context.channel)
  const query = { fields: 'id,message,created_time,from', order: 'reverse_chronological', since: toSeconds(earliestOf(attemptedFrom)) }
  try {
    return await readPages<CommentElement>(session, { path: `/${place.object}/comments`, query }, ({ id, message, created_time: createdTime, from }) => {
      if (from?.id !== pageId || typeof id !== 'string') return undefined
      const at = toDate(createdTime)
      return { receipt: toCommentReceipt(place, { id, at }), text: typeof message === 'string' ? message : '', pictures: 0, at }
    })
  } catch (error) {
    if (error instanceof NetworkFailure && error.code === 'forbidden') return undefined
    throw error
  }
}

/** Page after page to the end. */
async function readPages<Element>(
  session: Session,
  { path, query }: { path: string; query: Record<string, string> },
  read: (element: Element) => OwnPost | undefined,
): Promise<{ posts: OwnPost[]; isComplete: boolean }> {
  const posts: OwnPost[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await session.call({ path, query: { ...query, limit: String(pageSize), ...(after ? { after } : {}) }, rules: targetRules })
    const { elements, next } = readList<Element>(answer)
    posts.push(...elements.map(read).filter((post) => post !== undefined))
    if (next === undefined) return { posts, isComplete: true }
    after = next
  }
  return { posts, isComplete: false }
}

function countPictures(attached: Attachment | undefined): number {
  if (attached?.media_type === 'album') return attached.subattachments?.data?.length ?? 0
  return attached?.media_type === 'photo' ? 1 : 0
}

function toSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1000))
}
