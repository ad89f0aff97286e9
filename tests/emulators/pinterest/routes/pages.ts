import type { KitAnswer, KitRequest } from '../../kit/startServer.ts'
import { type PagePost, timelinePage } from '../../kit/timelinePage.ts'
import type { Server } from '../server.ts'
import { maySee, type StoredPin } from '../store.ts'

const shownAtMost = 200
const about = 'Pins on a Pinterest-like server. Nothing leaves this machine.'

/** What anybody reads in a browser, and the pictures. Undefined: not a page. */
export function answerWebPage(server: Server, request: KitRequest): KitAnswer | undefined {
  const { path } = request
  if (request.method !== 'GET' || path.startsWith('/v5/')) return undefined
  if (path === '/') return { html: timelinePage({ network: 'Pinterest', title: 'Everything that stands here', about, isBoard: true, posts: toPosts(server, () => true) }) }
  if (path === '/favicon.ico') return { status: 204 }
  const picture = /^\/media\/(\d+)$/.exec(path)?.[1]
  if (picture) {
    const pin = server.store.pins.get(picture)
    return pin ? { headers: { 'content-type': pin.mimeType }, bytes: pin.bytes } : { status: 404, text: 'There is no such picture.' }
  }
  const id = /^\/pin\/(\d+)\/?$/.exec(path)?.[1]
  const pin = id ? server.store.pins.get(id) : undefined
  if (pin && maySee(server.store, pin, undefined)) return { html: timelinePage({ network: 'Pinterest', title: 'Pin', about, posts: [toPagePost(server, pin)] }) }
  const account = [...server.store.accounts.values()].find(({ username }) => path.replace(/\/$/, '') === `/${username}`)
  if (account)
    return { html: timelinePage({ network: 'Pinterest', title: `@${account.username}`, about, isBoard: true, posts: toPosts(server, (one) => one.accountId === account.id) }) }
  return { status: 404, html: timelinePage({ network: 'Pinterest', title: 'Not found', about: 'There is no such Pin or account.', posts: [] }) }
}

function toPosts(server: Server, wanted: (pin: StoredPin) => boolean): PagePost[] {
  return [...server.store.pins.values()]
    .filter((one) => wanted(one) && maySee(server.store, one, undefined))
    .slice(-shownAtMost)
    .reverse()
    .map((one) => toPagePost(server, one))
}

function toPagePost(server: Server, pin: StoredPin): PagePost {
  const account = server.store.accounts.get(pin.accountId)
  const parent = pin.parentId ? server.store.pins.get(pin.parentId) : undefined
  const saves = [...server.store.pins.values()].filter((one) => one.parentId === pin.id).length
  return {
    id: pin.id,
    author: account?.businessName ?? '',
    handle: `@${account?.username ?? ''}`,
    at: pin.createdAt,
    title: pin.title ?? undefined,
    text: pin.description ?? '',
    card: pin.link ? { url: pin.link } : undefined,
    url: `${server.origin}/pin/${pin.id}/`,
    media: [{ src: `/media/${pin.id}`, alt: pin.alt ?? '' }],
    note: parent ? `saved from @${server.store.accounts.get(parent.accountId)?.username ?? ''}` : undefined,
    footer: [`board: ${server.store.boards.get(pin.boardId)?.name ?? ''}`, saves > 0 ? `saves: ${saves}` : ''].filter(Boolean).join(' · '),
    replies: [],
  }
}
