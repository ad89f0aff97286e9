import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { systemReq } from '../campaigns/systemReq.ts'
import type { PostDoc } from '../domain/documents.ts'
import { unsentStatuses } from '../domain/states.ts'
import type { House } from '../house.ts'
import { authorsIn, isDisengaged } from './readDisengaged.ts'

type Answer = Pick<PostDoc, 'id' | 'target'> & { resolved?: unknown }

/** Takes back every answer and share that waits to go where the team does not engage any more. */
export async function withdrawDisengaged({ house, req, by }: { house: House; req: PayloadRequest; by: string }): Promise<void> {
  const collection = house.slugs.posts as CollectionSlug
  const where: Where = { and: [{ kind: { in: ['reply', 'share'] } }, { status: { in: [...unsentStatuses] } }] }
  const found = await req.payload.find({ collection, where, depth: 0, pagination: false, overrideAccess: true, select: { target: true, resolved: true } as never, req })
  const own = await systemReq(req, by)
  for (const { id, target, resolved } of found.docs as unknown as Answer[]) {
    if (!target || !(await isDisengaged({ house, req, target, authors: authorsIn(resolved) }))) continue
    await req.payload.update({ collection, id, data: { status: 'cancelled' } as never, depth: 0, overrideAccess: true, req: own })
  }
}
