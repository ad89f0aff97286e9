import { readFileSync } from 'node:fs'
import { makePng } from '../kit/makePng.ts'
import { createOpenApiChecker, type OpenApiChecker, type OpenApiDocument } from '../kit/openApi.ts'
import { type KitServer, startServer } from '../kit/startServer.ts'
import { issueTokens } from './routes/oauth.ts'
import { addPin } from './routes/pins.ts'
import { explainError, serve } from './serve.ts'
import type { PinterestSettings, Server } from './server.ts'
import { createStore, type Store, type StoredAccount, type StoredBoard, type StoredPin } from './store.ts'

export type { PinterestSettings }

export type PinterestEmulatorOptions = Partial<PinterestSettings> & {
  /** @default 0, a free one */
  port?: number
  /** Handles of accounts to make at once. */
  accounts?: readonly string[]
  /** @default the real time */
  clock?: () => Date
}

/** The app that every emulator knows. */
export const emulatedPinterestApp = { clientId: '1234567', clientSecret: 'emulated-pinterest-secret' }

/** A Pin as its readers see it. */
export type EmulatedPin = {
  id: string
  url: string
  author: string
  board: string
  section: string | undefined
  title: string
  text: string
  link: string
  alt: string
  mimeType: string
  bytes: number
  savedFrom: string | undefined
  isTrial: boolean
  createdAt: Date
}

export type PinterestEmulator = {
  url: string
  /** Everything it knows, for whoever keeps it over a restart. */
  store: Store
  /** What a test may change while it runs. */
  settings: PinterestSettings
  /** Everything in a request that the API description does not declare. Tests assert that it stays empty. */
  violations: string[]
  requests: KitServer['requests']
  /** Makes an account with a board, and tokens for it. `scopes` default to everything that is needed. */
  createAccount(handle: string, scopes?: readonly string[]): { id: string; handle: string; board: string; accessToken: string; refreshToken: string }
  createBoard(
    handle: string,
    name: string,
    more?: { privacy?: StoredBoard['privacy']; collaborators?: readonly string[]; sections?: readonly string[] },
  ): { id: string; sections: string[] }
  removeBoard(id: string): void
  /** What is there now, oldest first. */
  pins(): EmulatedPin[]
  /** Somebody makes a Pin on their first board. */
  post(handle: string, text: string, more?: Partial<Pick<StoredPin, 'title' | 'link' | 'alt'>> & { board?: string }): EmulatedPin
  count(pinId: string, counts: Partial<StoredPin['counts']>): void
  setAccountState(handle: string, state: StoredAccount['state']): void
  setFollowers(handle: string, followers: number): void
  /** The access token ends, as it does by itself after thirty days. */
  expireAccess(accessToken: string): void
  /** The person takes all access of the app back. */
  revokeAll(handle: string): void
  fault: KitServer['fault']
  /** Everything forgotten: accounts, boards, Pins, faults, requests, violations. The accounts of the options are made again. */
  reset(): void
  close(): Promise<void>
}

const defaults: PinterestSettings = { appAccess: 'standard', tellsParent: true, accessMs: 30 * 86_400_000 }
const allScopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read']

let checker: OpenApiChecker | undefined

/** The published API description, read once for all emulators of a process. */
function loadChecker(): OpenApiChecker {
  if (checker) return checker
  type Schemas = Record<string, Record<string, unknown>>
  const document = JSON.parse(readFileSync(new URL('../specs/pinterest-openapi.json', import.meta.url), 'utf8')) as OpenApiDocument & {
    components: { schemas: Schemas; parameters?: Record<string, { schema?: unknown }> }
  }
  // The description leaves the kinds of a token request to its discriminator.
  const kinds = ['OauthAccessTokenRequestCode', 'OauthAccessTokenRequestRefresh']
  document.components.schemas.OauthAccessTokenRequest = { anyOf: kinds.map((kind) => ({ $ref: `#/components/schemas/${kind}` })) }
  // It says `oneOf` for two lists of metrics that have most names in common.
  const items = (document.components?.parameters?.query_pin_analytics_metric_types?.schema as { items?: { oneOf?: unknown; anyOf?: unknown } } | undefined)?.items
  if (items?.oneOf) {
    items.anyOf = items.oneOf
    delete items.oneOf
  }
  checker = createOpenApiChecker(document)
  return checker
}

/** Starts a server on 127.0.0.1 that behaves like the API of Pinterest and refuses every request that its description does not allow. */
export async function startPinterestEmulator({ port, accounts = [], clock = () => new Date(), ...settings }: PinterestEmulatorOptions = {}): Promise<PinterestEmulator> {
  const store = createStore()
  const violations: string[] = []
  const check = loadChecker()
  const server: Server = { store, settings: { ...defaults, ...settings }, origin: '', now: clock }

  function prepare() {
    store.apps.set(emulatedPinterestApp.clientId, { ...emulatedPinterestApp, name: 'Our CMS' })
    for (const handle of accounts) createAccount(handle)
  }

  function addAccount(handle: string): { account: StoredAccount; board: StoredBoard } {
    const username = handle.replace(/^@/, '')
    const account = [...store.accounts.values()].find((one) => one.username === username) ?? {
      id: store.nextId(),
      username,
      businessName: username,
      followers: 0,
      state: 'active' as const,
    }
    store.accounts.set(account.id, account)
    const board = [...store.boards.values()].find((one) => one.ownerId === account.id) ?? addBoard(account.id, 'Ideas')
    return { account, board }
  }

  function addBoard(ownerId: string, name: string, privacy: StoredBoard['privacy'] = 'PUBLIC'): StoredBoard {
    const board: StoredBoard = { id: store.nextId(), ownerId, name, privacy, collaborators: new Set(), sections: new Map(), createdAt: server.now() }
    store.boards.set(board.id, board)
    return board
  }

  function createAccount(handle: string, scopes: readonly string[] = allScopes) {
    const { account, board } = addAccount(handle)
    return { id: account.id, handle: account.username, board: board.id, ...issueTokens(server, { accountId: account.id, clientId: emulatedPinterestApp.clientId, scopes }) }
  }

  const toEmulated = (pin: StoredPin): EmulatedPin => ({
    id: pin.id,
    url: `${server.origin}/pin/${pin.id}/`,
    author: store.accounts.get(pin.accountId)?.username ?? '',
    board: pin.boardId,
    section: pin.sectionId,
    title: pin.title ?? '',
    text: pin.description ?? '',
    link: pin.link ?? '',
    alt: pin.alt ?? '',
    mimeType: pin.mimeType,
    bytes: pin.bytes.length,
    savedFrom: pin.parentId,
    isTrial: pin.isTrial,
    createdAt: pin.createdAt,
  })
  const listPins = () => [...store.pins.values()].map(toEmulated)

  const kit = await startServer({
    port,
    clock,
    handle: (request) => serve({ server, violations, check, request }),
    explain: explainError,
    posts: listPins,
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
    createBoard(handle, name, { privacy, collaborators = [], sections = [] } = {}) {
      const board = addBoard(addAccount(handle).account.id, name, privacy)
      for (const other of collaborators) board.collaborators.add(addAccount(other).account.id)
      for (const section of sections) board.sections.set(store.nextId(), section)
      return { id: board.id, sections: [...board.sections.keys()] }
    },
    removeBoard: (id) => void store.boards.delete(id),
    pins: listPins,
    post(handle, text, { title = 'A Pin', link = null, alt = null, board } = {}) {
      const owner = addAccount(handle)
      const more = { title, description: text, link, alt, mimeType: 'image/png', bytes: makePng({ colour: [90, 140, 120] }) }
      const pin = addPin(server, owner.account.id, board ?? owner.board.id, more)
      // Made by hand, not by the app.
      pin.isTrial = false
      return toEmulated(pin)
    },
    count(pinId, counts) {
      Object.assign(store.pins.get(pinId)?.counts ?? {}, counts)
    },
    setAccountState(handle, state) {
      addAccount(handle).account.state = state
    },
    setFollowers(handle, followers) {
      addAccount(handle).account.followers = followers
    },
    expireAccess(accessToken) {
      const access = store.accesses.get(accessToken)
      if (access) access.endsAt = server.now().getTime()
    },
    revokeAll(handle) {
      const { id } = addAccount(handle).account
      for (const access of store.accesses.values()) if (access.accountId === id) access.isRevoked = true
      for (const renewal of store.renewals.values()) if (renewal.accountId === id) renewal.isSpent = true
    },
    fault: kit.fault,
    reset: kit.reset,
    close: kit.close,
  }
}
