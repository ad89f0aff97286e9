import type { LookedAt } from './content.ts'
import type { EditorialStatus, PostStatus } from './states.ts'
import type { Lifespan, Overflow, PostKind } from './words.ts'

/** A relation as Payload gives it: an id, or the document. */
export type Ref<Doc = { id: string | number }> = string | number | Doc | null | undefined

export type PictureDoc = {
  id: string | number
  alt?: string | null
  credit?: string | null
  filename?: string | null
  mimeType?: string | null
  filesize?: number | null
  updatedAt?: string | null
  width?: number | null
  height?: number | null
  focalX?: number | null
  focalY?: number | null
  url?: string | null
}
export type MediaRow = { image?: Ref<PictureDoc>; alt?: string | null; credit?: string | null }

/** A social post as the hooks read it. */
export type PostDoc = {
  id: string | number
  title?: string | null
  kind?: PostKind | null
  target?: string | null
  text?: string | null
  link?: string | null
  tags?: string[] | null
  media?: MediaRow[] | null
  more?: { text?: string | null; media?: MediaRow[] | null }[] | null
  variants?: { network?: string | null; channel?: Ref; title?: string | null; text?: string | null; media?: MediaRow[] | null }[] | null
  card?: { title?: string | null; description?: string | null; image?: Ref<PictureDoc> } | null
  contentWarning?: string | null
  language?: string | null
  overflow?: Overflow | null
  channels?: Ref[] | null
  campaign?: Ref
  sponsor?: Ref
  source?: { relationTo: string; value: Ref } | null
  promotion?: Ref
  angle?: string | null
  composed?: unknown
  withdrawnBy?: string | null
  category?: string | null
  lifespan?: Lifespan | null
  status?: PostStatus | EditorialStatus | null
  publishAt?: string | null
  publishAt_tz?: string | null
  queue?: boolean | null
  codeOfConduct?: string | null
  endsAt?: string | null
  /** Comes back: it is not sent itself, its occurrences are posts of their own. */
  recurrence?: { frequency?: string | null } | null
  findings?: unknown
  ignored?: unknown
  overrideReason?: string | null
  /** Which blocks the reason is about, who gave it and when. Only the plugin writes it. */
  overridden?: unknown
  /** Warnings that somebody ticked. Not given: whoever gives the status has seen them. */
  warningsSeen?: unknown
  checkedWith?: LookedAt | null
  /** The recurring post that this is an occurrence of. */
  repeatOf?: Ref
}

/** A channel as the hooks read it. */
export type ChannelDoc = {
  id: string | number
  name: string
  network: string
  handle?: string | null
  baseURL?: string | null
  connected?: boolean | null
  standing?: 'primary' | 'active' | 'occasional' | 'dormant' | null
  paused?: boolean | null
  timezone?: string | null
  language?: string | null
  slots?: { day: number; time: string }[] | null
  dailyLimit?: number | null
  weekly?: number | null
  trouble?: string | null
  learnt?: Record<string, unknown> | null
  health?: { ok?: boolean | null; checkedAt?: string | null; message?: string | null; tokenExpiresAt?: string | null; followers?: number | null } | null
  [group: string]: unknown
}

/** The id behind a relation, as text. */
export function refId(ref: Ref<{ id: string | number }>): string | undefined {
  if (ref === null || ref === undefined) return undefined
  return String(typeof ref === 'object' ? ref.id : ref)
}
