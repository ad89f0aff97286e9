import type { PartContent } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import { escapeLittleText, withoutMentions } from '../../text/littleText.ts'
import type { PublishCall, Receipt } from '../port.ts'
import { refuseWhenStopped } from '../shared/bearerSession.ts'
import { linkedinRules, targetRules } from './answers.ts'
import { requireAuthor, toPostURL } from './author.ts'
import { type Thread, toCommentsPath, toCommentURL } from './comments.ts'
import { maxComment, maxPictures, maxText, measureLinkedIn } from './limits.ts'
import type { Session } from './session.ts'
import { canReshare, parseComment, requirePlace, requireTarget } from './target.ts'
import { uploadPicture } from './uploadPicture.ts'
import { commentParts } from './urns.ts'

const visibilities = ['PUBLIC', 'CONNECTIONS', 'LOGGED_IN'] as const

/** Publishes one part: a post, a reshare, or a comment (an answer, or a further part). */
export async function publishPart(session: Session, call: PublishCall): Promise<Receipt> {
  await session.access.token()
  return call.partIndex > 0 || call.content.kind === 'reply' ? createComment(session, call) : createPost(session, call)
}

async function createPost(session: Session, { content, part, beforePublish, signal }: PublishCall): Promise<Receipt> {
  const { channel } = session.context
  const author = requireAuthor(channel)
  const parent = content.kind === 'share' ? requireTarget(content.target, channel) : undefined
  if (parent && (!canReshare(parent) || parseComment(content.target, channel)))
    throw new NetworkFailure('not-supported', 'LinkedIn cannot reshare a post by this kind of address. Paste the one under "Embed this post".')
  if (parent && part.media.length > 0) throw new NetworkFailure('not-supported', 'A reshare on LinkedIn has no pictures of its own.')
  if (!parent && part.text.trim() === '' && part.media.length === 0 && !part.card) throw new NetworkFailure('empty', 'There is nothing to publish: no text and no picture.')
  if (part.media.length > maxPictures) throw new NetworkFailure('media-refused', `LinkedIn takes at most ${maxPictures} pictures in one post.`)
  // Said before it is sent, because LinkedIn may cut what is too long without a word.
  requireRoom(measureLinkedIn(part.text), maxText)

  const media = await uploadContent(session, part, author, signal)
  const body = {
    author,
    commentary: escapeLittleText(part.text),
    visibility: visibilities.find((one) => one === channel.settings.visibility) ?? 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
    ...(media ? { content: media } : {}),
    ...(parent ? { reshareContext: { parent } } : {}),
  }
  await beforePublish()
  refuseWhenStopped(signal)
  const answer = await session.send({
    method: 'POST',
    path: '/rest/posts',
    json: body,
    stage: 'publish',
    rules: parent ? targetRules : linkedinRules,
    signal,
    beforeRepeat: beforePublish,
  })
  const urn = answer.headers['x-restli-id']
  if (!urn?.startsWith('urn:li:')) throw new NetworkFailure('unreadable-answer', 'LinkedIn did not say which post was made.', { status: answer.status })
  return { remoteId: urn, url: toPostURL(channel.baseURL, urn), publishedAt: session.context.now().toISOString() }
}

/** The pictures or the link preview, uploaded; undefined when there is neither. */
async function uploadContent(session: Session, part: PartContent, owner: string, signal: AbortSignal): Promise<Record<string, unknown> | undefined> {
  const images = await Promise.all(part.media.map(async (media) => ({ id: await uploadPicture(session, { media, owner, signal }), ...(media.alt ? { altText: media.alt } : {}) })))
  const [only] = images
  if (only && images.length === 1) return { media: only }
  if (images.length > 1) return { multiImage: { images } }
  if (!part.card) return undefined
  const { url: source, title, description, image } = part.card
  const thumbnail = image ? await uploadPicture(session, { media: image, owner, signal }) : undefined
  return { article: { source, title, ...(description ? { description } : {}), ...(thumbnail ? { thumbnail } : {}) } }
}

/** Further parts are comments under the first; those of an answer stand beside it, under the post or the comment that is answered. */
async function createComment(session: Session, { content, part, partIndex, previous, beforePublish, signal }: PublishCall): Promise<Receipt> {
  const { channel } = session.context
  const actor = requireAuthor(channel)
  const place = placeOf({ content, partIndex, previous }, channel)
  const text = withoutMentions(part.text)
  if (text.trim() === '') throw new NetworkFailure('empty', 'There is nothing to publish: a comment needs a text.')
  if (part.media.length > 0) throw new NetworkFailure('not-supported', 'Comments on LinkedIn have no pictures here.')
  requireRoom(text.length, maxComment)
  await beforePublish()
  refuseWhenStopped(signal)
  const answered = commentParts(place.urn)
  const json = { actor, object: answered?.object ?? place.urn, message: { text }, ...(answered ? { parentComment: answered.urn } : {}) }
  const answer = await session.send({ method: 'POST', path: toCommentsPath(place.urn), json, stage: 'publish', rules: targetRules, signal, beforeRepeat: beforePublish })
  const { commentUrn } = (answer.json() ?? {}) as { commentUrn?: unknown }
  if (typeof commentUrn !== 'string') throw new NetworkFailure('unreadable-answer', 'LinkedIn did not say which comment was made.', { status: answer.status })
  return toCommentReceipt(channel.baseURL, { urn: commentUrn, place, at: session.context.now() })
}

/** What a part is a comment under. @throws NetworkFailure `target-missing` */
export function placeOf({ content, partIndex, previous }: Pick<PublishCall, 'content' | 'partIndex' | 'previous'>, channel: Session['context']['channel']): Thread {
  if (content.kind === 'reply') return requirePlace(content.target, channel)
  const [first] = previous
  if (!first || partIndex === 0) throw new NetworkFailure('target-missing', 'A further part needs the first one.')
  return { post: first.remoteId, urn: first.remoteId }
}

export function toCommentReceipt(baseURL: string, { urn, place, at }: { urn: string; place: Thread; at: Date }): Receipt {
  return { remoteId: urn, url: toCommentURL(baseURL, place, urn), publishedAt: at.toISOString() }
}

function requireRoom(size: number, max: number): void {
  if (size > max) throw new NetworkFailure('too-long', `The text has ${size} characters (LinkedIn's escapes included) and LinkedIn takes ${max} here.`)
}
