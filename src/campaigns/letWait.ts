import type { PayloadRequest, Where } from 'payload'
import type { House } from '../house.ts'
import { requestQuery, toPostgresAdapter } from '../ledger/sql.ts'
import type { CampaignDoc } from './campaignDoc.ts'
import { findDocs } from './docs.ts'

/** A post's words were changed by somebody who may not publish: in the pools of campaigns that were started it waits. */
export async function letPoolWait(house: House, req: PayloadRequest, postId: string | number): Promise<void> {
  const { tables: t } = house.runtime(req.payload)
  const adapter = toPostgresAdapter(req.payload)
  const key = `${house.slugs.campaigns.replace(/-/g, '_')}_pool`
  const name = `"${adapter.tableNameMap.get(key) ?? key}"`
  const pool = adapter.schemaName ? `"${adapter.schemaName}".${name}` : name
  const query = await requestQuery(req)
  await query(
    `update ${pool} i set waits = true from ${t.campaigns} k where k.id = i._parent_id and k.status in ('running', 'stopped') and i.post_id = $1::${t.id} and i.waits is distinct from true`,
    [String(postId)],
  )
}

/** Launches whose words come from elsewhere, too, and were changed there by somebody who may not publish: what is written anew waits. */
export async function distrustLaunches(house: House, req: PayloadRequest, where: Where): Promise<void> {
  const { tables: t } = house.runtime(req.payload)
  const launches = await findDocs<CampaignDoc>(req, house.slugs.campaigns, { and: [where, { kind: { equals: 'launch' } }, { status: { not_equals: 'finished' } }] })
  if (launches.length === 0) return
  const query = await requestQuery(req)
  await query(`update ${t.campaigns} set trusted = false where id = any($1::${t.id}[])`, [launches.map(({ id }) => String(id))])
}
