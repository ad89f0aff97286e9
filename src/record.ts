import type { PayloadRequest } from 'payload'
import type { House } from './house.ts'
import { requestQuery } from './ledger/sql.ts'

export type RecordEntry = {
  house: House
  req: PayloadRequest
  /** What was done: `post-scheduled`, `channel-connected`, `everything-stopped`, … */
  what: string
  by: string
  /** `collection:id` */
  subject: string
  before?: unknown
  after?: unknown
  reason?: string | undefined
}

/** Appends to the record, in the transaction of what it tells of. Nothing ever changes or removes an entry. */
export async function keepRecord({ house, req, what, by, subject, before, after, reason }: RecordEntry): Promise<void> {
  const { tables } = house.runtime(req.payload)
  const query = await requestQuery(req)
  const who = req.user && req.user.collection === house.users ? String(req.user.id) : null
  await query(
    `insert into ${tables.records} (what, who_id, "by", subject, before, after, reason, updated_at, created_at)
     values ($1::text, $2::${tables.id}, $3::text, $4::text, $5::jsonb, $6::jsonb, $7::text, now(), now())`,
    [what, who, by, subject, before === undefined ? null : JSON.stringify(before), after === undefined ? null : JSON.stringify(after), reason ?? null],
  )
}
