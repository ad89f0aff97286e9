import type { Endpoint } from 'payload'
import type { House } from '../house.ts'
import type { PersonMove } from '../ledger/personMoves.ts'
import { followMoves, moveDelivery } from './moveDelivery.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'
import { toFuture } from './toFuture.ts'

const most = 500

/**
 * POST /api/social-deliveries/bulk { action: drop | publish-now | retry | reschedule, ids, dueAt? }: the same word about many deliveries. What somebody
 * else has moved meanwhile is left as it is, and counted.
 */
export function bulkDeliveryEndpoint(house: House): Endpoint {
  return {
    path: '/bulk',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const body = await readBody(req)
      const move = toMove(body)
      const ids = readIds(body.ids, house.runtime(req.payload).tables.id)
      const posts: string[] = []
      for (const id of ids) {
        const result = await moveDelivery(house, req, id, move)
        if (result.moved) posts.push(result.postId)
      }
      if (posts.length > 0) await followMoves(house, req, posts)
      return json({ moved: posts.length, left: ids.length - posts.length })
    },
  }
}

function toMove({ action, dueAt }: Record<string, unknown>): PersonMove {
  if (action === 'drop' || action === 'publish-now' || action === 'retry') return { kind: action }
  if (action === 'reschedule') return { kind: 'reschedule', dueAt: toFuture(dueAt) }
  badRequest('action', 'Say what to do as “action”: “drop”, “publish-now”, “retry” or “reschedule”.')
}

function readIds(value: unknown, idType: 'int' | 'uuid'): string[] {
  const isId = idType === 'int' ? /^\d{1,9}$/ : /^[0-9a-f-]{36}$/i
  const ids = Array.isArray(value) ? [...new Set(value.map(String))] : []
  if (ids.length === 0 || ids.some((id) => !isId.test(id))) badRequest('ids', 'Name the deliveries by their ids, as a list “ids”.')
  if (ids.length > most) badRequest('ids', `These are more than ${most} deliveries. Do it in smaller portions.`)
  return ids
}
