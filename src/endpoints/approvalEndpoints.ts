import { APIError, type CollectionSlug, type Endpoint, Forbidden, type PayloadRequest } from 'payload'
import { readApprovalState, type WatchedPost } from '../approval/approvalState.ts'
import { inOrder } from '../approval/approvedContent.ts'
import { appendToPost, type PostComment, readKept } from '../approval/keptOnPost.ts'
import { readApprovedContent } from '../approval/readApprovedContent.ts'
import { readWaiting } from '../approval/readWaiting.ts'
import type { House } from '../house.ts'
import { whoActs } from '../problems.ts'
import { badRequest, json, readBody, requireRole } from './respond.ts'

const longestComment = 4_000

/** What people say about a post, and what changed since it was approved. */
export function approvalEndpoints(house: House): Endpoint[] {
  return [
    { path: '/:id/approval', method: 'get', handler: (req) => showApproval(house, req) },
    { path: '/:id/comments', method: 'get', handler: (req) => showComments(house, req) },
    { path: '/:id/comments', method: 'post', handler: (req) => comment(house, req) },
    { path: '/:id/difference', method: 'get', handler: (req) => showDifference(house, req) },
  ]
}

/** Endpoints of what waits for people. */
export function waitingEndpoints(house: House): Endpoint[] {
  return [{ path: '/social-campaigns/waiting', method: 'get', handler: (req) => showWaiting(house, req) }]
}

/** Reads a post with what is kept about it, with the person's rights. Throws 404. */
export async function readWatched(house: House, req: PayloadRequest): Promise<WatchedPost> {
  const id = String(req.routeParams?.id ?? '')
  const post = (await req.payload.findByID({
    collection: house.slugs.posts as CollectionSlug,
    id,
    depth: 0,
    overrideAccess: false,
    showHiddenFields: true,
    disableErrors: true,
    req,
  })) as WatchedPost | null
  if (!post) throw new APIError('There is no such post.', 404, {}, true)
  return post
}

async function showComments(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'see', req)
  return json({ comments: (await readWatched(house, req)).comments ?? [] })
}

/** POST /api/social-posts/:id/comments { text, requestChanges? }. A request for changes takes the post back to the writer, as a draft. */
async function comment(house: House, req: PayloadRequest): Promise<Response> {
  const mayApprove = await house.can('approve', req)
  if (!mayApprove && !(await house.can('write', req)) && !(await house.can('publish', req))) throw new Forbidden(req.t)
  const post = await readWatched(house, req)
  const { text, requestChanges } = await readBody(req)
  if (typeof text !== 'string' || text.trim() === '') badRequest('text', 'Write what you want to say as “text”.')
  if (text.length > longestComment) badRequest('text', `A comment has at most ${longestComment} characters.`)
  if (requestChanges && !mayApprove) throw new Forbidden(req.t)
  const entry: PostComment = {
    by: whoActs(req, req.context),
    ...(req.user ? { user: String(req.user.id) } : {}),
    at: house.runtime(req.payload).now().toISOString(),
    text: text.trim(),
    ...(requestChanges ? { requestsChanges: true } : {}),
  }
  await appendToPost({ house, req, id: String(post.id), list: 'comments', entry })
  const isBack = requestChanges && (post.status === 'in-review' || post.status === 'approved' || post.status === 'scheduled')
  if (isBack) await req.payload.update({ collection: house.slugs.posts as CollectionSlug, id: post.id, data: { status: 'draft' } as never, depth: 0, overrideAccess: false, req })
  return json({ comment: entry, status: isBack ? 'draft' : post.status }, 201)
}

/** GET /api/social-posts/:id/difference: what was approved last and what stands there now, field by field. */
async function showDifference(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'see', req)
  const post = await readWatched(house, req)
  const now = await readApprovedContent({ house, req, post })
  const approved = post.approvedContent ? inOrder(post.approvedContent) : null
  const names = approved ? [...new Set([...Object.keys(approved), ...Object.keys(now)])] : []
  const changes = names
    .filter((name) => JSON.stringify(approved?.[name] ?? null) !== JSON.stringify(now[name] ?? null))
    .map((path) => ({ path, before: approved?.[path] ?? null, after: now[path] ?? null }))
  return json({ approved, current: now, changes })
}

/** GET /api/social-campaigns/waiting: what waits for approval, what for this person, and what is approved and has no time yet. */
async function showWaiting(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'see', req)
  return json(await readWaiting({ house, req }))
}

/** GET /api/social-posts/:id/approval: where the post stands, for the person who looks. */
async function showApproval(house: House, req: PayloadRequest): Promise<Response> {
  await requireRole(house, 'see', req)
  const post = await readWatched(house, req)
  const { reviewLinks } = await readKept(house, req, post.id)
  return json(await readApprovalState({ house, req, post, links: reviewLinks }))
}
