import { createHash, randomBytes } from 'node:crypto'
import type { Query } from '../ledger/sql.ts'
import type { Tables } from '../ledger/tables.ts'

type Store = { query: Query; tables: Pick<Tables, 'imports'> }

/** One line of a file that was looked at: what a social post is made from. */
export type StoredRow = { line: number; data: Record<string, unknown> }

/** A post that an import has made. */
export type MadePost = { id: string | number; line: number; title: string }

/** Where an import stands. `line` and `message` say what stopped it; `posts` are the first of what it has made, once it is done. */
export type ImportProgress = { state: 'previewed' | 'running' | 'done' | 'failed'; total: number; done: number; line: number | null; message: string | null; posts: MadePost[] }

/** What a preview can hold on to: a day. */
const keepHours = 24

/** The hash under which a token is kept. */
export const importId = (token: string) => createHash('sha256').update(token).digest('hex')

/** Keeps the good lines of a preview until the person says yes, and gives the token to say it with. Forgets what is a day old. */
export async function storePreview({ query, tables }: Store, userId: string, rows: readonly StoredRow[]): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await query(`delete from ${tables.imports} where created_at < now() - make_interval(hours => $1::int) and state <> 'running'`, [keepHours])
  await query(`insert into ${tables.imports} (id, user_id, rows, total) values ($1::text, $2::text, $3::jsonb, $4::int)`, [
    importId(token),
    userId,
    JSON.stringify(rows),
    rows.length,
  ])
  return token
}

/** Says yes to a preview. Saying it twice changes nothing. Undefined: this person has no such preview. */
export async function startImport({ query, tables }: Store, userId: string, token: string): Promise<ImportProgress | undefined> {
  await query(`update ${tables.imports} set state = 'running' where id = $1::text and user_id = $2::text and state = 'previewed'`, [importId(token), userId])
  return readProgress({ query, tables }, userId, importId(token))
}

const progress = `state, total, done, line, message, case when state = 'done' then coalesce(rows, '[]'::jsonb) else '[]'::jsonb end as posts`

/** Where an import stands, for the person who started it. */
export async function readProgress({ query, tables }: Store, userId: string, id: string): Promise<ImportProgress | undefined> {
  const [row] = await query<ImportProgress>(`select ${progress} from ${tables.imports} where id = $1::text and user_id = $2::text`, [id, userId])
  return row
}

/** An import with what it is asked for by later. The id only reads; it is no word to import anything. */
export type LatestImport = ImportProgress & { id: string; createdAt: string }

/** The last import that a person has said yes to, while it is remembered: whoever closed the page finds it again. */
export async function readLatest({ query, tables }: Store, userId: string): Promise<LatestImport | undefined> {
  const [row] = await query<LatestImport>(
    `select id, created_at as "createdAt", ${progress} from ${tables.imports}
     where user_id = $1::text and state <> 'previewed' and created_at > now() - make_interval(hours => $2::int) order by created_at desc limit 1`,
    [userId, keepHours],
  )
  return row
}
