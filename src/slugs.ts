import type { CollectionSlug, GlobalSlug } from 'payload'

/** Every slug of the plugin, once. A host may rename them in the options. */
export const defaultSlugs = {
  channels: 'social-channels',
  posts: 'social-posts',
  deliveries: 'social-deliveries',
  campaigns: 'campaigns',
  sponsors: 'sponsors',
  handles: 'social-handles',
  templates: 'social-templates',
  feeds: 'social-feeds',
  mentions: 'social-mentions',
  /** One row for each article that ever went live: what was seen of it, and what is still to do. */
  promotions: 'social-promotions',
  /** Who did what, append-only. */
  records: 'social-records',
  settings: 'social-settings',
} as const

export type SlugKey = keyof typeof defaultSlugs
/** Typed as slugs of the host, which they are once the plugin is installed; its generated types know them. */
export type Slugs = Readonly<Record<Exclude<SlugKey, 'settings'>, CollectionSlug> & { settings: GlobalSlug }>
