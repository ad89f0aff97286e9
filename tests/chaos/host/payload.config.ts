import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { socialCampaigns } from '../../../src/exports/index.ts'
import { bluesky } from '../../../src/networks/bluesky/bluesky.ts'
import { facebook } from '../../../src/networks/facebook/facebook.ts'
import { mastodon } from '../../../src/networks/mastodon/mastodon.ts'
import type { Network } from '../../../src/networks/port.ts'
import { x } from '../../../src/networks/x/x.ts'

const { env } = process

/** A rate that a storm of a minute can live with; it is still a gate that all workers share. */
const rate = { perMinute: 1_200, burst: 20 }
const hurried = (network: Network): Network => ({ ...network, limits: (channel) => ({ ...network.limits(channel), rate }) })
const quick = hurried(mastodon())

/** Mastodon as a network that cannot be read back: whatever is open there, a person has to say. */
const mute: Network = {
  ...quick,
  name: 'mute',
  label: 'Mute',
  open(context) {
    const { find: _none, ...connection } = quick.open(context)
    return connection
  },
}

/** The smallest site that has the plugin installed. */
export default buildConfig({
  secret: 'a secret of the storm',
  telemetry: false,
  typescript: { autoGenerate: false },
  logger: { options: { level: env.CHAOS_LOG ?? 'info' } },
  collections: [
    { slug: 'media', upload: { staticDir: join(tmpdir(), 'social-chaos-media') }, fields: [{ name: 'alt', type: 'text' }] },
    { slug: 'users', auth: true, fields: [] },
  ],
  db: postgresAdapter({ pool: { connectionString: env.DATABASE_URL ?? '', max: 10, connectionTimeoutMillis: 5_000 }, push: env.CHAOS_PUSH === '1' }),
  admin: { user: 'users' },
  plugins: [socialCampaigns({ networks: [quick, bluesky({ rate }), hurried(x()), hurried(facebook()), mute], allowPrivateHosts: true })],
})
