import type { Payload } from 'payload'
import type { Slugs } from '../slugs.ts'
import { toPostgresAdapter } from './sql.ts'

/** Quoted names of the tables that the ledger's statements use, and the type of Payload's ids. */
export type Tables = {
  deliveries: string
  posts: string
  /** Lists of words in posts, such as the days that a series leaves out. */
  postTexts: string
  channels: string
  campaigns: string
  promotions: string
  feeds: string
  imports: string
  settings: string
  silences: string
  records: string
  mentions: string
  gates: string
  vault: string
  notes: string
  connects: string
  audience: string
  /** How the record names posts: their slug. */
  postsSlug: string
  /** Cast of a document id: `int` or `uuid`. */
  id: 'int' | 'uuid'
}

/** Names of the tables that are not collections: rates per channel, sealed credentials, articles whose posts have yet to follow them, connections under way, files that are being imported, and followers by day. */
export const bareTables = {
  gates: 'social_gates',
  vault: 'social_vault',
  notes: 'social_notes',
  connects: 'social_connects',
  imports: 'social_imports',
  audience: 'social_audience',
} as const

/** Looks the names up in the adapter, so that other slugs and another schema are followed. */
export function resolveTables(payload: Pick<Payload, 'db'>, slugs: Slugs): Tables {
  const adapter = toPostgresAdapter(payload)
  const quote = (name: string) => (adapter.schemaName ? `"${adapter.schemaName}"."${name}"` : `"${name}"`)
  const nameOf = (slug: string) => {
    const key = slug
      .replace(/-/g, '_')
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
    return adapter.tableNameMap.get(key) ?? key
  }
  const table = (slug: string) => quote(nameOf(slug))
  return {
    deliveries: table(slugs.deliveries),
    posts: table(slugs.posts),
    postTexts: quote(`${nameOf(slugs.posts)}_texts`),
    channels: table(slugs.channels),
    campaigns: table(slugs.campaigns),
    promotions: table(slugs.promotions),
    settings: table(slugs.settings),
    silences: table(`${slugs.settings}_silences`),
    records: table(slugs.records),
    mentions: table(slugs.mentions),
    gates: quote(bareTables.gates),
    vault: quote(bareTables.vault),
    notes: quote(bareTables.notes),
    connects: quote(bareTables.connects),
    audience: quote(bareTables.audience),
    feeds: table(slugs.feeds),
    imports: quote(bareTables.imports),
    postsSlug: slugs.posts,
    id: adapter.idType === 'serial' ? 'int' : 'uuid',
  }
}
