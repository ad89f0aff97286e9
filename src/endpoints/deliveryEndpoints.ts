import { APIError, type Endpoint } from 'payload'
import type { House } from '../house.ts'
import { moveByPerson, type PersonMove } from '../ledger/personMoves.ts'
import { whoActs } from '../problems.ts'
import { readMonth } from './readMonth.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

/** What people do with deliveries: answer a question, retry, publish now, reschedule, drop; and the calendar's month. */
export function deliveryEndpoints(house: House): Endpoint[] {
  const act = (path: string, toMove: (body: Record<string, unknown>) => PersonMove): Endpoint => ({
    path: `/:id/${path}`,
    method: 'post',
    async handler(req) {
      await requireRole(house, 'publish', req)
      const id = String(req.routeParams?.id ?? '')
      const move = toMove(await readBody(req))
      const runtime = house.runtime(req.payload)
      const { query, tables, engine, queue } = runtime
      const result = await moveByPerson({ query, tables }, id, move, whoActs(req, req.context))
      if (!result.moved) {
        if (result.state === undefined) throw new APIError('There is no such delivery.', 404, {}, true)
        const why = result.state === 'publishing' ? 'it is being published at this moment' : `it is ${result.state}`
        throw new APIError(`This cannot be done any more: ${why}. Reload the page.`, 409, {}, true)
      }
      await engine.derive([result.postId])
      await query(`select pg_notify('social_wake', '')`)
      void queue.add('wake', {})
      return json(await req.payload.findByID({ collection: house.slugs.deliveries as never, id, depth: 0, overrideAccess: true }))
    },
  })
  return [
    { path: '/calendar', method: 'get', handler: (req) => readMonth(house, req) },
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
    if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:/.test(url)) badRequest('url', 'Paste the address of the post on the network, beginning with https://.')
    return { kind: 'there', url }
  }
  if (answer === 'not-there') return { kind: 'not-there' }
  if (answer === 'leave') return { kind: 'leave' }
  badRequest('answer', 'Answer “there” (with its url), “not-there” or “leave”.')
}

function toFuture(value: unknown): Date {
  const dueAt = typeof value === 'string' ? new Date(value) : undefined
  if (!dueAt || Number.isNaN(dueAt.getTime())) badRequest('dueAt', 'Give the new time as an ISO date, for instance 2027-03-01T09:00:00Z.')
  if (dueAt.getTime() < Date.now() - 60_000) badRequest('dueAt', 'This time is in the past. Choose a later one.')
  return dueAt
}
