import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { query } from './embeddedPostgres.ts'
import { projectFolder } from './processes.ts'

/** Whether a database has every migration and somebody who can sign in. Asked without Payload, because that takes seconds to load. */
export async function isPrepared(url: string): Promise<boolean> {
  const done = await query(url, 'select name, batch from payload_migrations').catch(() => [])
  if (done.some(({ batch }) => batch === -1) && process.env.PAYLOAD_DB_PUSH !== '1')
    throw new Error(
      'The schema of this database was pushed while developing, so migrations cannot be run on it. Delete the folder .data (or name another database in DATABASE_URL) and start again.',
    )
  const missing = migrationNames().filter((name) => !done.some((one) => one.name === name))
  if (missing.length > 0 || done.length === 0) return false
  const users = await query(url, 'select 1 from users limit 1').catch(() => [])
  return users.length > 0
}

function migrationNames(): string[] {
  const folder = join(projectFolder, 'src', 'demo', 'migrations')
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.filter((name) => /^\d.*\.ts$/.test(name)).map((name) => name.replace(/\.ts$/, ''))
}
