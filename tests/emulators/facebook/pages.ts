import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { type PagePost, timelinePage } from '../kit/timelinePage.ts'
import { toURL } from './nodes.ts'
import type { Server } from './server.ts'
import type { Entry } from './store.ts'

const shownAtMost = 200

/** What a person reads in a browser, and the pictures: published posts only. Undefined: not a page. */
export function answerPage(server: Server, { method, path }: KitRequest): KitAnswer | undefined {
  if (method !== 'GET' || /^\/v\d+\.\d+\//.test(path)) return undefined
  const { entries, photos, pages } = server.store
  if (path === '/favicon.ico') return { status: 204 }
  const photo = photos.get(/^\/media\/(\d+)$/.exec(path)?.[1] ?? '')
  if (photo) return { headers: { 'content-type': photo.mimeType }, bytes: photo.bytes }
  const [, name, post] = /^\/([\w.-]+)?(?:\/posts\/(\d+))?\/?$/.exec(path) ?? []
  const page = [...pages.values()].find((one) => one.username === name || one.id === name)
  const entry = page && post ? entries.get(`${page.id}_${post}`) : undefined
  if ((name !== undefined && !page) || (post !== undefined && !entry?.isPublished)) {
    return { status: 404, html: timelinePage({ network: 'Facebook', title: 'Not found', about: "This content isn't available right now.", posts: [] }) }
  }
  if (entry) return { html: timelinePage({ network: 'Facebook', title: page?.name ?? '', about: 'One post and its comments.', posts: [toPagePost(server, entry)] }) }
  const roots = [...entries.values()].filter((one) => !one.object && one.isPublished && (!page || one.pageId === page.id))
  const posts = roots.slice(-shownAtMost).reverse()
  const about = `${roots.length} posts on a network like Facebook. Nothing leaves this machine.`
  return { html: timelinePage({ network: 'Facebook', title: page?.name ?? 'Everything that stands here', about, posts: posts.map((one) => toPagePost(server, one)) }) }
}

function toPagePost(server: Server, entry: Entry): PagePost {
  const { store } = server
  const page = store.pages.get(entry.pageId)
  return {
    id: entry.id,
    author: page?.name ?? '',
    handle: page ? `@${page.username}` : '',
    at: entry.createdAt,
    text: entry.message,
    card: entry.link ? { url: entry.link } : undefined,
    url: toURL(server, entry),
    media: entry.photoIds.map((id) => ({ src: `/media/${id}`, alt: store.photos.get(id)?.alt ?? '' })),
    footer: entry.likes > 0 ? `reactions: ${entry.likes}` : undefined,
    replies: [...store.entries.values()].filter((one) => one.object === entry.id).map((one) => toPagePost(server, one)),
  }
}
