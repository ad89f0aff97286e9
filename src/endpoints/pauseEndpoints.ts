import type { CollectionSlug, Endpoint } from 'payload'
import type { House } from '../house.ts'
import { json, readBody, requireRole } from './respond.ts'
import { readReason } from './stopEndpoints.ts'

/** POST /api/social-channels/:id/pause and /resume { reason? }: nothing is sent on the channel meanwhile; what waits goes out in order afterwards. */
export function pauseEndpoints(house: House): Endpoint[] {
  return (['pause', 'resume'] as const).map((path) => ({
    path: `/:id/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'manageChannels', req)
      const doc = await req.payload.update({
        collection: house.slugs.channels as CollectionSlug,
        id: String(req.routeParams?.id ?? ''),
        data: { paused: path === 'pause' } as never,
        depth: 0,
        overrideAccess: false,
        context: readReason(await readBody(req)),
        req,
      })
      return json({ id: doc.id, paused: (doc as { paused?: boolean }).paused === true })
    },
  }))
}
