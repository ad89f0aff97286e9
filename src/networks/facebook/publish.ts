import { NetworkFailure } from '../../domain/failures.ts'
import type { PublishCall, Receipt } from '../port.ts'
import { refuseWhenStopped } from '../shared/bearerSession.ts'
import { toCommentURL, toPostURL } from './addresses.ts'
import { isGone, targetRules } from './answers.ts'
import { readDraft, toMemory } from './drafts.ts'
import { maxComment, maxPictures, maxText } from './limits.ts'
import { requirePageId, type Session } from './session.ts'
import { type Place, requirePlace } from './target.ts'
import { uploadPhoto } from './uploadPhoto.ts'

/** Publishes one part: a post, or a comment (an answer, or a further part). With `twoSteps` a post is made unpublished first. */
export async function publishPart(session: Session, { twoSteps }: { twoSteps: boolean }, call: PublishCall): Promise<Receipt> {
  await session.requireAccess()
  if (call.partIndex > 0 || call.content.kind === 'reply') return createComment(session, call)
  return twoSteps ? createInTwoSteps(session, call) : createAtOnce(session, call)
}

/**
 * First the post is created unpublished: nobody sees it, so a lost answer there is harmless and the step is simply repeated. Its id is stored before the
 * next call. Then that one post is published by its id, which may be repeated by any worker, because a post that is published already stays one post.
 */
async function createInTwoSteps(session: Session, call: PublishCall): Promise<Receipt> {
  const { memory, remember, beforePublish, signal } = call
  let id = readDraft(memory)
  if (id === undefined) {
    const post = await toPost(session, call)
    id = toId(await session.call({ method: 'POST', path: toFeed(session), json: { ...post, published: false }, signal }), 'unavailable')
    await remember(toMemory(id))
  }
  await beforePublish()
  refuseWhenStopped(signal)
  try {
    const { success } = await session.call({ method: 'POST', path: `/${id}`, json: { is_published: true }, stage: 'publish', rules: targetRules, signal })
    if (success !== true) throw new NetworkFailure('unreadable-answer', 'Facebook did not say whether the post is published.')
  } catch (error) {
    if (!isGone(error)) throw error
    await remember({})
    throw new NetworkFailure('unavailable', 'The prepared post is not on Facebook any more; it is made anew.', { cause: error })
  }
  return toReceipt(session, id)
}

async function createAtOnce(session: Session, call: PublishCall): Promise<Receipt> {
  const post = await toPost(session, call)
  await call.beforePublish()
  refuseWhenStopped(call.signal)
  const answer = await session.call({ method: 'POST', path: toFeed(session), json: { ...post, published: true }, stage: 'publish', signal: call.signal })
  return toReceipt(session, toId(answer, 'unreadable-answer'))
}

function toFeed({ context }: Session): string {
  return `/${requirePageId(context.channel)}/feed`
}

/** The body of a post, its pictures uploaded. A link is attached where there are none. */
async function toPost(session: Session, { content, part, signal }: PublishCall): Promise<Record<string, unknown>> {
  const link = content.kind === 'share' ? content.target : content.link
  if (part.text.trim() === '' && part.media.length === 0 && !link) throw new NetworkFailure('empty', 'There is nothing to publish: no text, no picture and no link.')
  requireRoom(part.text, maxText)
  if (part.media.length > maxPictures) throw new NetworkFailure('media-refused', `At most ${maxPictures} pictures go into one post on Facebook.`)
  const photos = await Promise.all(part.media.map((media) => uploadPhoto(session, media, signal)))
  return {
    ...(part.text === '' ? {} : { message: part.text }),
    ...(photos.length > 0 ? { attached_media: photos.map((id) => ({ media_fbid: id })) } : link ? { link } : {}),
  }
}

/** Further parts are comments under the first; those of an answer stand beside it, under the post or comment that is answered. */
async function createComment(session: Session, call: PublishCall): Promise<Receipt> {
  const { part, beforePublish, signal } = call
  if (part.text.trim() === '') throw new NetworkFailure('empty', 'There is nothing to publish: a comment needs a text.')
  if (part.media.length > 0) throw new NetworkFailure('not-supported', 'Comments on Facebook have no pictures here.')
  requireRoom(part.text, maxComment)
  requirePageId(session.context.channel)
  const place = await findPlace(session, call)
  await beforePublish()
  refuseWhenStopped(signal)
  const answer = await session.call({ method: 'POST', path: `/${place.object}/comments`, json: { message: part.text }, stage: 'publish', rules: targetRules, signal })
  return toCommentReceipt(place, { id: toId(answer, 'unreadable-answer'), at: session.context.now() })
}

/** The post or comment under which a part is a comment. @throws NetworkFailure `target-missing` */
export async function findPlace(session: Session, { content, partIndex, previous }: Pick<PublishCall, 'content' | 'partIndex' | 'previous'>): Promise<Place> {
  if (content.kind === 'reply') return requirePlace(session, content.target)
  const [first] = previous
  if (partIndex === 0 || !first) throw new NetworkFailure('target-missing', 'A further part needs the first one.')
  return { object: first.remoteId, url: toPostURL(session.context.channel.baseURL, first.remoteId) }
}

export function toCommentReceipt({ url }: Place, { id, at }: { id: string; at: Date }): Receipt {
  return { remoteId: id, url: toCommentURL(url, id), publishedAt: at.toISOString() }
}

function toReceipt({ context }: Session, id: string): Receipt {
  return { remoteId: id, url: toPostURL(context.channel.baseURL, id), publishedAt: context.now().toISOString() }
}

function toId({ id }: Record<string, unknown>, otherwise: 'unavailable' | 'unreadable-answer'): string {
  if (typeof id !== 'string' || id === '') throw new NetworkFailure(otherwise, 'Facebook did not say which post was made.')
  return id
}

function requireRoom(text: string, max: number): void {
  if (text.length > max) throw new NetworkFailure('too-long', `The text has ${text.length} characters and Facebook takes ${max} here.`)
}
