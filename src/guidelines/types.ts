import type { Said } from '../domain/said.ts'
import type { Lifespan, Overflow, PostKind } from '../domain/words.ts'

/** `hint`: a quiet mark. `warn`: confirmed once. `block`: cannot be sent unless somebody who may overrides it, with a reason. */
export const levels = ['hint', 'warn', 'block'] as const
export type Level = (typeof levels)[number]

/** A picture of a post, as far as the checks look at it. */
export type CheckedMedia = {
  image?: string | undefined
  filename?: string | undefined
  alt?: string | undefined
  credit?: string | undefined
}

/** A text or pictures for one network or one channel. */
export type CheckedVariant = {
  network?: string | undefined
  channel?: string | undefined
  title?: string | undefined
  text?: string | undefined
  media?: readonly CheckedMedia[] | undefined
}

/** A social post as the checks see it: the fields of the collection, with relations already read. */
export type CheckedPost = {
  id?: string | undefined
  title?: string | undefined
  kind?: PostKind | undefined
  /** URL of the post that is shared or answered. */
  target?: string | undefined
  text: string
  variants?: readonly CheckedVariant[] | undefined
  media?: readonly CheckedMedia[] | undefined
  /** Further parts of a thread. */
  more?: readonly { text?: string | undefined; media?: readonly CheckedMedia[] | undefined }[] | undefined
  /** What the post says of its link, where the network lets it. */
  card?: { title?: string | undefined; description?: string | undefined } | undefined
  link?: string | undefined
  contentWarning?: string | undefined
  category?: string | undefined
  lifespan?: Lifespan | undefined
  overflow?: Overflow | undefined
  /** BCP 47. Absent: guessed from common small words, else the organisation's. */
  language?: string | undefined
  /** Address of the Code of Conduct, for conferences and their calls. */
  codeOfConduct?: string | undefined
  /** ISO 8601 moment. */
  publishAt?: string | undefined
  /** ISO 8601 moment after which the post must not be sent any more. */
  endsAt?: string | undefined
  sponsor?: { name: string; disclosure?: string | undefined } | undefined
  /** Hashtags without '#'. */
  tags?: readonly string[] | undefined
  /** The article that the post promotes. */
  source?: { title?: string | undefined; url?: string | undefined; tags?: readonly string[] | undefined } | undefined
}

/** Limits of a channel, as data. */
export type CheckedLimits = { text: number; unit: string; altText: number; pictures?: number | undefined; needsPicture?: boolean | undefined }

/** A channel as the checks see it. */
export type CheckedChannel = {
  id: string
  name: string
  network: string
  standing?: 'primary' | 'active' | 'occasional' | 'dormant' | undefined
  language?: string | undefined
  /** IANA zone in which the days of its limit are counted. Default: that of the organisation. */
  timezone?: string | undefined
  /** Most posts a day. */
  dailyLimit?: number | undefined
  limits?: CheckedLimits | undefined
  /** Exact size of a text on the channel's network; without it graphemes are counted. */
  measure?: ((text: string) => number) | undefined
}

/** What is known about an address. `draft`: an unpublished document of the host. `slow`: no clear answer. */
export type LinkFact = 'ok' | 'dead' | 'slow' | 'draft'

/** What is known about a Code of Conduct page. `unlike`: it can be read but is something else. */
export type CodeOfConductFact = 'ok' | 'missing' | 'unlike' | 'slow'

/** A post that went out, or will, on a channel. Without `at` the moment is not known. */
export type RecentPost = {
  id?: string | undefined
  channel: string
  text: string
  link?: string | undefined
  at?: string | undefined
  kind?: PostKind | undefined /** It is planned to say the same again: no repeat. */
  again?: true | undefined
}

/** Days on which nothing is sent, from and until ISO dates (inclusive). `waits`: what is due on them is held until they are over, so that it only warns. */
export type Silence = { from: string; until: string; reason?: string | undefined; channels?: readonly string[] | undefined; waits?: true | undefined }

/** Facts for the checks. All optional: where a fact is missing, the check that needs it gives nothing. */
export type CheckContext = {
  /** ISO 8601 moment of looking, for posts without a time. */
  now?: string | undefined
  /** IANA zone in which days are counted. Default UTC. */
  timezone?: string | undefined
  organisation?: Organisation | undefined
  /** Names of people, sponsors and places that may look like other words. */
  names?: readonly string[] | undefined
  /** Hashtags in the spelling the organisation uses, without '#'. */
  knownTags?: readonly string[] | undefined
  links?: Readonly<Record<string, LinkFact>> | undefined
  codesOfConduct?: Readonly<Record<string, CodeOfConductFact>> | undefined
  /** Whether a mention (as written, with '@') exists. */
  handles?: Readonly<Record<string, boolean>> | undefined
  recent?: readonly RecentPost[] | undefined
  silences?: readonly Silence[] | undefined
  /** Handles (with '@') and addresses of conversations that nobody answers. */
  doNotEngage?: readonly string[] | undefined
  /** When the post was meant to go out before it was moved. */
  movedFrom?: string | undefined
  /** Set by `runGuidelines`: the chosen channels, the tuning of the running check, the languages that are off for it. */
  channels?: readonly CheckedChannel[] | undefined
  options?: Readonly<Record<string, unknown>> | undefined
  languagesOff?: readonly string[] | undefined
}

export type Organisation = {
  name?: string | undefined
  /** Own sites: links to them are never advertising. */
  domains?: readonly string[] | undefined
  /** Sites of events and friends that may be promoted with a discount. */
  eventDomains?: readonly string[] | undefined
  /** BCP 47 language of posts that name none. Default `en`. */
  language?: string | undefined
}

/** What a check says. `level` defaults to the guideline's own. */
export type Remark = {
  /** A kind sentence that says what was found and why it matters. */
  message: string
  /** What to do instead. */
  suggestion?: string | undefined
  /** The name of the sentence and what fills its places, so that people read it in their own language. Without, `message` is shown as it is. */
  says?: Said | undefined
  /** Field of the post, as in the REST API: `text`, `media.0.alt`, `variants.1.text`. */
  path: string
  level?: Level | undefined
  /** UTF-16 offsets into the text at `path`. */
  start?: number | undefined
  end?: number | undefined
  /** The words it is about, for "always allow this word". */
  word?: string | undefined
  /** A second person has to look at the post, however quiet the mark is. */
  needsApproval?: true | undefined
}

/** A remark with the check that made it and its final level. */
export type Finding = Remark & { check: string; level: Level; channel?: string | undefined }

/** One rule of an organisation. Pure: the same post, channel and context always give the same remarks. */
export type Guideline = {
  readonly id: string
  readonly title: string
  readonly defaultLevel: Level
  /** `server`: too heavy, or needs facts that only the server has. */
  readonly where: 'everywhere' | 'server'
  /** `channel`: asked once for each channel of the post. Default `post`: asked once, without a channel. */
  readonly per?: 'post' | 'channel' | undefined
  /** Tuning, as JSON, so that a browser can make the same check again. */
  readonly options?: Readonly<Record<string, unknown>> | undefined
  check(post: CheckedPost, channel: CheckedChannel | undefined, context: CheckContext): Remark[]
}

/** How an organisation tunes one check. */
export type CheckSetting = {
  level?: Level | 'off' | undefined
  options?: Readonly<Record<string, unknown>> | undefined
  /** A switch per language, by two letters: `{ en: false }`. */
  languages?: Readonly<Record<string, boolean>> | undefined
}

/** "Ignore here": one finding on one post. A block needs `override`, which the caller gives only for a role that may. */
export type Ignored = { check: string; path: string; word?: string | undefined; channel?: string | undefined; override?: boolean | undefined }

export type GuidelineSettings = {
  checks?: Readonly<Record<string, CheckSetting>> | undefined
  /** "Always allow this word". */
  allowedWords?: readonly string[] | undefined
  ignored?: readonly Ignored[] | undefined
  /** Blocks of this post that somebody who may has overridden, by their keys: only these can be ignored. */
  overridden?: readonly string[] | undefined
}
