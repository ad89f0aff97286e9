import type { PayloadRequest } from 'payload'
import type { House } from './house.ts'
import { requestQuery } from './ledger/sql.ts'
import { type KeptRecord, writeRecords } from './ledger/writeRecords.ts'
import { socialContext, whoActs } from './problems.ts'

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
  const line: KeptRecord = {
    what,
    who: req.user && req.user.collection === house.users ? String(req.user.id) : null,
    by,
    subject,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
    reason: reason ?? null,
  }
  const { bulk } = socialContext(req.context)
  if (bulk) bulk.records.push(line)
  else await writeRecords({ query: await requestQuery(req), tables: house.runtime(req.payload).tables }, [line])
}

type Kept = Omit<RecordEntry, 'subject'>
/** By request: Payload makes a new context for every operation inside one. */
const later = new WeakMap<PayloadRequest, Kept[]>()

/** Nothing is left over from a document that was refused. */
export function forgetNew(req: PayloadRequest): void {
  later.delete(req)
}

/** Writes what was kept for a document that has its id now. */
export async function tellOfNew(req: PayloadRequest, subject: string): Promise<void> {
  const entries = later.get(req) ?? []
  later.delete(req)
  for (const entry of entries) await keepRecord({ ...entry, subject })
}

type Told = Pick<RecordEntry, 'what' | 'before' | 'after' | 'reason'> & { by?: string }

/** Keeps what happens to a post in the hooks before its save. A new one has no id yet: what happens to it is told by `tellOfNew`. */
export function recorderOf({ house, req, context, id }: { house: House; req: PayloadRequest; context: Record<string, unknown>; id: string | number | undefined }) {
  return async (told: Told): Promise<void> => {
    const entry = { house, req, by: whoActs(req, context), ...told }
    if (id === undefined) later.set(req, [...(later.get(req) ?? []), entry])
    else await keepRecord({ ...entry, subject: `${house.slugs.posts}:${id}` })
  }
}
