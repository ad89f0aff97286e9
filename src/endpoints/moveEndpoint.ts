import { APIError, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload'
import { readApprovalState } from '../approval/approvalState.ts'
import { fingerprintOf } from '../approval/approvedContent.ts'
import { readKept } from '../approval/keptOnPost.ts'
import { readApprovedContent } from '../approval/readApprovedContent.ts'
import { type EditorialStatus, editorialStatuses } from '../domain/states.ts'
import type { House } from '../house.ts'
import { readWatched } from './approvalEndpoints.ts'
import { inTransaction } from './campaignEndpoints.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

/** Fields that a move may carry beside the status. */
const along = ['publishAt', 'queue', 'urgentReason', 'overrideReason', 'warningsSeen'] as const

/**
 * POST /api/social-posts/:id/move { to, seen?, publishAt?, queue?, urgentReason?, overrideReason?, warningsSeen? }: a step of a post by a person who read
 * it. `seen` is the fingerprint of what was read: when the words have changed meanwhile, nothing happens and 409 says so.
 */
export function moveEndpoint(house: House): Endpoint {
  return {
    path: '/:id/move',
    method: 'post',
    async handler(req) {
      await requireRole(house, 'see', req)
      const body = await readBody(req)
      const { to, seen } = body
      if (typeof to !== 'string' || !(editorialStatuses as readonly string[]).includes(to)) badRequest('to', `Say where the post goes as “to”: ${editorialStatuses.join(', ')}.`)
      const data = Object.fromEntries(along.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])))
      return json(await inTransaction(req, () => move({ house, req, to: to as EditorialStatus, seen, data })))
    },
  }
}

async function move({ house, req, to, seen, data }: { house: House; req: PayloadRequest; to: EditorialStatus; seen: unknown; data: Record<string, unknown> }): Promise<object> {
  const { id } = await readWatched(house, req)
  // Locked first, so that nobody changes the words between the look and the step.
  const { reviewLinks } = await readKept(house, req, id)
  const post = await readWatched(house, req)
  if (typeof seen === 'string' && seen !== fingerprintOf(await readApprovedContent({ house, req, post })))
    throw new APIError('Somebody changed this post while you were reading it. Reload the page and look at the new words first.', 409, {}, true)
  const collection = house.slugs.posts as CollectionSlug
  const doc = await req.payload.update({ collection, id, data: { ...data, status: to } as never, depth: 0, overrideAccess: false, req })
  return { doc, approval: await readApprovalState({ house, req, post: await readWatched(house, req), links: reviewLinks }) }
}
