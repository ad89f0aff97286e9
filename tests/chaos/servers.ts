import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { type EmbeddedPostgres, isAlive, startEmbeddedPostgres } from '../../src/demo/embeddedPostgres.ts'
import { type RunningRedis, startRedis } from '../helpers/redis.ts'

/** A PostgreSQL with fsync on that can be killed and comes back on the same data and port. */
export type FragilePostgres = { url: string; kill(): Promise<void>; restart(): Promise<void>; stop(): Promise<void> }

export async function startFragilePostgres(folder: string): Promise<FragilePostgres> {
  const dataDir = join(folder, 'postgres')
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, port: 0 })
  const url = await server.ensureDatabase('storm')
  const { port } = server
  return {
    url,
    async kill() {
      const postmaster = Number(readFileSync(join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
      const family = [postmaster, ...childrenOf(postmaster)]
      // Only the postmaster is killed, as the kernel does when memory is short; its helpers notice and leave.
      process.kill(postmaster, 'SIGKILL')
      while (family.some((pid) => isAlive(pid) && !isZombie(pid))) await sleep(20)
    },
    async restart() {
      for (;;) {
        server = await startEmbeddedPostgres({ dataDir, port })
        if (server.port === port) return
        await server.stop()
      }
    },
    stop: () => server.stop(),
  }
}

/** The processes that a process has started, where the system tells. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  if (!existsSync('/proc')) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((one) => one > 0 && parentOf(one) === pid)
}

function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return []
  }
}
const parentOf = (pid: number) => Number(statOf(pid)[1])
const isZombie = (pid: number) => statOf(pid)[0] === 'Z'

/** A Redis with an append-only file that can be killed, restarted and emptied. */
export type FragileRedis = { url: string; kill(): Promise<void>; restart(): Promise<void>; flush(): Promise<void>; stop(): Promise<void> }

export async function startFragileRedis(parent: string): Promise<FragileRedis> {
  const folder = join(parent, 'redis')
  mkdirSync(folder, { recursive: true })
  let server: RunningRedis = await startRedis({ folder })
  const { url, port } = server
  return {
    url,
    kill: () => server.kill(),
    async restart() {
      server = await startRedis({ folder, port })
    },
    async flush() {
      const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
      client.on('error', () => {})
      await client
        .connect()
        .then(() => client.flushall())
        .catch(() => undefined)
      client.disconnect()
    },
    stop: () => server.stop(),
  }
}
