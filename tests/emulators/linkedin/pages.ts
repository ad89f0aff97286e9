import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { type PagePost, timelinePage } from '../kit/timelinePage.ts'
import type { Server } from './server.ts'
import { commentsUnder, type Entry, findEntry, nameOf, picturesOf } from './store.ts'

const shownAtMost = 200

/** What a person reads in a browser, and the pictures. Undefined: not a page. */
export function answerPage(server: Server, { method, path }: KitRequest): KitAnswer | undefined {
  if (method !== 'GET') return undefined
  const { entries, images } = server.store
  if (path === '/' || /^\/(company|in)\/[^/]+\/?$/.test(path)) {
    const handle = path.split('/')[2]
    const roots = [...entries.values()].filter((one) => !one.object && (handle === undefined || nameOf(server.store, one.author).handle === handle))
    const posts = roots.slice(-shownAtMost).reverse()
    return {
      html: timelinePage({
        network: 'LinkedIn',
        title: handle ?? 'Everything that stands here',
        about: `${roots.length} posts on a LinkedIn-like network. Nothing leaves this machine.`,
        posts: posts.map((one) => toPagePost(server, one)),
      }),
    }
  }
  if (path === '/favicon.ico') return { status: 204 }
  const image = path.startsWith('/media/') ? images.get(decodeURIComponent(path.slice('/media/'.length))) : undefined
  if (image?.bytes) return { headers: { 'content-type': image.mimeType }, bytes: image.bytes }
  if (!path.startsWith('/feed/update/')) return undefined
  const entry = findEntry(server.store, decodeURIComponent(path.slice('/feed/update/'.length).replace(/\/$/, '')))
  if (!entry) return { status: 404, html: timelinePage({ network: 'LinkedIn', title: 'Not found', about: 'This post cannot be displayed.', posts: [] }) }
  return { html: timelinePage({ network: 'LinkedIn', title: nameOf(server.store, entry.author).name, about: 'One post and its comments.', posts: [toPagePost(server, entry)] }) }
}

const toMediaPath = (id: string) => `/media/${encodeURIComponent(id)}`

function toPagePost(server: Server, entry: Entry): PagePost {
  const { store } = server
  const { name, handle } = nameOf(store, entry.author)
  const parent = entry.parent ? store.entries.get(entry.parent) : undefined
  const article = entry.content?.article
  return {
    id: entry.urn,
    author: name,
    handle,
    at: entry.createdAt,
    text: entry.text,
    url: `/feed/update/${entry.object ?? entry.urn}/`,
    media: picturesOf(entry).map(({ id, altText }) => ({ src: toMediaPath(id), alt: altText ?? '' })),
    card: article && { url: article.source, title: article.title, description: article.description, src: article.thumbnail && toMediaPath(article.thumbnail) },
    note: parent ? `${name} reposted` : undefined,
    footer: entry.isTruncated ? 'LinkedIn cut this post at a character that was not escaped' : undefined,
    inside: parent && !parent.parent ? { ...toPagePost(server, parent), replies: [] } : undefined,
    replies: commentsUnder(store, entry).map((one) => toPagePost(server, one)),
  }
}
