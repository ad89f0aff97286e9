import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { Redis } from 'ioredis'
import { findFreePort } from '../../src/demo/ports.ts'
import { waitFor } from './waitFor.ts'

export type RunningRedis = { url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }

/** A real Redis on 127.0.0.1 that keeps nothing, or with a `folder` an append-only file there. `port` brings one back where another was. */
export async function startRedis({ port, folder }: { port?: number; folder?: string } = {}): Promise<RunningRedis> {
  const program = findRedis()
  const chosen = await findFreePort(port)
  if (port && chosen !== port) throw new Error(`Port ${port} is taken, so Redis cannot be started there.`)
  const keeping = folder ? ['--appendonly', 'yes', '--dir', folder] : ['--appendonly', 'no', '--dir', '/tmp']
  const args = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', ...keeping, '--databases', '1000', '--daemonize', 'no']
  const child = spawn(program, args, { stdio: 'ignore' })
  const killOnExit = () => void child.kill('SIGKILL')
  process.once('exit', killOnExit)
  const url = `redis://127.0.0.1:${chosen}`
  await waitFor(async () => (await ping(url)) || (child.exitCode === null ? false : Promise.reject(new Error(`${program} ended with ${child.exitCode}.`))), {
    timeoutMs: 10_000,
    what: 'Redis to answer',
  })
  const end = (signal: NodeJS.Signals) => async () => {
    process.off('exit', killOnExit)
    await endProcess(child, signal)
  }
  return { url, port: chosen, stop: end('SIGTERM'), kill: end('SIGKILL') }
}

/** A database of its own on the run's Redis, empty. */
export async function createRedisDatabase(): Promise<string> {
  const base = process.env.TEST_REDIS_URL
  if (!base) throw new Error('The run has no Redis: its project in vitest.config.ts needs tests/helpers/globalRedis.ts as globalSetup.')
  const client = new Redis(base)
  const number = await client.incr('databases-given')
  await client.quit()
  return `${base}/${number}`
}

function findRedis(): string {
  for (const program of ['redis-server', 'valkey-server']) if (spawnSync(program, ['--version']).status === 0) return program
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    process.stderr.write('Installing redis-server with apt-get, for the tests on Redis …\n')
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    return 'redis-server'
  }
  throw new Error(
    'The tests need a Redis: install redis-server or valkey-server so that it is on the PATH (Debian and Ubuntu: "apt-get install redis-server"; macOS: "brew install redis").',
  )
}

async function ping(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    client.disconnect()
  }
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await ended
}
