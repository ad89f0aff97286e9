/**
 * How sending can fail. A failure is a fact thrown by whoever met it; what to do about it is decided once, from
 * this table, by the engine.
 *
 * - `refused`: the network surely did not accept it, and will not. A person has to change something.
 * - `throttled`: surely not accepted; the network said to come back later.
 * - `unreachable`: surely not sent (no connection, or a preparatory call failed). Sent again later.
 * - `ambiguous`: the publishing call left and its answer is missing or unreadable. Never repeated blindly.
 * - `handed`: nothing is sent from here: a person posts it and says so.
 */
export const failureKinds = ['refused', 'throttled', 'unreachable', 'ambiguous', 'handed'] as const
export type FailureKind = (typeof failureKinds)[number]

type Remedy = {
  readonly kind: FailureKind
  /** What the person who reads it can do next, as one plain sentence. */
  readonly advice: string
  /** The channel itself is the trouble: its other posts are held until somebody looks after it. */
  readonly holdsChannel?: true
}

/** Every failure has a name, a kind and a next step. A code that is not in this table does not compile. */
export const remedies = {
  'not-connected': { kind: 'refused', holdsChannel: true, advice: 'Connect the channel, then its posts go on by themselves.' },
  unauthorized: { kind: 'refused', holdsChannel: true, advice: 'Reconnect the channel: its access was revoked or has ended. Its posts wait until then.' },
  suspended: { kind: 'refused', holdsChannel: true, advice: 'Sign in on the network and look at the notices on the account; it is suspended, locked or deactivated.' },
  forbidden: { kind: 'refused', advice: 'Give the channel the missing permission on the network and reconnect it, then retry.' },
  'no-account': { kind: 'refused', holdsChannel: true, advice: 'Check the address and the account name of the channel.' },
  'too-long': { kind: 'refused', advice: 'Shorten the text for this channel, or let it become a thread.' },
  empty: { kind: 'refused', advice: 'Write a text or add a picture for this channel.' },
  duplicate: { kind: 'refused', advice: 'The network refuses to repeat the same words. Change the text, then retry.' },
  'invalid-content': { kind: 'refused', advice: 'Read what the network says, change the post, then retry.' },
  'invalid-link': { kind: 'refused', advice: 'Check the link of the post, then retry.' },
  'media-missing': { kind: 'refused', advice: 'The picture file could not be read. Upload it again, then retry.' },
  'media-refused': { kind: 'refused', advice: 'Replace the picture by one the network accepts (JPEG, PNG, WebP or GIF), then retry.' },
  'media-required': { kind: 'refused', advice: 'This network needs a picture. Add one, then retry.' },
  'target-missing': { kind: 'refused', advice: 'The post that is shared or answered is gone or not visible. Paste another link or drop this delivery.' },
  'not-supported': { kind: 'refused', advice: 'This network cannot do that. Choose another kind of post or another channel.' },
  'not-paid': { kind: 'refused', holdsChannel: true, advice: 'The network asks for a paid plan or credits. Look at the plan of the app, then retry.' },
  outdated: { kind: 'refused', holdsChannel: true, advice: 'The network retired the API version that is used. Set a newer one in the options.' },
  'private-address': { kind: 'refused', advice: 'The address is on a private network. Allow it with SOCIAL_ALLOW_PRIVATE_HOSTS if that is wanted.' },
  blocked: { kind: 'refused', advice: 'A guideline stops this post. Change it, or ask someone who may override the guideline.' },
  throttled: { kind: 'throttled', advice: 'Nothing to do: it goes out by itself when the network allows it.' },
  unreachable: { kind: 'unreachable', advice: 'Nothing to do: it is tried again by itself. If it stays, check the address of the channel.' },
  'not-ready': { kind: 'unreachable', advice: 'Nothing to do: the network is still preparing the picture; it is tried again by itself.' },
  'page-missing': { kind: 'unreachable', advice: 'Nothing to do: it goes out by itself when the page that it links to is there. If it stays, check the link.' },
  unavailable: { kind: 'unreachable', advice: 'Nothing to do: the network has trouble; it is tried again by itself.' },
  'no-answer': { kind: 'ambiguous', advice: 'The network may have accepted it. We look there ourselves before anything is sent again.' },
  'server-error': { kind: 'ambiguous', advice: 'The network may have accepted it. We look there ourselves before anything is sent again.' },
  'unreadable-answer': { kind: 'ambiguous', advice: 'The network answered something unreadable. We look there ourselves before anything is sent again.' },
  'by-hand': { kind: 'handed', advice: 'Post it yourself, then say that it is there and paste its link.' },
  'worker-died': { kind: 'ambiguous', advice: 'The worker stopped while sending. We look on the network before anything is sent again.' },
} as const satisfies Record<string, Remedy>

export type FailureCode = keyof typeof remedies

/** What is stored and shown of a failure: its name, a sentence, and the next step. */
export type FailureNote = { code: FailureCode; message: string; advice: string }

/** The one error class that a network connector throws. `message` is a plain sentence for the person who sees it; never a secret. */
export class NetworkFailure extends Error {
  readonly code: FailureCode
  readonly kind: FailureKind
  /** When the network itself said it may be tried again. */
  readonly retryAt: Date | undefined
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined
  /** For an ambiguous duplicate: the remote id that the network named (LinkedIn names the URN). */
  readonly remoteId: string | undefined
  /** The setting of the channel that is wrong, in the group named after its network: `board`, `pageId`, `author`. */
  readonly setting: string | undefined

  constructor(
    code: FailureCode,
    message: string,
    more: { retryAt?: Date | undefined; status?: number | undefined; remoteId?: string | undefined; setting?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'NetworkFailure'
    this.code = code
    this.kind = remedies[code].kind
    this.retryAt = more.retryAt
    this.status = more.status
    this.remoteId = more.remoteId
    this.setting = more.setting
  }
}

/** What a person is told about a failure. */
export function toFailureNote(failure: { code: FailureCode; message: string }): FailureNote {
  return { code: failure.code, message: failure.message, advice: remedies[failure.code].advice }
}

/** Whether this failure is the channel's own trouble, so that its other posts must wait. */
export function holdsChannel(code: FailureCode): boolean {
  const remedy: Remedy = remedies[code]
  return remedy.holdsChannel === true
}
