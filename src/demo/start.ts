import { setTimeout as sleep } from 'node:timers/promises'
import { isPrepared } from './databaseState.ts'
import { lockDataFolder, openDataFolder } from './dataFolder.ts'
import { startEmbeddedPostgres } from './embeddedPostgres.ts'
import { ensureNextBuild, isNextBuilt, nextProgram } from './nextBuild.ts'
import { isPortFree } from './ports.ts'
import { type KeptProcess, keepRunning, runToEnd } from './processes.ts'
import { step } from './progress.ts'
import type { SandboxFacts } from './sandbox/accounts.ts'
import { draftToPublish } from './seed/djangoGirlsArticles.ts'

/** `npm start`: from a fresh machine to a running, seeded admin with networks to publish to. Ctrl-C stops all of it. */
const port = Number(process.env.PORT ?? 3000)
const url = `http://localhost:${port}`
/** What has to be stopped, newest last. */
const running: { name: string; stop(): Promise<unknown> | unknown }[] = []
let isStopping = false

async function stopEverything(exitCode: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  for (const { name, stop } of running.reverse()) await Promise.resolve(stop()).catch((error: unknown) => console.error(`${name} did not stop: ${String(error)}`))
  process.exit(exitCode)
}

/** Adds to what is stopped at the end; should it die before, everything stops and says so. */
function watch(name: string, { died, stop }: Pick<KeptProcess, 'died' | 'stop'>): void {
  running.push({ name, stop })
  void died.then((why) => {
    if (isStopping) return
    console.error(`\n${why} The demo cannot go on without it and stops.`)
    return stopEverything(1)
  })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!isStopping) console.log('\nStopping …')
    void stopEverything(0)
  })

async function start(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is "${process.env.PORT}", which is no port number. Use one between 1 and 65535, for instance PORT=3001.`)
  if (!(await isPortFree(port))) throw new Error(`Port ${port} is in use. Stop what runs there, or choose another port: PORT=${port === 65_535 ? 3001 : port + 1} npm start`)
  const data = openDataFolder()
  running.push({ name: 'The lock', stop: lockDataFolder(data) })

  const databaseURL = process.env.DATABASE_URL || (await step('Starting the database', async () => startDatabase(data.at('postgres'))))
  const sandbox = await step('Starting the sandbox networks', () => startSandbox(data.at('sandbox'), data.at('sandbox.log')))
  const env = {
    DATABASE_URL: databaseURL,
    PAYLOAD_SECRET: data.secret,
    PORT: String(port),
    DEMO_MEDIA_DIR: data.at('media'),
    DEMO_SANDBOX: JSON.stringify(sandbox),
    DEMO_PLC_DIRECTORY: sandbox.plcURL,
    DEMO_SANDBOX_APPS: JSON.stringify(Object.fromEntries(Object.entries(sandbox.others).map(([network, { app, baseURL }]) => [network, { ...app, baseURL }]))),
    SOCIAL_ALLOW_PRIVATE_HOSTS: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  if (!isNextBuilt()) await step('Building the admin (once, and after changes)', (say) => ensureNextBuild(say))
  if (!(await isPrepared(databaseURL)))
    await step('Preparing the database: migrations and demo content', (say) => runToEnd({ args: ['--import', 'tsx', 'src/demo/prepareDatabase.ts'], env }, say))
  await step('Starting the admin', async () => {
    const args = [nextProgram, 'start', '--port', String(port), '--hostname', process.env.HOST ?? '127.0.0.1']
    watch('The admin', keepRunning({ name: 'The admin', logFile: data.at('admin.log'), args, env: { ...env, NODE_ENV: 'production', DEMO_AUTOLOGIN: 'editor@example.org' } }))
    await answers(`${url}/admin`)
    await answers(`${url}/admin/collections/posts`)
  })
  tell(sandbox, data.path)
}

async function startDatabase(dataDir: string): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir, say: (message) => console.log(`  ${message}`) })
  watch('The database', server)
  return server.ensureDatabase('demo')
}

async function startSandbox(folder: string, logFile: string): Promise<SandboxFacts> {
  const sandbox = keepRunning({ name: 'The sandbox networks', logFile, args: ['src/demo/sandbox/main.ts'], env: { SANDBOX_DIR: folder } })
  watch('The sandbox networks', sandbox)
  return Promise.race([
    new Promise<SandboxFacts>((ready) => sandbox.child.once('message', (facts) => ready(facts as SandboxFacts))),
    sandbox.died.then(() => new Promise<never>(() => {})),
  ])
}

async function answers(address: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const status = await fetch(address).then(
      (response) => response.arrayBuffer().then(() => response.status),
      () => 0,
    )
    if (status >= 200 && status < 400) return
    await sleep(100)
  }
  throw new Error(`${address} does not answer.`)
}

function tell({ mastodonURL, blueskyURL, others }: SandboxFacts, dataPath: string): void {
  console.log(`
  The admin         ${url}/admin   (editor@example.org is signed in)
  The site          ${url}
  Mastodon          ${mastodonURL}   a server on this machine
  Bluesky           ${blueskyURL}   what stands on a real PDS on this machine
  LinkedIn          ${others.linkedin.page}
  X                 ${others.x.page}
  Facebook          ${others.facebook.page}
  Pinterest         ${others.pinterest.page}

  Try: in ${url}/admin/collections/posts open the draft “${draftToPublish}”,
  publish it and look at its Promotion tab; its posts stand on all six networks within seconds.

  Others to sign in as: manager@example.org, admin@example.org (password: demo).
  Everything is kept in ${dataPath}; delete that folder to start afresh. Ctrl-C stops the demo.
`)
}

start().catch(async (error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  await stopEverything(1)
})
