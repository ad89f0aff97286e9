import { readFileSync } from 'node:fs'
import { createOpenApiChecker, type OpenApiChecker, type OpenApiDocument } from '../kit/openApi.ts'
import { type KitServer, startServer } from '../kit/startServer.ts'
import { type EmulatedTweet, toEmulated } from './entities.ts'
import { issueTokens, oauthPaths } from './routes/oauth.ts'
import { addTweet } from './routes/tweets.ts'
import { explainError, serve } from './serve.ts'
import type { Server, XSettings } from './server.ts'
import { createStore, findUser, type Store, type StoredUser } from './store.ts'
import { tweetURL } from './text.ts'

export type { EmulatedTweet, XSettings }

export type XEmulatorOptions = Partial<XSettings> & {
  /** @default 0, a free one */
  port?: number
  /** Handles of accounts to make at once. */
  accounts?: readonly string[]
  /** @default the real time */
  clock?: () => Date
}

/** The app that every emulator knows. */
export const emulatedXApp = { clientId: 'emulated-x-client', clientSecret: 'emulated-x-secret' }
/** A public client: no secret. */
export const emulatedPublicXApp = { clientId: 'emulated-x-public-client' }

export type XEmulator = {
  url: string
  /** Everything it knows, for whoever keeps it over a restart. */
  store: Store
  /** What a test may change while it runs. */
  settings: XSettings
  /** Everything in a request that the API description does not declare. Tests assert that it stays empty. */
  violations: string[]
  requests: KitServer['requests']
  /** Makes an account and tokens for it. `scopes` default to everything that is needed. */
  createAccount(handle: string, scopes?: readonly string[]): { id: string; handle: string; accessToken: string; refreshToken: string | undefined }
  /** What is there now, oldest first. */
  tweets(): EmulatedTweet[]
  /** Somebody posts. */
  post(handle: string, text: string, more?: { replyTo?: string; quotes?: string; reposts?: string }): EmulatedTweet
  like(tweetId: string): void
  setAccountState(handle: string, state: StoredUser['state']): void
  setFollowers(handle: string, followers: number): void
  /** The access token ends, as it does by itself after two hours. */
  expireAccess(accessToken: string): void
  /** The person takes all access of the app back. */
  revokeAll(handle: string): void
  fault: KitServer['fault']
  /** Everything forgotten: accounts, posts, faults, requests, violations. The accounts of the options are made again. */
  reset(): void
  close(): Promise<void>
}

const defaults: XSettings = {
  quotes: true,
  replies: 'anyone',
  credits: 'enough',
  processingPolls: 0,
  processingFails: false,
  duplicateMs: 24 * 3_600_000,
  accessMs: 2 * 3_600_000,
  repostIds: true,
}
const allScopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']

let checker: OpenApiChecker | undefined

/** The published API description, read once for all emulators of a process. */
function loadChecker(): OpenApiChecker {
  if (checker) return checker
  const document = JSON.parse(readFileSync(new URL('../specs/x-openapi.json', import.meta.url), 'utf8')) as OpenApiDocument & { components: { schemas: Record<string, unknown> } }
  Object.assign(document.paths, oauthPaths)
  // In a form every value is a string, so "an integer or a string of digits" is always both.
  document.components.schemas.MediaSegments = { anyOf: (document.components.schemas.MediaSegments as { oneOf: unknown }).oneOf }
  checker = createOpenApiChecker(document)
  return checker
}

/** Starts a server on 127.0.0.1 that behaves like the API of X and refuses every request that its description does not allow. */
export async function startXEmulator({ port, accounts = [], clock = () => new Date(), ...settings }: XEmulatorOptions = {}): Promise<XEmulator> {
  const store = createStore()
  const violations: string[] = []
  const check = loadChecker()
  const server: Server = { store, settings: { ...defaults, ...settings }, origin: '', now: clock }

  function prepare() {
    store.apps.set(emulatedXApp.clientId, { ...emulatedXApp, name: 'Our CMS' })
    store.apps.set(emulatedPublicXApp.clientId, { ...emulatedPublicXApp, clientSecret: undefined, name: 'Our CMS' })
    for (const handle of accounts) createAccount(handle)
  }

  function addUser(handle: string): StoredUser {
    const username = handle.replace(/^@/, '')
    const known = findUser(store, username)
    if (known) return known
    const now = server.now()
    const user: StoredUser = { id: store.nextId(now), username, name: username, state: 'active', followers: 0, createdAt: now }
    store.users.set(user.id, user)
    return user
  }

  function createAccount(handle: string, scopes: readonly string[] = allScopes) {
    const user = addUser(handle)
    return { id: user.id, handle: user.username, ...issueTokens(server, { userId: user.id, clientId: emulatedXApp.clientId, scopes }) }
  }

  const listTweets = () => [...store.tweets.values()].map((tweet) => toEmulated(server, tweet, tweetURL(server, tweet)))
  const kit = await startServer({
    port,
    clock,
    handle: (request) => serve({ server, violations, check, request }),
    explain: (status) => explainError(server, status),
    posts: listTweets,
    violations,
    onReset: () => {
      store.clear()
      violations.length = 0
      Object.assign(server.settings, defaults, settings)
      prepare()
    },
  })
  server.origin = kit.url
  prepare()

  return {
    url: kit.url,
    store,
    settings: server.settings,
    violations,
    requests: kit.requests,
    createAccount,
    tweets: listTweets,
    post(handle, text, more = {}) {
      const tweet = addTweet(server, addUser(handle), text, { replyToId: more.replyTo, quotedId: more.quotes, ...(more.reposts ? { repostOfId: more.reposts } : {}) })
      return toEmulated(server, tweet, tweetURL(server, tweet))
    },
    like(tweetId) {
      const tweet = store.tweets.get(tweetId)
      if (tweet) tweet.likes += 1
    },
    setAccountState(handle, state) {
      addUser(handle).state = state
    },
    setFollowers(handle, followers) {
      addUser(handle).followers = followers
    },
    expireAccess(accessToken) {
      const access = store.accesses.get(accessToken)
      if (access) access.endsAt = server.now().getTime()
    },
    revokeAll(handle) {
      const { id } = addUser(handle)
      for (const access of store.accesses.values()) if (access.userId === id) access.isRevoked = true
      for (const renewal of store.renewals.values()) if (renewal.userId === id) renewal.isSpent = true
    },
    fault: kit.fault,
    reset: kit.reset,
    close: kit.close,
  }
}
