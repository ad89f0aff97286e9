/** What the emulated Pinterest remembers. */
export type StoredAccount = { id: string; username: string; businessName: string; followers: number; state: 'active' | 'suspended' }
export type StoredBoard = {
  id: string
  ownerId: string
  name: string
  privacy: 'PUBLIC' | 'PROTECTED' | 'SECRET'
  collaborators: Set<string>
  sections: Map<string, string>
  createdAt: Date
}

export type StoredPin = {
  id: string
  accountId: string
  boardId: string
  sectionId: string | undefined
  title: string | null
  description: string | null
  link: string | null
  alt: string | null
  mimeType: string
  bytes: Uint8Array
  parentId: string | undefined
  createdAt: Date
  /** Made by an app with trial access: nobody else sees it. */
  isTrial: boolean
  counts: { impressions: number; clicks: number; comments: number; reactions: number }
}

export type StoredApp = { clientId: string; clientSecret: string; name: string }
export type Access = { token: string; accountId: string; clientId: string; scopes: readonly string[]; endsAt: number; isRevoked: boolean }
export type Renewal = { token: string; accountId: string; clientId: string; scopes: readonly string[]; endsAt: number; isSpent: boolean }
export type Grant = { code: string; accountId: string; clientId: string; redirectURI: string; scopes: readonly string[] }

export type Store = {
  accounts: Map<string, StoredAccount>
  boards: Map<string, StoredBoard>
  pins: Map<string, StoredPin>
  apps: Map<string, StoredApp>
  accesses: Map<string, Access>
  renewals: Map<string, Renewal>
  grants: Map<string, Grant>
  windows: Map<string, { used: number; endsAt: number }>
  nextId(): string
  clear(): void
}

const firstId = 1_040_190_000_000_000_000n

export function createStore(): Store {
  let counter = 0n
  const store: Store = {
    accounts: new Map(),
    boards: new Map(),
    pins: new Map(),
    apps: new Map(),
    accesses: new Map(),
    renewals: new Map(),
    grants: new Map(),
    windows: new Map(),
    nextId() {
      counter += 1n
      return (firstId + counter).toString()
    },
    clear() {
      for (const value of Object.values(store)) if (value instanceof Map) value.clear()
    },
  }
  return store
}

export function mayUse(board: StoredBoard, accountId: string): boolean {
  return board.ownerId === accountId || board.collaborators.has(accountId)
}

/** Whether somebody sees a Pin. `accountId` undefined: anybody on the web. */
export function maySee(store: Store, pin: StoredPin, accountId: string | undefined): boolean {
  if (pin.accountId === accountId) return true
  const board = store.boards.get(pin.boardId)
  return !pin.isTrial && board !== undefined && (board.privacy !== 'SECRET' || (accountId !== undefined && mayUse(board, accountId)))
}
