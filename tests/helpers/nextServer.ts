import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureNextBuild, nextProgram } from '../../src/demo/nextBuild.ts'
import { findFreePort } from '../../src/demo/ports.ts'
import { keepRunning } from '../../src/demo/processes.ts'
import { createDatabase } from './database.ts'
import { ensureDemoTemplate } from './payloadApp.ts'
import { waitFor } from './waitFor.ts'

export type NextServer = {
  /** `http://localhost:<port>`. */
  url: string
  databaseURL: string
  /** What it printed. */
  logFile: string
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export type NextServerOptions = {
  /** A database with the schema in it. @default a fresh copy of the template */
  databaseURL?: string
  redisURL?: string
  /** E-mail of the user who is signed in without a password. @default nobody */
  autologin?: string
  /** @default a free one */
  port?: number
  env?: Record<string, string>
}

/** Builds the demo for production where the sources have changed, starts it and waits until the admin answers. */
export async function startNextServer({ databaseURL: given, redisURL, autologin, port: wish, env = {} }: NextServerOptions = {}): Promise<NextServer> {
  await ensureNextBuild()
  const databaseURL = given ?? (await createDatabase({ template: await ensureDemoTemplate() }))
  const port = wish ?? (await findFreePort())
  const folder = mkdtempSync(join(tmpdir(), 'social-campaigns-next-'))
  const logFile = join(folder, 'next.log')
  const url = `http://localhost:${port}`
  const server = keepRunning({
    name: 'Next',
    logFile,
    args: [nextProgram, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseURL,
      REDIS_URL: redisURL,
      PAYLOAD_SECRET: 'a secret of the tests',
      DEMO_AUTOLOGIN: autologin,
      DEMO_MEDIA_DIR: join(folder, 'media'),
      SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
      PAYLOAD_DB_PUSH: undefined,
      ...env,
    },
  })
  const dead = server.died.then((why) => Promise.reject(new Error(why)))
  const ready = waitFor(async () => (await fetch(`${url}/api/users/me`)).ok, { timeoutMs: 60_000, what: `the server at ${url} to answer` })
  await Promise.race([ready, dead])
  dead.catch(() => {})
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const kill = async () => {
    const ended = new Promise((done) => server.child.once('exit', done))
    server.child.kill('SIGKILL')
    await ended
  }
  return { url, databaseURL, logFile, kill, stop }
}
