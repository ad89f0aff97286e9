import type { Content } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import { toStored } from '../../domain/storedSentences.ts'
import type { ChannelContext, FindQuestion, Found, PublishCall, Receipt } from '../port.ts'
import { buildPost, buildRepost, type StrongRef } from './buildRecord.ts'
import { withWarning } from './contentWarning.ts'
import { maxText, measureBluesky } from './limits.ts'
import { appURLOf, parseAtUri, parsePostURL, postCollection, repostCollection, toPostURL } from './postURL.ts'
import type { Repo } from './repo.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import { readTarget, type Target } from './targets.ts'
import { type BlueskyToken, readBlueskyToken } from './token.ts'
import { bodyOf, errorOf, objectOf } from './xrpc.ts'

type Tools = { context: ChannelContext; repo: Repo; sessions: Sessions }

/** Whether this part is a plain repost: it has its own kind of record. */
function isRepost({ content, part, partIndex }: Pick<PublishCall, 'content' | 'part' | 'partIndex'>): boolean {
  return content.kind === 'share' && partIndex === 0 && !part.text.trim() && part.media.length === 0 && !part.card
}

/**
 * Publishes one part as a record under the key of its token. `swapRecord: null` lets the server take it only where nothing is yet,
 * and an identical repeat changes nothing, so a part is there at most once whatever happens on the way.
 */
export async function publishPart(call: PublishCall, { context, repo, sessions }: Tools): Promise<Receipt> {
  if (call.signal.aborted) throw new NetworkFailure('unreachable', `Publishing on ${context.channel.name} was stopped before anything was sent.`)
  const repost = isRepost(call)
  if (!repost) requireContent(call, context)
  await sessions.current()
  const token = readBlueskyToken(call.token)
  const collection = repost ? repostCollection : postCollection
  const { record, target, thread } = await buildPart(call, token, { context, repo }, repost)

  const { session, stored, earlier } = await putOnce({ collection, rkey: token.rkey, record }, call, repo)
  if (earlier && !isSameRecord(earlier, record)) {
    throw new NetworkFailure('unreadable-answer', `${context.channel.name} already has a different post in the place of this one.`, { remoteId: stored.uri })
  }
  return toReceipt({ context, session, token, stored, target: repost ? target : undefined, thread, publishedAt: earlier ? token.createdAt : context.now().toISOString() })
}

/** Looks whether the record of a token is there. Where it is not, sending again is safe: the key takes it only once. */
export async function findPart(question: FindQuestion, { context, repo, sessions }: Tools): Promise<Found> {
  const token = readBlueskyToken(question.token)
  const repost = isRepost(question)
  const session = await sessions.identity()
  const stored = await repo.record(session.did, repost ? repostCollection : postCollection, token.rkey)
  if (!stored) return { answer: 'repeat' }
  const target = repost ? await readTarget(question.content.target, repo).catch(() => undefined) : undefined
  const receipt = toReceipt({ context, session, token, stored, target, thread: toRoot(stored.value.reply), publishedAt: token.createdAt })
  if (stored.value.createdAt === token.createdAt && (repost || stored.value.text === textOf(question))) return { answer: 'found', receipt }
  return { answer: 'unsure', evidence: toStored('storedPlaceTaken', { channel: context.channel.name, text: String(stored.value.text ?? '') }), lookAt: receipt.url }
}

type Built = { record: { createdAt: string; text?: string; subject?: StrongRef }; target?: Target | undefined; thread?: StrongRef | undefined }

async function buildPart(call: PublishCall, { createdAt }: BlueskyToken, { context, repo }: Pick<Tools, 'context' | 'repo'>, repost: boolean): Promise<Built> {
  const { content, part, partIndex, previous } = call
  const target = partIndex === 0 && content.kind !== 'post' ? await targetOf(content, repo) : undefined
  if (repost && target) return { record: buildRepost(target.ref, createdAt), target }
  const reply = await replyOf({ content, partIndex, previous, target }, repo)
  const tools = { resolveHandle: repo.resolveHandle, loadPicture: context.loadPicture, upload: (picture: Parameters<Repo['upload']>[0]) => repo.upload(picture, call.signal) }
  const record = await buildPost({ content, part: { ...part, text: textOf(call) }, createdAt, reply, quote: content.kind === 'share' ? target?.ref : undefined }, tools)
  return { record, target, thread: reply?.root }
}

/** The words of a part as they are sent: the first one starts with the content warning, which rendering has already put there. */
function textOf({ content, part, partIndex }: Pick<PublishCall, 'content' | 'part' | 'partIndex'>): string {
  return partIndex === 0 ? withWarning(part.text, content.contentWarning) : part.text
}

/** Refuses what the network would refuse, before anything is sent. */
function requireContent(call: PublishCall, { channel }: ChannelContext): void {
  const { part } = call
  if (!part.text.trim() && part.media.length === 0 && !part.card) throw new NetworkFailure('empty', `There is nothing to post on ${channel.name}.`)
  const size = measureBluesky(textOf(call))
  if (size > maxText)
    throw new NetworkFailure('too-long', `The text for ${channel.name} is too long for Bluesky: ${size} where ${maxText} characters (at most 3000 bytes) are taken.`)
}

async function targetOf({ target, kind }: Content, repo: Repo): Promise<Target> {
  const found = await readTarget(target, repo)
  if (found) return found
  throw new NetworkFailure('target-missing', `The post that is ${kind === 'share' ? 'shared' : 'answered'} (${target ?? 'no address'}) is not on Bluesky or is gone.`)
}

async function replyOf({ content, partIndex, previous, target }: Pick<PublishCall, 'content' | 'partIndex' | 'previous'> & { target: Target | undefined }, repo: Repo) {
  if (partIndex === 0) return content.kind === 'reply' && target ? { root: target.root, parent: target.ref } : undefined
  const [first] = previous
  const last = previous.at(-1)
  if (!first || !last) throw new NetworkFailure('target-missing', 'The earlier part of the thread has no receipt, so this one cannot follow it.')
  const { rootUri, rootCid } = first.extra ?? {}
  const parent = await refOf(last, repo)
  const root = rootUri && rootCid ? { uri: rootUri, cid: rootCid } : await refOf(first, repo)
  return { root, parent }
}

async function refOf({ remoteId, extra }: Receipt, repo: Repo): Promise<StrongRef> {
  if (extra?.cid) return { uri: remoteId, cid: extra.cid }
  const place = parseAtUri(remoteId)
  const stored = place && (await repo.record(place.repo, place.collection, place.rkey))
  if (!stored) throw new NetworkFailure('target-missing', `The earlier part of the thread (${remoteId}) is gone.`)
  return { uri: stored.uri, cid: stored.cid }
}

type Put = { collection: string; rkey: string; record: object }
/** `earlier`: the value that was there before this try. */
type Stored = { session: Session; stored: StrongRef; earlier?: Record<string, unknown> }

async function putOnce({ collection, rkey, record }: Put, { beforePublish, signal }: PublishCall, repo: Repo): Promise<Stored> {
  const { answer, session } = await repo.put((did) => ({ repo: did, collection, rkey, record, swapRecord: null }), beforePublish, signal)
  if (answer.status === 400 && errorOf(answer).error === 'InvalidSwap') {
    const found = await repo.record(session.did, collection, rkey)
    if (!found) throw new NetworkFailure('unavailable', 'The place of the post was taken a moment ago and is free now.')
    return { session, stored: { uri: found.uri, cid: found.cid }, earlier: found.value }
  }
  const { uri, cid } = bodyOf(answer)
  if (answer.status !== 200 || typeof cid !== 'string' || uri !== `at://${session.did}/${collection}/${rkey}`) throw repo.fail(answer, 'publish')
  return { session, stored: { uri, cid } }
}

/** A try that was built slightly differently (a mention that resolves now) is the same post; another delivery's is not. */
function isSameRecord(stored: Record<string, unknown>, ours: { createdAt: string; text?: unknown; subject?: StrongRef }): boolean {
  const { uri } = objectOf(stored.subject)
  return stored.createdAt === ours.createdAt && stored.text === ours.text && uri === ours.subject?.uri
}

function toRoot(reply: unknown): StrongRef | undefined {
  const root = (reply as { root?: Partial<StrongRef> } | undefined)?.root
  return root?.uri && root.cid ? { uri: root.uri, cid: root.cid } : undefined
}

type ReceiptInput = {
  context: ChannelContext
  session: Session
  token: BlueskyToken
  stored: StrongRef
  /** Of a repost, whose page is the page of what it passes on. */
  target: Target | undefined
  thread: StrongRef | undefined
  publishedAt: string
}

function toReceipt({ context, session, token, stored, target, thread, publishedAt }: ReceiptInput): Receipt {
  const appURL = appURLOf(context.channel)
  const place = target && parsePostURL(target.ref.uri)
  return {
    remoteId: stored.uri,
    url: target && place ? toPostURL(appURL, target.author, place.rkey) : toPostURL(appURL, session, token.rkey),
    publishedAt,
    extra: { cid: stored.cid, ...(thread ? { rootUri: thread.uri, rootCid: thread.cid } : {}) },
  }
}
