import twitter from 'twitter-text'
import { type Call, queryList, type Server } from './server.ts'
import type { StoredTweet, StoredUser } from './store.ts'
import { countReactions, toShownText } from './text.ts'

/** Only the fields that were asked for, as X does. */
export function toTweetJson(call: Call, tweet: StoredTweet): Record<string, unknown> {
  const { server } = call
  const { store } = server
  const original = tweet.repostOfId ? store.tweets.get(tweet.repostOfId) : undefined
  const shown = toShownText(server, original ?? tweet)
  const text = original ? `RT @${store.users.get(original.userId)?.username ?? ''}: ${shown.text}` : shown.text
  const parent = tweet.replyToId ? store.tweets.get(tweet.replyToId) : undefined
  const counts = countReactions(store, original?.id ?? tweet.id)
  const references = [
    ...(tweet.repostOfId ? [{ type: 'retweeted', id: tweet.repostOfId }] : []),
    ...(tweet.quotedId ? [{ type: 'quoted', id: tweet.quotedId }] : []),
    ...(tweet.replyToId ? [{ type: 'replied_to', id: tweet.replyToId }] : []),
  ]
  const names = twitter.extractMentions(tweet.text)
  const all: Record<string, unknown> = {
    author_id: tweet.userId,
    created_at: `${tweet.createdAt.toISOString().slice(0, 19)}.000Z`,
    conversation_id: tweet.id,
    attachments: tweet.mediaIds.length > 0 ? { media_keys: tweet.mediaIds.map((id) => `3_${id}`) } : undefined,
    entities:
      shown.urls.length + names.length > 0
        ? { ...(shown.urls.length > 0 ? { urls: shown.urls } : {}), ...(names.length > 0 ? { mentions: names.map((username) => ({ username })) } : {}) }
        : undefined,
    in_reply_to_user_id: parent?.userId,
    referenced_tweets: references.length > 0 ? references : undefined,
    reply_settings: tweet.replySettings,
    public_metrics: {
      retweet_count: counts.reposts,
      reply_count: counts.replies,
      like_count: tweet.likes,
      quote_count: counts.quotes,
      bookmark_count: 0,
      impression_count: tweet.views,
    },
  }
  const asked = queryList(call, 'tweet.fields')
  const chosen = Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== undefined && asked.includes(name)))
  return { id: tweet.id, text, edit_history_tweet_ids: [tweet.id], ...chosen }
}

export function toUserJson(call: Call, user: StoredUser): Record<string, unknown> {
  const all: Record<string, unknown> = {
    created_at: user.createdAt.toISOString(),
    protected: false,
    public_metrics: {
      followers_count: user.followers,
      following_count: 0,
      tweet_count: [...call.server.store.tweets.values()].filter((one) => one.userId === user.id).length,
      listed_count: 0,
    },
  }
  const asked = queryList(call, 'user.fields')
  return { id: user.id, name: user.name, username: user.username, ...Object.fromEntries(Object.entries(all).filter(([name]) => asked.includes(name))) }
}

/** What `expansions` ask for. Undefined when nothing. */
export function toIncludes(call: Call, tweets: readonly StoredTweet[]): Record<string, unknown> | undefined {
  const asked = queryList(call, 'expansions')
  const { store } = call.server
  const referenced = tweets.flatMap((one) => [one.repostOfId, one.quotedId, one.replyToId].flatMap((id) => (id ? (store.tweets.get(id) ?? []) : [])))
  const users = new Set<StoredUser>()
  const addAuthors = (list: readonly StoredTweet[]) => {
    for (const one of list) {
      const author = store.users.get(one.userId)
      if (author) users.add(author)
    }
  }
  if (asked.includes('author_id')) addAuthors(tweets)
  if (asked.includes('referenced_tweets.id.author_id')) addAuthors(referenced)
  const includes = {
    ...(users.size > 0 ? { users: [...users].map((user) => toUserJson(call, user)) } : {}),
    ...(asked.includes('referenced_tweets.id') && referenced.length > 0 ? { tweets: referenced.map((one) => toTweetJson(call, one)) } : {}),
  }
  return Object.keys(includes).length > 0 ? includes : undefined
}

/** A post as its readers see it. */
export type EmulatedTweet = {
  id: string
  url: string
  author: string
  text: string
  createdAt: Date
  media: readonly { id: string; alt: string; mimeType: string; bytes: number }[]
  replyTo: string | undefined
  quotes: string | undefined
  reposts: string | undefined
  replySettings: string
}

export function toEmulated(server: Server, tweet: StoredTweet, url: string): EmulatedTweet {
  return {
    id: tweet.id,
    url,
    author: server.store.users.get(tweet.userId)?.username ?? '',
    text: tweet.text,
    createdAt: tweet.createdAt,
    media: tweet.mediaIds.flatMap((id) => {
      const media = server.store.media.get(id)
      return media ? [{ id, alt: media.alt, mimeType: media.mimeType, bytes: media.bytes.length }] : []
    }),
    replyTo: tweet.replyToId,
    quotes: tweet.quotedId,
    reposts: tweet.repostOfId,
    replySettings: tweet.replySettings,
  }
}
