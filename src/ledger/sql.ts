import { sql as drizzleSql, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'

/** Runs one statement with `$1…` parameters and gives its rows. A `name` makes it a prepared statement. */
export type Query = <Row = Record<string, unknown>>(text: string, values?: readonly unknown[], name?: string) => Promise<Row[]>

/** Runs several statements in one transaction. */
export type Transaction = <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>

type PgResult = { rows: unknown[] }
type PgClient = {
  query(config: { text: string; values: unknown[] }): Promise<PgResult>
  release(broken?: boolean): void
  on(event: 'error', listener: (error: Error) => void): unknown
}
type PgPool = {
  query(config: { text: string; values: unknown[]; name?: string }): Promise<PgResult>
  connect(): Promise<PgClient>
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'acquire', listener: (client: PgClient) => void): unknown
}
type DrizzleRunner = { execute(statement: SQL): Promise<PgResult> }

/** What the rooms below need of Payload's PostgreSQL adapter; the one place that knows its shape. */
export type PostgresAdapter = {
  name: string
  pool: PgPool & { options: { connectionString?: string } & Record<string, unknown> }
  drizzle: DrizzleRunner
  sessions: Record<string, { db: DrizzleRunner } | undefined>
  tableNameMap: Map<string, string>
  schemaName?: string
  idType: 'serial' | 'uuid' | 'uuidv7'
}

/** Payload's database adapter, when it is PostgreSQL's. Throws a plain sentence otherwise. */
export function toPostgresAdapter(payload: Pick<Payload, 'db'>): PostgresAdapter {
  const adapter = payload.db as unknown as PostgresAdapter
  if (adapter.name !== 'postgres' || typeof adapter.pool?.query !== 'function') {
    throw new Error('payload-social-campaigns needs PostgreSQL: use postgresAdapter from @payloadcms/db-postgres.')
  }
  return adapter
}

/** SQLSTATE classes of what may pass: connection, rollback (deadlock), out of resources, operator intervention. */
const passing = ['08', '40', '53', '57']

/** Whether a statement failed because the database is away or busy, so that the same one may succeed later. */
export function isAway(error: unknown): boolean {
  const { code, message = '' } = error as { code?: unknown; message?: string }
  if (typeof code !== 'string') return /connection|terminated|timeout/i.test(message)
  return /^(?!EPIPE)[0-9A-Z]{5}$/.test(code) ? passing.includes(code.slice(0, 2)) : /^E[A-Z]+$/.test(code)
}

/** A value as PostgreSQL's `jsonb` takes it: it keeps no zero bytes and no half characters, and a network may answer some. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return text
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part))
}

/** Statements on the pool, each its own transaction. */
export function poolQuery(payload: Pick<Payload, 'db'>): Query {
  const { pool } = toPostgresAdapter(payload)
  return async <Row>(text: string, values: readonly unknown[] = [], name?: string) => {
    const result = await pool.query(name === undefined ? { text, values: [...values] } : { text, values: [...values], name })
    return result.rows as Row[]
  }
}

/** A transaction of its own on the pool. */
export function poolTransaction(payload: Pick<Payload, 'db'>): Transaction {
  const { pool } = toPostgresAdapter(payload)
  return async (work) => {
    const client = await pool.connect()
    let broken = true
    try {
      await client.query({ text: 'begin', values: [] })
      const result = await work(async <Row>(text: string, values: readonly unknown[] = []) => (await client.query({ text, values: [...values] })).rows as Row[])
      await client.query({ text: 'commit', values: [] })
      broken = false
      return result
    } catch (error) {
      await client.query({ text: 'rollback', values: [] }).then(
        () => {
          broken = false
        },
        () => undefined,
      )
      throw error
    } finally {
      client.release(broken)
    }
  }
}

/** The transaction of a request: one object for as long as it lasts, the same for all that share it. */
export async function transactionOf(req: PayloadRequest): Promise<{ db: DrizzleRunner } | undefined> {
  const transactionID = await req.transactionID
  return transactionID === undefined || transactionID === null ? undefined : toPostgresAdapter(req.payload).sessions[String(transactionID)]
}

/** Statements in the transaction of a request, so that they are committed or rolled back with the document that caused them. */
export async function requestQuery(req: PayloadRequest): Promise<Query> {
  const runner = (await transactionOf(req))?.db ?? toPostgresAdapter(req.payload).drizzle
  return async <Row>(text: string, values: readonly unknown[] = []) => (await runner.execute(toDrizzle(text, values))).rows as Row[]
}

/** Turns `$1…` into Drizzle's own parameters; arrays stay one parameter each. */
function toDrizzle(text: string, values: readonly unknown[]): SQL {
  const chunks = text.split(/\$(\d+)/)
  return drizzleSql.join(chunks.map((chunk, index) => (index % 2 === 0 ? drizzleSql.raw(chunk) : drizzleSql`${drizzleSql.param(values[Number(chunk) - 1])}`)))
}
