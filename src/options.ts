import type { Telemetry } from 'bullmq'
import type { Access, CollectionConfig, GlobalConfig, PayloadRequest } from 'payload'
import type { PromotionPlanItem } from './compose/composedPost.ts'
import type { MappedArticle } from './compose/mapping.ts'
import type { Guideline } from './guidelines/types.ts'
import type { Network } from './networks/port.ts'
import { defaultSlugs, type SlugKey, type Slugs } from './slugs.ts'

/** What a host writes. Everything but nothing is required: `socialCampaigns({ sources: { posts: true } })` is enough for a blog. */
export type SocialCampaignsOptions = {
  /** Collections whose published documents are promoted. `true` is enough for a blog made from Payload's website template. @default {} */
  sources?: Record<string, true | SourceOptions>
  /** Networks that channels can be on. @default mastodon(), bluesky(), manual() */
  networks?: Network[]
  /** Slug of the host's upload collection. @default 'media' */
  media?: string
  /** Slug of the host's users. @default the admin's user collection */
  users?: string
  /** The public address of an article. @default Payload's serverURL + '/' + collection + '/' + slug */
  siteURL?: (args: { doc: Record<string, unknown>; collection: string; locale?: string | undefined }) => string | undefined
  /** Who may do what. None given: any signed-in admin user. As soon as one is given, the others deny. */
  roles?: Partial<Record<Role, RoleAccess>>
  /** Checks that run while writing, at approval and at sending; `defaultGuidelines()` or a preset is a good start. @default none */
  guidelines?: Guideline[]
  queue?: QueueOptions
  /** Alters a collection of the plugin; its slug stays. */
  overrides?: Partial<Record<string, (args: { defaultCollection: CollectionConfig }) => CollectionConfig>>
  /** Alters the settings global; its slug stays. */
  overrideSettings?: (args: { defaultGlobal: GlobalConfig }) => GlobalConfig
  /** Other slugs for the plugin's collections. */
  slugs?: Partial<Record<SlugKey, string>>
  /** Keeps collections and fields (so migrations stay stable), drops hooks, jobs, endpoints and components. @default false */
  disabled?: boolean
  /** Key for channel credentials, newest first, comma-separated. @default SOCIAL_ENCRYPTION_KEY, or derived from Payload's secret */
  encryptionKey?: string
  /** Allows channels, feeds and links on private or loopback addresses. @default SOCIAL_ALLOW_PRIVATE_HOSTS */
  allowPrivateHosts?: boolean
  /** After this long past its time a delivery is missed, never a stale surprise. @default 24 */
  latenessHours?: number
}

export type SourceOptions = {
  category?: string
  lifespan?: 'ad-hoc' | 'evergreen'
  /** What happens when an article goes live. @default 'automatic' */
  promote?: 'automatic' | 'ask' | 'off'
  /** Gives what the article's own fields do not tell; merged over what is found by itself. */
  article?: (args: { doc: never; locale?: string | undefined }) => Partial<MappedArticle>
  /** The promotion plan. @default a launch at once and a second angle after three weeks */
  plan?: PromotionPlanItem[]
  siteURL?: SocialCampaignsOptions['siteURL']
}

/** What people may do. `see` is what signed-in admin users have unless roles are given. */
export const roleNames = ['see', 'write', 'approve', 'publish', 'manageChannels', 'override'] as const
export type Role = (typeof roleNames)[number]
export type RoleAccess = (args: { req: PayloadRequest }) => boolean | Promise<boolean>

export type QueueOptions = {
  /** BullMQ on this Redis or Valkey. @default REDIS_URL, else BullMQ on the app's own PostgreSQL */
  redisURL?: string
  /** Runs a worker inside the server process. Off where workers run as their own processes. @default true */
  autorun?: boolean
  /** BullMQ's own telemetry hook (for instance bullmq-otel). @default none */
  telemetry?: Telemetry
}

export type { Access }

/** The slugs in force. */
export function resolveSlugs(options: SocialCampaignsOptions): Slugs {
  return { ...defaultSlugs, ...options.slugs } as Slugs
}
