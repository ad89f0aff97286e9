import { type CollectionBeforeChangeHook, type CollectionSlug, Forbidden, type PayloadRequest } from 'payload'
import { type ApprovalRules, readApprovalRules } from '../src/approval/approvalRules.ts'
import { approvedContentOf, fingerprintOf } from '../src/approval/approvedContent.ts'
import { type Approval, type KeptOnPost, nothingKept, readKept } from '../src/approval/keptOnPost.ts'
import { readApprovedContent } from '../src/approval/readApprovedContent.ts'
import { type PostDoc, refId } from '../src/domain/documents.ts'
import type { PostStatus } from '../src/domain/states.ts'
import { joinWriters } from '../src/domain/writers.ts'
import type { House } from '../src/house.ts'
import { refuse, socialContext, whoActs } from '../src/problems.ts'
import { recorderOf } from '../src/record.ts'
import { isSending } from './guardPost.ts'

type GuardedPost = PostDoc & { repeatOf?: PostDoc['campaign']; urgentReason?: string | null; writers?: unknown }
type Parent = GuardedPost & Partial<Pick<KeptOnPost, 'approvals' | 'urgency' | 'cleared'>>

const noRules: ApprovalRules = { isNeeded: false, fourEyes: true, approvers: 1, because: undefined }

/**
 * Approval: who wrote the words last, who said yes to exactly these words, and whether they may leave. A changed word asks again. After
 * `checkGuidelines`, because a sensitive topic asks for approval, too.
 */
export function requireApproval(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    const before = operation === 'update' ? (originalDoc as GuardedPost) : undefined
    const post = { ...before, ...data } as GuardedPost
    const { system } = socialContext(context)
    const me = !system && req.user && req.user.collection === house.users ? String(req.user.id) : undefined
    const kept = before ? await readKept(house, req, before.id) : nothingKept
    const changed = !before || fingerprintOf(approvedContentOf(post)) !== fingerprintOf(approvedContentOf(before))
    const was = (before?.status ?? 'draft') as PostStatus
    const wanted = (post.status ?? 'draft') as PostStatus
    const isNewStatus = wanted !== was
    // Another campaign may ask for another number of people.
    const isMoved = before !== undefined && refId(before.campaign) !== refId(post.campaign)
    const parent = await readParent({ house, req, post })
    // Somebody has said, or says now, that certain words may leave: then what they would be is read. Else nothing is asked.
    const isCompared = [kept.approvals.length > 0, kept.urgency, post.urgentReason?.trim(), parent, wanted === 'approved'].some(Boolean)
    const content = isCompared ? await readApprovedContent({ house, req, post }) : approvedContentOf(post)
    const fingerprint = fingerprintOf(content)
    const writer = changed ? (me ?? null) : kept.writtenBy
    const writers = changed ? writersOf({ kept, me, given: system ? post.writers : (originalDoc as GuardedPost | undefined)?.writers, parent }) : kept.writers
    const approvals = kept.approvals.filter((approval) => approval.fingerprint === fingerprint)
    // A draft that nobody has approved asks for nothing.
    const isAsked = approvals.length > 0 || [was, wanted].some((status) => status === 'approved' || isSending(status))
    const rules = isAsked ? await readApprovalRules({ house, req, post }) : noRules
    const keep = recorderOf({ house, req, context, id: before?.id })
    const save: KeptOnPost = { ...kept, writtenBy: writer, writers, approvals }
    const refuseStatus = (message: string): never => refuse({ collection: house.slugs.posts, id: before?.id, problems: [{ path: 'status', message }], req })

    if (isNewStatus && wanted === 'approved' && !system) {
      if (me === undefined) {
        if (rules.isNeeded) refuseStatus('A post is approved by a person. Say who approves it, by the user of the request.')
      } else {
        if (rules.isNeeded && rules.fourEyes && writers.includes(me))
          refuseStatus('You wrote words of this post yourself that nobody else has approved yet, so somebody else has to approve it.')
        const isSecond = approvals.some((approval) => approval.user === me)
        if (!isSecond) save.approvals = [...approvals, { user: me, by: whoActs(req, context), at: house.runtime(req.payload).now().toISOString(), fingerprint }]
        const missing = rules.isNeeded ? rules.approvers - countValid(save.approvals, rules, writers) : 0
        if (missing > 0) {
          if (isSecond) refuseStatus('You have approved this post already. One more person has to approve it.')
          data.status = 'in-review'
          await keep({ what: 'post-approval-given', after: { missing } })
        } else save.approvedContent = content
      }
    } else if (changed && was === 'approved' && !isNewStatus) data.status = 'in-review'

    const urgency = await readUrgency({ house, req, kept, data, before, post, me, fingerprint, system: system === true, changed })
    if (urgency !== kept.urgency) {
      save.urgency = urgency
      if (urgency) await keep({ what: 'post-urgent', by: urgency.by, reason: urgency.reason })
    }
    const isApproved = countValid(save.approvals, rules, writers) >= rules.approvers
    save.cleared = isApproved || urgency?.fingerprint === fingerprint || isInherited(parent, fingerprint)
    const status = (data.status ?? wanted) as PostStatus
    // The library or the handle book says something else than was approved.
    const isOutdated = kept.cleared && !save.cleared
    if (status === 'approved' && !isNewStatus && rules.isNeeded && isOutdated) data.status = 'in-review'
    if (isSending(status) && rules.isNeeded && !save.cleared && (changed || isNewStatus || isMoved || isOutdated)) {
      if (!system && isNewStatus) refuseStatus(sentence(rules))
      // What the plugin wrote, and what was changed after its approval, waits for a person.
      data.status = 'in-review'
    }
    Object.assign(data, save, { writtenBy: save.writtenBy !== null && house.runtime(req.payload).tables.id === 'int' ? Number(save.writtenBy) : save.writtenBy })
    return data
  }
}

function sentence({ approvers, because }: ApprovalRules): string {
  const who = approvers > 1 ? 'Two people who may approve have to approve these exact words first' : 'Somebody else has to approve these exact words first'
  return `${because ? `${because} ` : ''}${who}: ask for it by the status “in review”. If it cannot wait, somebody who may publish gives the reason under “urgent”.`
}

/** Different people who said yes; with four eyes nobody who wrote it. */
function countValid(approvals: readonly Approval[], { fourEyes }: ApprovalRules, writers: readonly string[]): number {
  return new Set(approvals.map(({ user }) => user).filter((user) => !fourEyes || !writers.includes(user))).size
}

/**
 * Everybody whose words nobody else has approved yet. Words that somebody else approved stay approved when others are added. `given`: who
 * wrote the words that a plan writes, or those of the post that was copied.
 */
function writersOf({ kept, me, given, parent }: { kept: KeptOnPost; me: string | undefined; given: unknown; parent: Parent | undefined }): string[] {
  const isApproved =
    kept.approvedContent !== null && kept.approvals.some(({ user, fingerprint }) => !kept.writers.includes(user) && fingerprint === fingerprintOf(kept.approvedContent ?? {}))
  return joinWriters(...(isApproved ? [] : [kept.writers, given]), parent?.writers, [me])
}

type UrgencyInput = {
  house: House
  req: PayloadRequest
  kept: KeptOnPost
  data: Record<string, unknown>
  before: GuardedPost | undefined
  post: GuardedPost
  me: string | undefined
  fingerprint: string
  system: boolean
  changed: boolean
}

/** Only somebody who may publish says that it cannot wait, with a reason, and for these words only. */
async function readUrgency({ house, req, kept, data, before, post, me, fingerprint, system, changed }: UrgencyInput): Promise<KeptOnPost['urgency']> {
  const reason = post.urgentReason?.trim()
  if (!reason) return null
  const isNewReason = data.urgentReason !== undefined && reason !== before?.urgentReason?.trim()
  if (isNewReason && !system && req.user && !(await house.can('publish', req))) throw new Forbidden(req.t)
  if (kept.urgency?.fingerprint === fingerprint) return kept.urgency
  if (system || me === undefined || !isNewReason) {
    // A reason is given for certain words; with others it has to be given again.
    if (changed) data.urgentReason = null
    return null
  }
  return { user: me, by: whoActs(req, req.context), at: house.runtime(req.payload).now().toISOString(), reason, fingerprint }
}

/** The recurring post that a post is an occurrence of. */
async function readParent({ house, req, post }: { house: House; req: PayloadRequest; post: GuardedPost }): Promise<Parent | undefined> {
  const id = refId(post.repeatOf)
  if (id === undefined) return undefined
  const collection = house.slugs.posts as CollectionSlug
  const parent = await req.payload.findByID({ collection, id, depth: 0, overrideAccess: true, showHiddenFields: true, disableErrors: true, req })
  return (parent as Parent | null) ?? undefined
}

/** An occurrence of a recurring post says what that post says: its approval of these words holds for both. */
function isInherited(parent: Parent | undefined, fingerprint: string): boolean {
  if (!parent?.cleared) return false
  return parent.urgency?.fingerprint === fingerprint || (parent.approvals ?? []).some((approval) => approval.fingerprint === fingerprint)
}
