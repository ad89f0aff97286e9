import type { ChannelDoc, PostDoc, Ref } from '../domain/documents.ts'
import type { CampaignKind, CampaignStatus } from '../domain/words.ts'

export type ArticleRef = { relationTo: string; value: Ref }

export type StepDoc = {
  id?: string | null
  offset: string
  title?: string | null
  text?: string | null
  link?: string | null
  template?: Ref
  channels?: Ref[] | null
  state?: 'planned' | 'past' | null
  dueAt?: string | null
  plannedPost?: Ref
}

export type PoolDoc = {
  id?: string | null
  title?: string | null
  text?: string | null
  link?: string | null
  language?: string | null
  maxUses?: number | null
  variations?: { id?: string | null; text: string; language?: string | null }[] | null
  post?: Ref<PostDoc>
  article?: ArticleRef | null
  startsAt?: string | null
  endsAt?: string | null
  waits?: boolean | null
}

export type PoolSource = { id?: string | null; collection: string; olderThanDays?: number | null; tag?: string | null; category?: string | null }

/** That a channel has less than it should in a week, as it is stored and shown. */
export type Shortage = { channel: string; weekOf: string; missing: number; cause: 'pool' | 'slots'; message: string }

/** A campaign as the hooks and jobs read it. */
export type CampaignDoc = {
  id: string | number
  name: string
  kind: CampaignKind
  status: CampaignStatus
  anchorAt?: string | null
  anchorAt_tz?: string | null
  timezone?: string | null
  planAs?: 'scheduled' | 'draft' | null
  startsAt?: string | null
  endsAt?: string | null
  needsGo?: boolean | null
  releasedAt?: string | null
  goal?: string | null
  channels?: Ref<ChannelDoc>[] | null
  articles?: ArticleRef[] | null
  sponsors?: Ref[] | null
  owner?: Ref
  steps?: StepDoc[] | null
  utm?: Record<string, string | null> | null
  utmPreset?: string | null
  cooldown?: string | null
  maxUses?: number | null
  weekly?: number | null
  weeksAhead?: number | null
  languages?: string[] | null
  pool?: PoolDoc[] | null
  poolSources?: PoolSource[] | null
  shortages?: Shortage[] | null
  plannedUntil?: string | null
  planMessage?: string | null
  trusted?: boolean | null
  createdAt?: string
}

/** What ties a planned post to its plan. `hand` names the fields that a person changed since: they are kept. */
export type PlanNote = {
  item?: string
  variation?: string
  textKey?: string
  channel?: string
  /** When the plan has it due; a delivery elsewhere was moved by a person. */
  dueAt: string
  /** Digest of what the plan wrote, so that a change of the pool is seen. */
  hash?: string
  hand?: string[]
}
export type PlannedPost = PostDoc & { planKey?: string | null; plan?: PlanNote | null; repeatOf?: Ref; deletedAt?: string | null }

/** Marks posts that their plan has taken back, so that it may use them again. */
export const withdrawnByPlan = 'plan'
