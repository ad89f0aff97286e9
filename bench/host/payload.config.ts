import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, type CollectionConfig, type Plugin, type TaskConfig } from 'payload'
import { socialCampaigns } from 'payload-social-campaigns'
import { mastodon } from 'payload-social-campaigns/networks'
import { installedIn } from 'payload-social-campaigns/worker'

const { env } = process

/** A blog as Payload's website template makes it. */
const posts: CollectionConfig = {
  slug: 'posts',
  versions: { drafts: { autosave: { interval: 100 }, schedulePublish: true }, maxPerDoc: 50 },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'slug', type: 'text', index: true },
    { name: 'content', type: 'richText' },
    { name: 'heroImage', type: 'upload', relationTo: 'media' },
    { name: 'relatedPosts', type: 'relationship', relationTo: 'posts', hasMany: true },
    { name: 'categories', type: 'relationship', relationTo: 'categories' as never, hasMany: true },
    { name: 'authors', type: 'relationship', relationTo: 'users', hasMany: true },
    { name: 'publishedAt', type: 'date' },
    {
      name: 'meta',
      type: 'group',
      fields: [
        { name: 'title', type: 'text' },
        { name: 'image', type: 'upload', relationTo: 'media' },
        { name: 'description', type: 'textarea' },
      ],
    },
  ],
}

/** The network of the benches is Mastodon without its rate: what is measured is the engine, not patience. */
const fast = mastodon()
const unlimited = { ...fast, limits: (channel: Parameters<typeof fast.limits>[0]) => ({ ...fast.limits(channel), rate: { perMinute: 10_000_000, burst: 1_000_000 } }) }

/** The same connector, called from Payload's own jobs queue: what a host without the plugin's engine would write. */
const deliverTask: TaskConfig<{ input: object; output: object }> = {
  slug: 'deliver' as never,
  inputSchema: [
    { name: 'delivery', type: 'number', required: true },
    { name: 'channel', type: 'number', required: true },
    { name: 'text', type: 'text', required: true },
  ],
  async handler({ input, req }) {
    const { house } = installedIn(req.payload)
    const runtime = house.runtime(req.payload)
    const { delivery, channel, text } = input as { delivery: number; channel: number; text: string }
    const open = await runtime.channels.get(String(channel))
    if (!open) throw new Error('No such channel.')
    const part = { text, media: [] }
    const receipt = await open.connection.publish({
      content: { kind: 'post', parts: [part] },
      part,
      partIndex: 0,
      token: `jobs-${delivery}`,
      previous: [],
      memory: {},
      remember: async () => undefined,
      beforePublish: async () => undefined,
      signal: new AbortController().signal,
    })
    await req.payload.update({ collection: 'notes' as never, id: delivery, data: { url: receipt.url } as never, depth: 0, req })
    return { output: {} }
  },
}

/** A small blog, with or without the plugin. `BENCH_BARE=1` leaves the plugin out. */
const plugins: Plugin[] =
  env.BENCH_BARE === '1'
    ? []
    : [socialCampaigns({ sources: { posts: true }, networks: [unlimited], siteURL: ({ doc }) => `https://example.org/blog/${String(doc.slug)}`, allowPrivateHosts: true })]

export default buildConfig({
  secret: 'a secret of the benches',
  typescript: { autoGenerate: false },
  telemetry: false,
  editor: lexicalEditor(),
  logger: { options: { level: env.BENCH_LOG ?? 'error' } },
  collections: [
    posts,
    { slug: 'media', upload: { staticDir: path.resolve('.data/bench-media') }, fields: [{ name: 'alt', type: 'text' }] },
    { slug: 'users', auth: true, fields: [] },
    { slug: 'categories' as never, fields: [{ name: 'title', type: 'text' }] },
    { slug: 'notes' as never, fields: [{ name: 'url', type: 'text' }] },
  ],
  db: postgresAdapter({ pool: { connectionString: env.DATABASE_URL ?? '', max: 20 }, push: env.BENCH_PUSH === '1' }),
  jobs: { tasks: env.BENCH_BARE === '1' ? [] : [deliverTask] },
  admin: { user: 'users' },
  plugins,
})
