import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import { checkPost } from '../src/checkPost.ts'
import type { PostDoc } from '../src/domain/documents.ts'
import type { House } from '../src/house.ts'
import { loadMaterial } from '../src/planPost.ts'
import { refuse, socialContext, whoActs } from '../src/problems.ts'
import { keepRecord } from '../src/record.ts'
import { isSending } from './guardPost.ts'

/** Statuses in which a post is on its way: from asking for approval on, the guidelines have a say. */
const isOnItsWay = (status: PostDoc['status']) => status === 'in-review' || status === 'approved' || isSending(status)

/**
 * Runs the guidelines over a post and stores what they say with it. A block stops it, unless somebody who may overrides it with a
 * reason; who gives a status with warnings on it has seen them, which is kept on record.
 */
export function checkGuidelines(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    if (house.guidelines.length === 0) return data
    const before = operation === 'update' ? (originalDoc as PostDoc) : undefined
    const post = { ...before, ...data } as PostDoc
    const { system, bulk } = socialContext(context)
    if (bulk && !isOnItsWay(post.status)) return data
    const reason = post.overrideReason?.trim()
    if (!system && reason && data.overrideReason !== undefined && data.overrideReason !== before?.overrideReason && !(await house.can('override', req))) throw new Forbidden(req.t)

    const findings = await checkPost({ house, req, post, material: await loadMaterial({ house, req, post }), overridden: Boolean(reason) })
    data.findings = findings
    const isNewStatus = post.status !== before?.status
    if (!isOnItsWay(post.status)) return data
    const blocks = findings.filter((finding) => finding.level === 'block')
    if (blocks.length > 0 && !reason) {
      // What the plugin wrote itself becomes a draft that a person finishes; a person is told at once.
      if (system) data.status = 'draft'
      else if (isNewStatus || 'text' in data || 'media' in data)
        refuse({
          collection: house.slugs.posts,
          id: before?.id,
          problems: blocks.map(({ path, message, suggestion }) => ({ path, message: [message, suggestion].filter(Boolean).join(' ') })),
          req,
        })
    }
    if (isNewStatus && findings.some((finding) => finding.level !== 'hint')) {
      await keepRecord({
        house,
        req,
        what: reason && blocks.length > 0 ? 'guideline-overridden' : 'warnings-seen',
        by: whoActs(req, context),
        subject: `${house.slugs.posts}:${before?.id ?? 'new'}`,
        after: findings.filter((finding) => finding.level !== 'hint'),
        reason,
      })
    }
    return data
  }
}
