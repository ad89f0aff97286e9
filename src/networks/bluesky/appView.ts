import type { Channel, Mention, PostMetrics } from '../port.ts'
import { appURLOf, parseAtUri, postCollection, toPostURL } from './postURL.ts'
import type { Repo } from './repo.ts'
import { bodyOf, errorOf, objectOf, type XrpcCall } from './xrpc.ts'

/** Asks the AppView through the account's server. Undefined: this server has none, which is no failure. */
async function askAppView(repo: Repo, call: Omit<XrpcCall, 'server' | 'access'>): Promise<Record<string, unknown> | undefined> {
  const { answer } = await repo.call(call)
  if (answer.status === 200) return bodyOf(answer)
  if (answer.status === 400 && /no service configured/iu.test(errorOf(answer).message)) return undefined
  if (answer.status === 501) return undefined
  throw repo.fail(answer)
}

/** Name and followers of an account; undefined without an AppView. */
export async function readProfile(repo: Repo, did: string): Promise<{ name?: string; followers?: number } | undefined> {
  const profile = await askAppView(repo, { method: 'app.bsky.actor.getProfile', params: { actor: did } })
  if (!profile) return undefined
  const { displayName, followersCount } = profile
  return { ...(typeof displayName === 'string' && displayName ? { name: displayName } : {}), ...(typeof followersCount === 'number' ? { followers: followersCount } : {}) }
}

/** Numbers about posts, 25 a call (app.bsky.feed.getPosts). Posts that are gone and reposts have none. */
export async function readMetrics(repo: Repo, remoteIds: readonly string[]): Promise<Record<string, PostMetrics>> {
  const posts = remoteIds.filter((id) => parseAtUri(id)?.collection === postCollection)
  const all: Record<string, PostMetrics> = {}
  for (let at = 0; at < posts.length; at += 25) {
    const page = await askAppView(repo, { method: 'app.bsky.feed.getPosts', params: { uris: posts.slice(at, at + 25) } })
    if (!page) return {}
    for (const post of listOf(page.posts)) {
      if (typeof post.uri !== 'string') continue
      const counts = { likes: post.likeCount, shares: post.repostCount, replies: post.replyCount, quotes: post.quoteCount }
      all[post.uri] = Object.fromEntries(Object.entries(counts).filter(([, count]) => typeof count === 'number')) as PostMetrics
    }
  }
  return all
}

/** Mentions, replies and quotes, newest first, up to the one that is known (app.bsky.notification.listNotifications). */
export async function readMentions(repo: Repo, channel: Channel, sinceId: string | undefined): Promise<Mention[]> {
  const page = await askAppView(repo, { method: 'app.bsky.notification.listNotifications', params: { reasons: ['mention', 'reply', 'quote'], limit: '50' } })
  const mentions: Mention[] = []
  for (const note of listOf(page?.notifications)) {
    if (note.uri === sinceId && sinceId !== undefined) break
    const mention = toMention(note, appURLOf(channel))
    if (mention) mentions.push(mention)
  }
  return mentions
}

function toMention(note: Record<string, unknown>, appURL: string): Mention | undefined {
  const { uri, reason, indexedAt } = note
  const author = objectOf(note.author)
  const record = objectOf(note.record)
  const place = typeof uri === 'string' ? parseAtUri(uri) : undefined
  if (!place || typeof uri !== 'string' || (reason !== 'mention' && reason !== 'reply' && reason !== 'quote')) return undefined
  const handle = typeof author.handle === 'string' ? author.handle : undefined
  const parent = objectOf(objectOf(record.reply).parent).uri
  return {
    remoteId: uri,
    url: toPostURL(appURL, { did: place.repo, handle }, place.rkey),
    author: handle ?? place.repo,
    text: typeof record.text === 'string' ? record.text : '',
    at: typeof indexedAt === 'string' ? indexedAt : String(record.createdAt ?? ''),
    kind: reason,
    ...(typeof author.displayName === 'string' && author.displayName ? { authorName: author.displayName } : {}),
    ...(typeof parent === 'string' ? { inReplyTo: parent } : {}),
  }
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}
