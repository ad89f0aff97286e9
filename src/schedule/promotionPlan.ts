import type { Problem } from '../domain/content.ts'
import { type Moment, toMs } from './moment.ts'
import { addOffset, parseOffset } from './offset.ts'

/** One post that an article of a source gets: what it looks at, how long after the article went live, and on which channels (ids; all that are not dormant when left out). */
export type PromotionItem = { angle: string; offset: string; channels?: readonly string[] | undefined }

/** When one post of a promotion plan is due. `past`: its moment had gone by when the plan was made. */
export type PlannedPromotion = { index: number; angle: string; dueAt: Date; past: boolean; channels?: readonly string[] | undefined }

/** What every article gets unless its source says otherwise: a launch post at once and a second angle three weeks later. */
export const defaultPromotionPlan = [
  { angle: 'launch', offset: 'P0D' },
  { angle: 'second', offset: 'P21D' },
] as const satisfies readonly PromotionItem[]

/**
 * The moments of an article's promotion, in the order of the plan; days keep the hour on the wall clock of `timeZone`.
 * @throws InvalidSchedule when an offset means nothing; ask `validatePromotionPlan` first.
 */
export function planPromotion({
  plan = defaultPromotionPlan,
  wentLiveAt,
  timeZone,
  now = wentLiveAt,
}: {
  plan?: readonly PromotionItem[] | undefined
  wentLiveAt: Moment
  timeZone: string
  now?: Moment | undefined
}): PlannedPromotion[] {
  return plan.map(({ angle, offset, channels }, index) => {
    const dueAt = addOffset({ at: wentLiveAt, offset, timeZone, path: `plan.${index}.offset` })
    return { index, angle, dueAt, past: dueAt.getTime() < toMs(now), ...(channels && { channels }) }
  })
}

/** What is wrong with a promotion plan, each with the path of its field. `channels` are the ids that exist, where they are known. */
export function validatePromotionPlan({ plan, channels }: { plan: readonly PromotionItem[]; channels?: readonly string[] | undefined }): Problem[] {
  return plan.flatMap((item, index): Problem[] => {
    const problems: Problem[] = []
    const block = (field: string, message: string) => problems.push({ path: `plan.${index}.${field}`, level: 'block', message: `Promotion ${index + 1}: ${message}` })
    const parsed = parseOffset(item.offset)
    if (item.angle.trim() === '') block('angle', 'choose an angle.')
    if (!parsed.ok) block('offset', parsed.message)
    else if (parsed.sign < 0) block('offset', `"${item.offset}" is before the article is live. Choose P0D (at once) or a later offset.`)
    if (plan.findIndex((other) => other.angle === item.angle && other.offset === item.offset) < index)
      block('angle', `"${item.angle}" is there twice at the same offset. Remove one of the two.`)
    if (item.channels?.length === 0) block('channels', 'choose at least one channel, or leave the list out for all channels.')
    for (const id of item.channels ?? []) if (channels && !channels.includes(id)) block('channels', `there is no channel "${id}". Choose one that exists.`)
    return problems
  })
}
