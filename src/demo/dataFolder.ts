import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isAlive } from './embeddedPostgres.ts'

/** Where the demo keeps everything: deleting it is starting afresh. */
export type DataFolder = { path: string; at(name: string): string; secret: string }

/** Opens `.data` (or DEMO_DATA_DIR), and makes it with a secret of its own the first time. */
export function openDataFolder(): DataFolder {
  const path = resolve(process.env.DEMO_DATA_DIR ?? '.data')
  // The database's own user has to get through to its folder.
  mkdirSync(path, { recursive: true, mode: 0o755 })
  const at = (name: string) => join(path, name)
  const secretFile = at('secret')
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(32).toString('hex'), { mode: 0o600 })
  return { path, at, secret: process.env.PAYLOAD_SECRET ?? readFileSync(secretFile, 'utf8') }
}

/** Keeps a second start off the same data. Throws a plain sentence; gives what lets go again. */
export function lockDataFolder({ path, at }: DataFolder): () => void {
  const file = at('start.pid')
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (other !== process.pid && isAlive(other)) throw new Error(`The demo is running already on ${path} (process ${other}). Stop that one first, with Ctrl-C in its terminal.`)
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}
