/** A person, sponsor or project of the handle book, as texts need it. */
export type BookEntry = {
  name: string
  /** The handle on each network, as a person wrote it. */
  handles: Readonly<Partial<Record<string, string | null>>>
  /** Named, never mentioned. */
  doNotEngage?: boolean | null | undefined
}

/** The handle book by key. */
export type HandleBook = ReadonlyMap<string, BookEntry>

/** `@{key}` in a text. */
const reference = /@\{([^{}\n]*)\}/g

/** Keys that a text refers to, each once. */
export function handleKeysIn(text: string | null | undefined): string[] {
  return [...new Set(Array.from((text ?? '').matchAll(reference), ([, key = '']) => key.trim()))]
}

/**
 * Puts the right mention for every `@{key}` of a text: the handle as the network links it, else the plain name. A key that is not in the
 * book stays as it was written.
 */
export function replaceHandleKeys(text: string, network: string, book: HandleBook): string {
  return text.replace(reference, (written, key: string) => {
    const entry = book.get(key.trim())
    return entry ? (mentionOf(entry, network) ?? entry.name) : written
  })
}

/** How somebody is mentioned on a network. Undefined: not at all, so the plain name stands there. */
export function mentionOf({ name, handles, doNotEngage }: BookEntry, network: string): string | undefined {
  const handle = handles[network]?.trim()
  if (!handle || doNotEngage) return undefined
  return (forms[network] ?? atSign)(handle, name)
}

type Form = (handle: string, name: string) => string | undefined

const atSign: Form = (handle) => `@${handle.replace(/^@/, '')}`

/** A handle as people paste it: its profile's address becomes the bare name. */
const fromProfile = (handle: string, profile: RegExp) => profile.exec(handle)?.[1] ?? handle.replace(/^@/, '')

const forms: Readonly<Partial<Record<string, Form>>> = {
  // A mention needs the server: without it, it would mean somebody on the channel's own. Source: docs.joinmastodon.org, user/posting.
  mastodon(handle) {
    const [, server, user] = /^https?:\/\/([^/]+)\/@([\w.-]+)\/?$/.exec(handle) ?? []
    return user ? `@${user}@${server}` : atSign(handle, '')
  },
  bluesky: (handle) => `@${fromProfile(handle, /^https?:\/\/[^/]+\/profile\/([^/]+)\/?$/)}`,
  x: (handle) => `@${fromProfile(handle, /^https?:\/\/(?:www\.)?(?:x|twitter)\.com\/(\w+)\/?$/)}`,
  // Only an URN makes a mention; a page's short name cannot be linked. Source: learn.microsoft.com, little Text Format.
  linkedin: (handle, name) => (/^urn:li:(?:person|organization):[\w-]+$/.test(handle) ? `@[${name.replace(/[[\]\\]/g, '')}](${handle})` : undefined),
  // No app may mention on these.
  facebook: () => undefined,
  pinterest: () => undefined,
  manual: () => undefined,
}
