import type { TranslationKey } from '../../translations/en.ts'

/** What a network said about a handle, as the API gives it. */
export type CheckedHandle = { handle: string; answer: 'there' | 'missing' | 'unasked'; why?: string; at: string }
export type CheckedHandles = Readonly<Record<string, CheckedHandle>>

type Look = { label: TranslationKey; sign: string; tone: string }

export const handleLooks: Record<CheckedHandle['answer'], Look> = {
  there: { label: 'handleThere', sign: '✓', tone: 'good' },
  missing: { label: 'handleMissing', sign: '✖', tone: 'bad' },
  unasked: { label: 'handleUnasked', sign: '?', tone: 'question' },
}
const never: Look = { label: 'handleNeverAsked', sign: '–', tone: 'neutral' }

/** How one handle stands: a check of another spelling says nothing about it. */
export function lookOfHandle(handle: string, check: CheckedHandle | undefined): Look {
  return check && check.handle === handle.trim() ? handleLooks[check.answer] : never
}

/** How an entry stands as a whole: the worst of its handles. Undefined: it has none. */
export function lookOfEntry(handles: Readonly<Record<string, string>>, checked: CheckedHandles): Look | undefined {
  const looks = Object.entries(handles).map(([network, handle]) => lookOfHandle(handle, checked[network]))
  return looks.find((look) => look === handleLooks.missing) ?? looks.find((look) => look === handleLooks.unasked) ?? looks.find((look) => look === never) ?? looks[0]
}
