import type { Content, PartContent } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import type { PublishCall, Receipt } from '../port.ts'
import { isObject, refuseWhenStopped } from '../shared/bearerSession.ts'
import { readSelf, recallSelf } from './account.ts'
import { toPostURL } from './addresses.ts'
import { createRules } from './answers.ts'
import { maxPictures, pictureLimits, xLimits } from './limits.ts'
import { requireTarget } from './resolveTarget.ts'
import type { Session } from './session.ts'
import { readGeneration } from './token.ts'
import { uploadPicture } from './uploadPicture.ts'

const replySettings = ['following', 'mentionedUsers', 'subscribers', 'verified'] as const

/** Whether a part passes a post on without words. */
export function isRepost({ content, part, partIndex }: { content: Content; part: PartContent; partIndex: number }): boolean {
  return content.kind === 'share' && partIndex === 0 && part.text === '' && part.media.length === 0
}

/** Publishes one part: a repost, or a post with everything that belongs to it. */
export async function publishPart(session: Session, call: PublishCall): Promise<Receipt> {
  await session.access.token()
  return isRepost(call) ? repost(session, call) : createPost(session, call)
}

async function createPost(session: Session, call: PublishCall): Promise<Receipt> {
  const { content, part, partIndex, previous, signal } = call
  if (part.text.trim() === '' && part.media.length === 0) throw new NetworkFailure('empty', 'There is nothing to publish: no text and no picture.')
  const size = xLimits.measure(part.text)
  if (size > xLimits.text) throw new NetworkFailure('too-long', `The text has ${size} characters as X counts them, and X allows ${xLimits.text}.`)
  if (part.media.length > maxPictures) throw new NetworkFailure('media-refused', `X takes ${maxPictures} pictures in one post, and there are ${part.media.length}.`)

  const body: Record<string, unknown> = part.text === '' ? {} : { text: part.text }
  const parent = previous.at(-1)
  const settings = replySettings.find((one) => one === session.context.channel.settings.replySettings)
  if (partIndex > 0 && !parent) throw new NetworkFailure('target-missing', 'A later part of a thread needs the part before it.')
  if (partIndex > 0 && parent) body.reply = { in_reply_to_tweet_id: parent.remoteId }
  else if (content.kind === 'reply') body.reply = { in_reply_to_tweet_id: (await requireTarget(session, content.target)).remoteId }
  else if (content.kind === 'share') body.quote_tweet_id = await requireQuotable(session, call)
  if (settings && body.reply === undefined) body.reply_settings = settings
  if (part.media.length > 0) {
    const limits = pictureLimits(part.media.length)
    body.media = { media_ids: await Promise.all(part.media.map((media) => uploadPicture(session, media, limits, signal))) }
  }

  await call.beforePublish()
  refuseWhenStopped(signal)
  const request = { method: 'POST', path: '/2/tweets', json: body, stage: 'publish', rules: createRules, signal, beforeRepeat: call.beforePublish } as const
  const { json, answer } = await session.send(request).catch((error: unknown) => {
    throw readDuplicate(error, call.token)
  })
  const id = isObject(json.data) ? json.data.id : undefined
  if (typeof id !== 'string') throw new NetworkFailure('unreadable-answer', 'X answered something that is not a post.', { status: answer.status })
  return toReceipt(session, id)
}

/**
 * X refuses a text that it has from this account already. On the first try that is somebody's repetition. On the second generation, after the read-back
 * had called the first surely absent, it proves the contrary: so it is looked for again. Once only: after that it is a repetition, too.
 */
function readDuplicate(error: unknown, token: string): unknown {
  if (!(error instanceof NetworkFailure) || error.code !== 'duplicate' || readGeneration(token) !== 1) return error
  return new NetworkFailure('no-answer', 'X has a post with these words already, so an earlier try seems to have arrived.', { status: error.status, cause: error })
}

async function requireQuotable(session: Session, { content, part }: PublishCall): Promise<string> {
  if (!session.paidQuotes) throw new NetworkFailure('not-supported', 'X lets only Enterprise customers quote a post. Share it without words, or write a post with its link.')
  if (part.media.length > 0) throw new NetworkFailure('not-supported', 'X takes no pictures in a post that quotes another. Leave the pictures out.')
  return (await requireTarget(session, content.target)).remoteId
}

async function repost(session: Session, { content, beforePublish, signal }: PublishCall): Promise<Receipt> {
  const target = await requireTarget(session, content.target)
  const self = await readSelf(session)
  await beforePublish()
  refuseWhenStopped(signal)
  const { json, answer } = await session.send({
    method: 'POST',
    path: `/2/users/${encodeURIComponent(self.id)}/retweets`,
    json: { tweet_id: target.remoteId },
    stage: 'publish',
    rules: createRules,
    signal,
    beforeRepeat: beforePublish,
  })
  const data = isObject(json.data) ? json.data : {}
  if (data.retweeted !== true) throw new NetworkFailure('unreadable-answer', 'X did not say that the post was passed on.', { status: answer.status })
  // Not every version of the API gives the repost an id of its own.
  const id = typeof data.id === 'string' ? data.id : target.remoteId
  return { remoteId: id, url: target.url, publishedAt: session.context.now().toISOString(), extra: { reposted: target.remoteId } }
}

function toReceipt(session: Session, id: string): Receipt {
  const { channel, now } = session.context
  return { remoteId: id, url: toPostURL(channel.baseURL, recallSelf(session)?.username, id), publishedAt: now().toISOString() }
}
