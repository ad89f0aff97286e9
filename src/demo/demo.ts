import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CollectionSlug, getPayload, type Payload } from 'payload'
import { demoConfig } from '../../payload.config.ts'
import { step } from './progress.ts'
import type { OtherNetwork } from './sandbox/accounts.ts'
import { readBack, readBackOther } from './sandbox/readBack.ts'
import { type Sandbox, startSandbox } from './sandbox/startSandbox.ts'
import { drawPicture, palettes } from './seed/pictures.ts'
import { richText } from './seed/richText.ts'
import { seedChannels } from './seed/seedChannels.ts'
import { createSeeder } from './seed/seeder.ts'
import { startThrowawayPostgres } from './throwawayPostgres.ts'

/** `npm run demo`: publishes an article once, waits until its posts stand on local networks, reads them back there, and prints what it found. */
const timeoutMs = 60_000
const stops: (() => unknown)[] = []

type Delivery = {
  state: string
  dueAt: string
  url?: string | null
  channel: { name: string; network: string; id: number } | number
  parts?: { text?: string; remoteId?: string }[] | null
  error?: { message?: string | null } | null
}
type Row = { channel: string; network: string; state: string; url: string; text: string; found: string }

async function demo(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'social-campaigns-demo-'))
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  const server = await step('Starting a database', () => startThrowawayPostgres())
  stops.push(server.stop)
  const sandbox = await step('Starting the networks (Mastodon, Bluesky, LinkedIn, X, Facebook, Pinterest)', () => startSandbox())
  stops.push(sandbox.close)
  const payload = await step('Starting Payload with the plugin', async () => boot(await server.ensureDatabase('demo'), join(folder, 'media')))
  stops.push(async () => {
    // The database stops right after: connections that are cut then are no news.
    payload.db.pool.on('error', () => {})
    await payload.destroy()
  })
  const title = await step('Connecting channels and publishing an article', () => publishArticle(payload, sandbox))
  const deliveries = await step('Waiting for its posts', (say) => waitForLaunch(payload, say))
  const rows = await step('Reading the networks back', () => Promise.all(deliveries.map((delivery) => toRow(delivery, sandbox))))
  console.log(`\n“${title}” was published; its first posts:\n`)
  console.table(rows)
  const later = (await allDeliveries(payload)).filter(({ state }) => state === 'scheduled')
  if (later.length > 0)
    console.log(
      `${later.length} more are planned, the next for ${later
        .map(({ dueAt }) => dueAt)
        .sort()[0]
        ?.slice(0, 10)}.`,
    )
  return rows.length > 0 && rows.every(({ state, found }) => state === 'published' && found === '✓')
}

async function boot(databaseURL: string, mediaFolder: string): Promise<Payload> {
  process.env.SOCIAL_ALLOW_PRIVATE_HOSTS = 'true'
  const config = await demoConfig({ databaseURL, mediaFolder, push: true, secret: 'of one demo only' })
  return getPayload({ config: Object.assign(config, { logger: { options: { level: 'error' } } }) })
}

async function publishArticle(payload: Payload, sandbox: Sandbox): Promise<string> {
  const seeder = createSeeder(payload)
  await seedChannels(seeder, sandbox)
  const file = await drawPicture({ scene: 'workshop', palette: palettes.djangoGirls, name: 'workshop' })
  const picture = await seeder.create('media', { alt: 'Drawing of five people at a long table with three laptops', credit: 'own work' }, { file })
  const category = await seeder.create('categories', { title: 'Open source' })
  const title = 'Ten new cities join Django Girls this spring'
  const article = {
    title,
    heroImage: picture.id,
    categories: [category.id],
    content: richText('Ten teams of volunteers have set a date. For seven of them it is the first workshop in their country.', { list: ['Arequipa', 'Kisumu', 'Zagreb'] }),
    meta: { description: 'From Arequipa to Zagreb: ten teams of volunteers open applications for their first workshop.' },
    _status: 'published',
  }
  await seeder.create('posts', article, { promote: true })
  return title
}

/** The launch posts, once each has gone out or has failed for good. Posts by hand and later ones are not waited for. */
async function waitForLaunch(payload: Payload, say: (detail: string) => void): Promise<Delivery[]> {
  for (let waited = 0; waited < timeoutMs; waited += 250) {
    const launch = (await allDeliveries(payload)).filter(
      ({ dueAt, channel }) => Date.parse(dueAt) <= Date.now() + 60_000 && typeof channel === 'object' && channel.network !== 'manual',
    )
    const open = launch.filter(({ state }) => state === 'scheduled' || state === 'publishing')
    say(`${launch.length - open.length} of ${launch.length}`)
    if (launch.length > 0 && open.length === 0) return launch
    await sleep(250)
  }
  const left = (await allDeliveries(payload)).map(({ channel, state, error }) => `${typeof channel === 'object' ? channel.name : channel}: ${state} ${error?.message ?? ''}`)
  throw new Error(`After ${timeoutMs / 1000} s the posts are not out: ${left.join('; ') || 'none was planned.'}`)
}

async function allDeliveries(payload: Payload): Promise<Delivery[]> {
  const { docs } = await payload.find({ collection: 'social-deliveries' as CollectionSlug, depth: 1, limit: 100, pagination: false })
  return docs as unknown as Delivery[]
}

async function toRow({ channel, state, url, parts, error }: Delivery, sandbox: Sandbox): Promise<Row> {
  const { name, network } = typeof channel === 'object' ? channel : { name: String(channel), network: '' }
  const text = parts?.[0]?.text ?? ''
  const remoteId = parts?.[0]?.remoteId
  const seen = remoteId ? await readFrom(sandbox, network, url ?? '', remoteId) : undefined
  const found = seen === undefined ? 'not there' : seen.trim() === text.trim() ? '✓' : 'another text'
  return { channel: name, network, state: error?.message ? `${state}: ${error.message}` : state, url: url ?? '', text: `${text.slice(0, 40).replaceAll('\n', ' ')}…`, found }
}

function readFrom({ accounts, others }: Sandbox, network: string, url: string, remoteId: string): Promise<string | undefined> | undefined {
  const other = others[network as OtherNetwork]
  if (other) return readBackOther(other, remoteId)
  const account = Object.values(accounts).find((one) => one.network === network && url.includes(network === 'bluesky' ? one.handle : new URL(one.page).pathname))
  return account && readBack(account, remoteId)
}

let ok = false
try {
  ok = await demo()
  if (!ok) console.error('Not every post stands where it should: see the table.')
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
}
// A worker waits for its queue's next answer before it ends; nobody has to wait for that here.
for (const stop of stops.reverse()) await Promise.race([Promise.resolve(stop()).catch(() => {}), sleep(1500)])
process.exit(ok ? 0 : 1)
