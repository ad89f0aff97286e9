import type { JsonWebKey } from 'node:crypto'
import type { Content, Draft, MediaRef, PartContent, Rendered } from '../domain/content.ts'
import type { Http } from '../http/http.ts'
import type { FittedPicture, PictureLimits } from '../pictures/fitPicture.ts'
import type { Counting } from '../text/countAs.ts'

/**
 * The port of a network: everything the rest of the project knows about one. A folder under `networks/` is one
 * function that returns this. A missing optional method is a missing capability. Nothing here knows Payload, the
 * queue or another network.
 */
export type Network = {
  /** The word in the `network` field: lower case letters, digits, dashes. */
  readonly name: string
  /** As people write it: "Mastodon". */
  readonly label: string
  /** Used when a channel has no `baseURL`. Undefined: the channel must name one (a Mastodon instance). */
  readonly defaultBaseURL?: string | undefined
  /** Keys of `credentials` that a channel needs before it can publish. */
  readonly requiredCredentials: readonly string[]
  /** Another set of keys that will do as well: what the consent page leaves where that is not what a person can paste. */
  readonly otherCredentials?: readonly string[] | undefined
  readonly capabilities: Capabilities
  /** How often a channel may be asked for mentions. @default five minutes */
  readonly inboxEveryMs?: number | undefined
  /** Limits of this channel: the network's defaults, narrowed or widened by what `check` learnt. Pure. */
  limits(channel: Channel): Limits
  /** Fits a draft to the network. Pure; never throws: what stands in the way is a problem. */
  render(draft: Draft, channel: Channel): Rendered
  /**
   * Chooses the idempotency token of one part; stored before the publishing call, and given back unchanged on every
   * later try of the same `generation`. Pure: the time is an argument.
   */
  chooseToken(seed: TokenSeed): string
  /** Opens a channel for use. Cheap and synchronous: sessions are made on the first call. */
  open(context: ChannelContext): Connection
  /** How a person connects a channel, when it is more than pasting credentials. */
  readonly connect?: ConnectFlow | undefined
}

/** One connected account, as a connector sees it. */
export type Channel = {
  id: string
  name: string
  network: string
  handle?: string | undefined
  /** Without a trailing slash. */
  baseURL: string
  language?: string | undefined
  /** The group named after the network (`mastodon.visibility`, `pinterest.board`, …). */
  settings: Readonly<Record<string, unknown>>
  /** What `check` learnt about the account and its server. JSON. */
  learnt: Readonly<Record<string, unknown>>
}

export type Credentials = Readonly<Record<string, string | undefined>>

/** Where a connection's credentials live. `update` runs alone for this channel across all workers and stores atomically. */
export type Vault = {
  read(): Promise<Credentials>
  /** `change` gets the newest credentials and returns what replaces them; the stored result is returned. */
  update(change: (current: Credentials) => Promise<Credentials> | Credentials): Promise<Credentials>
}

/** How this installation shows itself to networks that know no registered apps but read who asks. */
export type Client = {
  /** Address of the document that describes it (`ConnectFlow.describeClient`). */
  metadataURL: string
  redirectURI: string
  name: string
  /** Private keys (P-256) that it signs with, newest first; made of the keys that seal the credentials, so all workers have the same. */
  keys: readonly JsonWebKey[]
}

export type ChannelContext = {
  channel: Channel
  client?: Client | undefined
  vault: Vault
  http: Http
  /** Reads a picture of the host and fits it. Throws NetworkFailure `media-missing` or `media-refused`. */
  loadPicture(media: MediaRef, limits: PictureLimits): Promise<FittedPicture>
  now(): Date
}

export type TokenSeed = {
  deliveryId: string
  /** Zero-based. */
  partIndex: number
  part: PartContent
  /** Grows only when a read-back or a person said that the earlier tries are surely not there. */
  generation: number
  now: Date
}

export type Connection = {
  /** Publishes one part. Throws NetworkFailure. Calls `beforePublish` right before the one call that makes it visible. */
  publish(call: PublishCall): Promise<Receipt>
  /** Reads the network back after an ambiguous answer. */
  find?(question: FindQuestion): Promise<Found>
  /** Deletes a published part. Deleting what is gone already is no error. */
  remove?(receipt: Receipt): Promise<void>
  /** Asks for the account, its limits and its health. Throws NetworkFailure. */
  check(): Promise<Account>
  /** Numbers about published parts, by remote id. Throws NetworkFailure. */
  metrics?(remoteIds: readonly string[]): Promise<Record<string, PostMetrics>>
  /** Looks up a pasted link: what it points to on this network. Undefined: not a post of this network. */
  resolve?(url: string): Promise<ResolvedTarget | undefined>
  /** Whether a handle (as the handle book writes it) exists. */
  hasHandle?(handle: string): Promise<boolean>
  /** Renews credentials ahead of their end, through the vault. */
  refresh?(): Promise<void>
  /** Tells the network that the access is not needed any more. */
  revoke?(): Promise<void>
  /** Recent mentions of and replies to the account, newest first. */
  mentions?(sinceId?: string): Promise<Mention[]>
}

export type PublishCall = {
  content: Content
  part: PartContent
  partIndex: number
  token: string
  /** Receipts of the earlier parts, in order: a thread's reply references. */
  previous: readonly Receipt[]
  /** What `remember` stored for this part and this token, by whichever worker. */
  memory: PartMemory
  /**
   * Stores what the next call cannot do without (the id of a prepared post) in the ledger, so that another worker goes on there when this one
   * dies. `{}` forgets. Throws when the worker has lost its claim: then nothing may be sent.
   */
  remember(memory: PartMemory): Promise<void>
  /**
   * Must be awaited right before the publishing call, after every preparatory call (uploads, sessions, look-ups).
   * Throws when the worker has lost its claim: then nothing may be sent.
   */
  beforePublish(): Promise<void>
  signal: AbortSignal
}

/** Facts about a part that is under way, as a network needs them between its own steps. */
export type PartMemory = Readonly<Record<string, string>>

export type Receipt = {
  remoteId: string
  url: string
  publishedAt: string
  /** What a later part or a deletion needs and the id does not tell (Bluesky's cid). JSON. */
  extra?: Readonly<Record<string, string>> | undefined
}

export type FindQuestion = {
  content: Content
  part: PartContent
  partIndex: number
  token: string
  previous: readonly Receipt[]
  /** What `remember` stored for this part and this token. */
  memory: PartMemory
  /** Between these moments the publishing calls were sent. */
  attemptedFrom: Date
  attemptedUntil: Date
  now: Date
}

/**
 * `found`: it is there. `absent`: surely not there and never will be, so it may be sent again. `repeat`: sending again with
 * the same token is safe, the network deduplicates it. `unsure`: a person has to look.
 */
export type Found = { answer: 'found'; receipt: Receipt } | { answer: 'absent' } | { answer: 'repeat' } | { answer: 'unsure'; evidence: string; lookAt?: string | undefined }

export type Account = {
  handle: string
  name?: string | undefined
  url?: string | undefined
  followers?: number | undefined
  /** Limits and facts to remember on the channel; given back as `channel.learnt`. JSON. */
  learnt: Record<string, unknown>
  tokenExpiresAt?: Date | undefined
  /** What does not work although the channel does, each as a calm sentence with the next step. */
  notes?: readonly string[] | undefined
}

export type PostMetrics = { likes?: number; shares?: number; replies?: number; quotes?: number; clicks?: number; views?: number }

export type ResolvedTarget = { remoteId: string; url: string; author: string; text: string; extra?: Readonly<Record<string, string>> | undefined }

export type Mention = { remoteId: string; url: string; author: string; authorName?: string; text: string; at: string; inReplyTo?: string; kind: 'mention' | 'reply' | 'quote' }

/** What a network can do: the one table from which the admin, the checks and `docs/networks.md` are made. */
export type Capabilities = {
  /** `native`: replies to oneself; `comments`: a first comment; `joined`: all parts become one text; `none`. */
  threads: 'native' | 'comments' | 'joined' | 'none'
  share: 'native' | 'quote' | 'link' | 'none'
  quote: boolean
  /** `if-mentioned`: only posts that mention or quote the account, and its own. */
  reply: boolean | 'if-mentioned'
  altText: boolean
  contentWarning: boolean
  language: boolean
  /** Who makes the link preview: the network, we, or nobody. */
  linkCard: 'network' | 'ours' | 'none'
  maxPictures: number
  needsPicture: boolean
  /** Whether a GIF may move: always, only as the one picture of its post, or never. */
  moving: 'yes' | 'alone' | 'no'
  delete: boolean
  metrics: boolean
  /** `comments`: only comments under its posts, where the access may read them. */
  mentions: boolean | 'comments'
  /** The network refuses words that were published before, so that a recurring post needs others each time. @default false */
  refusesRepeats?: boolean
  /** How a lost answer is settled. */
  exactness: 'token' | 'read-back' | 'person'
}

export type Limits = {
  /** Most a part's text may measure, by `measure`. */
  text: number
  /** The unit, for people: "characters", "graphemes". */
  unit: string
  /** Exact size of a text on this network, content warning included where the network counts it. */
  measure(text: string, more?: { contentWarning?: string | undefined }): number
  /** The same as data, for counters that work in a browser. @default UTF-16 characters */
  counting?: Counting | undefined
  /** Room of an answer and of a further part, where the network makes a comment of it that holds less. */
  reply?: { text: number; counting: Counting } | undefined
  altText: number
  /** Most pictures in a post, where that is not what the capabilities say (a server of its own). */
  pictures?: number | undefined
  /** Longest link, where the network has a field for one. */
  link?: number | undefined
  picture: PictureLimits
  /** Publishing calls that one channel may make: a token bucket. */
  rate: { perMinute: number; burst: number }
}

/** Connecting by the network's own consent page. Endpoints, state and PKCE are handled by the caller. */
export type ConnectFlow = {
  /** Builds the address of the consent page. `input` is what the person typed (the instance, for Mastodon). */
  start(request: ConnectStart): Promise<{ redirectTo: string; remember: Record<string, string> }>
  /** Turns the answer of the consent page into credentials and, where one has to be chosen, the Pages or boards to choose from. */
  finish(request: ConnectFinish): Promise<{ credentials: Record<string, string>; baseURL?: string; choices?: ConnectChoice[] }>
  /** Texts of what the person has to type first. */
  readonly asks?: { readonly name: string; readonly label: string; readonly placeholder: string; readonly is?: 'server' | 'account' } | undefined
  /** The document about this installation that the network's servers read at `Client.metadataURL`. Public. */
  describeClient?(client: Client): Record<string, unknown>
}

export type ConnectStart = { input: string; redirectURI: string; state: string; codeChallenge: string; http: Http; baseURL?: string | undefined; client?: Client | undefined }
export type ConnectFinish = {
  code: string
  redirectURI: string
  codeVerifier: string
  remember: Readonly<Record<string, string>>
  http: Http
  client?: Client | undefined
  params: Readonly<Record<string, string>>
}
export type ConnectChoice = { id: string; label: string; credentials?: Record<string, string>; settings?: Record<string, unknown> }
