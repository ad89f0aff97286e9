import { readFileSync } from 'node:fs'
import { ensureNextBuild, nextProgram } from '../src/demo/nextBuild.ts'
import { findFreePort } from '../src/demo/ports.ts'
import { keepRunning, runToEnd } from '../src/demo/processes.ts'
import { type Setting, waitUntil } from './setting.ts'

/** Resident memory of the demo's server with the worker in it (`next start`), after its main pages and its API have been asked for. Linux only. */
export async function measureServer({ serverURL, say }: Pick<Setting, 'serverURL' | 'say'>): Promise<number> {
  say('building the demo for production where the sources have changed')
  await ensureNextBuild()
  const port = await findFreePort()
  const env = {
    DATABASE_URL: serverURL,
    PAYLOAD_SECRET: 'a secret of the benches',
    PORT: String(port),
    SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
    SOCIAL_CAMPAIGNS_AUTORUN: undefined,
    BENCH_PUSH: undefined,
  }
  await runToEnd({ args: ['--import', 'tsx', 'src/demo/prepareDatabase.ts'], env: { ...env, DEMO_SANDBOX: 'null' } })
  const server = keepRunning({
    name: 'The server',
    logFile: '/tmp/social-bench-server.log',
    args: [nextProgram, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    env: { ...env, NODE_ENV: 'production', DEMO_AUTOLOGIN: 'manager@example.org' },
  })
  try {
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).arrayBuffer()
    await waitUntil(() => get('/admin'))
    for (const path of [
      '/admin/collections/posts',
      '/admin/collections/social-posts',
      '/admin/collections/social-deliveries/calendar',
      '/api/social-posts?limit=50',
      '/api/social-deliveries?limit=50',
    ])
      for (let times = 0; times < 5; times++) await get(path)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(kilobytes) / 1024)
  } finally {
    await server.stop()
  }
}
