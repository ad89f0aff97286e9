import type { Endpoint, Payload } from 'payload'
import type { House } from '../house.ts'
import { badRequest, json, requireRole } from './respond.ts'

type PollFeeds = (payload: Payload, house: House, only?: string) => Promise<{ id: string; name: string; drafts: number; message: string }[]>

/** POST /api/social-feeds/:id/poll: asks one feed now, and tells what came of it. */
export function feedEndpoints(house: House, { pollFeeds }: { pollFeeds: PollFeeds }): Endpoint[] {
  return [
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
