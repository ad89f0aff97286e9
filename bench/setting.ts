import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/demo/embeddedPostgres.ts'
import { findFreePort } from '../src/demo/ports.ts'
import { startRedis } from '../tests/helpers/redis.ts'

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What all benches share: a PostgreSQL with fsync on, a Redis, and the network emulator in a process of its own. */
export type Setting = {
  databaseURL: string
  bareURL: string
  /** An empty database for the demo's server. */
  serverURL: string
  redisURL: string
  network: { url: string; tokens: string[] }
  db: pg.Pool
  channels: number[]
  /** Forgets every delivery and post, and sweeps up, so that each measurement begins alike. */
  clear(): Promise<void>
  startWorker(backend: 'postgres' | 'redis', env?: Record<string, string>): Promise<Worker>
  say(text: string): void
  close(): Promise<void>
}
export type Worker = { rss(): Promise<number>; stop(): Promise<void> }

export async function openSetting({ channels = 10, say }: { channels?: number; say: (text: string) => void }): Promise<Setting> {
  const folder = mkdtempSync(join(tmpdir(), 'social-bench-'))
  chmodSync(folder, 0o755)
  say('starting PostgreSQL (fsync on), Redis and the network')
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'pg'), port: 0 })
  const databaseURL = await postgres.ensureDatabase('bench')
  const bareURL = await postgres.ensureDatabase('bare')
  const serverURL = await postgres.ensureDatabase('server')
  const redis = await startRedis()
  const emulator = await startChild(here('./network.ts'), {})
  const network = (await ask(emulator, { make: channels })) as Setting['network']

  say('pushing the schema')
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  Object.assign(process.env, { BENCH_PUSH: '1', SOCIAL_CAMPAIGNS_AUTORUN: 'false', SOCIAL_ALLOW_PRIVATE_HOSTS: 'true' })
  await runOnce(here('./seed.ts'), { DATABASE_URL: databaseURL, NETWORK: JSON.stringify(network) })
  await runOnce(here('./seed.ts'), { DATABASE_URL: bareURL, BENCH_BARE: '1' })
  delete process.env.BENCH_PUSH
  const db = new pg.Pool({ connectionString: databaseURL, max: 4 })
  const { rows } = await db.query<{ id: number }>('select id from social_channels order by id')

  return {
    databaseURL,
    bareURL,
    serverURL,
    redisURL: redis.url,
    network,
    db,
    channels: rows.map((row) => row.id),
    say,
    async clear() {
      await db.query('truncate social_deliveries, social_posts cascade')
      await db.query(`update social_gates set tokens = 0, refilled_at = '-infinity', blocked_until = null, day_count = 0`)
      await db.query('vacuum analyze social_deliveries')
      await db.query('checkpoint')
    },
    async startWorker(backend, env = {}) {
      const port = await findFreePort()
      const child = await startChild(
        here('../src/cli/main.ts'),
        {
          DATABASE_URL: databaseURL,
          PAYLOAD_CONFIG_PATH: here('./host/payload.config.ts'),
          SOCIAL_CAMPAIGNS_AUTORUN: 'true',
          ...(backend === 'redis' ? { REDIS_URL: redis.url } : {}),
          ...env,
        },
        ['worker', '--health-port', String(port)],
      )
      const health = async () => (await (await fetch(`http://127.0.0.1:${port}`)).json()) as { rssMB: number }
      await waitUntil(health)
      return {
        rss: async () => (await health()).rssMB,
        stop: () =>
          new Promise<void>((resolve) => {
            child.once('exit', () => resolve())
            child.kill('SIGTERM')
            setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
          }),
      }
    },
    async close() {
      await db.end()
      emulator.kill()
      await redis.stop()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startChild(file: string, env: Record<string, string>, args: string[] = []): Promise<ChildProcess> {
  return fork(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      ...(process.env.BENCH_PROFILE && args[0] === 'worker' ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []),
    ],
  })
}

/** Asks again and again until there is an answer; throws the last refusal after a minute. */
export async function waitUntil(ask: () => Promise<unknown>): Promise<void> {
  for (let left = 600; ; left--) {
    try {
      await ask()
      return
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Runs a script in a process of its own to its end, and gives what it sent. */
export async function runOnce(file: string, env: Record<string, string>, args: string[] = []): Promise<unknown> {
  const child = await startChild(file, env, args)
  return new Promise((resolve, reject) => {
    let answer: unknown
    child.on('message', (message) => {
      answer = message
    })
    child.once('exit', (code) => (code === 0 ? resolve(answer) : reject(new Error(`${file} ended with ${code}`))))
  })
}

function ask(child: ChildProcess, question: object): Promise<unknown> {
  return new Promise((resolve) => {
    child.once('message', resolve)
    child.send(question)
  })
}
