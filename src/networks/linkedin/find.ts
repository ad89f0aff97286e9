import { NetworkFailure } from '../../domain/failures.ts'
import { toStored } from '../../domain/storedSentences.ts'
import { unescapeLittleText, withoutMentions } from '../../text/littleText.ts'
import type { FindQuestion, Found } from '../port.ts'
import { earliestOf, matchOwnPosts, type OwnPost } from '../shared/ownPosts.ts'
import { requireAuthor, toPostURL, toWebOrigin } from './author.ts'
import { commentedPost, toCommentReceipt } from './publish.ts'
import { type Session, whereAllowed } from './session.ts'
import { parseTarget } from './target.ts'

const pageSize = 100
const mostPages = 10

/**
 * Settles a lost answer by reading the author's recent posts, which takes `r_organization_social` (or the rare `r_member_social`). Without it a person has
 * to look: LinkedIn has no idempotency key, and the URN that a 422 names as the duplicate is proof only for ten minutes and for identical pictures.
 */
export async function findPart(session: Session, question: FindQuestion): Promise<Found> {
  const { channel } = session.context
  const author = requireAuthor(channel)
  const isComment = question.partIndex > 0 || question.content.kind === 'reply'
  const object = isComment ? commentedPost(question, channel) : undefined
  const lookAt = object ? toPostURL(channel.baseURL, object) : toWebOrigin(channel.baseURL)
  const listed = object ? await listComments(session, object, author, question) : await listPosts(session, author, question)
  if (!listed) return { answer: 'unsure', evidence: toStored('storedOnlyPerson'), lookAt }
  return matchOwnPosts(listed.posts, {
    text: object ? withoutMentions(question.part.text) : question.part.text,
    pictures: question.part.media.length,
    attemptedFrom: question.attemptedFrom,
    attemptedUntil: question.attemptedUntil,
    isComplete: listed.isComplete,
    lookAt,
  })
}

type Listed = { posts: OwnPost[]; isComplete: boolean }
type Content = { media?: { id?: unknown }; multiImage?: { images?: readonly unknown[] } }
type PostElement = { id?: unknown; commentary?: unknown; createdAt?: unknown; publishedAt?: unknown; content?: Content; reshareContext?: { parent?: unknown } }

async function listPosts(session: Session, author: string, { content, attemptedFrom }: FindQuestion): Promise<Listed | undefined> {
  const { channel } = session.context
  const parent = content.kind === 'share' ? parseTarget(content.target, channel) : undefined
  return readPages<PostElement>(
    session,
    (start) => ({
      path: `/rest/posts?q=author&author=${encodeURIComponent(author)}&start=${start}&count=${pageSize}&sortBy=CREATED`,
      headers: { 'x-restli-method': 'FINDER' },
    }),
    attemptedFrom,
    ({ id, commentary, createdAt, publishedAt, content: shown, reshareContext }) => {
      const at = new Date(Number(publishedAt ?? createdAt))
      const urn = String(id)
      if (reshareContext?.parent !== parent) return { at }
      const receipt = { remoteId: urn, url: toPostURL(channel.baseURL, urn), publishedAt: at.toISOString() }
      return { at, post: { receipt, text: unescapeLittleText(String(commentary ?? '')), pictures: countPictures(shown), at } }
    },
  )
}

type CommentElement = { actor?: unknown; commentUrn?: unknown; created?: { time?: unknown }; message?: { text?: unknown } }

async function listComments(session: Session, object: string, author: string, { attemptedFrom }: FindQuestion): Promise<Listed | undefined> {
  const { baseURL } = session.context.channel
  return readPages<CommentElement>(
    session,
    (start) => ({ path: `/rest/socialActions/${encodeURIComponent(object)}/comments?start=${start}&count=${pageSize}` }),
    // Comments come in an order of LinkedIn's own, so all of them are read.
    undefined,
    ({ actor, commentUrn, created, message }) => {
      const at = new Date(Number(created?.time))
      if (actor !== author || typeof commentUrn !== 'string' || at < earliestOf(attemptedFrom)) return { at }
      return { at, post: { receipt: toCommentReceipt(baseURL, { commentUrn, object, at }), text: String(message?.text ?? ''), pictures: 0, at } }
    },
  )
}

/** Page after page, until the end or something older than `until`. Undefined when reading is not allowed. */
async function readPages<Element>(
  session: Session,
  toRequest: (start: number) => { path: string; headers?: Record<string, string> },
  attemptedFrom: Date | undefined,
  read: (element: Element) => { at: Date; post?: OwnPost },
): Promise<Listed | undefined> {
  const posts: OwnPost[] = []
  for (let page = 0; page < mostPages; page++) {
    const json = await whereAllowed(session.read(toRequest(page * pageSize)))
    if (!json) return undefined
    if (!Array.isArray(json.elements)) throw new NetworkFailure('unavailable', 'LinkedIn answered a list that cannot be read.')
    const entries = (json.elements as Element[]).map(read)
    for (const { post } of entries) if (post) posts.push(post)
    const isPast = attemptedFrom !== undefined && entries.some(({ at }) => at < earliestOf(attemptedFrom))
    if (isPast || entries.length < pageSize) return { posts, isComplete: true }
  }
  return { posts, isComplete: false }
}

function countPictures(content: Content | undefined): number {
  if (content?.multiImage) return content.multiImage.images?.length ?? 0
  return String(content?.media?.id ?? '').startsWith('urn:li:image:') ? 1 : 0
}
