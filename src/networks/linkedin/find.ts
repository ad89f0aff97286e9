import { toStored } from '../../domain/storedSentences.ts'
import { unescapeLittleText, withoutMentions } from '../../text/littleText.ts'
import type { FindQuestion, Found } from '../port.ts'
import { earliestOf, matchOwnPosts, type OwnPost } from '../shared/ownPosts.ts'
import { requireAuthor, toPostURL, toWebOrigin } from './author.ts'
import { readComments, type Thread } from './comments.ts'
import { readPages } from './pages.ts'
import { placeOf, toCommentReceipt } from './publish.ts'
import type { Session } from './session.ts'
import { parseTarget } from './target.ts'
import { encodeURN } from './urns.ts'

/**
 * Settles a lost answer by reading the author's recent posts, which takes `r_organization_social` (or the rare `r_member_social`). Without it a person has
 * to look: LinkedIn has no idempotency key, and the URN that a 422 names as the duplicate is proof only for ten minutes and for identical pictures.
 */
export async function findPart(session: Session, question: FindQuestion): Promise<Found> {
  const { channel } = session.context
  const author = requireAuthor(channel)
  const isComment = question.partIndex > 0 || question.content.kind === 'reply'
  const place = isComment ? placeOf(question, channel) : undefined
  const lookAt = place ? toPostURL(channel.baseURL, place.post) : toWebOrigin(channel.baseURL)
  const listed = place ? await listComments(session, place, author, question) : await listPosts(session, author, question)
  if (!listed) return { answer: 'unsure', evidence: toStored(place ? 'storedOnlyPersonThere' : 'storedOnlyPerson'), lookAt }
  return matchOwnPosts(listed.posts, {
    text: place ? withoutMentions(question.part.text) : question.part.text,
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
  const madeAt = ({ publishedAt, createdAt }: PostElement) => new Date(Number(publishedAt ?? createdAt))
  const listed = await readPages<PostElement>(
    session,
    (range) => ({ path: `/rest/posts?q=author&author=${encodeURN(author)}&${range}&sortBy=CREATED`, headers: { 'x-restli-method': 'FINDER' } }),
    (elements) => elements.some((element) => madeAt(element) < earliestOf(attemptedFrom)),
  )
  const posts = listed?.elements.flatMap((element): OwnPost[] => {
    const at = madeAt(element)
    const urn = String(element.id)
    if (element.reshareContext?.parent !== parent) return []
    const receipt = { remoteId: urn, url: toPostURL(channel.baseURL, urn), publishedAt: at.toISOString() }
    return [{ receipt, text: unescapeLittleText(String(element.commentary ?? '')), pictures: countPictures(element.content), at }]
  })
  return posts && { posts, isComplete: listed?.isComplete ?? false }
}

async function listComments(session: Session, place: Thread, author: string, { attemptedFrom }: FindQuestion): Promise<Listed | undefined> {
  const { baseURL } = session.context.channel
  const listed = await readComments(session, place)
  const own = listed?.elements.filter(({ actor, at }) => actor === author && at >= earliestOf(attemptedFrom))
  return (
    own && { posts: own.map(({ urn, text, at }) => ({ receipt: toCommentReceipt(baseURL, { urn, place, at }), text, pictures: 0, at })), isComplete: listed?.isComplete ?? false }
  )
}

function countPictures(content: Content | undefined): number {
  if (content?.multiImage) return content.multiImage.images?.length ?? 0
  return String(content?.media?.id ?? '').startsWith('urn:li:image:') ? 1 : 0
}
