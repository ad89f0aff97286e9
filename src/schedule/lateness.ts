import { type Moment, toMs } from './moment.ts'

/** Whether a moment is so long gone that it must not be made up for. Exactly at the limit it is still in time. */
export function isMissed({ dueAt, now, latenessMs }: { dueAt: Moment; now: Moment; latenessMs: number }): boolean {
  return toMs(now) - toMs(dueAt) > latenessMs
}
