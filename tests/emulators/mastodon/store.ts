/** What the emulated server remembers. */
export type StoredAccount = {
  id: string
  username: string
  /** Set for accounts of other servers. */
  domain: string | undefined
  displayName: string
  createdAt: Date
  /** `disabled` stands for disabled and suspended: the server answers both with the same words. */
  state: 'active' | 'disabled' | 'pending' | 'unconfirmed'
  followers: number
}

export type Access = { token: string; accountId: string; scopes: readonly string[]; clientId: string | undefined; revoked: boolean }

export type StoredMedia = {
  id: string
  accountId: string
  mimeType: string
  bytes: Uint8Array
  description: string | null
  focus: readonly [number, number]
  width: number
  height: number
  /** How many more times it is answered as "still processing". */
  pollsLeft: number
  /** Processing ends in a refusal. */
  broken: boolean
  statusId: string | undefined
}

export type StoredStatus = {
  id: string
  accountId: string
  text: string
  contentWarning: string
  visibility: 'public' | 'unlisted' | 'private' | 'direct'
  language: string | null
  sensitive: boolean
  mediaIds: readonly string[]
  inReplyToId: string | undefined
  reblogOfId: string | undefined
  quotedId: string | undefined
  quotePolicy: 'public' | 'followers' | 'nobody'
  createdAt: Date
  /** Only for statuses of other servers. */
  remoteURL: string | undefined
  favourites: number
}

export type StoredNotification = { id: string; accountId: string; fromId: string; type: 'mention' | 'quote' | 'reblog'; statusId: string; createdAt: Date }

export type App = { clientId: string; clientSecret: string; name: string; redirectURIs: readonly string[]; scopes: readonly string[] }
export type Grant = { code: string; clientId: string; accountId: string; redirectURI: string; scopes: readonly string[]; challenge: string | undefined }

export type Reactions = { replies: number; reblogs: number; quotes: number }

export type Store = {
  accounts: Map<string, StoredAccount>
  accesses: Map<string, Access>
  media: Map<string, StoredMedia>
  statuses: Map<string, StoredStatus>
  /** Ids by account, oldest first. */
  byAccount: Map<string, string[]>
  /** What happened to a status, by its id. */
  reactions: Map<string, Reactions>
  /** Reblog ids by `account:status`. */
  reblogs: Map<string, string>
  notifications: StoredNotification[]
  idempotency: Map<string, { statusId: string; until: number }>
  apps: Map<string, App>
  grants: Map<string, Grant>
  /** Ids as Mastodon makes them: the time in milliseconds, then a counter; later is larger. */
  nextId(now: Date): string
  clear(): void
}

export function createStore(): Store {
  let counter = 0
  let lastMs = 0
  const store: Store = {
    accounts: new Map(),
    accesses: new Map(),
    media: new Map(),
    statuses: new Map(),
    byAccount: new Map(),
    reactions: new Map(),
    reblogs: new Map(),
    notifications: [],
    idempotency: new Map(),
    apps: new Map(),
    grants: new Map(),
    nextId(now) {
      lastMs = Math.max(lastMs, now.getTime())
      counter += 1
      if (counter > 0xffff) {
        counter = 0
        lastMs += 1
      }
      return ((BigInt(lastMs) << 16n) + BigInt(counter)).toString()
    },
    clear() {
      for (const value of Object.values(store)) if (value instanceof Map) value.clear()
      store.notifications.length = 0
    },
  }
  return store
}

/** Ids compared as numbers without turning them into numbers. */
export function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length
}

export function addStatus(store: Store, status: StoredStatus): void {
  store.statuses.set(status.id, status)
  const list = store.byAccount.get(status.accountId)
  if (list) list.push(status.id)
  else store.byAccount.set(status.accountId, [status.id])
  if (status.reblogOfId) store.reblogs.set(`${status.accountId}:${status.reblogOfId}`, status.id)
  react(store, status, 1)
}

/** Removes a status and the reblogs of it. */
export function removeStatus(store: Store, status: StoredStatus): void {
  store.statuses.delete(status.id)
  const list = store.byAccount.get(status.accountId)
  const at = list?.lastIndexOf(status.id) ?? -1
  if (at >= 0) list?.splice(at, 1)
  if (status.reblogOfId) store.reblogs.delete(`${status.accountId}:${status.reblogOfId}`)
  react(store, status, -1)
  if (countReactions(store, status.id).reblogs === 0) return
  for (const other of [...store.statuses.values()]) if (other.reblogOfId === status.id) removeStatus(store, other)
}

export function countReactions(store: Store, statusId: string): Reactions {
  return store.reactions.get(statusId) ?? { replies: 0, reblogs: 0, quotes: 0 }
}

function react(store: Store, status: StoredStatus, by: 1 | -1): void {
  const add = (id: string | undefined, name: keyof Reactions) => {
    if (!id) return
    const before = countReactions(store, id)
    store.reactions.set(id, { ...before, [name]: before[name] + by })
  }
  add(status.inReplyToId, 'replies')
  add(status.reblogOfId, 'reblogs')
  add(status.quotedId, 'quotes')
}
