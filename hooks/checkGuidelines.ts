import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import { lookAtPost } from '../src/checkPost.ts'
import type { PostDoc } from '../src/domain/documents.ts'
import { needsCodeOfConduct } from '../src/guidelines/checks/requireCodeOfConduct.ts'
import { keyOf, readSeen, type SeenWarning } from '../src/guidelines/decisions.ts'
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
 * Runs the guidelines over a post and stores what they say with it. A block stops it, unless somebody who may overrides it with a reason.
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
    if (bulk && !isOnItsWay(post.status)) return data
    const reason = post.overrideReason?.trim()
    if (!system && reason && data.overrideReason !== undefined && data.overrideReason !== before?.overrideReason && !(await house.can('override', req))) throw new Forbidden(req.t)

    const movedFrom = before?.publishAt && toISO(before.publishAt) !== toISO(post.publishAt) ? before.publishAt : undefined
    const isLookedAt = !system && !bulk && isOnItsWay(post.status)
    const material = await loadMaterial({ house, req, post })
    const { findings, rules, post: checked } = await lookAtPost({ house, req, post, material, patienceMs: isLookedAt ? patienceMs : 0, movedFrom })
    data.checkedWith = isLookedAt && !needsCodeOfConduct(checked, house.guidelines) ? { at: house.runtime(req.payload).now().toISOString(), rules } : null
    data.findings = findings
    const isNewStatus = post.status !== before?.status
    const goesOn = isOnItsWay(post.status)
    const ticks = readTicks({ findings, before, given: data.warningsSeen, isSeenByMoving: goesOn && isNewStatus && !system })
    const fresh = ticks.fresh.map((finding): SeenWarning => toSeen(finding, whoActs(req, context), house.runtime(req.payload).now()))
    data.warningsSeen = [...ticks.kept, ...fresh]
    if (!goesOn) return data

    const blocks = findings.filter((finding) => finding.level === 'block')
    const problems: FieldProblem[] = []
    if (blocks.length > 0 && !reason) {
      // What the plugin wrote itself becomes a draft that a person finishes; a person is told at once.
      if (system) data.status = 'draft'
      else if (isNewStatus || 'text' in data || 'media' in data) problems.push(...blocks.map((finding) => ({ path: finding.path, message: sayFully(finding, toSay(req.i18n.t)) })))
    } else if (ticks.isAsked && ticks.missing.length > 0 && !system && isEditorial(post.status)) {
      const say = toSay(req.i18n.t)
      problems.push({ path: 'warningsSeen', message: say('warningsToTick', { warnings: ticks.missing.map((finding) => sayTold(finding, say)).join(' ') }) })
    }
    if (problems.length > 0) refuse({ collection: house.slugs.posts, id: before?.id, problems, req })

    const keep = recorderOf({ house, req, context, id: before?.id })
    if (isNewStatus && reason && blocks.length > 0) await keep({ what: 'guideline-overridden', after: findings.filter((finding) => finding.level !== 'hint'), reason })
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
