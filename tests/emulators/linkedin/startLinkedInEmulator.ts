import { createOpenApiChecker } from '../kit/openApi.ts'
import { type KitServer, startServer } from '../kit/startServer.ts'
import { explainError } from './apiError.ts'
import { linkedinDescription } from './description.ts'
import { addComment } from './routes/comments.ts'
import { makeAccess } from './routes/oauth.ts'
import { addPost } from './routes/posts.ts'
import { serve } from './serve.ts'
import type { App, Server } from './server.ts'
import { createStore, type Entry, picturesOf, type Store } from './store.ts'

export type LinkedInEmulatorOptions = {
  /** @default 0, a free one */
  port?: number
  /** @default the real time */
  clock?: () => Date
  /** @default an app with every scope, without refresh tokens */
  app?: Partial<App>
  /** @default 202510 to 202609 */
  versions?: { oldest: string; newest: string }
  /** Requests that a member may make on a UTC day. LinkedIn allows self-serve apps 150. @default Infinity */
  perDay?: number
  /** How many polls a new image stays "PROCESSING". @default 0 */
  processingPolls?: number
}

/** A post or comment as its readers see it. */
export type EmulatedEntry = {
  urn: string
  url: string
  author: string
  text: string
  isTruncated: boolean
  commentary: string
  createdAt: Date
  media: readonly { alt: string }[]
  article: { source: string; title: string; description?: string; thumbnail?: string } | undefined
  reshares: string | undefined
  commentOn: string | undefined
  /** The comment that this one answers. */
  answers: string | undefined
}

export type LinkedInEmulator = {
  url: string
  /** Everything it knows, for whoever keeps it over a restart. */
  store: Store
  /** Settings that a test may change while it runs. */
  settings: Pick<Server, 'versions' | 'perDay' | 'processingPolls' | 'app'>
  /** Everything in a request that is not described. Tests assert that it stays empty. */
  violations: string[]
  requests: KitServer['requests']
  /** Makes a member and an access for them; with `organization`, a page that they administer. */
  createAccount(
    handle: string,
    more?: { scopes?: readonly string[]; organization?: string; role?: string; refreshToken?: string; madeBy?: string },
  ): {
    token: string
    memberId: string
    author: string
    organizationId: string | undefined
  }
  /** What is there now, oldest first. */
  entries(): EmulatedEntry[]
  /** Somebody posts, in LinkedIn's markup. A handle is that of a person, or the page name of an organisation that is there. */
  post(handle: string, commentary: string): EmulatedEntry
  /** Under a post, or under a comment. */
  comment(handle: string, urn: string, text: string): EmulatedEntry
  like(urn: string): void
  /** The access does not work any more, nor does what renews it. */
  revokeToken(token: string): void
  /** The access has reached its end. */
  expireToken(token: string): void
  restrict(memberId: string): void
  /** Today's requests of a member are used up. */
  exhaust(memberId: string): void
  fault: KitServer['fault']
  /** Everything forgotten: members, posts, faults, requests, violations. */
  reset(): void
  close(): Promise<void>
}

export const everyScope = [
  'openid',
  'profile',
  'w_member_social',
  'w_member_social_feed',
  'r_member_postAnalytics',
  'w_organization_social',
  'w_organization_social_feed',
  'r_organization_social',
  'r_organization_social_feed',
  'rw_organization_admin',
] as const

/** Starts a server on 127.0.0.1 that behaves like LinkedIn's API, its sign-in and its pages, and notes every request that is not described. */
export async function startLinkedInEmulator(options: LinkedInEmulatorOptions = {}): Promise<LinkedInEmulator> {
  const store = createStore()
  const violations: string[] = []
  const check = createOpenApiChecker(linkedinDescription)
  const server: Server = {
    store,
    origin: '',
    app: { clientId: 'linkedin-app', clientSecret: 'linkedin-app-secret', name: 'Our CMS', scopes: everyScope, hasRefreshTokens: false, ...options.app },
    versions: options.versions ?? { oldest: '202510', newest: '202609' },
    perDay: options.perDay ?? Number.POSITIVE_INFINITY,
    processingPolls: options.processingPolls ?? 0,
    now: options.clock ?? (() => new Date()),
    violations,
  }
  const toEmulated = (entry: Entry): EmulatedEntry => ({
    urn: entry.urn,
    url: `${server.origin}/feed/update/${entry.object ?? entry.urn}/`,
    author: entry.author,
    text: entry.text,
    isTruncated: entry.isTruncated,
    commentary: entry.commentary,
    createdAt: entry.createdAt,
    media: picturesOf(entry).map(({ altText }) => ({ alt: altText ?? '' })),
    article: entry.content?.article,
    reshares: entry.parent,
    commentOn: entry.object,
    answers: entry.answers,
  })
  const entries = () => [...store.entries.values()].map(toEmulated)
  const kit = await startServer({
    port: options.port,
    clock: server.now,
    handle: (request) => serve({ server, check, request }),
    explain: explainError,
    posts: entries,
    violations,
    onReset: () => {
      store.clear()
      violations.length = 0
    },
  })
  server.origin = kit.url

  function memberOf(handle: string): string {
    const known = [...store.members.values()].find((one) => one.handle === handle)
    if (known) return known.id
    const id = `p${store.nextId()}`
    store.members.set(id, { id, name: handle, handle, restricted: false })
    return id
  }

  function authorOf(handle: string): string {
    const page = [...store.organizations.values()].find(({ vanityName }) => vanityName === handle)
    return page ? `urn:li:organization:${page.id}` : `urn:li:person:${memberOf(handle)}`
  }

  return {
    url: kit.url,
    store,
    settings: server,
    violations,
    requests: kit.requests,
    createAccount(handle, { scopes = everyScope, organization, role = 'ADMINISTRATOR', refreshToken, madeBy } = {}) {
      const memberId = memberOf(handle)
      const access = makeAccess(server, memberId, scopes, refreshToken)
      access.madeBy = madeBy
      const { token } = access
      const organizationId = organization === undefined ? undefined : store.nextId().slice(-7)
      if (organization !== undefined && organizationId) {
        const vanityName = organization.toLowerCase().replaceAll(' ', '-')
        store.organizations.set(organizationId, { id: organizationId, name: organization, vanityName, followers: 42, roles: new Map([[memberId, role]]) })
      }
      return { token, memberId, organizationId, author: organizationId ? `urn:li:organization:${organizationId}` : `urn:li:person:${memberId}` }
    },
    entries,
    post: (handle, commentary) => toEmulated(addPost(server, { author: authorOf(handle), commentary, at: server.now() })),
    comment: (handle, urn, text) => toEmulated(addComment(server, { author: authorOf(handle), object: urn, text })),
    like(urn) {
      const entry = store.entries.get(urn)
      if (entry) entry.likes += 1
    },
    revokeToken(token) {
      const access = store.accesses.get(token)
      if (access) access.revoked = true
    },
    expireToken(token) {
      const access = store.accesses.get(token)
      if (access) access.endsAt = server.now().getTime()
    },
    restrict(memberId) {
      const member = store.members.get(memberId)
      if (member) member.restricted = true
    },
    exhaust(memberId) {
      store.used.set(`${memberId} ${server.now().toISOString().slice(0, 10)}`, server.perDay)
    },
    fault: kit.fault,
    reset: kit.reset,
    close: kit.close,
  }
}
