import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import { lookAtPost } from '../src/checkPost.ts'
import type { PostDoc } from '../src/domain/documents.ts'
import { needsCodeOfConduct } from '../src/guidelines/checks/requireCodeOfConduct.ts'
import { blockKeyOf, keyOf, type Overridden, readIgnored, readOverridden, readSeen, type SeenWarning } from '../src/guidelines/decisions.ts'
import { isIgnored } from '../src/guidelines/runGuidelines.ts'
import { toISO } from '../src/guidelines/toChecked.ts'
import type { Finding } from '../src/guidelines/types.ts'
import type { House } from '../src/house.ts'
import { loadMaterial } from '../src/planPost.ts'
import { type FieldProblem, refuse, socialContext, whoActs } from '../src/problems.ts'
import { forgetNew, recorderOf } from '../src/record.ts'
import { toSay } from '../src/translations/say.ts'
import { sayFully, sayTold } from '../src/translations/sayTold.ts'
import { isSending } from './guardPost.ts'

/** How long a save waits for other servers to answer about links and mentions; what is later is known the next time. */
const patienceMs = 1_500

/** Statuses in which a post is on its way: from asking for approval on, the guidelines have a say. */
const isOnItsWay = (status: PostDoc['status']) => status === 'in-review' || status === 'approved' || isSending(status)
/** Statuses that a person gives to a post that is on its way. */
const isEditorial = (status: PostDoc['status']) => status === 'in-review' || status === 'approved' || status === 'scheduled'

/**
 * Runs the guidelines over a post and stores what they say with it. A block stops it, unless somebody who may overrides it with a reason, which
 * is for what blocks it then and for nothing that comes later.
 * Warnings have to be ticked before it is on its way; where nobody was asked (a script), whoever gives the status has seen them. All of it
 * stays on record.
 */
export function checkGuidelines(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    if (operation === 'create') forgetNew(req)
    if (house.guidelines.length === 0) return data
    const before = operation === 'update' ? (originalDoc as PostDoc) : undefined
    const post = { ...before, ...data } as PostDoc
    const { system, bulk } = socialContext(context)
    data.checkedWith = null
    const reason = post.overrideReason?.trim()
    const isNewReason = Boolean(reason) && reason !== before?.overrideReason?.trim()
    if (isNewReason && !system && req.user && !(await house.can('override', req))) throw new Forbidden(req.t)
    // A reason is about what blocks the post at that moment; a copy, or a reason that is taken back, is about nothing.
    data.overridden = reason && !isNewReason ? (before?.overridden ?? null) : null
    if (bulk && !isOnItsWay(post.status)) return data

    const movedFrom = before?.publishAt && toISO(before.publishAt) !== toISO(post.publishAt) ? before.publishAt : undefined
    const isLookedAt = !system && !bulk && isOnItsWay(post.status)
    const material = await loadMaterial({ house, req, post })
    const asked = isLookedAt || isNewReason ? patienceMs : 0
    const look = await lookAtPost({ house, req, post: { ...post, overridden: data.overridden }, material, patienceMs: asked, movedFrom })
    const { rules } = look
    const now = house.runtime(req.payload).now()
    const keyOfBlock = (finding: Finding) => blockKeyOf(finding, look.post)
    const given = isNewReason && reason ? look.findings.filter(({ level }) => level === 'block') : []
    if (isNewReason && reason) data.overridden = { reason, by: whoActs(req, context), at: now.toISOString(), blocks: given.map(keyOfBlock) } satisfies Overridden
    const overridden = new Set(readOverridden({ overrideReason: reason, overridden: data.overridden }))
    const ignored = readIgnored(post.ignored)
    const findings = given.length > 0 ? look.findings.filter((finding) => !(overridden.has(keyOfBlock(finding)) && isIgnored(finding, ignored, true))) : look.findings
    data.checkedWith = isLookedAt && !needsCodeOfConduct(look.post, house.guidelines) ? { at: now.toISOString(), rules } : null
    data.findings = findings
    const isNewStatus = post.status !== before?.status
    const goesOn = isOnItsWay(post.status)
    const ticks = readTicks({ findings, before, given: data.warningsSeen, isSeenByMoving: goesOn && isNewStatus && !system })
    const fresh = ticks.fresh.map((finding): SeenWarning => toSeen(finding, whoActs(req, context), now))
    data.warningsSeen = [...ticks.kept, ...fresh]
    const keep = recorderOf({ house, req, context, id: before?.id })
    if (given.length > 0) await keep({ what: 'guideline-overridden', after: given, reason })
    if (!goesOn) return data

    const blocks = findings.filter((finding) => finding.level === 'block' && !overridden.has(keyOfBlock(finding)))
    const problems: FieldProblem[] = []
    if (blocks.length > 0) {
      // What the plugin wrote itself becomes a draft that a person finishes; a person is told at once.
      if (system) data.status = 'draft'
      else if (isNewStatus || 'text' in data || 'media' in data) {
        const say = toSay(req.i18n.t)
        const note = reason ? ` ${say('overrideOfAnother')}` : ''
        problems.push(...blocks.map((finding) => ({ path: finding.path, message: `${sayFully(finding, say)}${note}` })))
      }
    } else if (ticks.isAsked && ticks.missing.length > 0 && !system && isEditorial(post.status)) {
      const say = toSay(req.i18n.t)
      problems.push({ path: 'warningsSeen', message: say('warningsToTick', { warnings: ticks.missing.map((finding) => sayTold(finding, say)).join(' ') }) })
    }
    if (problems.length > 0) refuse({ collection: house.slugs.posts, id: before?.id, problems, req })

    if (fresh.length > 0) await keep({ what: 'warnings-seen', after: ticks.fresh })
    return data
  }
}

type TicksInput = { findings: readonly Finding[]; before: PostDoc | undefined; given: unknown; isSeenByMoving: boolean }
type Ticks = { isAsked: boolean; kept: SeenWarning[]; fresh: Finding[]; missing: Finding[] }

/** Which warnings were ticked before, which were just now, and which nobody has looked at. Only what is stored says who ticked. */
function readTicks({ findings, before, given, isSeenByMoving }: TicksInput): Ticks {
  const stored = new Map(readSeen(before?.warningsSeen).flatMap(({ key, kept }) => (kept ? [[key, kept]] : [])))
  const isAsked = Array.isArray(given)
  const ticked = new Set(readSeen(given).map(({ key }) => key))
  const ticks: Ticks = { isAsked, kept: [], fresh: [], missing: [] }
  for (const finding of findings.filter(({ level }) => level === 'warn')) {
    const key = keyOf(finding)
    const present = stored.get(key)
    if (present && (!isAsked || ticked.has(key))) ticks.kept.push(present)
    else if (isAsked ? ticked.has(key) : isSeenByMoving) ticks.fresh.push(finding)
    else ticks.missing.push(finding)
  }
  return ticks
}

const toSeen = (finding: Finding, by: string, now: Date): SeenWarning => ({
  key: keyOf(finding),
  check: finding.check,
  path: finding.path,
  word: finding.word,
  by,
  at: now.toISOString(),
})
