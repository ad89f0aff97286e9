import twitter from 'twitter-text'
import type { KitAnswer } from '../../kit/startServer.ts'
import { toIncludes, toTweetJson } from '../entities.ts'
import { depleted, invalidRequest, notEnrolled, notFound, Problem, usageCapped } from '../problem.ts'
import { type Call, type Handler, queryList, queryText, requireUser } from '../server.ts'
import { isNewer, type StoredTweet, type StoredUser } from '../store.ts'
import { findLinks, mentions } from '../text.ts'

const longest = 280

type CreateBody = {
  text?: string
  media?: { media_ids: string[] }
  reply?: { in_reply_to_tweet_id: string }
  quote_tweet_id?: string
  poll?: unknown
  reply_settings?: string
}

const create: Handler = (call) => {
  const { server } = call
  const user = requireUser(call)
  if (server.settings.credits === 'depleted') throw depleted(user.id)
  if (server.settings.credits === 'capped') throw usageCapped()
  const given = call.body.value as CreateBody
  const text = (given.text ?? '').normalize('NFC').trim()
  const mediaIds = given.media?.media_ids ?? []
  checkContent(text, given)
  checkMedia(call, user, mediaIds)
  const replyToId = given.reply?.in_reply_to_tweet_id
  checkReply(call, user, replyToId)
  if (given.quote_tweet_id !== undefined) {
    if (!server.settings.quotes) throw notEnrolled('Quote posts are available to Enterprise customers only.')
    if (!server.store.tweets.has(given.quote_tweet_id)) throw new Problem(403, 'You attempted to quote a Tweet that is deleted or not visible to you.')
  }
  const now = server.now()
  const isDuplicate = [...server.store.tweets.values()].some(
    (one) =>
      one.userId === user.id &&
      !one.repostOfId &&
      one.text === text &&
      one.mediaIds.length === 0 &&
      mediaIds.length === 0 &&
      one.replyToId === replyToId &&
      now.getTime() - one.createdAt.getTime() < server.settings.duplicateMs,
  )
  if (isDuplicate) throw new Problem(403, 'You are not allowed to create a Tweet with duplicate content.')
  const tweet = addTweet(call.server, user, text, { mediaIds, replyToId, quotedId: given.quote_tweet_id, replySettings: given.reply_settings })
  return { status: 201, json: { data: { edit_history_tweet_ids: [tweet.id], id: tweet.id, text: toTweetJson(call, tweet).text } } }
}

function checkContent(text: string, { media, poll, quote_tweet_id: quote }: CreateBody): void {
  if (text === '' && !media) throw invalidRequest('text must not be empty')
  if ([media, poll, quote].filter((one) => one !== undefined).length > 1) throw invalidRequest('Tweet media, poll and quote are mutually exclusive')
  if (twitter.parseTweet(text).weightedLength > longest)
    throw new Problem(403, 'Your Tweet text is too long. For more information on how Twitter determines text length see twitter-text.')
  if (new Set(twitter.extractCashtags(text).map((tag) => tag.toLowerCase())).size > 1) throw new Problem(403, 'A post may have one cashtag only.')
}

function checkMedia({ server }: Call, user: StoredUser, ids: readonly string[]): void {
  const media = ids.map((id) => server.store.media.get(id))
  if (media.some((one) => !one || one.userId !== user.id || one.segments || one.pollsLeft > 0 || one.isBroken)) throw invalidRequest('Your media IDs are invalid.')
  if (media.length > 1 && media.some((one) => one?.category !== 'tweet_image')) throw invalidRequest('A post may have 4 photos, or one GIF, or one video.')
}

function checkReply({ server }: Call, user: StoredUser, id: string | undefined): void {
  if (id === undefined) return
  const parent = server.store.tweets.get(id)
  if (!parent) throw new Problem(403, 'You attempted to reply to a Tweet that is deleted or not visible to you.')
  if (server.settings.replies === 'anyone' || parent.userId === user.id) return
  const quotes = parent.quotedId ? server.store.tweets.get(parent.quotedId)?.userId === user.id : false
  if (mentions(parent, user.username) || quotes) return
  throw new Problem(403, 'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.')
}

/** Somebody posts. */
export function addTweet(
  server: Call['server'],
  user: StoredUser,
  text: string,
  more: { mediaIds?: readonly string[]; replyToId?: string | undefined; quotedId?: string | undefined; repostOfId?: string; replySettings?: string | undefined } = {},
): StoredTweet {
  const now = server.now()
  const id = server.store.nextId(now)
  const tweet: StoredTweet = {
    id,
    userId: user.id,
    text,
    links: findLinks(text, id),
    mediaIds: more.mediaIds ?? [],
    replyToId: more.replyToId,
    quotedId: more.quotedId,
    repostOfId: more.repostOfId,
    replySettings: more.replySettings ?? 'everyone',
    createdAt: now,
    likes: 0,
    views: 0,
  }
  server.store.tweets.set(id, tweet)
  return tweet
}

const remove: Handler = (call) => {
  const id = call.params.id ?? ''
  const tweet = call.server.store.tweets.get(id)
  if (!tweet) throw new Problem(404, `Could not find tweet with id: [${id}].`, { type: 'https://api.x.com/2/problems/resource-not-found' })
  if (tweet.userId !== requireUser(call).id) throw new Problem(403, 'You are not permitted to delete this Tweet.')
  call.server.store.tweets.delete(id)
  for (const other of [...call.server.store.tweets.values()]) if (other.repostOfId === id) call.server.store.tweets.delete(other.id)
  return { json: { data: { deleted: true } } }
}

const readOne: Handler = (call) => {
  const id = call.params.id ?? ''
  if (!/^\d{1,19}$/.test(id)) throw invalidRequest(`The \`id\` query parameter value [${id}] is not valid`)
  const tweet = call.server.store.tweets.get(id)
  if (!tweet) return { json: { errors: [notFound('id', id, 'tweet')] } }
  const includes = toIncludes(call, [tweet])
  return { json: { data: toTweetJson(call, tweet), ...(includes ? { includes } : {}) } }
}

const readMany: Handler = (call) => {
  const ids = queryList(call, 'ids')
  const found = ids.flatMap((id) => call.server.store.tweets.get(id) ?? [])
  const errors = ids.filter((id) => !call.server.store.tweets.has(id)).map((id) => notFound('ids', id, 'tweet'))
  return { json: { ...(found.length > 0 ? { data: found.map((one) => toTweetJson(call, one)) } : {}), ...(errors.length > 0 ? { errors } : {}) } }
}

/** A timeline, newest first, in pages. */
function answerTimeline(call: Call, all: readonly StoredTweet[]): KitAnswer {
  const since = queryText(call, 'since_id')
  const [from, until] = [queryText(call, 'start_time'), queryText(call, 'end_time')]
  for (const time of [from, until]) if (time && !/T\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(time)) throw invalidRequest(`start_time [${time}] is not valid`)
  const size = Number(call.query.max_results ?? 10)
  const start = Number.parseInt(queryText(call, 'pagination_token') ?? '0', 36)
  const wanted = all
    .filter((one) => (!since || isNewer(one.id, since)) && (!from || one.createdAt >= new Date(from)) && (!until || one.createdAt < new Date(until)))
    .sort((a, b) => (isNewer(a.id, b.id) ? -1 : 1))
  const page = wanted.slice(start, start + size)
  const includes = toIncludes(call, page)
  const meta = {
    result_count: page.length,
    ...(page[0] ? { newest_id: page[0].id, oldest_id: page.at(-1)?.id } : {}),
    ...(start + size < wanted.length ? { next_token: (start + size).toString(36) } : {}),
  }
  return { json: { ...(page.length > 0 ? { data: page.map((one) => toTweetJson(call, one)) } : {}), ...(includes ? { includes } : {}), meta } }
}

const readOwn: Handler = (call) => {
  const exclude = queryList(call, 'exclude')
  const all = [...call.server.store.tweets.values()].filter(
    (one) => one.userId === call.params.id && !(exclude.includes('retweets') && one.repostOfId) && !(exclude.includes('replies') && one.replyToId),
  )
  return answerTimeline(call, all)
}

const readMentions: Handler = (call) => {
  const user = call.server.store.users.get(call.params.id ?? '')
  if (!user) return { json: { meta: { result_count: 0 } } }
  const { tweets } = call.server.store
  const isFor = (one: StoredTweet) => mentions(one, user.username) || (one.replyToId !== undefined && tweets.get(one.replyToId)?.userId === user.id)
  return answerTimeline(
    call,
    [...tweets.values()].filter((one) => one.userId !== user.id && !one.repostOfId && isFor(one)),
  )
}

const repost: Handler = (call) => {
  const user = requireUser(call)
  if (call.params.id !== user.id) throw new Problem(403, 'The `id` must be the id of the authenticated user.')
  const { tweet_id: id } = call.body.value as { tweet_id: string }
  const target = call.server.store.tweets.get(id)
  if (!target) throw new Problem(404, `Could not find tweet with id: [${id}].`)
  const before = [...call.server.store.tweets.values()].find((one) => one.userId === user.id && one.repostOfId === id)
  const made = before ?? addTweet(call.server, user, '', { repostOfId: id })
  return { json: { data: { ...(call.server.settings.repostIds ? { id: made.id } : {}), retweeted: true } } }
}

const unrepost: Handler = (call) => {
  const user = requireUser(call)
  const made = [...call.server.store.tweets.values()].find((one) => one.userId === user.id && one.repostOfId === call.params.source_tweet_id)
  if (made) call.server.store.tweets.delete(made.id)
  return { json: { data: { retweeted: false } } }
}

export const tweetRoutes: Record<string, Handler> = {
  'POST /2/tweets': create,
  'GET /2/tweets': readMany,
  'GET /2/tweets/{id}': readOne,
  'DELETE /2/tweets/{id}': remove,
  'GET /2/users/{id}/tweets': readOwn,
  'GET /2/users/{id}/mentions': readMentions,
  'POST /2/users/{id}/retweets': repost,
  'DELETE /2/users/{id}/retweets/{source_tweet_id}': unrepost,
}
