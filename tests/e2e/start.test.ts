import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../../src/demo/ports.ts'
import { waitFor } from '../helpers/waitFor.ts'

let folder: string
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'social-campaigns-start-'))
  chmodSync(folder, 0o755)
  port = await findFreePort()
})

afterAll(async () => {
  await Promise.all(started.map((one) => one.interrupt()))
  rmSync(folder, { recursive: true, force: true })
})

const started: { interrupt(): Promise<void> }[] = []

/** `npm start`, as a person in a terminal. */
function start(env: Record<string, string> = {}) {
  const own = { NODE_ENV: 'development' as const, DEMO_DATA_DIR: join(folder, '.data'), PORT: String(port), DATABASE_URL: undefined, REDIS_URL: undefined }
  const child = spawn(process.execPath, ['src/demo/start.ts'], { env: { ...process.env, ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const seen = { text: '', exitCode: undefined as number | null | undefined }
  const listen = (chunk: Buffer) => {
    seen.text += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<void>((done) =>
    child.once('exit', (code) => {
      seen.exitCode = code
      done()
    }),
  )
  const ready = () =>
    waitFor(() => seen.text.includes('Ctrl-C stops the demo') || (seen.exitCode !== undefined && Promise.reject(new Error(seen.text))), {
      timeoutMs: 280_000,
      what: `the start to be done: ${seen.text}`,
    })
  const interrupt = async () => {
    child.kill('SIGINT')
    await ended
  }
  started.push({ interrupt })
  return { seen, ready, interrupt, ended }
}

const titles = async () => {
  const answer = await fetch(`http://localhost:${port}/api/posts?limit=50&draft=true`)
  return ((await answer.json()) as { docs: { title: string }[] }).docs.map(({ title }) => title)
}

test('the first start builds, seeds and signs the editor in; the second is quick and keeps the data; Ctrl-C stops all of it', async () => {
  const first = start()
  await first.ready()
  const me = (await (await fetch(`http://localhost:${port}/api/users/me`)).json()) as { user: { email: string } }
  expect(me.user.email).toBe('editor@example.org')
  expect(await titles()).toContain('Ten new cities join Django Girls this spring')
  const said = first.seen.text
  for (const line of [`http://localhost:${port}/admin`, 'Mastodon', 'Bluesky', 'manager@example.org']) expect(said).toContain(line)
  const mastodonURL = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''

  const other = start()
  await other.ended
  expect(other.seen.exitCode).toBe(1)
  expect(other.seen.text).toContain(`Port ${port} is in use.`)

  const answer = await fetch(`http://localhost:${port}/api/posts?draft=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Written between two starts' }),
  })
  expect(answer.status).toBe(201)
  await first.interrupt()
  expect(first.seen.exitCode).toBe(0)
  for (const url of [`http://localhost:${port}`, mastodonURL]) await expect(fetch(url)).rejects.toThrow()

  const startedAt = performance.now()
  const second = start()
  await second.ready()
  expect(performance.now() - startedAt).toBeLessThan(20_000)
  expect(await titles()).toContain('Written between two starts')
  expect(second.seen.text).not.toContain('Preparing the database')
  await second.interrupt()
}, 300_000)

test('a port that is no number is said plainly', async () => {
  const wrong = start({ PORT: 'three thousand' })
  await wrong.ended
  expect(wrong.seen.exitCode).toBe(1)
  expect(wrong.seen.text).toContain('PORT is "three thousand", which is no port number.')
})
