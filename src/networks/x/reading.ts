import { NetworkFailure } from '../../domain/failures.ts'
import type { Mention, PostMetrics, Receipt } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { readSelf } from './account.ts'
import { toPostURL } from './addresses.ts'
import type { Session } from './session.ts'
import { restoreText, type Tweet, toObjects, toTweet, tweetFields } from './tweets.ts'

const mostAtOnce = 100
const mostMentionPages = 5

/** Numbers about posts, a hundred for each request; those that are gone are left out. X charges for every post that is read. */
export async function readMetrics(session: Session, remoteIds: readonly string[]): Promise<Record<string, PostMetrics>> {
  const all: Record<string, PostMetrics> = {}
  const known = remoteIds.filter((id) => /^\d{1,19}$/.test(id))
  for (let at = 0; at < known.length; at += mostAtOnce) {
    const ids = known.slice(at, at + mostAtOnce).join(',')
    const { json } = await session.send({ path: '/2/tweets', query: { ids, 'tweet.fields': 'public_metrics' } })
    for (const tweet of toObjects(json.data).flatMap((one) => toTweet(one) ?? [])) all[tweet.id] = toMetrics(tweet.counts)
  }
  return all
}

const names = { likes: 'like_count', shares: 'retweet_count', replies: 'reply_count', quotes: 'quote_count', views: 'impression_count' } as const

function toMetrics(counts: Tweet['counts']): PostMetrics {
  const metrics: PostMetrics = {}
  for (const name of Object.keys(names) as (keyof typeof names)[]) {
    const count = counts[names[name]]
    if (count !== undefined) metrics[name] = count
  }
  return metrics
}

/** Deletes a post or takes a repost back. What is gone already is no error. */
export async function removePart(session: Session, receipt: Receipt): Promise<void> {
  const reposted = receipt.extra?.reposted
  const path = reposted
    ? `/2/users/${encodeURIComponent((await readSelf(session)).id)}/retweets/${encodeURIComponent(reposted)}`
    : `/2/tweets/${encodeURIComponent(receipt.remoteId)}`
  await unlessMissing(session.send({ method: 'DELETE', path, expects: 'nothing' }))
}

/** Whether a name exists. Names have up to 15 letters, digits and underscores. */
export async function hasHandle(session: Session, handle: string): Promise<boolean> {
  const username = handle.trim().replace(/^@/, '')
  if (!/^\w{1,15}$/.test(username)) return false
  const found = await unlessMissing(session.send({ path: `/2/users/by/username/${username}` }))
  return isObject(found?.json.data)
}

/** Mentions and replies, newest first. The first time one page is enough, because X charges for every one that is read. */
export async function readMentions(session: Session, sinceId: string | undefined): Promise<Mention[]> {
  const self = await readSelf(session)
  const { baseURL } = session.context.channel
  const mentions: Mention[] = []
  let next: string | undefined
  for (let page = 0; page < (sinceId ? mostMentionPages : 1); page++) {
    const query: Record<string, string> = { max_results: String(mostAtOnce), 'tweet.fields': tweetFields, expansions: 'author_id', 'user.fields': 'name,username' }
    if (sinceId) query.since_id = sinceId
    if (next) query.pagination_token = next
    const { json } = await session.send({ path: `/2/users/${encodeURIComponent(self.id)}/mentions`, query })
    const users = toObjects(isObject(json.includes) ? json.includes.users : undefined)
    for (const tweet of toObjects(json.data).flatMap((one) => toTweet(one) ?? [])) mentions.push(toMention(tweet, users, self.id, baseURL))
    next = isObject(json.meta) && typeof json.meta.next_token === 'string' ? json.meta.next_token : undefined
    if (!next) break
  }
  return mentions
}

function toMention(tweet: Tweet, users: readonly Record<string, unknown>[], ownId: string, baseURL: string): Mention {
  const author = users.find(({ id }) => id === tweet.authorId)
  const username = typeof author?.username === 'string' ? author.username : undefined
  const inReplyTo = tweet.references.find(({ type }) => type === 'replied_to')?.id
  const isQuote = tweet.references.some(({ type }) => type === 'quoted')
  return {
    remoteId: tweet.id,
    url: toPostURL(baseURL, username, tweet.id),
    author: username ? `@${username}` : '',
    ...(typeof author?.name === 'string' ? { authorName: author.name } : {}),
    text: restoreText(tweet),
    at: tweet.createdAt ?? '',
    ...(inReplyTo ? { inReplyTo } : {}),
    kind: inReplyTo && tweet.inReplyToUserId === ownId ? 'reply' : isQuote ? 'quote' : 'mention',
  }
}

async function unlessMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}
