import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { type PagePost, timelinePage } from '../kit/timelinePage.ts'
import type { Server } from './server.ts'
import { type Entry, nameOf, picturesOf } from './store.ts'

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
        title: handle ?? 'LinkedIn sandbox',
        about: `${roots.length} posts on a LinkedIn-like network. Nothing leaves this machine.`,
        posts: posts.map((one) => toPagePost(server, one)),
      }),
    }
  }
  if (path === '/favicon.ico') return { status: 204 }
  const image = path.startsWith('/media/') ? images.get(decodeURIComponent(path.slice('/media/'.length))) : undefined
  if (image?.bytes) return { headers: { 'content-type': image.mimeType }, bytes: image.bytes }
  if (!path.startsWith('/feed/update/')) return undefined
  const entry = entries.get(decodeURIComponent(path.slice('/feed/update/'.length).replace(/\/$/, '')))
  if (!entry) return { status: 404, html: timelinePage({ title: 'Not found', about: 'This post cannot be displayed.', posts: [] }) }
  return { html: timelinePage({ title: nameOf(server.store, entry.author).name, about: 'One post and its comments.', posts: [toPagePost(server, entry)] }) }
}

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
    text: entry.text + (article ? `\n\n▸ ${article.title}${article.description ? ` — ${article.description}` : ''}\n${article.source}` : ''),
    url: `/feed/update/${entry.object ?? entry.urn}/`,
    media: [
      ...picturesOf(entry).map(({ id, altText }) => ({ src: `/media/${encodeURIComponent(id)}`, alt: altText ?? '' })),
      ...(article?.thumbnail ? [{ src: `/media/${encodeURIComponent(article.thumbnail)}`, alt: article.title }] : []),
    ],
    note: parent ? `${name} reposted` : undefined,
    footer: entry.isTruncated ? 'LinkedIn cut this post at a character that was not escaped' : undefined,
    inside: parent && !parent.parent ? { ...toPagePost(server, parent), replies: [] } : undefined,
    replies: [...store.entries.values()].filter((one) => one.object === entry.urn).map((one) => toPagePost(server, one)),
  }
}
