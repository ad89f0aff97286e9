import { type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, Forbidden, type PayloadRequest } from 'payload'
import { type PostDoc, refId } from '../src/domain/documents.ts'
import { editorialStatuses, type PostStatus, sendingStatuses } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { cancelDeliveries, lockDeliveries } from '../src/ledger/planDeliveries.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { type FieldProblem, refuse, socialContext, whoActs } from '../src/problems.ts'

/** A publish time may lie this far in the past: a form takes a while to fill in, and clocks differ. */
const graceMs = 65_000
const isEditorial = (status: PostStatus) => (editorialStatuses as readonly PostStatus[]).includes(status)
export const isSending = (status: PostStatus | null | undefined) => (sendingStatuses as readonly (PostStatus | null | undefined)[]).includes(status)

/** Statuses in which the campaign of a post still decides when it leaves. */
const onItsWay: readonly PostStatus[] = ['approved', 'scheduled', 'publishing']

/** Fields whose change is a change of what is sent. */
const contentFields = [
  'kind',
  'target',
  'text',
  'link',
  'tags',
  'media',
  'more',
  'variants',
  'card',
  'contentWarning',
  'language',
  'overflow',
  'channels',
  'publishAt',
  'queue',
] as const

/** What may become of a post: legal statuses, the right to give them, times that can be kept, and nothing changed while it is being sent. */
export function guardPost(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, operation, context }) => {
    const before = operation === 'update' ? (originalDoc as PostDoc) : undefined
    const post = { ...before, ...data } as PostDoc
    const { system } = socialContext(context)
    const problems: FieldProblem[] = []
    const wanted = (data.status ?? before?.status ?? 'draft') as PostStatus
    const was = (before?.status ?? 'draft') as PostStatus
    const isNewStatus = wanted !== was
    const contentChanged = operation === 'create' || contentFields.some((field) => field in data && JSON.stringify(data[field] ?? null) !== JSON.stringify(before?.[field] ?? null))

    if (isNewStatus && !isEditorial(wanted) && !system) {
      problems.push({ path: 'status', message: `“${wanted}” follows from what was sent and cannot be set by hand. Choose draft, in-review, approved, scheduled or cancelled.` })
    }
    if (isNewStatus && wanted === 'draft' && (was === 'published' || was === 'partly-published') && !system)
      problems.push({ path: 'status', message: 'This post has gone out. Duplicate it to say it again.' })
    if (!system && req.user) {
      // A post of another campaign has another gate, and other parameters in its links.
      const isMoved = before !== undefined && 'campaign' in data && refId(data.campaign) !== refId(before.campaign) && onItsWay.includes(was)
      await requireRights({ house, req, wanted, was, isNewStatus, contentChanged: contentChanged || isMoved, data })
    }
    const status = (data.status ?? wanted) as PostStatus

    if (isSending(status) && (isNewStatus || contentChanged) && status === 'scheduled') {
      if (!post.publishAt && !post.queue) data.publishAt = new Date().toISOString()
      else if (post.publishAt && !post.queue && !system && ('publishAt' in data || isNewStatus) && new Date(post.publishAt).getTime() < Date.now() - graceMs) {
        problems.push({ path: 'publishAt', message: 'This time is in the past. Choose a later one, or leave it empty to publish now.' })
      }
      if (!system && (post.channels ?? []).length === 0) problems.push({ path: 'channels', message: 'Choose at least one channel to publish on.' })
    }
    if (post.kind && post.kind !== 'post' && !post.target && status !== 'draft')
      problems.push({ path: 'target', message: `Paste the link of the post that is ${post.kind === 'share' ? 'shared' : 'answered'}.` })
    for (const field of ['target', 'link', 'codeOfConduct'] as const) {
      const value = post[field]
      if (value && field in data && !isLink(value)) problems.push({ path: field, message: `“${value}” is not a link. Write it with https://.` })
    }

    if (before && (contentChanged || isNewStatus)) {
      const { tables } = house.runtime(req.payload)
      const deliveries = await lockDeliveries({ query: await requestQuery(req), tables }, String(before.id))
      const busy = deliveries.some((delivery) => delivery.state === 'publishing')
      if (busy && !system)
        problems.push({
          path: contentChanged ? (contentFields.find((field) => field in data) ?? 'status') : 'status',
          message: 'This post is being published at this moment and cannot be changed. Wait a few seconds, then look at its deliveries.',
        })
    }
    if (problems.length > 0) refuse({ collection: house.slugs.posts, id: before?.id, problems, req })
    return data
  }
}

/** A link that a post can carry or point to: a web address, or an atproto one. */
function isLink(value: string): boolean {
  return URL.canParse(value) && /^(https?|at):/.test(value)
}

/** Rights by what the save would do. A change by somebody who may not publish takes an approved post back into review. */
async function requireRights({
  house,
  req,
  wanted,
  was,
  isNewStatus,
  contentChanged,
  data,
}: {
  house: House
  req: PayloadRequest
  wanted: PostStatus
  was: PostStatus
  isNewStatus: boolean
  contentChanged: boolean
  data: Record<string, unknown>
}): Promise<void> {
  if (isNewStatus && wanted === 'scheduled' && !(await house.can('publish', req))) throw new Forbidden(req.t)
  if (isNewStatus && wanted === 'approved' && !(await house.can('approve', req))) throw new Forbidden(req.t)
  if (isNewStatus || !contentChanged || !(was === 'approved' || isSending(was)) || (await house.can('publish', req))) return
  // What is planned is sent by nobody's yes but that of somebody who may publish: its time, too. Whoever approves may change what has no plan yet.
  if (isSending(was) || !(await house.can('approve', req))) data.status = 'in-review'
}

/** Deleting a post for good withdraws what has not been sent; while it is being sent it is refused with the reason. */
export function guardPostDelete(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req, context }) => {
    const { tables } = house.runtime(req.payload)
    const query = await requestQuery(req)
    const deliveries = await lockDeliveries({ query, tables }, String(id))
    if (deliveries.some((delivery) => delivery.state === 'publishing')) {
      refuse({
        collection: house.slugs.posts,
        id,
        problems: [{ path: 'id', message: 'This post is being published at this moment and cannot be deleted. Wait a few seconds.' }],
        req,
      })
    }
    await cancelDeliveries({ query, tables }, String(id), whoActs(req, context))
  }
}
