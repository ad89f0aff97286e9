import { InvalidSchedule, type Moment, toMs } from './moment.ts'
import { seededHash } from './seededHash.ts'

/** What a person does to a queue. `up`: one place earlier. `skip`: lets all others go first. `shuffle`: a new order, the same for the same seed. */
export type QueueMove = { kind: 'up'; id: string } | { kind: 'skip'; id: string } | { kind: 'shuffle'; seed: string }

/**
 * A channel's queue after a move. The due moments stay as they are; only who has which of them changes, so that no slot is used twice or lost.
 * @throws InvalidSchedule when the post is not in the queue.
 */
export function reorderQueue({ queue, move }: { queue: readonly { id: string; dueAt: Moment }[]; move: QueueMove }): { id: string; dueAt: Date }[] {
  const inOrder = queue.map(({ id, dueAt }) => ({ id, at: toMs(dueAt, 'dueAt') })).sort((a, b) => a.at - b.at)
  const ids = movedIds(
    inOrder.map(({ id }) => id),
    move,
  )
  return inOrder.flatMap(({ at }, index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ id, dueAt: new Date(at) }]
  })
}

function movedIds(ids: string[], move: QueueMove): string[] {
  if (move.kind === 'shuffle') return ids.toSorted((a, b) => seededHash(move.seed, a) - seededHash(move.seed, b) || (a < b ? -1 : 1))
  const index = ids.indexOf(move.id)
  if (index < 0) throw new InvalidSchedule('queue', 'This post is no longer in the queue. Reload the page to see where it is now.')
  const others = ids.toSpliced(index, 1)
  return move.kind === 'skip' ? [...others, move.id] : others.toSpliced(Math.max(0, index - 1), 0, move.id)
}
