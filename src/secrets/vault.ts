import { NetworkFailure } from '../domain/failures.ts'
import type { Query, Transaction } from '../ledger/sql.ts'
import type { Tables } from '../ledger/tables.ts'
import type { Credentials, Vault } from '../networks/port.ts'
import type { Sealer } from './seal.ts'

type Context = { query: Query; transaction: Transaction; tables: Tables; sealer: Sealer }

/** Another worker may have refreshed a token meanwhile; the network then says so and `update` reads anew. */
const freshMs = 10_000

/** The vault of one channel, opened at most every ten seconds. Credentials are never part of the channel's document. */
export function openVault({ query, transaction, tables, sealer }: Context, channelId: string): Vault {
  const open = (sealed: string | undefined): Credentials => {
    if (sealed === undefined) return {}
    try {
      return JSON.parse(sealer.open(sealed, `channel:${channelId}`)) as Credentials
    } catch (error) {
      // The channel's own trouble: its posts wait until somebody looks after it.
      throw new NetworkFailure('not-connected', error instanceof Error ? error.message : 'The stored credentials cannot be read. Reconnect the channel.')
    }
  }
  let known: { at: number; credentials: Credentials } | undefined
  return {
    async read() {
      if (known && performance.now() - known.at < freshMs) return known.credentials
      const rows = await query<{ sealed: string }>(`select sealed from ${tables.vault} where channel_id = $1::${tables.id}`, [channelId], 'social_vault_read')
      known = { at: performance.now(), credentials: open(rows[0]?.sealed) }
      return known.credentials
    },
    update: (change) => {
      known = undefined
      return transaction(async (inside) => {
        const rows = await inside<{ sealed: string }>(`select sealed from ${tables.vault} where channel_id = $1::${tables.id} for update`, [channelId])
        const next = await change(open(rows[0]?.sealed))
        await writeCredentials({ query: inside, tables, sealer }, channelId, next)
        return next
      }).then((credentials) => {
        known = { at: performance.now(), credentials }
        return credentials
      })
    },
  }
}

/** Seals and stores credentials, in the transaction of the given query. Nothing left wipes the row. */
export async function writeCredentials({ query, tables, sealer }: Pick<Context, 'query' | 'tables' | 'sealer'>, channelId: string, credentials: Credentials): Promise<void> {
  const kept = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== undefined && value !== ''))
  if (Object.keys(kept).length === 0) {
    await query(`delete from ${tables.vault} where channel_id = $1::${tables.id}`, [channelId])
    return
  }
  await query(
    `insert into ${tables.vault} as v (channel_id, sealed, version, updated_at) values ($1::${tables.id}, $2, 1, now())
     on conflict (channel_id) do update set sealed = excluded.sealed, version = v.version + 1, updated_at = now()`,
    [channelId, sealer.seal(JSON.stringify(kept), `channel:${channelId}`)],
  )
}
