import type { Problem } from '../domain/content.ts'
import { type Moment, toMs } from './moment.ts'
import { addOffset, parseOffset } from './offset.ts'
import { notAZone } from './wall.ts'
import { isTimeZone } from './zone.ts'

/** When one step of a launch is due. `past`: its moment had gone by when the plan was made; it is listed, never fired. */
export type PlannedStep = { stepIndex: number; dueAt: Date; past: boolean }

/**
 * The steps of a launch as moments around its anchor, in the order of the steps. Moving the anchor moves all of them; an offset in days keeps the hour
 * on the wall clock when the clocks change in between. A step that is due exactly now is not past.
 * @throws InvalidSchedule when an offset or the anchor means nothing; ask `validateLaunch` first.
 */
export function planLaunch({ anchorAt, timeZone, steps, now }: { anchorAt: Moment; timeZone: string; steps: readonly { offset: string }[]; now: Moment }): PlannedStep[] {
  return steps.map(({ offset }, stepIndex) => {
    const dueAt = addOffset({ at: anchorAt, offset, timeZone, path: `steps.${stepIndex}.offset` })
    return { stepIndex, dueAt, past: dueAt.getTime() < toMs(now) }
  })
}

/** What is wrong with a launch before it can be planned, each with the path of its field. */
export function validateLaunch({ anchorAt, timeZone, steps }: { anchorAt?: Moment | null | undefined; timeZone: string; steps: readonly { offset: string }[] }): Problem[] {
  const problems: Problem[] = []
  if (!anchorAt) problems.push({ path: 'anchorAt', level: 'block', message: 'A launch is planned around a moment. Say when it is.' })
  if (!isTimeZone(timeZone)) problems.push({ path: 'timezone', level: 'block', message: notAZone(timeZone) })
  if (steps.length === 0) problems.push({ path: 'steps', level: 'warn', message: 'This launch has no steps, so nothing will go out. Add at least one.' })
  for (const [index, step] of steps.entries()) {
    const parsed = parseOffset(step.offset)
    if (!parsed.ok) problems.push({ path: `steps.${index}.offset`, level: 'block', message: `Step ${index + 1}: ${parsed.message}` })
  }
  return problems
}
