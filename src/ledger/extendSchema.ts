import { sql } from '@payloadcms/db-postgres/drizzle'
import { bigint, bigserial, boolean, date, doublePrecision, index, integer, jsonb, type pgTable, primaryKey, text, timestamp, uuid } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { Config } from 'payload'
import type { Slugs } from '../slugs.ts'
import { bareTables } from './tables.ts'

type Column = Record<string, never>
type Tables = Record<string, Record<string, Column>>
type Hook = (args: {
  schema: { tables: Tables; relations: unknown; enums: unknown }
  extendTable(args: { table: unknown; extraConfig: (columns: Record<string, Column>) => Record<string, unknown> }): void
}) => { tables: Tables; relations: unknown; enums: unknown }
type Adapter = { afterSchemaInit?: Hook[]; tableNameMap: Map<string, string>; idType: string; pgSchema: { table: typeof pgTable } }
type AdapterInit = { init(args: never): Adapter }

/**
 * Adds to the host's database schema what Payload's fields cannot say: partial indexes of the ledger (without them the sweep
 * reads a million rows) and tables that are no collections. They become part of the host's own migrations.
 */
export function extendSchema(config: Config, slugs: Slugs): Config {
  const db = config.db as unknown as AdapterInit | undefined
  if (!db || typeof db.init !== 'function') return config
  const init: AdapterInit['init'] = (args) => {
    const adapter = db.init(args)
    adapter.afterSchemaInit = [...(adapter.afterSchemaInit ?? []), ledgerSchema(adapter, slugs)]
    return adapter
  }
  return { ...config, db: { ...db, init } as unknown as NonNullable<Config['db']> }
}

function ledgerSchema(adapter: Adapter, slugs: Slugs): Hook {
  return ({ schema, extendTable }) => {
    const name = slugs.deliveries.replace(/-/g, '_')
    const deliveries = schema.tables[adapter.tableNameMap.get(name) ?? name]
    if (deliveries) {
      extendTable({
        table: deliveries,
        extraConfig: (t) => ({
          socialReady: index('social_deliveries_ready_idx').on(column(t, 'channel'), column(t, 'runAt'), column(t, 'id')).where(sql.raw("state = 'scheduled'")),
          socialSweep: index('social_deliveries_sweep_idx').on(column(t, 'runAt'), column(t, 'channel')).where(sql.raw("state = 'scheduled'")),
          socialDue: index('social_deliveries_late_idx').on(column(t, 'dueAt')).where(sql.raw("state in ('scheduled', 'held')")),
          socialLease: index('social_deliveries_lease_idx').on(column(t, 'leaseUntil')).where(sql.raw("state = 'publishing'")),
          socialUnknown: index('social_deliveries_unknown_idx').on(column(t, 'nextCheckAt')).where(sql.raw("state = 'unknown'")),
          socialHeld: index('social_deliveries_held_idx').on(column(t, 'channel')).where(sql.raw("state = 'held'")),
          socialEnded: index('social_deliveries_ended_idx').on(column(t, 'dueAt')).where(sql.raw("state in ('failed', 'missed')")),
          socialCalendar: index('social_deliveries_calendar_idx').on(column(t, 'channel'), column(t, 'dueAt')),
        }),
      })
    }
    const channelId = () => (adapter.idType === 'serial' ? integer('channel_id').primaryKey() : uuid('channel_id').primaryKey())
    const moment = (column: string) => timestamp(column, { precision: 3, withTimezone: true })
    const table = adapter.pgSchema.table
    return {
      ...schema,
      tables: {
        ...schema.tables,
        [bareTables.gates]: table(bareTables.gates, {
          channelId: channelId(),
          tokens: doublePrecision('tokens').notNull().default(0),
          refilledAt: moment('refilled_at').notNull().default(sql.raw("'-infinity'")),
          blockedUntil: moment('blocked_until'),
          day: text('day').notNull().default(''),
          dayCount: integer('day_count').notNull().default(0),
        }) as unknown as Record<string, Column>,
        [bareTables.vault]: table(bareTables.vault, {
          channelId: channelId(),
          sealed: text('sealed').notNull(),
          version: bigint('version', { mode: 'number' }).notNull().default(1),
          updatedAt: moment('updated_at').notNull().defaultNow(),
        }) as unknown as Record<string, Column>,
        [bareTables.connects]: table(bareTables.connects, {
          key: text('key').primaryKey(),
          owner: text('owner').notNull(),
          stage: text('stage').notNull(),
          sealed: text('sealed').notNull(),
          expiresAt: moment('expires_at').notNull(),
        }) as unknown as Record<string, Column>,
        // A file that was looked at and waits for a person's word, or is being imported. Its id is the hash of a token that only that person has.
        [bareTables.imports]: table(bareTables.imports, {
          id: text('id').primaryKey(),
          userId: text('user_id').notNull(),
          state: text('state').notNull().default('previewed'),
          rows: jsonb('rows'),
          total: integer('total').notNull(),
          done: integer('done').notNull().default(0),
          line: integer('line'),
          message: text('message'),
          createdAt: moment('created_at').notNull().defaultNow(),
        }) as unknown as Record<string, Column>,
        // Followers of a channel, a row a day.
        [bareTables.audience]: table(
          bareTables.audience,
          {
            channelId: adapter.idType === 'serial' ? integer('channel_id').notNull() : uuid('channel_id').notNull(),
            day: date('day').notNull(),
            followers: integer('followers').notNull(),
          },
          (t) => [primaryKey({ columns: [t.channelId, t.day] })],
        ) as unknown as Record<string, Column>,
        // Appended to by every save of an article and never updated, so that no save ever waits for the job that reads it.
        [bareTables.notes]: table(
          bareTables.notes,
          {
            id: bigserial('id', { mode: 'number' }).primaryKey(),
            key: text('key').notNull(),
            source: text('source').notNull(),
            article: text('article').notNull(),
            wasLive: boolean('was_live').notNull(),
            quiet: boolean('quiet').notNull(),
            notedAt: moment('noted_at').notNull().defaultNow(),
            retryAt: moment('retry_at'),
          },
          (t) => ({ key: index('social_notes_key_idx').on(t.key) }),
        ) as unknown as Record<string, Column>,
      },
    }
  }
}

function column(columns: Record<string, Column>, name: string): Column {
  const found = columns[name]
  if (!found) throw new Error(`payload-social-campaigns: the deliveries have no column "${name}". An override may change fields, not remove them.`)
  return found
}
