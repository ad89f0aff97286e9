import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // Types are checked by `npm run types`, over everything; a demo that starts does not need to do it again.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
}
const forPayload = withPayload(config)

/**
 * Payload asks every browser for its colour scheme, on each address. A browser that comes to one for the first time then begins its navigation anew: Bluesky
 * sends people back to 127.0.0.1 where the site is localhost, and its consent page takes an answer once. So only pages ask, not the API.
 */
async function headers() {
  const all = (await forPayload.headers?.()) ?? []
  return all.map((entry) => (entry.source === '/:path*' ? { ...entry, source: '/((?!api/).*)' } : entry))
}

export default { ...forPayload, headers } satisfies NextConfig
