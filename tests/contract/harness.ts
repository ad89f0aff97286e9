import type { Channel, Network } from '../../src/networks/port.ts'

/** A post as the network's users would read it, whatever the network calls its fields. */
export type SeenPost = {
  /** The id that a receipt carries. */
  remoteId: string
  /** Who wrote it; `harness.author` for the channel's own. */
  author: string
  /** Plain text as read: markup undone, rewritten links restored. Exactly what was sent. */
  text: string
  /** In order. Empty strings where there is no alternative text. */
  media: readonly { alt: string }[]
  contentWarning?: string | undefined
  language?: string | undefined
  /** Remote id of the post it answers (or under which it is a comment). */
  replyTo?: string | undefined
  /** Remote id of the post it passes on: boost, repost or quote. */
  shares?: string | undefined
}

/**
 * Trouble that the next publishing (or upload) call meets. "Publishing call" is the one call that makes a post visible.
 * With the shared kit, `armFaults` turns these into faults; a harness only says which requests are meant.
 */
export const faultNames = [
  /** Not accepted: the connection is cut before anything is read. */
  'cut',
  /** Not accepted: silence until the caller gives up. */
  'hang-before',
  /** Not accepted: 500 with the network's own JSON. */
  'error-json',
  /** Not accepted: 502 with a proxy's HTML page. */
  'error-html',
  /** Not accepted: 503 with plain text. */
  'error-text',
  /** Accepted, then the connection is cut. */
  'lose',
  /** Accepted, then silence until the caller gives up. */
  'hang-after',
  /** Accepted, then 502 with HTML. */
  'accepted-error-html',
  /** Accepted, answered with 200 and HTML. */
  'answer-html',
  /** Accepted, answered with 200 and half a JSON document. */
  'answer-truncated',
  /** The next picture upload is read slowly but works. */
  'upload-slow',
  /** The next picture upload: 500. */
  'upload-error',
  /** The next picture upload: the connection is cut. */
  'upload-cut',
  /** The next picture upload: refused by the network, in its own words, for good. */
  'upload-refused',
] as const
export type FaultName = (typeof faultNames)[number]

/** Faults after which the post is there although nobody was told. */
export const acceptedFaults = ['lose', 'hang-after', 'accepted-error-html', 'answer-html', 'answer-truncated'] as const satisfies readonly FaultName[]
/** Faults after which the post is not there. */
export const rejectedFaults = ['cut', 'hang-before', 'error-json', 'error-html', 'error-text'] as const satisfies readonly FaultName[]

/** A network's server for the contract suite. One per file; `reset` before every test gives an account without posts. */
export type Harness = {
  /** The channel to publish on, as the plugin would hand it over (`learnt` empty). Read again after `reset`. */
  readonly channel: Channel
  /** Working credentials of that channel. Read again after `reset`. */
  readonly credentials: Readonly<Record<string, string>>
  /** How `posts()` names the channel's own account. */
  readonly author: string
  /** The one clock of the test: given to the connector as `now()`, and to the server where it takes one. Owned by the test. */
  readonly clock: { now(): Date; advance(ms: number): void }
  /** Everything that is there now, oldest first. */
  posts(): Promise<readonly SeenPost[]> | readonly SeenPost[]
  /** Arms one fault for the next matching call. */
  inject(fault: FaultName): Promise<void> | void
  /** The next publishing call is throttled. Returns when the network says it may be tried again (undefined: it does not say). */
  throttle(): Promise<Date | undefined> | Date | undefined
  /** From now on the network does not know the access any more. */
  expireToken(): Promise<void> | void
  /** From now on the account is suspended, disabled or locked. */
  suspend(): Promise<void> | void
  /** The next publishing call is refused for its content, in the network's own words, which are returned. */
  refuseContent(): Promise<string> | string
  /** Somebody else's post, which can be shared and answered. `url` is what a person would paste. */
  makeForeignPost(text: string): Promise<{ remoteId: string; url: string; author: string }> | { remoteId: string; url: string; author: string }
  /** The address of a post on this network that does not exist. */
  readonly missingPostURL: string
  /** Whether the channel's access lets it read posts, so that a pasted link is shown with author and text. @default true */
  readonly readsPosts?: boolean | undefined
  /** Whether pictures travel in the publishing call itself, so that a lost upload is a lost post. @default false */
  readonly picturesInPost?: boolean | undefined
  /** Whether the channel's access lets it read mentions at all. @default what the network can do */
  readonly readsMentions?: boolean | undefined
  /** Somebody mentions the account. Needed when the network can read mentions. Returns the id that `mentions()` gives it. */
  mention?(text: string): Promise<string> | string
  /** A handle that exists, as the handle book writes it. Needed when the network can look handles up. */
  readonly knownHandle?: string | undefined
  /** What the person types before connecting, and the person who says yes on the consent page. Needed when the network has `connect`. */
  readonly connectInput?: string | undefined
  /** Where the consent page sends people back to. @default an address on https */
  readonly callback?: string | undefined
  consent?(redirectTo: string): Promise<Record<string, string>>
  /** Makes the access end as it does by itself, so that it has to be renewed. Needed when the network has `refresh`. */
  ageToken?(): Promise<void> | void
  /** Requests that the network's published description does not allow. Must stay empty. */
  violations(): readonly string[]
  /** A new account without posts, no faults armed, the clock may go on. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** What the suite is given. */
export type NetworkUnderTest = {
  /** As test names say it: "Mastodon". */
  name: string
  makeNetwork(harness: Harness): Network
  startServer(): Promise<Harness>
  /** Longest that one test may take. @default 20000 */
  timeoutMs?: number
}
