import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { basename, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findFreePort } from './ports.ts'
import { findPostgresBinaries, isReachable, ownFolder, type PostgresBinaries, reachableFolder } from './postgresBinaries.ts'

/** A PostgreSQL server of our own, on 127.0.0.1, without a password. */
export type EmbeddedPostgres = {
  port: number
  /** Where its files really are: not always where they were asked for (see `startEmbeddedPostgres`). */
  dataDir: string
  /** True when it was running already. */
  reused: boolean
  /** The address of a database, whether it exists or not. */
  url(database: string): string
  /** Makes the database where it is missing and gives its address. */
  ensureDatabase(name: string): Promise<string>
  /** Settles when the server ends without having been asked to. Never for a server that another process started. */
  died: Promise<string>
  /** Stops the server, unless another living process started it. */
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  dataDir: string
  /** No fsync: for data that may be lost. @default false */
  fast?: boolean
  /** Taken when it is free, unless the folder remembers another. @default 54320 */
  port?: number
  /** Told what a person may want to know. */
  say?: (message: string) => void
}

/**
 * Starts PostgreSQL on a data folder, or takes the one that runs there already (another command of this project, or what a
 * killed one left behind). As root it is run as "nobody"; where that user cannot reach the folder, the data is kept under
 * /var/tmp instead and `say` is told. Throws a plain sentence with the server's last words where it does not start.
 */
export async function startEmbeddedPostgres({ dataDir: wanted, fast = false, port: wish = 54_320, say = () => {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findPostgresBinaries()
  const dataDir = chooseDataDir(resolve(wanted), binaries, say)
  ownFolder(dataDir, binaries.runAs)
  const ownerFile = `${dataDir}.owner`
  const running = await findRunning(dataDir)
  if (running) {
    const owned = !isAlive(readNumber(ownerFile))
    if (owned) writeFileSync(ownerFile, String(process.pid))
    return server({ dataDir, port: running.port, reused: true, died: new Promise(() => {}), stop: async () => (owned ? stopForeign(running.pid, dataDir) : undefined) })
  }
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(dataDir, binaries)
  const portFile = `${dataDir}.port`
  const { child, port } = await launch({ dataDir, port: readNumber(portFile) ?? wish, fast, binaries })
  writeFileSync(portFile, String(port))
  writeFileSync(ownerFile, String(process.pid))
  const killOnExit = () => void child.kill('SIGINT')
  process.once('exit', killOnExit)
  let asked = false
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const died = new Promise<string>((tell) => child.once('exit', (code) => void (asked || tell(`PostgreSQL stopped by itself (exit code ${code}).`))))
  const stop = async () => {
    asked = true
    process.off('exit', killOnExit)
    child.ref()
    child.kill('SIGINT')
    await ended
  }
  return server({ dataDir, port, reused: false, died, stop })
}

function server(parts: Pick<EmbeddedPostgres, 'port' | 'dataDir' | 'reused' | 'died' | 'stop'>): EmbeddedPostgres {
  const url = (database: string) => `postgres://postgres@127.0.0.1:${parts.port}/${database}`
  const ensureDatabase = async (name: string) => {
    const exists = await query(url('postgres'), 'select 1 from pg_database where datname = $1', [name])
    if (exists.length === 0) await query(url('postgres'), `create database "${name}"`)
    return url(name)
  }
  return { ...parts, url, ensureDatabase }
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(sql, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function chooseDataDir(wanted: string, { runAs }: PostgresBinaries, say: (message: string) => void): string {
  if (!runAs || isReachable(resolve(wanted, '..'), runAs.uid)) return wanted
  const dataDir = join(reachableFolder(), `payload-social-campaigns-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`, basename(wanted))
  ownFolder(resolve(dataDir, '..'), runAs)
  say(`PostgreSQL does not run as root, and its user cannot reach ${wanted}: the database is kept in ${dataDir}.`)
  return dataDir
}

async function initialise(dataDir: string, { initdb, runAs }: PostgresBinaries): Promise<void> {
  const child = spawn(initdb, ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...runAs,
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words = collect(child)
  const code = await new Promise<number | null | Error>((done) => child.once('error', done).once('exit', done))
  if (code === 0) return
  // What is half made would be taken for a database the next time.
  rmSync(join(dataDir, 'PG_VERSION'), { force: true })
  throw new Error(`The database could not be made in ${dataDir}: ${code instanceof Error ? code.message : words()}`)
}

type Launch = { dataDir: string; port: number; fast: boolean; binaries: PostgresBinaries }

async function launch({ dataDir, port: wish, fast, binaries }: Launch): Promise<{ child: ChildProcess; port: number }> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(fast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ]
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort(attempt === 1 ? wish : undefined)
    const args = ['-D', dataDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
    // A group of its own: Ctrl-C in the terminal must not stop the database before those who use it.
    const child = spawn(binaries.postgres, args, { ...binaries.runAs, cwd: dataDir, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
    const words = collect(child)
    const ready = await new Promise<boolean>((done) => {
      child.stderr.on('data', () => words().includes('ready to accept connections') && done(true))
      child.once('error', () => done(false)).once('exit', () => done(false))
    })
    if (ready) return { child: letGo(child), port }
    // After a kill -9 of the server its helpers need a moment to notice and let go of the shared memory.
    if (attempt === 5) throw new Error(`PostgreSQL did not start on ${dataDir}: ${words()}`)
    await sleep(300 * attempt)
  }
}

/** A running server is no reason for a program not to end. */
function letGo(child: ChildProcess): ChildProcess {
  child.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
  return child
}

/** The server that runs on this data folder, by its own note. What a dead one left behind is removed. */
async function findRunning(dataDir: string): Promise<{ pid: number; port: number } | undefined> {
  const note = join(dataDir, 'postmaster.pid')
  for (let attempt = 0; existsSync(note) && attempt < 20; attempt++) {
    const lines = readFileSync(note, 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    if (!isAlive(pid)) return undefined
    const folder = await query(`postgres://postgres@127.0.0.1:${port}/postgres`, 'show data_directory').catch(() => [])
    if (folder[0]?.data_directory === dataDir) return { pid, port }
    if (!isPostgres(pid)) return void rmSync(note, { force: true })
    await sleep(250)
  }
  return undefined
}

/** Its note is the last thing that a server takes away. */
async function stopForeign(pid: number, dataDir: string): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  for (let waited = 0; existsSync(join(dataDir, 'postmaster.pid')) && waited < 10_000; waited += 50) await sleep(50)
}

/** False for a process that took over the number of a dead server. Where it cannot be seen, the benefit of the doubt. */
function isPostgres(pid: number): boolean {
  const name = `/proc/${pid}/comm`
  return !existsSync(name) || readFileSync(name, 'utf8').trim() === 'postgres'
}

/** Whether a process with this number runs, whoever owns it. */
export function isAlive(pid: number | undefined): boolean {
  if (!pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readNumber(file: string): number | undefined {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || undefined : undefined
}

/** The last words of a process, for the sentence that says why it failed. */
function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => {
    text = (text + chunk).slice(-2000)
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text.trim()
}
