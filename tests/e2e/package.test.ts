import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { createDatabase, dropDatabase } from '../helpers/database.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
  exports: Record<string, unknown>
}
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` }

/** What a developer writes in a blank app, in plain JavaScript and with nothing of this repository. */
const config = `
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import { socialCampaigns } from 'payload-social-campaigns'
export default buildConfig({
  secret: 'a blank app', telemetry: false, typescript: { autoGenerate: false }, logger: { options: { level: 'warn' } },
  serverURL: 'https://blank.example',
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL }, push: true }),
  collections: [
    { slug: 'users', auth: true, fields: [] },
    { slug: 'media', upload: { staticDir: './uploads' }, fields: [{ name: 'alt', type: 'text' }] },
    { slug: 'posts', versions: { drafts: true }, fields: [{ name: 'title', type: 'text' }, { name: 'slug', type: 'text' }] },
  ],
  plugins: [socialCampaigns({ sources: { posts: true }, allowPrivateHosts: true })],
})
`
const script = `
import { getPayload } from 'payload'
import config from './payload.config.mjs'
const payload = await getPayload({ config })
await payload.create({ collection: 'social-channels', data: { name: 'Blank', network: 'mastodon', baseURL: process.env.NETWORK, credentials: { accessToken: process.env.TOKEN } } })
await payload.create({ collection: 'posts', data: { title: 'Hello from a blank app', slug: 'hello', _status: 'published' } })
let sent
for (let left = 100; left > 0 && !sent; left--) {
  sent = (await payload.find({ collection: 'social-deliveries', where: { state: { equals: 'published' } } })).docs[0]
  await new Promise((resolve) => setTimeout(resolve, 100))
}
console.log('RESULT ' + JSON.stringify({ collections: Object.keys(payload.collections), url: sent?.url }))
process.exit(0)
`

describe('the package that npm pack makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blank-app-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('boots in a blank Payload app that installed its tarball, has its collections, publishes, and brings its command', { timeout: 600_000 }, async () => {
    const { stdout: packed } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, env, maxBuffer: 1e8 })
    const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('['))) as [{ filename: string }]
    const pinned = Object.fromEntries(Object.keys(manifest.peerDependencies).map((name) => [name, manifest.devDependencies[name] ?? '*']))
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'blank-app', private: true, type: 'module', dependencies: { ...pinned, graphql: '^16.11.0', 'payload-social-campaigns': `file:./${filename}` } }),
    )
    writeFileSync(join(folder, 'payload.config.mjs'), config)
    writeFileSync(join(folder, 'script.mjs'), script)
    await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, env, maxBuffer: 1e8 })

    const mastodon = await startMastodonEmulator()
    const databaseURL = await createDatabase()
    try {
      const { token } = mastodon.createAccount('blank')
      const { stdout } = await run(process.execPath, ['script.mjs'], {
        cwd: folder,
        env: { ...env, DATABASE_URL: databaseURL, NETWORK: mastodon.url, TOKEN: token },
        maxBuffer: 1e8,
      })
      const result = JSON.parse(stdout.split('RESULT ')[1] ?? '{}') as { collections: string[]; url?: string }
      expect(result.collections).toEqual(
        expect.arrayContaining([
          'social-channels',
          'social-posts',
          'social-deliveries',
          'campaigns',
          'sponsors',
          'social-handles',
          'social-templates',
          'social-feeds',
          'social-mentions',
        ]),
      )
      expect(
        mastodon
          .statuses()
          .map((status) => status.text)
          .join(),
      ).toContain('https://blank.example/posts/hello')
      expect(mastodon.statuses().some((status) => status.url === result.url)).toBe(true)

      const specifiers = Object.keys(manifest.exports).filter((name) => !['./package.json', './client', './rsc'].includes(name))
      const imports = specifiers.map((name) => `await import('payload-social-campaigns${name.slice(1)}')`).join('\n')
      await run(process.execPath, ['--input-type=module', '-e', imports], { cwd: folder, env })
      const { stdout: help } = await run(join(folder, 'node_modules/.bin/social-campaigns'), ['help'], { cwd: folder, env })
      expect(help).toContain('worker')
    } finally {
      await mastodon.close()
      await dropDatabase(databaseURL)
    }
  })
})
