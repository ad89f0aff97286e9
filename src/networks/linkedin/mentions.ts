import { NetworkFailure } from '../../domain/failures.ts'
import type { Mention } from '../port.ts'
import { toId } from './author.ts'
import { type Comment, readComments, type Thread, toCommentURL } from './comments.ts'
import { inboxScopes, readScopes, tellInboxOff } from './permissions.ts'
import { type Session, unlessMissing } from './session.ts'
import { encodeURN } from './urns.ts'

/** Only posts that people still talk about are looked at, and few of them: LinkedIn counts every request of a day. */
const recentMs = 14 * 24 * 3_600_000
const mostPosts = 10
const mostThreads = 20
/** A comment may be listed a little later than a newer one. */
const lateMs = 30_000

type Said = Comment & { thread: Thread }

/**
 * Comments of others under an organisation's posts of the last two weeks and under comments there, newest first, down to the one that is known already.
 * One request for the posts, one for how much is said where, then one for each post and each comment under which something is said.
 * Throws NetworkFailure `forbidden`, with what is missing and what to do, where the access does not reach.
 */
export async function readMentions(session: Session, { author, sinceId }: { author: string; sinceId: string | undefined }): Promise<Mention[]> {
  const granted = readScopes(session.context.channel.learnt)
  const missing = Object.values(inboxScopes).filter((scope) => granted?.includes(scope) === false)
  if (missing.length > 0) throw notAllowed(missing)
  const posts = await readRecentPosts(session, author)
  const counts = await countComments(session, posts)
  const said: Said[] = []
  for (const post of posts.filter((urn) => counts.get(urn)?.all !== 0)) said.push(...(await readThread(session, { post, urn: post })))
  said.push(...(await readAnswers(session, said, counts)))
  const others = said.filter(({ actor }) => actor !== author).sort((a, b) => b.at.getTime() - a.at.getTime())
  const known = others.find(({ urn }) => urn === sinceId)
  return toMentions(session, known ? others.filter(({ urn, at }) => urn !== sinceId && at.getTime() > known.at.getTime() - lateMs) : others)
}

type PostElement = { id?: unknown; createdAt?: unknown; publishedAt?: unknown }

async function readRecentPosts(session: Session, author: string): Promise<string[]> {
  const path = `/rest/posts?q=author&author=${encodeURN(author)}&count=${mostPosts}&sortBy=CREATED`
  const { elements } = await orOff(inboxScopes.posts, session.read({ path, headers: { 'x-restli-method': 'FINDER' } }))
  const since = session.context.now().getTime() - recentMs
  return ((Array.isArray(elements) ? elements : []) as PostElement[]).flatMap(({ id, publishedAt, createdAt }) =>
    typeof id === 'string' && Number(publishedAt ?? createdAt) >= since ? [id] : [],
  )
}

async function readThread(session: Session, thread: Thread): Promise<Said[]> {
  const listed = await unlessMissing(readComments(session, thread).then((found) => found ?? Promise.reject(notAllowed([inboxScopes.comments]))))
  return (listed?.elements ?? []).map((comment) => ({ ...comment, thread }))
}

/** What is said under comments: looked at only where a post has more comments than stand directly under it. */
async function readAnswers(session: Session, said: readonly Said[], counts: Counts): Promise<Said[]> {
  const within = said.filter(({ thread }) => (counts.get(thread.post)?.all ?? 0) > (counts.get(thread.post)?.direct ?? 0))
  const answered = await countComments(
    session,
    within.map(({ urn }) => urn),
  )
  const talked = within.filter(({ urn }) => (answered.get(urn)?.all ?? 0) > 0).sort((a, b) => b.at.getTime() - a.at.getTime())
  const answers: Said[] = []
  for (const { urn, thread } of talked.slice(0, mostThreads)) answers.push(...(await readThread(session, { post: thread.post, urn })))
  return answers
}

/** How many comments stand under something in all, and how many directly. */
type Counts = ReadonlyMap<string, { all: number; direct: number }>
type Metadata = { commentSummary?: { count?: unknown; topLevelCount?: unknown } }

/** It only spares requests: what LinkedIn does not count is read. Source: Social Metadata API. */
async function countComments(session: Session, urns: readonly string[]): Promise<Counts> {
  if (urns.length === 0) return new Map()
  const told = await unlessRefused(session.read({ path: `/rest/socialMetadata?ids=List(${urns.map(encodeURN).join(',')})` }))
  return new Map(
    Object.entries((told?.results ?? {}) as Record<string, Metadata>).flatMap(([urn, { commentSummary }]) =>
      typeof commentSummary?.count === 'number' ? [[urn, { all: commentSummary.count, direct: Number(commentSummary.topLevelCount ?? commentSummary.count) }] as const] : [],
    ),
  )
}

/** LinkedIn tells who commented by a number only. Organisations have a public name; of people no app may read one. */
async function toMentions(session: Session, said: readonly Said[]): Promise<Mention[]> {
  const names = await readNames(session, said)
  const { baseURL } = session.context.channel
  return said.map(({ urn, actor, text, at, thread }) => ({
    remoteId: urn,
    url: toCommentURL(baseURL, thread, urn),
    // Where LinkedIn leaves even the number out, nobody else may be taken for the same person.
    author: actor ?? urn,
    authorName: actor?.startsWith('urn:li:organization:') ? (names.get(toId(actor)) ?? 'An organisation on LinkedIn') : 'A LinkedIn member',
    text,
    at: at.toISOString(),
    inReplyTo: thread.urn,
    kind: 'reply',
  }))
}

async function readNames(session: Session, said: readonly Said[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(said.flatMap(({ actor }) => (actor?.startsWith('urn:li:organization:') ? [toId(actor)] : [])))]
  if (ids.length === 0) return new Map()
  const told = await unlessRefused(session.read({ path: `/rest/organizationsLookup?ids=List(${ids.join(',')})` }))
  return new Map(
    Object.entries((told?.results ?? {}) as Record<string, { localizedName?: unknown }>).flatMap(([id, { localizedName }]) =>
      typeof localizedName === 'string' ? [[id, localizedName] as const] : [],
    ),
  )
}

const notAllowed = (scopes: readonly string[], cause?: unknown) => new NetworkFailure('forbidden', tellInboxOff(scopes), { cause })

async function orOff<T>(scope: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof NetworkFailure && error.code === 'forbidden' ? notAllowed([scope], error) : error
  }
}

/** For what is only a help. Trouble that may pass, and trouble of the whole channel, is told all the same. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    const isOnlyThis = error instanceof NetworkFailure && error.kind === 'refused' && error.code !== 'unauthorized' && error.code !== 'suspended'
    if (isOnlyThis) return undefined
    throw error
  }
}
