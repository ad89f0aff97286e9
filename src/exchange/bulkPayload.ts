import { randomUUID } from 'node:crypto'
import type { CollectionSlug, DatabaseAdapter, Payload } from 'payload'
import type { Query } from '../ledger/sql.ts'
import type { Tables } from '../ledger/tables.ts'

const whole = Symbol('the whole Payload')
type Marked = Payload & { [whole]?: Payload }

/** The Payload behind one that was made by `toBulkPayload`, or the same one. */
export const wholePayload = (payload: Payload): Payload => (payload as Marked)[whole] ?? payload

const idsAtOnce = 200

/**
 * A Payload for creating many social posts in one transaction: access, hooks, validation and versions are as always, but a post that was just
 * written is not read back from all its tables, and its first version is not looked at for being one too many. Both cost more than the writing.
 */
export function toBulkPayload({ payload, slug, query, tables }: { payload: Payload; slug: CollectionSlug; query: Query; tables: Tables }): Payload {
  const fresh = new Set<unknown>()
  const numbers: number[] = []

  async function newId(): Promise<string | number> {
    if (tables.id === 'uuid') return randomUUID()
    if (numbers.length === 0) {
      const rows = await query<{ id: string }>(`select nextval(pg_get_serial_sequence($1::text, 'id')) as id from generate_series(1, $2::int)`, [tables.posts, idsAtOnce])
      numbers.push(...rows.map(({ id }) => Number(id)).reverse())
    }
    return numbers.pop() as number
  }
  const create: DatabaseAdapter['create'] = async (args) => {
    if (args.collection !== slug) return payload.db.create(args)
    const id = await newId()
    const at = new Date().toISOString()
    const data = { ...args.data, createdAt: args.data.createdAt ?? at, updatedAt: args.data.updatedAt ?? at }
    await payload.db.create({ ...args, customID: id, data, returning: false })
    fresh.add(id)
    return { ...data, id }
  }
  const findVersions: DatabaseAdapter['findVersions'] = async (args) => {
    const parent = args.where?.parent
    const id = parent && !Array.isArray(parent) ? parent.equals : undefined
    if (args.collection !== slug || !fresh.delete(id)) return payload.db.findVersions(args)
    return { docs: [], totalDocs: 0, limit: 0, totalPages: 0, pagingCounter: 0, hasPrevPage: false, hasNextPage: false }
  }
  const db: DatabaseAdapter = Object.create(payload.db, { create: { value: create }, findVersions: { value: findVersions } })
  return Object.create(payload, { db: { value: db }, [whole]: { value: payload } })
}
