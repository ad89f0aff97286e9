import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createOpenApiChecker, type OpenApiChecker, type OpenApiDocument } from '../kit/openApi.ts'
import { type KitServer, startServer } from '../kit/startServer.ts'
import { type EmulatedStatus, toEmulated } from './emulatedStatus.ts'
import { toAcct } from './entities.ts'
import { createRateLimiter, defaultLimits, type MastodonLimits } from './limits.ts'
import { notify } from './routes/statuses.ts'
import { explainError, serve } from './serve.ts'
import type { Server } from './server.ts'
import { addStatus, createStore, type StoredAccount, type StoredStatus } from './store.ts'

export type MastodonEmulatorOptions = {
  /** @default 0, a free one */
  port?: number
  /** Handles of accounts to make at once. */
  accounts?: readonly string[]
  limits?: Partial<MastodonLimits>
  /** @default the real time */
  clock?: () => Date
  /** @default '4.5.2' */
  version?: string
  /** `api_versions.mastodon`. Quotes need 7. @default 7 */
  apiVersion?: number
  /** How many polls a new picture stays "processing". @default 0 */
  processingPolls?: number
  /** `unlocked`: as older releases, where two parallel calls with one key can both post. @default 'locked' */
  idempotency?: 'locked' | 'unlocked'
  /** How long making a status takes. @default 0 */
  creationMs?: number
}

export type { EmulatedStatus }

export type MastodonEmulator = {
  url: string
  /** Settings that a test may change while it runs. */
  settings: Pick<Server, 'processingPolls' | 'creationMs' | 'idempotency' | 'version' | 'apiVersion'> & { limits: MastodonLimits }
  /** Everything in a request that the API description does not declare. Tests assert that it stays empty. */
  violations: string[]
  requests: KitServer['requests']
  /** Makes an account and an access token for it. `scopes` default to everything. */
  createAccount(handle: string, scopes?: readonly string[]): { token: string; id: string; handle: string }
  /** What is there now, oldest first. */
  statuses(): EmulatedStatus[]
  /** Somebody posts. A `handle` with a server, as in `ada@other.example`, is an account of another server. */
  post(handle: string, text: string, more?: { replyTo?: string; quotes?: string; quotePolicy?: StoredStatus['quotePolicy'] }): EmulatedStatus
  favourite(statusId: string): void
  setAccountState(handle: string, state: StoredAccount['state']): void
  revokeToken(token: string): void
  fault: KitServer['fault']
  /** Everything forgotten: accounts, statuses, faults, requests, violations. The accounts of the options are made again. */
  reset(): void
  close(): Promise<void>
}

let checker: OpenApiChecker | undefined

/** The published API description, read once for all emulators of a process. */
function loadChecker(): OpenApiChecker {
  if (checker) return checker
  const document = JSON.parse(readFileSync(new URL('../specs/mastodon-openapi.json', import.meta.url), 'utf8')) as OpenApiDocument
  const create = document.paths['/api/v1/statuses']?.post as { requestBody: { content: Record<string, { schema: Record<string, unknown> }> } }
  const schema = create.requestBody.content['application/json']?.schema
  // The description says `oneOf`, but a status with text and pictures is two of its kinds at once.
  if (schema?.oneOf) {
    schema.anyOf = schema.oneOf
    delete schema.oneOf
  }
  checker = createOpenApiChecker(document)
  return checker
}

/** Starts a server on 127.0.0.1 that behaves like Mastodon 4.5 and refuses every request that its API description does not allow. */
export async function startMastodonEmulator(options: MastodonEmulatorOptions = {}): Promise<MastodonEmulator> {
  const store = createStore()
  const limiter = createRateLimiter()
  const violations: string[] = []
  const check = loadChecker()
  const server: Server = {
    store,
    limits: { ...defaultLimits, ...options.limits },
    origin: '',
    domain: '',
    version: options.version ?? '4.5.2',
    apiVersion: options.apiVersion ?? 7,
    now: options.clock ?? (() => new Date()),
    processingPolls: options.processingPolls ?? 0,
    idempotency: options.idempotency ?? 'locked',
    creationMs: options.creationMs ?? 0,
    pendingKeys: new Map(),
  }
  const kit = await startServer({
    port: options.port,
    clock: server.now,
    handle: (request) => serve({ server, limiter, violations, check, request }),
    explain: (status) => explainError(server, status),
    posts: () => listStatuses(server),
    violations,
    onReset: () => {
      store.clear()
      limiter.clear()
      violations.length = 0
      for (const handle of options.accounts ?? []) createAccount(handle)
    },
  })
  server.origin = kit.url
  server.domain = new URL(kit.url).host

  function addAccount(handle: string): StoredAccount {
    const [username = '', domain] = handle.replace(/^@/, '').split('@')
    const known = [...store.accounts.values()].find((one) => toAcct(one) === (domain ? `${username}@${domain}` : username))
    if (known) return known
    const now = server.now()
    const account: StoredAccount = { id: store.nextId(now), username, domain, displayName: username, createdAt: now, state: 'active', followers: 0 }
    store.accounts.set(account.id, account)
    return account
  }

  function createAccount(handle: string, scopes: readonly string[] = ['read', 'write', 'profile']) {
    const account = addAccount(handle)
    const token = `mastodon-${randomBytes(24).toString('base64url')}`
    store.accesses.set(token, { token, accountId: account.id, scopes, clientId: undefined, revoked: false })
    return { token, id: account.id, handle: account.username }
  }

  for (const handle of options.accounts ?? []) createAccount(handle)

  return {
    url: kit.url,
    settings: server,
    violations,
    requests: kit.requests,
    createAccount,
    statuses: () => listStatuses(server),
    post(handle, text, more = {}) {
      const account = addAccount(handle)
      const now = server.now()
      const id = store.nextId(now)
      const status: StoredStatus = {
        id,
        accountId: account.id,
        text,
        contentWarning: '',
        visibility: 'public',
        language: 'en',
        sensitive: false,
        mediaIds: [],
        inReplyToId: more.replyTo,
        reblogOfId: undefined,
        quotedId: more.quotes,
        quotePolicy: more.quotePolicy ?? 'public',
        createdAt: now,
        remoteURL: account.domain ? `https://${account.domain}/@${account.username}/${id}` : undefined,
        favourites: 0,
      }
      addStatus(store, status)
      notify(server, status, more.quotes ? store.statuses.get(more.quotes) : undefined)
      return toEmulated(server, status)
    },
    favourite(statusId) {
      const status = store.statuses.get(statusId)
      if (status) status.favourites += 1
    },
    setAccountState(handle, state) {
      addAccount(handle).state = state
    },
    revokeToken(token) {
      const access = store.accesses.get(token)
      if (access) access.revoked = true
    },
    fault: kit.fault,
    reset: kit.reset,
    close: kit.close,
  }
}

function listStatuses(server: Server): EmulatedStatus[] {
  return [...server.store.statuses.values()].map((status) => toEmulated(server, status))
}
