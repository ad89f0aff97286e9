import { createHash } from 'node:crypto'
import twitter from 'twitter-text'
import type { Server } from './server.ts'
import type { Link, Store, StoredTweet } from './store.ts'

/** The addresses of a text, each with its own t.co one. */
export function findLinks(text: string, seed: string): Link[] {
  return twitter.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true }).map(({ url }, index) => ({
    short: shorten(`${seed}/${index}/${url}`),
    written: url,
    expanded: /^https?:\/\//i.test(url) ? url : `http://${url}`,
  }))
}

function shorten(seed: string): string {
  return `https://t.co/${createHash('sha256').update(seed).digest('base64').replace(/\W/g, '').slice(0, 10)}`
}

export function tweetURL(server: Server, tweet: StoredTweet): string {
  return `${server.origin}/${server.store.users.get(tweet.userId)?.username ?? 'i/web'}/status/${tweet.id}`
}

/** The text as the API gives it: addresses as t.co, HTML entities, an address for pictures and for the quoted post at the end. And what stands behind them. */
export function toShownText(server: Server, tweet: StoredTweet): { text: string; urls: Record<string, unknown>[] } {
  let text = ''
  let at = 0
  const links = [...tweet.links]
  for (const { indices } of twitter.extractUrlsWithIndices(tweet.text, { extractUrlsWithoutProtocol: true })) {
    text += escapeText(tweet.text.slice(at, indices[0])) + (links.shift()?.short ?? '')
    at = indices[1]
  }
  text += escapeText(tweet.text.slice(at))
  const added: { short: string; expanded: string; mediaKey?: string }[] = tweet.mediaIds.map((id) => ({
    short: shorten(`media/${tweet.id}`),
    expanded: `${tweetURL(server, tweet)}/photo/1`,
    mediaKey: `3_${id}`,
  }))
  const quoted = tweet.quotedId ? server.store.tweets.get(tweet.quotedId) : undefined
  if (quoted) added.push({ short: shorten(`quote/${tweet.id}`), expanded: tweetURL(server, quoted) })
  const appended = [...new Set(added.map(({ short }) => short))]
  const shown = [text, ...appended].filter((part) => part !== '').join(' ')
  const urls = [...tweet.links, ...added].map((link) => {
    const start = shown.indexOf(link.short)
    const entity = { start, end: start + link.short.length, url: link.short, expanded_url: link.expanded, display_url: link.expanded.replace(/^https?:\/\//, '') }
    return 'mediaKey' in link && link.mediaKey ? { ...entity, media_key: link.mediaKey } : entity
  })
  return { text: shown, urls }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Whether a text names a user. */
export function mentions(tweet: StoredTweet, username: string): boolean {
  return twitter.extractMentions(tweet.text).some((name) => name.toLowerCase() === username.toLowerCase())
}

export function countReactions(store: Store, id: string): { reposts: number; replies: number; quotes: number } {
  const all = [...store.tweets.values()]
  return {
    reposts: all.filter((one) => one.repostOfId === id).length,
    replies: all.filter((one) => one.replyToId === id).length,
    quotes: all.filter((one) => one.quotedId === id).length,
  }
}
