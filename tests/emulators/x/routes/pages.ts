import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { type PagePost, timelinePage } from '../../kit/timelinePage.ts'
import type { Server } from '../server.ts'
import { findUser, type StoredTweet } from '../store.ts'
import { countReactions, tweetURL } from '../text.ts'

const shownAtMost = 200
const about = 'Posts on an X-like server. Nothing leaves this machine.'

/** What a person reads in a browser, and the pictures. Undefined: not a page. */
export function answerPage(server: Server, request: KitRequest): KitAnswer | undefined {
  if (request.method !== 'GET' || request.path.startsWith('/2/')) return undefined
  const { path } = request
  if (path === '/') return { html: timelinePage({ network: 'X', title: 'Everything that stands here', about, posts: toPosts(server, () => true) }) }
  if (path === '/favicon.ico') return { status: 204 }
  const picture = /^\/media\/(\d+)$/.exec(path)?.[1]
  if (picture) {
    const media = server.store.media.get(picture)
    return media ? { headers: { 'content-type': media.mimeType }, bytes: media.bytes } : { status: 404, text: 'There is no such picture.' }
  }
  const [, username, id] = /^\/(i\/web|\w{1,15})(?:\/status\/(\d+))?$/.exec(path) ?? []
  if (!username) return undefined
  const user = findUser(server.store, username)
  const tweet = id ? server.store.tweets.get(id) : undefined
  if (id ? !tweet : !user) return { status: 404, html: timelinePage({ network: 'X', title: 'Not found', about: 'There is no such post or account.', posts: [] }) }
  if (tweet) return { html: timelinePage({ network: 'X', title: 'Post', about: 'One post and its replies.', posts: [toPagePost(server, tweet)] }) }
  return { html: timelinePage({ network: 'X', title: `@${user?.username ?? ''}`, about, posts: toPosts(server, (one) => one.userId === user?.id) }) }
}

function toPosts(server: Server, wanted: (tweet: StoredTweet) => boolean): PagePost[] {
  return [...server.store.tweets.values()]
    .filter((one) => wanted(one) && !(one.replyToId && server.store.tweets.has(one.replyToId)))
    .slice(-shownAtMost)
    .reverse()
    .map((one) => toPagePost(server, one))
}

function toPagePost(server: Server, tweet: StoredTweet, depth = 0): PagePost {
  const { store } = server
  const user = store.users.get(tweet.userId)
  const original = tweet.repostOfId ? store.tweets.get(tweet.repostOfId) : undefined
  if (original && depth < 3) return { ...toPagePost(server, original, depth + 1), id: tweet.id, note: `${user?.name ?? ''} reposted`, replies: [] }
  const quoted = tweet.quotedId ? store.tweets.get(tweet.quotedId) : undefined
  const counts = countReactions(store, tweet.id)
  const facts = [counts.reposts > 0 ? `reposts: ${counts.reposts}` : '', counts.quotes > 0 ? `quotes: ${counts.quotes}` : '', tweet.likes > 0 ? `likes: ${tweet.likes}` : '']
  return {
    id: tweet.id,
    author: user?.name ?? '',
    handle: `@${user?.username ?? ''}`,
    at: tweet.createdAt,
    text: tweet.text,
    url: tweetURL(server, tweet),
    media: tweet.mediaIds.flatMap((id) => (store.media.has(id) ? [{ src: `/media/${id}`, alt: store.media.get(id)?.alt ?? '' }] : [])),
    footer: facts.filter(Boolean).join(' · ') || undefined,
    inside: quoted && depth < 3 ? { ...toPagePost(server, quoted, depth + 1), replies: [] } : undefined,
    replies: depth > 30 ? [] : [...store.tweets.values()].filter((one) => one.replyToId === tweet.id).map((one) => toPagePost(server, one, depth + 1)),
  }
}
