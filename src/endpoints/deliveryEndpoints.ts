import { APIError, type Endpoint } from 'payload'
import type { House } from '../house.ts'
import type { PersonMove } from '../ledger/personMoves.ts'
import { bulkDeliveryEndpoint } from './bulkDeliveryEndpoint.ts'
import { followMoves, moveDelivery } from './moveDelivery.ts'
import { readMonth } from './readMonth.ts'
import { requirePostAddress } from './requirePostAddress.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'
import { toFuture } from './toFuture.ts'

/** What people do with deliveries: answer a question, retry, publish now, reschedule, drop; and the calendar's month. */
export function deliveryEndpoints(house: House): Endpoint[] {
  const act = (path: string, toMove: (body: Record<string, unknown>) => PersonMove): Endpoint => ({
    path: `/:id/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const id = String(req.routeParams?.id ?? '')
      const move = toMove(await readBody(req))
      if (move.kind === 'there') await requirePostAddress(house, req, { id, url: move.url })
      const result = await moveDelivery(house, req, id, move)
      if (!result.moved) {
        if (result.state === undefined) throw new APIError('There is no such delivery.', 404, {}, true)
        const why = result.state === 'publishing' ? 'it is being published at this moment' : `it is ${result.state}`
        throw new APIError(`This cannot be done any more: ${why}. Reload the page.`, 409, {}, true)
      }
      await followMoves(house, req, [result.postId])
      return json(await req.payload.findByID({ collection: house.slugs.deliveries as never, id, depth: 0, overrideAccess: true }))
    },
  })
  return [
    { path: '/calendar', method: 'get', handler: (req) => readMonth(house, req) },
    bulkDeliveryEndpoint(house),
    act('resolve', toAnswer),
    act('retry', () => ({ kind: 'retry' })),
    act('publish-now', () => ({ kind: 'publish-now' })),
    act('reschedule', ({ dueAt }) => ({ kind: 'reschedule', dueAt: toFuture(dueAt) })),
    act('drop', () => ({ kind: 'drop' })),
  ]
}

/** A person's answer about a delivery whose outcome is unknown. */
function toAnswer({ answer, url }: Record<string, unknown>): PersonMove {
  if (answer === 'there') {
    return { kind: 'there', url: typeof url === 'string' ? url : '' }
  }
  if (answer === 'not-there') return { kind: 'not-there' }
  if (answer === 'leave') return { kind: 'leave' }
  badRequest('answer', 'Answer “there” (with its url), “not-there” or “leave”.')
}
