export type User = { id: string; name: string }
export type Page = {
  id: string
  name: string
  username: string
  followers: number
  /** Tasks of people on the Page. */
  tasks: Map<string, readonly string[]>
  isBlocked: boolean
  /** Until when its calls are used up. */
  throttledUntil: number
  /** A person, who comments and writes elsewhere. */
  isPerson?: boolean
}
/** A token of a person (short or long) or of a Page. `ended` is the subcode with which it is refused. */
export type Access = {
  token: string
  kind: 'short' | 'long' | 'page'
  userId: string
  pageId: string | undefined
  permissions: readonly string[]
  endsAt: number
  ended: number | undefined
  /** Pages for which a permission was given, where it was not given for all. */
  targets?: Readonly<Record<string, readonly string[]>> | undefined
  /** Another app than the one that is registered here. */
  appId?: string | undefined
}
export type Photo = { id: string; pageId: string; bytes: Uint8Array; mimeType: string; alt: string; postId: string | undefined }
export type Grant = { code: string; userId: string; redirectURI: string; permissions: readonly string[] }

/** A post or a comment. */
export type Entry = {
  id: string
  pageId: string
  message: string
  link: string | undefined
  photoIds: readonly string[]
  isPublished: boolean
  createdAt: Date
  /** The post or comment under which this is a comment. */
  object: string | undefined
  likes: number
  /** Pages that a post mentions. */
  tags?: readonly string[] | undefined
}

export type Store = {
  users: Map<string, User>
  pages: Map<string, Page>
  accesses: Map<string, Access>
  photos: Map<string, Photo>
  grants: Map<string, Grant>
  /** Posts and comments, oldest first. */
  entries: Map<string, Entry>
  nextId(): string
  clear(): void
}

/** Whether an access has a permission, for the Page that it is of. */
export function may({ permissions, targets, pageId }: Access, permission: string): boolean {
  return permissions.includes(permission) && (targets?.[permission]?.includes(pageId ?? '') ?? true)
}

export function createStore(): Store {
  let counter = 122_100_000_000_000n
  const store: Store = {
    users: new Map(),
    pages: new Map(),
    accesses: new Map(),
    photos: new Map(),
    grants: new Map(),
    entries: new Map(),
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
