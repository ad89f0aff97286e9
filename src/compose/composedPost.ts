import type { Problem } from '../domain/content.ts'
import type { Lifespan, Overflow, Standing } from '../domain/words.ts'
import type { Article } from './articleShape.ts'
import type { PostTemplate } from './chooseTemplate.ts'
import type { DocumentId } from './fields.ts'
import type { UTM, UTMPreset } from './links.ts'
import type { TemplateValues } from './templateVariables.ts'

/** A picture of a post, as the field `media` of a social post keeps it. */
export type ComposedMedia = { image: DocumentId; alt: string; credit?: string | undefined }

/** What one network gets instead of the post's text. */
export type ComposedVariant = { network: string; text: string /** Where the network has a field for one. */; title?: string | undefined }

/** A social post, composed and not yet saved. */
export type ComposedPost = {
  /** Stable name of the post among those of its article: the angle. */
  key: string
  angle: string
  /** Internal, for lists in the admin. */
  title: string
  /** Without link and hashtags: each network puts them where it wants them. */
  text: string
  /** The plain address. Campaign parameters differ by network: `tagLinks` adds them when the post is rendered. */
  link?: string | undefined
  /** Campaign parameters, without the network as source unless a preset names one. Undefined: none are wanted. */
  utm?: UTM | undefined
  /** Hashtags without '#'. */
  tags: string[]
  media: ComposedMedia[]
  card?: { title: string; description: string } | undefined
  variants: ComposedVariant[]
  /** ISO 8601 duration after go-live. */
  offset: string
  /** ISO 8601 instant. */
  dueAt: string
  channels: DocumentId[]
  category?: string | undefined
  lifespan: Lifespan
  language?: string | undefined
  overflow: Overflow
}

/** A problem of one composed post, or of all when it has no `key`. */
export type ComposeProblem = Problem & { key?: string | undefined }

/** A channel as far as the composer needs it. */
export type ComposeChannel = { id: DocumentId; name?: string | undefined; network: string; standing?: Standing | undefined }

/** One post that an article of a source gets. */
export type PromotionPlanItem = {
  /** Which side of the article it shows: `launch`, or any other name for a further one. */
  angle: string
  /** ISO 8601 duration after go-live. @default 'PT0S' for the launch, 'P21D' for further angles */
  offset?: string | undefined
  /** @default every channel that is not dormant */
  channels?: readonly DocumentId[] | undefined
  /** @default every network */
  networks?: readonly string[] | undefined
  /** Id or name of a template that is used instead of the composed text. */
  template?: DocumentId | undefined
  lifespan?: Lifespan | undefined
  overflow?: Overflow | undefined
}

/** A launch at once, and a second angle three weeks later. */
export const defaultPlan: readonly PromotionPlanItem[] = [
  { angle: 'launch', offset: 'PT0S' },
  { angle: 'angle-2', offset: 'P21D' },
]

/** An article, its plan and its campaign. */
export type ComposeInput = {
  article: Article
  plan?: readonly PromotionPlanItem[] | undefined
  templates?: readonly PostTemplate[] | undefined
  /** Of the settings, then of the campaign: later ones win. */
  utm?: readonly (UTMPreset | undefined)[] | undefined
  /** Name of the campaign, for `{campaign}` and the campaign parameter. */
  campaign?: string | undefined
  channels: readonly ComposeChannel[]
  language?: string | undefined
  category?: string | undefined
  lifespan?: Lifespan | undefined
  /** When the article went live, ISO 8601. */
  wentLiveAt: string
  /** In which the days of an offset are counted and dates are written. @default 'UTC' */
  timeZone?: string | undefined
  /** Values for templates that the article does not tell (`{sponsor}`, `{event}`, …). */
  values?: TemplateValues | undefined
}
