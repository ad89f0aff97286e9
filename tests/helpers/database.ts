import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A fresh database on the run's PostgreSQL; with a `template`, a copy of that one (milliseconds). Gives its address. */
export async function createDatabase({ template }: { template?: string } = {}): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await onServer((client) => client.query(`create database ${name}${template ? ` template "${template}"` : ''}`))
  return databaseURL(name)
}

/** Drops a database, whoever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await onServer((client) => client.query(`drop database if exists "${name}" with (force)`))
}

/**
 * Makes a template database once in the whole run: `fill` gets an empty one; whoever asks meanwhile waits. Gives its name.
 */
export async function ensureTemplate(name: string, fill: (url: string) => Promise<void>): Promise<string> {
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    const half = `${name}_half`
    await client.query(`drop database if exists "${half}" with (force)`)
    await client.query(`create database "${half}"`)
    await fill(databaseURL(half))
    // A database that somebody is connected to can be neither renamed nor copied.
    await client.query(`alter database "${half}" allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [half])
    await client.query(`alter database "${half}" rename to "${name}"`)
  })
  return name
}

function databaseURL(name: string): string {
  const url = new URL(serverURL())
  url.pathname = `/${name}`
  return url.href
}

function serverURL(): string {
  const url = process.env.TEST_POSTGRES_URL
  if (!url) throw new Error('The run has no PostgreSQL: its project in vitest.config.ts needs tests/helpers/globalPostgres.ts as globalSetup.')
  return url
}

async function onServer<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverURL() })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
