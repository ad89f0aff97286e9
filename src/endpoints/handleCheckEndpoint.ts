import { APIError, type CollectionSlug, type Endpoint } from 'payload'
import { checkHandles, handlesOf, noteOf } from '../facts/checkHandles.ts'
import type { House } from '../house.ts'
import { json, requireRole } from './respond.ts'

/** POST /api/social-handles/:id/check: asks every network again whether the handles of an entry exist, and remembers what it said. */
export function handleCheckEndpoint(house: House): Endpoint {
  return {
    path: '/:id/check',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'write', req)
      const collection = house.slugs.handles as CollectionSlug
      const id = String(req.routeParams?.id ?? '')
      const doc = (await req.payload.findByID({ collection, id, depth: 0, overrideAccess: false, disableErrors: true, req })) as Record<string, unknown> | null
      if (!doc) throw new APIError('There is no such entry in the handle book.', 404, {}, true)
      const checked = await checkHandles({ house, req, handles: handlesOf(house, doc) })
      const data = { checked, checkNote: noteOf(house, checked) }
      await req.payload.update({ collection, id, data: data as never, depth: 0, overrideAccess: true, context: { socialCampaigns: { system: true } }, req })
      return json({ checked })
    },
  }
}
