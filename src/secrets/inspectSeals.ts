import type { Runtime } from '../runtime.ts'

/** Looks at the seals of all credentials without changing them: ids of channels that no key opens, and how many have an older key. */
export async function inspectSeals({ query, tables: t, sealer }: Pick<Runtime, 'query' | 'tables' | 'sealer'>): Promise<{ unreadable: string[]; old: number }> {
  const rows = await query<{ channel_id: string | number; sealed: string }>(`select channel_id, sealed from ${t.vault} order by channel_id`)
  const unreadable = rows.filter(({ channel_id: id, sealed }) => !opens(() => sealer.open(sealed, `channel:${id}`))).map(({ channel_id: id }) => String(id))
  return { unreadable, old: rows.filter(({ sealed }) => sealer.isOld(sealed)).length }
}

function opens(open: () => unknown): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}
