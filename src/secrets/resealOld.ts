import type { Runtime } from '../runtime.ts'

export type Resealed = { resealed: number; unreadable: string[] }

/**
 * Seals credentials anew that were sealed with an older key, so that the old key can be taken away. Each row under its own lock; what no
 * key opens is left as it is and named by the id of its channel.
 */
export async function resealOld({ query, tables: t, sealer, vaultOf, log }: Pick<Runtime, 'query' | 'tables' | 'sealer' | 'vaultOf' | 'log'>): Promise<Resealed> {
  const rows = await query<{ channel_id: string | number; sealed: string }>(`select channel_id, sealed from ${t.vault} order by channel_id`)
  const result: Resealed = { resealed: 0, unreadable: [] }
  for (const row of rows.filter(({ sealed }) => sealer.isOld(sealed))) {
    const channelId = String(row.channel_id)
    try {
      await vaultOf(channelId).update((current) => current)
      result.resealed++
    } catch {
      result.unreadable.push(channelId)
    }
  }
  if (result.resealed > 0) log('info', 'credentials-resealed', { channels: result.resealed })
  if (result.unreadable.length > 0) log('warn', 'credentials-unreadable', { channels: result.unreadable.join(', ') })
  return result
}
