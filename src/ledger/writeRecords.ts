import type { Query } from './sql.ts'
import type { Tables } from './tables.ts'

/** A line of the record: what was done, by whom, to what. `before` and `after` are JSON. */
export type KeptRecord = { what: string; who: string | null; by: string; subject: string; before: string | null; after: string | null; reason: string | null }

const linesAtOnce = 1_000

/** Appends lines to the record. Nothing ever changes or removes one. */
export async function writeRecords({ query, tables: t }: { query: Query; tables: Tables }, records: readonly KeptRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += linesAtOnce) {
    const lines = records.slice(from, from + linesAtOnce)
    const column = (key: keyof KeptRecord) => lines.map((line) => line[key])
    await query(
      `insert into ${t.records} (what, who_id, "by", subject, before, after, reason, updated_at, created_at)
       select v.what, v.who, v.by_whom, v.subject, v.before, v.after, v.reason, now(), now()
       from unnest($1::text[], $2::${t.id}[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::text[]) as v(what, who, by_whom, subject, before, after, reason)`,
      [column('what'), column('who'), column('by'), column('subject'), column('before'), column('after'), column('reason')],
    )
  }
}
