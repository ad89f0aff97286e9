import type { PayloadRequest } from 'payload'
import type { DeliveryState } from '../domain/states.ts'
import type { House } from '../house.ts'
import { moveByPerson, type PersonMove } from '../ledger/personMoves.ts'
import { whoActs } from '../problems.ts'
import { keepRecord } from '../record.ts'

/** Carries out a person's word about one delivery and keeps it on the record of its post. Gives the state that stands in the way, if one does. */
export async function moveDelivery(
  house: House,
  req: PayloadRequest,
  id: string,
  move: PersonMove,
): Promise<{ moved: true; postId: string } | { moved: false; state: DeliveryState | undefined }> {
  const { query, tables } = house.runtime(req.payload)
  const by = whoActs(req, req.context)
  const result = await moveByPerson({ query, tables }, id, move, by)
  if (!result.moved) return result
  const [row] = await query<{ channel: string | null }>(
    `select c.name as channel from ${tables.deliveries} d left join ${tables.channels} c on c.id = d.channel_id where d.id = $1::${tables.id}`,
    [id],
  )
  const after = {
    channel: row?.channel ?? null,
    delivery: id,
    ...(move.kind === 'there' ? { url: move.url } : {}),
    ...(move.kind === 'reschedule' ? { dueAt: move.dueAt.toISOString() } : {}),
  }
  await keepRecord({ house, req, what: `delivery-${move.kind}`, by, subject: `${house.slugs.posts}:${result.postId}`, after })
  return result
}

/** Lets the posts of moved deliveries follow, and wakes the workers. */
export async function followMoves(house: House, req: PayloadRequest, postIds: readonly string[]): Promise<void> {
  const { query, engine, queue } = house.runtime(req.payload)
  await engine.derive([...new Set(postIds)])
  await query(`select pg_notify('social_wake', '')`)
  void queue.add('wake', {})
}
