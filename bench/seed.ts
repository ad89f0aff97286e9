import { getPayload } from 'payload'
import config from './host/payload.config.ts'

// Pushes the schema of the host to an empty database and makes its channels.
const payload = await getPayload({ config })
if (process.env.BENCH_BARE !== '1') {
  const { url, tokens } = JSON.parse(process.env.NETWORK ?? '{}') as { url: string; tokens: string[] }
  for (const [index, accessToken] of tokens.entries()) {
    await payload.create({ collection: 'social-channels' as never, data: { name: `Channel ${index}`, network: 'mastodon', baseURL: url, credentials: { accessToken } } as never })
  }
}
process.exit(0)
