import type { EditorialStatus } from '../../domain/states.ts'
import type { TranslationKey } from '../../translations/en.ts'

/** A step that a person may take with a post. */
export type MoveKind = 'ask' | 'approve' | 'schedule' | 'publish-now' | 'take-back' | 'cancel' | 'reopen'

export type Move = { kind: MoveKind; to: EditorialStatus; label: TranslationKey; isMain: boolean /** Why it cannot be taken now. */; because?: TranslationKey }

export type MovesInput = {
  status: string
  may: { write: boolean; approve: boolean; publish: boolean }
  /** Whether approval is asked for. */
  isNeeded: boolean
  fourEyes: boolean
  /** It may leave as it stands: approved, urgent, or nobody has to approve. */
  isCleared: boolean
  isOwn: boolean
  hasApproved: boolean
  /** The form was changed and not saved. */
  isChanged: boolean
  publishAt: string | null | undefined
  queue: boolean
  now: number
}

/** The steps that a person may take with a post now, the most likely one first. */
export function movesFor(input: MovesInput): Move[] {
  const { status, may } = input
  const moves: Move[] = []
  const add = (kind: MoveKind, to: EditorialStatus, label: TranslationKey, because?: TranslationKey) =>
    moves.push({ kind, to, label, isMain: moves.length === 0, ...(because ? { because } : {}) })
  const mayLeave = input.isCleared || !input.isNeeded

  if (status === 'in-review' && may.approve) add('approve', 'approved', 'moveApprove', whyNotApprove(input))
  if ((status === 'draft' || status === 'in-review' || status === 'approved') && may.publish && mayLeave) {
    const isAhead = input.queue || (Boolean(input.publishAt) && Date.parse(input.publishAt ?? '') > input.now)
    if (isAhead) add('schedule', 'scheduled', input.queue ? 'moveQueue' : 'moveSchedule')
    add('publish-now', 'scheduled', 'movePublishNow')
  }
  if (status === 'draft' && (may.write || may.approve || may.publish)) add('ask', 'in-review', 'moveAsk')
  if (status === 'approved' && !mayLeave && may.write) add('ask', 'in-review', 'moveAsk')
  const isOn = status === 'in-review' || status === 'approved' || status === 'scheduled'
  if (isOn && (may.write || may.publish)) add('take-back', 'draft', 'moveTakeBack')
  if ((isOn || status === 'failed' || status === 'missed') && (may.write || may.publish)) add('cancel', 'cancelled', 'moveCancel')
  if ((status === 'cancelled' || status === 'failed' || status === 'missed') && may.write) add('reopen', 'draft', 'moveReopen')
  return moves
}

/** Approving is about words that somebody else wrote, read as they are stored. */
function whyNotApprove({ isNeeded, fourEyes, isOwn, hasApproved, isChanged }: MovesInput): TranslationKey | undefined {
  if (isChanged) return 'approveNotChanged'
  if (hasApproved) return 'approveAlready'
  if (isOwn && isNeeded && fourEyes) return 'approveNotOwn'
  return undefined
}
