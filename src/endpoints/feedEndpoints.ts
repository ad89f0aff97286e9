import type { Endpoint, Payload } from 'payload'
import { readFeedHealth } from '../feeds/readFeedHealth.ts'
import type { House } from '../house.ts'
import { badRequest, json, requireRole } from './respond.ts'

type PollFeeds = (payload: Payload, house: House, only?: string) => Promise<{ id: string; name: string; drafts: number; message: string }[]>

/** POST /api/social-feeds/:id/poll: asks one feed now, and tells what came of it. GET /api/social-feeds/:id/health: how it is, and which of its items wait as drafts. */
export function feedEndpoints(house: House, { pollFeeds }: { pollFeeds: PollFeeds }): Endpoint[] {
  return [
    {
      path: '/:id/health',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        return json((await readFeedHealth(house, req, String(req.routeParams?.id ?? ''))) ?? badRequest('id', 'There is no such feed.'))
      },
    },
    {
      path: '/:id/poll',
      method: 'post',
      async handler(req) {
        await requireRole(house, 'write', req)
        const { tables } = house.runtime(req.payload)
        const id = String(req.routeParams?.id ?? '')
        const [result] = (tables.id === 'int' ? /^\d{1,9}$/ : /^[0-9a-f-]{36}$/i).test(id) ? await pollFeeds(req.payload, house, id) : []
        return result ? json(result) : badRequest('id', 'There is no such feed, or it is being read at this moment.')
      },
    },
  ]
}
