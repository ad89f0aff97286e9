import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, isAlive, startEmbeddedPostgres } from './embeddedPostgres.ts'

const prefix = 'social-campaigns-postgres-'

/** A PostgreSQL for one run: no fsync, gone after `stop`. Clears away what killed runs left behind. */
export async function startThrowawayPostgres(): Promise<EmbeddedPostgres> {
  clearLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), fast: true, port: 0 })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}

function clearLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue
    const folder = join(tmpdir(), name)
    const note = join(folder, 'data', 'postmaster.pid')
    const pid = existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[0]) : 0
    try {
      if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    } catch {
      // Another user's leftovers are theirs.
    }
  }
}
