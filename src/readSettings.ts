import type { PayloadRequest } from 'payload'
import type { House } from './house.ts'
import { readOnce } from './shared.ts'

/** The organisation's settings as they are stored; posts that share read them once. */
export function readSettings<Settings>({ house, req }: { house: House; req: PayloadRequest }): Promise<Settings> {
  return readOnce(req, house.slugs.settings, async () => (await req.payload.findGlobal({ slug: house.slugs.settings, depth: 0, overrideAccess: true, req })) as unknown as Settings)
}
