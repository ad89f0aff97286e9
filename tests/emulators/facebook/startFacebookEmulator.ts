import { createOpenApiChecker } from '../kit/openApi.ts'
import { type KitServer, startServer } from '../kit/startServer.ts'
import { facebookDescription } from './description.ts'
import { explainError } from './graphError.ts'
import { toURL } from './nodes.ts'
import { addComment } from './routes/comments.ts'
import { makeAccess } from './routes/oauth.ts'
import { addPost } from './routes/posts.ts'
import { serve } from './serve.ts'
import type { App, Server } from './server.ts'
import { type Access, createStore, type Entry, type Page, type Store } from './store.ts'

export type FacebookEmulatorOptions = {
  /** @default 0, a free one */
  port?: number
  /** @default the real time */
  clock?: () => Date
  app?: Partial<App>
  /** Whether the app was reviewed for reading other Pages' posts. @default true */
  hasPublicContentAccess?: boolean
  /** Whether a message that equals the one before is refused (code 506). @default false */
  refusesRepeats?: boolean
}

/** A post or comment as its readers see it. */
export type EmulatedEntry = {
  id: string
  url: string
  pageId: string
  text: string
  link: string | undefined
  createdAt: Date
  media: readonly { alt: string }[]
  commentOn: string | undefined
}

/** `targets`: Pages for which a permission was given, where not for all. `appId`: the token is one of another app. */
export type NewAccount = Partial<Pick<Access, 'permissions' | 'targets' | 'appId'>> & { tasks?: readonly string[]; followers?: number }

export type FacebookEmulator = {
  url: string
  /** Everything it knows, for whoever keeps it over a restart. */
  store: Store
  /** Settings that a test may change while it runs. */
  settings: Pick<Server, 'app' | 'hasPublicContentAccess' | 'refusesRepeats'>
  /** Everything in a request that is not described. Tests assert that it stays empty. */
  violations: string[]
  requests: KitServer['requests']
  /** Makes a person, a Page on which they have tasks, and the Page's access token. */
  createAccount(username: string, more?: NewAccount): { token: string; pageId: string; userId: string }
  /** A person's own token, as somebody might paste by mistake. */
  createUserToken(userId: string): string
  /** What is published now, oldest first. */
  entries(): EmulatedEntry[]
  /** Posts that were created and not published. */
  drafts(): EmulatedEntry[]
  post(username: string, message: string): EmulatedEntry
  comment(username: string, id: string, message: string): EmulatedEntry
  /** Somebody writes a post of their own that mentions a Page. */
  tag(username: string, pageId: string, message: string, more?: { isPerson?: boolean }): EmulatedEntry
  like(id: string): void
  /** Refuses a token from now on. `subcode` 458: app removed, 460: password changed, 463: expired, 467: invalid. */
  endToken(token: string, subcode: 458 | 460 | 463 | 467): void
  block(pageId: string): void
  /** The Page's calls are used up for some minutes. */
  exhaust(pageId: string, minutes: number): void
  fault: KitServer['fault']
  /** Everything forgotten: Pages, posts, faults, requests, violations. */
  reset(): void
  close(): Promise<void>
}

export const everyPermission = ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts', 'pages_manage_engagement', 'read_insights', 'pages_read_user_content'] as const

/** Starts a server on 127.0.0.1 that behaves like the Graph API for Pages, Facebook Login and the pages themselves, and notes every request that is not described. */
export async function startFacebookEmulator(options: FacebookEmulatorOptions = {}): Promise<FacebookEmulator> {
  const store = createStore()
  const violations: string[] = []
  const check = createOpenApiChecker(facebookDescription)
  const server: Server = {
    store,
    origin: '',
    app: { clientId: '1234567890', clientSecret: 'facebook-app-secret', name: 'Our CMS', requireProof: false, ...options.app },
    hasPublicContentAccess: options.hasPublicContentAccess ?? true,
    refusesRepeats: options.refusesRepeats ?? false,
    now: options.clock ?? (() => new Date()),
  }
  const toEmulated = (entry: Entry): EmulatedEntry => ({
    id: entry.id,
    url: toURL(server, entry),
    pageId: entry.pageId,
    text: entry.message,
    link: entry.link,
    createdAt: entry.createdAt,
    media: entry.photoIds.map((id) => ({ alt: store.photos.get(id)?.alt ?? '' })),
    commentOn: entry.object,
  })
  const list = (isPublished: boolean) => [...store.entries.values()].filter((one) => one.isPublished === isPublished).map(toEmulated)
  const kit = await startServer({
    port: options.port,
    clock: server.now,
    handle: (request) => serve({ server, violations, check, request }),
    explain: explainError,
    posts: () => list(true),
    violations,
    onReset: () => {
      store.clear()
      violations.length = 0
    },
  })
  server.origin = kit.url

  function pageOf(username: string, followers = 250): Page {
    const known = [...store.pages.values()].find((one) => one.username === username)
    if (known) return known
    const page: Page = { id: store.nextId(), name: username, username, followers, tasks: new Map(), isBlocked: false, throttledUntil: 0 }
    store.pages.set(page.id, page)
    return page
  }

  return {
    url: kit.url,
    store,
    settings: server,
    violations,
    requests: kit.requests,
    createAccount(username, { permissions = everyPermission, targets, appId, tasks = ['CREATE_CONTENT', 'MODERATE', 'ANALYZE'], followers } = {}) {
      const page = pageOf(username, followers)
      const userId = store.nextId()
      store.users.set(userId, { id: userId, name: `Admin of ${username}` })
      page.tasks.set(userId, tasks)
      return { token: makeAccess(server, { kind: 'page', userId, pageId: page.id, permissions, targets, appId }).token, pageId: page.id, userId }
    },
    createUserToken: (userId) => makeAccess(server, { kind: 'short', userId, permissions: everyPermission }).token,
    entries: () => list(true),
    drafts: () => list(false),
    post: (username, message) => toEmulated(addPost(server, { page: pageOf(username), message })),
    comment: (username, id, message) => toEmulated(addComment(server, { pageId: pageOf(username).id, object: id, message })),
    tag(username, pageId, message, { isPerson = false } = {}) {
      const page = pageOf(username)
      page.isPerson = isPerson
      return toEmulated(addPost(server, { page, message, tags: [pageId] }))
    },
    like(id) {
      const entry = store.entries.get(id)
      if (entry) entry.likes += 1
    },
    endToken(token, subcode) {
      const access = store.accesses.get(token)
      if (access) access.ended = subcode
    },
    block(pageId) {
      const page = store.pages.get(pageId)
      if (page) page.isBlocked = true
    },
    exhaust(pageId, minutes) {
      const page = store.pages.get(pageId)
      if (page) page.throttledUntil = server.now().getTime() + minutes * 60_000
    },
    fault: kit.fault,
    reset: kit.reset,
    close: kit.close,
  }
}
