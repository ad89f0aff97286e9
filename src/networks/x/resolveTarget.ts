import { NetworkFailure } from '../../domain/failures.ts'
import type { ResolvedTarget } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { parsePostURL, toPostURL } from './addresses.ts'
import type { Session } from './session.ts'
import { restoreText, toObjects, toTweet, tweetFields } from './tweets.ts'

/** Looks a pasted link up. A link to a repost leads to the post that was passed on. */
export async function resolveTarget(session: Session, url: string): Promise<ResolvedTarget | undefined> {
  const { baseURL } = session.context.channel
  const pasted = parsePostURL(url, baseURL)
  if (!pasted) return undefined
  const json = await fetchTweet(session, pasted.id)
  const tweet = toTweet(json?.data)
  if (!json || !tweet) return undefined
  const includes = isObject(json.includes) ? json.includes : {}
  const passedOn = tweet.references.find(({ type }) => type === 'retweeted')?.id
  const original = passedOn === undefined ? tweet : toTweet(toObjects(includes.tweets).find(({ id }) => id === passedOn))
  if (!original) return undefined
  const author = toObjects(includes.users).find(({ id }) => id === original.authorId)
  const username = typeof author?.username === 'string' ? author.username : undefined
  return { remoteId: original.id, url: toPostURL(baseURL, username, original.id), author: username ? `@${username}` : '', text: restoreText(original) }
}

/** Like `resolveTarget`, for a post that has to be there. @throws NetworkFailure `target-missing` */
export async function requireTarget(session: Session, url: string | undefined): Promise<ResolvedTarget> {
  const target = url ? await resolveTarget(session, url) : undefined
  if (!target) throw new NetworkFailure('target-missing', url ? `X does not find a post at ${url}.` : 'It is not said which post is meant.')
  return target
}

async function fetchTweet(session: Session, id: string): Promise<Record<string, unknown> | undefined> {
  const expansions = 'author_id,referenced_tweets.id,referenced_tweets.id.author_id'
  try {
    return (await session.send({ path: `/2/tweets/${id}`, query: { 'tweet.fields': tweetFields, expansions, 'user.fields': 'username' } })).json
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}
