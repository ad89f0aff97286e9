import type { PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { requestQuery } from '../ledger/sql.ts'
import { atHandle, disengagedHandles } from './readDisengaged.ts'

/** Which of some mentions nobody can answer from here: they are marked "do not engage", or belong to such a person or conversation. */
export async function closedAmong(house: House, req: PayloadRequest, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { tables: t } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const rows = await query<{ id: string; author: string | null; closed: boolean }>(
    `with recursive marked as (
       select id, channel_id, remote_id from ${t.mentions} where state = 'do-not-engage'
       union select m.id, m.channel_id, m.remote_id from ${t.mentions} m join marked k on m.in_reply_to = k.remote_id and m.channel_id = k.channel_id
     ) select x.id::text as id, x.author, (x.id in (select id from marked) or exists (select 1 from ${t.mentions} m where m.state = 'do-not-engage' and m.author = x.author)) as closed
     from ${t.mentions} x where x.id = any($1::${t.id}[])`,
    [[...ids]],
  )
  const handles = new Set(await disengagedHandles({ house, req }))
  return new Set(rows.flatMap(({ id, author, closed }) => (closed || (author && handles.has(atHandle(author))) ? [id] : [])))
}
