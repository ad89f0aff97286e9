import { makePng } from '../../kit/makePng.ts'
import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { type PagePost, timelinePage } from '../../kit/timelinePage.ts'
import { toAcct, toStatusURL } from '../entities.ts'
import type { Server } from '../server.ts'
import { countReactions, type StoredStatus } from '../store.ts'

const shownAtMost = 200

/** What a person reads in a browser, and the pictures. Undefined: not a page. */
export function answerPage(server: Server, request: KitRequest): KitAnswer | undefined {
  if (request.method !== 'GET') return undefined
  const { path } = request
  if (path === '/') return { html: toTimeline(server, () => true, 'Everything that stands here') }
  if (path === '/favicon.ico') return { status: 204 }
  if (path.startsWith('/avatars/')) return { headers: { 'content-type': 'image/png' }, bytes: makePng({ colour: [120, 130, 160] }) }
  const picture = /^\/media\/(\d+)$/.exec(path)?.[1]
  if (picture) {
    const media = server.store.media.get(picture)
    return media ? { headers: { 'content-type': media.mimeType }, bytes: media.bytes } : { status: 404, text: 'There is no such picture.' }
  }
  const [, username, id] = /^\/@(\w+)(?:\/(\d+))?$/.exec(path) ?? []
  if (!username) return undefined
  const account = [...server.store.accounts.values()].find((one) => !one.domain && one.username.toLowerCase() === username.toLowerCase())
  const status = id ? server.store.statuses.get(id) : undefined
  const isReadable = status && status.accountId === account?.id && status.visibility !== 'private' && status.visibility !== 'direct'
  if (!account || (id && !isReadable))
    return { status: 404, html: timelinePage({ network: 'Mastodon', title: 'Not found', about: 'There is no such post or account.', posts: [] }) }
  if (status) return { html: timelinePage({ network: 'Mastodon', title: `@${account.username}`, about: 'One post and its replies.', posts: [toPagePost(server, status)] }) }
  return { html: toTimeline(server, (one) => one.accountId === account.id, `@${account.username}`) }
}

function toTimeline(server: Server, wanted: (status: StoredStatus) => boolean, title: string): string {
  const roots = [...server.store.statuses.values()].filter((one) => wanted(one) && !(one.inReplyToId && server.store.statuses.has(one.inReplyToId)))
  const open = roots.filter((one) => one.visibility === 'public' || one.visibility === 'unlisted')
  const posts = open
    .slice(-shownAtMost)
    .reverse()
    .map((one) => toPagePost(server, one))
  return timelinePage({ network: 'Mastodon', title, about: `${server.store.statuses.size} posts on a Mastodon-like server. Nothing leaves this machine.`, posts })
}

function toPagePost(server: Server, status: StoredStatus, depth = 0): PagePost {
  const { store } = server
  const account = store.accounts.get(status.accountId)
  const reblog = status.reblogOfId ? store.statuses.get(status.reblogOfId) : undefined
  if (reblog && depth < 3) return { ...toPagePost(server, reblog, depth + 1), id: status.id, note: `${account?.displayName ?? ''} boosted`, replies: [] }
  const quoted = status.quotedId ? store.statuses.get(status.quotedId) : undefined
  const replies = depth > 30 ? [] : [...store.statuses.values()].filter((one) => one.inReplyToId === status.id)
  const counts = countReactions(server.store, status.id)
  const facts = [
    status.visibility === 'public' ? '' : status.visibility,
    counts.reblogs > 0 ? `boosts: ${counts.reblogs}` : '',
    counts.quotes > 0 ? `quotes: ${counts.quotes}` : '',
  ]
  return {
    id: status.id,
    author: account?.displayName ?? '',
    handle: account ? `@${toAcct(account)}` : '',
    at: status.createdAt,
    text: status.text,
    url: toStatusURL(server, status),
    contentWarning: status.contentWarning || undefined,
    media: status.mediaIds.flatMap((id) => {
      const media = store.media.get(id)
      return media ? [{ src: `/media/${id}`, alt: media.description ?? '' }] : []
    }),
    footer: facts.filter(Boolean).join(' · ') || undefined,
    inside: quoted && depth < 3 ? { ...toPagePost(server, quoted, depth + 1), replies: [] } : undefined,
    replies: replies.map((one) => toPagePost(server, one, depth + 1)),
  }
}
