import type { Content } from '../domain/content.ts'
import type { Silence } from '../domain/silences.ts'
import type { DeliveryState, PostStatus } from '../domain/states.ts'

/** Documents as the REST API gives them at depth 0, as far as the admin shows them. */

type Id = string | number

export type DeliveryDoc = {
  id: Id
  post?: Id | null
  channel?: Id | null
  dueAt: string
  state: DeliveryState
  holdReason?: string | null
  url?: string | null
  publishedAt?: string | null
  askedAt?: string | null
  evidence?: string | null
  lookAt?: string | null
  error?: { code?: string | null; message?: string | null; advice?: string | null } | null
  parts?: { text?: string; remoteId?: string; url?: string; publishedAt?: string }[] | null
  attempts?: { startedAt?: string | null; endedAt?: string | null; outcome?: string; code?: string; message?: string }[] | null
  moves?: { from?: string; to?: string; at?: string; by?: string; dueAt?: string }[] | null
  content?: Content | null
  metrics?: (Partial<Record<MetricName, number>> & { readAt?: string }) | null
}

export const metricNames = ['likes', 'shares', 'replies', 'quotes', 'clicks', 'views'] as const
export type MetricName = (typeof metricNames)[number]

export type SocialPostDoc = { id: Id; title?: string | null; text?: string | null; status?: PostStatus | null; publishAt?: string | null; channels?: Id[] | null }

export type PlaceDoc = {
  id: Id
  name: string
  network: string
  handle?: string | null
  baseURL?: string | null
  timezone?: string | null
  connected?: boolean | null
  bluesky?: { appURL?: string | null } | null
  manual?: { where?: string | null } | null
  health?: { ok?: boolean | null; checkedAt?: string | null; message?: string | null; tokenExpiresAt?: string | null; followers?: number | null; alarm?: string | null } | null
  standing?: string | null
  paused?: boolean | null
  trouble?: string | null
  /** How its mentions were last asked for. `off`: its access may not read them. */
  inbox?: { off?: boolean | null; message?: string | null } | null
}

export type PromotionDoc = {
  id: Id
  live?: boolean | null
  quiet?: boolean | null
  composed?: boolean | null
  problems?: { message?: string; path?: string }[] | null
  message?: string | null
}

export type RecordDoc = {
  id: Id
  createdAt: string
  what: string
  who?: Id | null
  by?: string | null
  subject?: string | null
  reason?: string | null
  before?: unknown
  after?: unknown
}

export type SettingsDoc = {
  stopped?: boolean | null
  silences?: Silence[] | null
  helpAddress?: string | null
  savedReplies?: { name: string; text: string }[] | null
  sources?: { collection: string; promote: PromoteMode }[] | null
}

export type PromoteMode = 'automatic' | 'ask' | 'off'
