import type { Timeline, TimelineEntry } from '../../campaigns/timeline.ts'

/** A place on a launch's timeline: one of its posts, its moment, or now. */
export type Station = { kind: 'entry'; entry: TimelineEntry; at: string } | { kind: 'moment' | 'now'; at: string }

/** Posts without a time come last; a step that is due at the moment itself comes after the mark of the moment. */
export function toStations({ entries, anchorAt, now }: Pick<Timeline, 'entries' | 'anchorAt' | 'now'>): Station[] {
  const marks: Station[] = [...(anchorAt ? [{ kind: 'moment' as const, at: new Date(anchorAt).toISOString() }] : []), { kind: 'now', at: now }]
  const posts = entries.map((entry): Station => ({ kind: 'entry', entry, at: entry.at ?? '9999' }))
  return [...marks, ...posts].sort((a, b) => a.at.localeCompare(b.at))
}

/** What becomes of a step when the moment moves. */
export type MovedStep = { title: string; from: string; to: string; fate: 'moves' | 'sent' | 'by-hand' | 'past' | 'revived' }

/** Each step before and after: where it goes, or why it stays. `moved` are the new times of the steps, by their number. */
export function toMovedSteps({ entries, moved }: { entries: readonly TimelineEntry[]; moved: readonly { stepIndex: number; dueAt: Date; past: boolean }[] }): MovedStep[] {
  return entries.flatMap((entry): MovedStep[] => {
    const next = moved.find(({ stepIndex }) => stepIndex === entry.step)
    if (!next || !entry.at) return []
    return [{ title: entry.title, from: entry.at, to: next.dueAt.toISOString(), fate: fateOf(entry, next.past) }]
  })
}

const unsent = ['scheduled', 'held']

function fateOf(entry: TimelineEntry, past: boolean): MovedStep['fate'] {
  if (entry.deliveries.some(({ state }) => !unsent.includes(state))) return 'sent'
  if (entry.post?.byHand.includes('publishAt')) return 'by-hand'
  if (past) return 'past'
  return entry.state === 'past' && entry.deliveries.length === 0 ? 'revived' : 'moves'
}
