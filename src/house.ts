import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import type { Guideline } from './guidelines/types.ts'
import type { Network } from './networks/port.ts'
import type { Role, SocialCampaignsOptions } from './options.ts'
import type { Runtime } from './runtime.ts'
import type { Slugs } from './slugs.ts'

/** What collections, hooks and jobs receive: the options in force, resolved once, and the way to what runs. */
export type House = {
  slugs: Slugs
  options: SocialCampaignsOptions
  /** Slug of the host's upload collection. */
  media: CollectionSlug
  /** Slug of the host's users. */
  users: CollectionSlug
  networks: ReadonlyMap<string, Network>
  guidelines: readonly Guideline[]
  sources: ReadonlyMap<CollectionSlug, SourceSettings>
  latenessMs: number
  /** Whether somebody may do something; the one place that decides. */
  can(role: Role, req: PayloadRequest): Promise<boolean>
  /** What runs beside a Payload instance. */
  runtime(payload: Payload): Runtime
}

export type SourceSettings = Exclude<NonNullable<SocialCampaignsOptions['sources']>[string], true>
