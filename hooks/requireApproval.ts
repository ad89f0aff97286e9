import { type CollectionBeforeChangeHook, type CollectionSlug, Forbidden, type PayloadRequest } from 'payload'
import { type ApprovalRules, readApprovalRules } from '../src/approval/approvalRules.ts'
import { approvedContentOf, fingerprintOf } from '../src/approval/approvedContent.ts'
import { type Approval, type KeptOnPost, nothingKept, readKept } from '../src/approval/keptOnPost.ts'
import { type PostDoc, refId } from '../src/domain/documents.ts'
import type { PostStatus } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { refuse, socialContext, whoActs } from '../src/problems.ts'
import { recorderOf } from '../src/record.ts'
import { isSending } from './guardPost.ts'

type GuardedPost = PostDoc & { repeatOf?: PostDoc['campaign']; urgentReason?: string | null }

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
    const content = approvedContentOf(post)
    const fingerprint = fingerprintOf(content)
    const changed = !before || fingerprint !== fingerprintOf(approvedContentOf(before))
    const was = (before?.status ?? 'draft') as PostStatus
    const wanted = (post.status ?? 'draft') as PostStatus
    const isNewStatus = wanted !== was
    // Another campaign may ask for another number of people.
    const isMoved = before !== undefined && refId(before.campaign) !== refId(post.campaign)
    const writer = changed ? (me ?? null) : kept.writtenBy
    const approvals = kept.approvals.filter((approval) => approval.fingerprint === fingerprint)
    // A draft that nobody has approved asks for nothing.
    const isAsked = approvals.length > 0 || [was, wanted].some((status) => status === 'approved' || isSending(status))
    const rules = isAsked ? await readApprovalRules({ house, req, post }) : noRules
    const keep = recorderOf({ house, req, context, id: before?.id })
    const save: KeptOnPost = { ...kept, writtenBy: writer, approvals }
    const refuseStatus = (message: string): never => refuse({ collection: house.slugs.posts, id: before?.id, problems: [{ path: 'status', message }], req })

    if (isNewStatus && wanted === 'approved' && !system) {
      if (me === undefined) {
        if (rules.isNeeded) refuseStatus('A post is approved by a person. Say who approves it, by the user of the request.')
      } else {
        if (rules.isNeeded && rules.fourEyes && writer === me) refuseStatus('You wrote the latest words of this post yourself, so somebody else has to approve it.')
        const isSecond = approvals.some((approval) => approval.user === me)
        if (!isSecond) save.approvals = [...approvals, { user: me, by: whoActs(req, context), at: house.runtime(req.payload).now().toISOString(), fingerprint }]
        const missing = rules.isNeeded ? rules.approvers - countValid(save.approvals, rules, writer) : 0
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
    const isApproved = countValid(save.approvals, rules, writer) >= rules.approvers
    save.cleared = isApproved || urgency?.fingerprint === fingerprint || (await isInherited({ house, req, post, fingerprint }))
    const status = (data.status ?? wanted) as PostStatus
    if (isSending(status) && rules.isNeeded && !save.cleared && (changed || isNewStatus || isMoved)) {
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

/** Different people who said yes; with four eyes never the one who wrote it. */
function countValid(approvals: readonly Approval[], { fourEyes }: ApprovalRules, writer: string | null): number {
  return new Set(approvals.map(({ user }) => user).filter((user) => !fourEyes || user !== writer)).size
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

/** An occurrence of a recurring post says what that post says: its approval holds for both. */
async function isInherited({ house, req, post, fingerprint }: { house: House; req: PayloadRequest; post: GuardedPost; fingerprint: string }): Promise<boolean> {
  const parentId = refId(post.repeatOf)
  if (parentId === undefined) return false
  const parent = (await req.payload.findByID({
    collection: house.slugs.posts as CollectionSlug,
    id: parentId,
    depth: 0,
    overrideAccess: true,
    showHiddenFields: true,
    disableErrors: true,
    req,
  })) as (GuardedPost & { cleared?: boolean | null }) | null
  return parent?.cleared === true && fingerprintOf(approvedContentOf(parent)) === fingerprint
}
