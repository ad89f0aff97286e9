import { APIError, type CollectionSlug, createOperation, type Payload, type PayloadRequest } from 'payload'
import { type Bulk, createBulk, finishBulk } from '../src/bulk.ts'
import { toBulkPayload } from '../src/exchange/bulkPayload.ts'
import type { ImportProgress, MadePost, StoredRow } from '../src/exchange/importStore.ts'
import type { House } from '../src/house.ts'
import { inTransaction } from '../src/inTransaction.ts'

type ImportRow = { id: string; user_id: string; rows: StoredRow[] | null; state: ImportProgress['state'] }

/** A line that could not become a post. */
class LineRefused extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

const tellEveryMs = 400
/** So many posts are named when it is done, for somebody who looks at what came of it. */
const mostTold = 20

/**
 * Creates the posts of every import that somebody has said yes to, each import in one transaction and with that person's rights: all of its lines or
 * none. An import whose worker died begins again from its first line. Gives how many imports were finished.
 */
export async function importPosts(payload: Payload, house: House): Promise<number> {
  const { query, tables } = house.runtime(payload)
  const waiting = await query<{ id: string; user_id: string }>(`select id, user_id from ${tables.imports} where state = 'running' order by created_at`)
  let count = 0
  for (const { id, user_id } of waiting) if (await importOne(payload, house, id, user_id)) count++
  return count
}

async function importOne(payload: Payload, house: House, id: string, userId: string): Promise<boolean> {
  const { query, tables, log, queue } = house.runtime(payload)
  const fail = async (line: number | null, message: string) => {
    await query(`update ${tables.imports} set state = 'failed', done = 0, line = $2::int, message = $3::text where id = $1::text and state = 'running'`, [id, line, message])
  }
  const person = await payload.findByID({ collection: house.users, id: userId, depth: 0, overrideAccess: true, disableErrors: true })
  if (!person) {
    await fail(null, 'Nothing was imported: the person who started this is not a user any more.')
    return false
  }
  const user = { ...person, collection: house.users } as unknown as NonNullable<PayloadRequest['user']>
  const bulk = createBulk()
  try {
    const done = await inTransaction({ payload, lock: ['social-import', id], by: 'an import', user, bulk }, async (req, inside) => {
      const [row] = await inside<ImportRow>(`select id, user_id, rows, state from ${tables.imports} where id = $1::text`, [id])
      if (row?.state !== 'running') return false
      const rows = row.rows ?? []
      const light = toBulkPayload({ payload, slug: house.slugs.posts as CollectionSlug, query: inside, tables })
      let told = performance.now()
      const made: MadePost[] = []
      for (const [index, entry] of rows.entries()) {
        const post = await createPost({ payload: light, house, req, entry })
        if (made.length < mostTold) made.push(post)
        if (performance.now() - told < tellEveryMs) continue
        told = performance.now()
        // On another connection, so that it is seen before the end.
        await query(`update ${tables.imports} set done = $2::int where id = $1::text`, [id, index + 1])
      }
      await inside(`update ${tables.imports} set state = 'done', done = total, rows = $2::jsonb, message = null where id = $1::text`, [id, JSON.stringify(made)])
      await finishBulk({ query: inside, tables }, bulk)
      return true
    })
    // Beside the notice at commit, wake-ups that outlive this process. Nobody waits for them.
    if (done?.result) void queue.addWakes(wakesOf(bulk))
    return done?.result ?? false
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log('warn', 'import-failed', { import: id, error: message })
    if (error instanceof LineRefused) await fail(error.line, `Nothing was imported, because of line ${error.line}: ${message}`)
    else await fail(null, 'Nothing was imported: the database did not take it. Try again.')
    return false
  }
}

const wakesOf = ({ planned }: Bulk): Date[] => [...new Map([...planned.values()].flat().map(({ dueAt }) => [dueAt.getTime(), dueAt])).values()]

async function createPost({ payload, house, req, entry }: { payload: Payload; house: House; req: PayloadRequest; entry: StoredRow }): Promise<MadePost> {
  try {
    // What a hook reads through the request puts the whole Payload back into it.
    req.payload = payload
    const collection = payload.collections[house.slugs.posts as CollectionSlug]
    if (!collection) throw new Error('The social posts are not a collection of this Payload.')
    const { id } = await createOperation({ collection, data: entry.data as never, depth: 0, overrideAccess: false, req })
    return { id, line: entry.line, title: String(entry.data.title ?? '') }
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    throw new LineRefused(entry.line, toSentence(error))
  }
}

/** The sentences of a refused save, without Payload's own words around them. */
function toSentence(error: unknown): string {
  const { data, message } = error as { data?: { errors?: { message?: string; path?: string }[] }; message?: string }
  const sentences = (data?.errors ?? []).flatMap((entry) => (entry.message ? [entry.path ? `${entry.path}: ${entry.message}` : entry.message] : []))
  return sentences.length > 0 ? sentences.join(' ') : (message ?? 'It was refused.')
}
