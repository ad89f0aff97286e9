import type { DeliveryState } from '../domain/states.ts'
import type { TranslationKey } from '../translations/en.ts'

/** What a person can do with a delivery. */
export type ActionKind = 'there' | 'not-there' | 'leave' | 'publish-now' | 'retry' | 'reschedule' | 'drop'

type Action = {
  label: TranslationKey
  done: TranslationKey
  /** What is asked first, because it cannot be taken back. */
  confirm?: TranslationKey
  /** What has to be typed in first. */
  asks?: 'url' | 'time'
  endpoint: 'resolve' | 'publish-now' | 'retry' | 'reschedule' | 'drop'
}

/** The one table of what people do with deliveries: words, question, endpoint. */
export const actions = {
  there: { label: 'actThere', done: 'doneThere', asks: 'url', endpoint: 'resolve' },
  'not-there': { label: 'actNotThere', done: 'doneNotThere', confirm: 'confirmNotThere', endpoint: 'resolve' },
  leave: { label: 'actLeave', done: 'doneLeave', confirm: 'confirmLeave', endpoint: 'resolve' },
  'publish-now': { label: 'actPublishNow', done: 'donePublishNow', confirm: 'confirmPublishNow', endpoint: 'publish-now' },
  retry: { label: 'actRetry', done: 'doneRetry', endpoint: 'retry' },
  reschedule: { label: 'actReschedule', done: 'doneReschedule', asks: 'time', endpoint: 'reschedule' },
  drop: { label: 'actDrop', done: 'doneDrop', confirm: 'confirmDrop', endpoint: 'drop' },
} as const satisfies Record<ActionKind, Action>

/** The words where nothing was ever sent, because a person posts by hand. */
const byHandWords: Partial<Record<ActionKind, Pick<Action, 'label' | 'done'>>> = {
  there: { label: 'handIsDone', done: 'handDone' },
  leave: { label: 'handLeave', done: 'handLeft' },
}

/** The table as one type, for whoever looks an action up. `byHand`: on a place that only a person can post to. */
export const actionOf = (kind: ActionKind, byHand = false): Action => ({ ...actions[kind], ...(byHand ? byHandWords[kind] : {}) })

const byState: Partial<Record<DeliveryState, readonly ActionKind[]>> = {
  scheduled: ['publish-now', 'reschedule', 'drop'],
  held: ['publish-now', 'reschedule', 'drop'],
  missed: ['publish-now', 'reschedule', 'drop'],
  failed: ['retry', 'reschedule', 'drop'],
  unknown: ['there', 'not-there', 'leave'],
}

/** What a person can do in a state. An unknown outcome is a person's only once we have looked on the network ourselves (`asked`). */
export function actionsFor({ state, asked, byHand = false }: { state: DeliveryState; asked: boolean; byHand?: boolean }): readonly ActionKind[] {
  if (state === 'unknown' && !asked) return []
  if (state === 'unknown' && byHand) return ['there', 'leave']
  return byState[state] ?? []
}

/** The body of the call that carries an action out. */
export function bodyOf(kind: ActionKind, typed: { url?: string; dueAt?: string } = {}): Record<string, string> {
  if (kind === 'there') return { answer: 'there', url: typed.url ?? '' }
  if (kind === 'not-there' || kind === 'leave') return { answer: kind }
  return kind === 'reschedule' ? { dueAt: typed.dueAt ?? '' } : {}
}
