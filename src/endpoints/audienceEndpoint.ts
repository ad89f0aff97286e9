import { APIError, type CollectionSlug, type Endpoint } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { readAudience } from '../ledger/engagement.ts'
import { json, requireRole } from './respond.ts'

const days = 90

/** GET /api/social-channels/:id/audience: followers, posts and what people did with them, by day, for the last 90 days. */
export function audienceEndpoint(house: House): Endpoint {
  return {
    path: '/:id/audience',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      const id = String(req.routeParams?.id ?? '')
      const channel = (await req.payload.findByID({
        collection: house.slugs.channels as CollectionSlug,
        id,
        depth: 0,
        overrideAccess: false,
        disableErrors: true,
        req,
      })) as ChannelDoc | null
      if (!channel) throw new APIError('There is no such channel.', 404, {}, true)
      const runtime = house.runtime(req.payload)
      return json({ days: await readAudience(runtime, { channelId: String(channel.id), days, zone: channel.timezone || 'UTC', now: runtime.now() }) })
    },
  }
}
