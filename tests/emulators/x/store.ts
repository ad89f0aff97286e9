/** What the emulated X remembers. */
export type StoredUser = { id: string; username: string; name: string; state: 'active' | 'suspended' | 'locked'; followers: number; createdAt: Date }

export type StoredApp = { clientId: string; clientSecret: string | undefined; name: string }
export type Access = { token: string; userId: string; clientId: string; scopes: readonly string[]; endsAt: number; isRevoked: boolean }
export type Renewal = { token: string; userId: string; clientId: string; scopes: readonly string[]; isSpent: boolean }
export type Grant = { code: string; clientId: string; userId: string; redirectURI: string; scopes: readonly string[]; challenge: string; endsAt: number }

export type StoredMedia = {
  id: string
  userId: string
  category: string
  mimeType: string
  bytes: Uint8Array
  alt: string
  /** Undefined while segments are still coming. */
  segments: Map<number, Uint8Array> | undefined
  totalBytes: number
  /** How many more times it is answered as "pending". */
  pollsLeft: number
  isBroken: boolean
}

/** An address in a text, and the t.co one that stands for it. */
export type Link = { short: string; written: string; expanded: string }

export type StoredTweet = {
  id: string
  userId: string
  /** As it was written. */
  text: string
  links: readonly Link[]
  mediaIds: readonly string[]
  replyToId: string | undefined
  quotedId: string | undefined
  repostOfId: string | undefined
  replySettings: string
  createdAt: Date
  likes: number
  views: number
}

export type Store = {
  users: Map<string, StoredUser>
  apps: Map<string, StoredApp>
  accesses: Map<string, Access>
  renewals: Map<string, Renewal>
  grants: Map<string, Grant>
  media: Map<string, StoredMedia>
  tweets: Map<string, StoredTweet>
  /** Requests by window. */
  windows: Map<string, { used: number; endsAt: number }>
  /** A snowflake: later is larger. */
  nextId(now: Date): string
  clear(): void
}

const snowflakeEpochMs = 1_288_834_974_657n

export function createStore(): Store {
  let counter = 0n
  let lastMs = 0n
  const store: Store = {
    users: new Map(),
    apps: new Map(),
    accesses: new Map(),
    renewals: new Map(),
    grants: new Map(),
    media: new Map(),
    tweets: new Map(),
    windows: new Map(),
    nextId(now) {
      const ms = BigInt(now.getTime())
      lastMs = ms > lastMs ? ms : lastMs
      counter += 1n
      return (((lastMs - snowflakeEpochMs) << 22n) + counter).toString()
    },
    clear() {
      for (const value of Object.values(store)) if (value instanceof Map) value.clear()
    },
  }
  return store
}

/** Ids compared as numbers without turning them into numbers. */
export function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length
}

export function findUser(store: Store, username: string): StoredUser | undefined {
  const wanted = username.toLowerCase()
  return [...store.users.values()].find((user) => user.username.toLowerCase() === wanted)
}
