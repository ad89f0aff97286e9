import type { Endpoint, Payload } from 'payload'
import type { House } from '../house.ts'
import { json, requireRole } from './respond.ts'

type CheckChannels = (payload: Payload, house: House, only?: string) => Promise<{ id: string; name: string; ok: boolean; message: string }[]>

/** Endpoints that belong to no collection: health for load balancers, and checking a channel now. */
export function rootEndpoints(house: House, { checkChannels }: { checkChannels: CheckChannels }): Endpoint[] {
  return [
    {
      path: '/social-campaigns/health',
      method: 'get',
      async handler(req) {
        const runtime = house.runtime(req.payload)
        const answers = await Promise.allSettled([runtime.query('select 1'), runtime.queue.ping()])
        const [database, queue] = answers.map((answer) => answer.status === 'fulfilled')
        // The queue being away delays wake-ups by seconds, no more: the service still works.
        return json({ ok: database, database, queue, backend: runtime.queue.backend }, database ? 200 : 503)
      },
    },
    {
      path: '/social-campaigns/channels/:id/check',
      method: 'post',
      async handler(req) {
        await requireRole(house, 'manageChannels', req)
        const [result] = await checkChannels(req.payload, house, String(req.routeParams?.id ?? ''))
        return json(result ?? { ok: false, message: 'This channel is not connected.' })
      },
    },
  ]
}
