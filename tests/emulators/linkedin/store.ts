/** A person. */
export type Member = { id: string; name: string; handle: string; restricted: boolean }
export type Organization = { id: string; name: string; vanityName: string; followers: number; roles: Map<string, string> }
export type Access = {
  token: string
  memberId: string
  scopes: readonly string[]
  endsAt: number
  refreshToken: string | undefined
  revoked: boolean /** The app that asked for it, where it is another one. */
  madeBy?: string | undefined
}
export type Image = { urn: string; owner: string; bytes: Uint8Array | undefined; mimeType: string; pollsLeft: number }
export type Grant = { code: string; memberId: string; redirectURI: string; scopes: readonly string[]; endsAt: number }

/** A post, a reshare or a comment. */
export type Entry = {
  urn: string
  author: string
  /** As it was sent; plain for comments. */
  commentary: string
  /** As people read it. */
  text: string
  isTruncated: boolean
  createdAt: Date
  content: EntryContent | undefined
  parent: string | undefined
  /** The post under which this is a comment. */
  object: string | undefined
  /** The comment that this one answers. LinkedIn knows two levels. */
  answers?: string | undefined
  likes: number
}

export type Picture = { id: string; altText?: string }
export type EntryContent = { media?: Picture; multiImage?: { images: Picture[] }; article?: { source: string; title: string; description?: string; thumbnail?: string } }

export type Store = {
  members: Map<string, Member>
  organizations: Map<string, Organization>
  accesses: Map<string, Access>
  images: Map<string, Image>
  grants: Map<string, Grant>
  /** Posts and comments by URN, oldest first. */
  entries: Map<string, Entry>
  /** Requests of a member on a UTC day. */
  used: Map<string, number>
  nextId(): string
  clear(): void
}

export function createStore(): Store {
  let counter = 7_300_000_000_000_000_000n
  const store: Store = {
    members: new Map(),
    organizations: new Map(),
    accesses: new Map(),
    images: new Map(),
    grants: new Map(),
    entries: new Map(),
    used: new Map(),
    nextId() {
      counter += 1n
      return counter.toString()
    },
    clear() {
      for (const value of Object.values(store)) if (value instanceof Map) value.clear()
    },
  }
  return store
}

/** LinkedIn speaks of a post by two numbers: its own, and that of the activity under which comments stand. */
export const activityOf = (urn: string) => `urn:li:activity:${BigInt(urn.slice(urn.lastIndexOf(':') + 1)) + 500_000_000n}`

/** What an address means: a post by either of its numbers, or a comment. */
export function findEntry(store: Store, urn: string | undefined): Entry | undefined {
  if (!urn?.startsWith('urn:li:activity:')) return store.entries.get(urn ?? '')
  return [...store.entries.values()].find((one) => !one.object && activityOf(one.urn) === urn)
}

/** Comments directly under a post or a comment, oldest first. */
export function commentsUnder(store: Store, entry: Entry): Entry[] {
  return [...store.entries.values()].filter((one) => (entry.object ? one.answers === entry.urn : one.object === entry.urn && !one.answers))
}

/** Pictures of an entry, in order. */
export function picturesOf(entry: Entry): readonly Picture[] {
  return entry.content?.multiImage?.images ?? (entry.content?.media ? [entry.content.media] : [])
}

/** How people know an author. */
export function nameOf(store: Store, urn: string): { name: string; handle: string } {
  const id = urn.slice(urn.lastIndexOf(':') + 1)
  const member = urn.startsWith('urn:li:person:') ? store.members.get(id) : undefined
  const organization = member ? undefined : store.organizations.get(id)
  return { name: member?.name ?? organization?.name ?? urn, handle: member?.handle ?? organization?.vanityName ?? urn }
}
