import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { planRecurring, type RecurrenceGroup, type RecurringPost, toRule } from '../src/campaigns/recurring.ts'
import { systemReq } from '../src/campaigns/systemReq.ts'
import type { PostStatus } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { type FieldProblem, refuse, socialContext } from '../src/problems.ts'
import { nextOccurrences, validateRecurrence } from '../src/schedule/recurrence.ts'
import { formatLocal, isTimeZone, localDay } from '../src/schedule/zone.ts'
import { isSending } from './guardPost.ts'

/** A recurring post: its rule has to mean something, and its time is that of the next occurrence. Before `guardPost`. */
export function guardRecurrence(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req, operation, context }) => {
    const before = operation === 'update' ? (originalDoc as RecurringPost) : undefined
    const post = { ...before, ...data } as RecurringPost & { publishAt_tz?: string | null }
    const { system } = socialContext(context)
    if (system) return data
    if (!post.recurrence?.frequency) return before?.recurrence?.frequency ? endSeries({ before, data, now: house.runtime(req.payload).now() }) : data
    const refuseWith = (problems: FieldProblem[]): never => refuse({ collection: house.slugs.posts, id: before?.id, problems, req })
    if (post.repeatOf) refuseWith([{ path: 'recurrence.frequency', message: 'This post is one occurrence of a recurring post. Change how it comes back there.' }])
    if (post.queue) refuseWith([{ path: 'queue', message: 'A post that comes back has its own time. Take it out of the queue, or let it not come back.' }])
    const now = house.runtime(req.payload).now()
    const settings = (await req.payload.findGlobal({ slug: house.slugs.settings as never, depth: 0, overrideAccess: true, req })) as { timezone?: string | null }
    const group = withDefaults(post, post.recurrence, settings.timezone || 'UTC', now)
    const rule = toRule(group)
    if (!rule) return data
    const problems = validateRecurrence(rule).map(({ path, message }) => ({ path: `recurrence.${path === 'nthWeekday' ? 'nth' : path}`, message }))
    if (problems.length > 0) refuseWith(problems)
    const [next] = nextOccurrences({ rule, from: now, count: 1 })
    const changed = JSON.stringify(group) !== JSON.stringify(before?.recurrence ?? null)
    if (!next && (changed || post.status === 'scheduled') && before?.status !== 'scheduled')
      refuseWith([{ path: 'recurrence.endsOn', message: 'It would never happen: the last time has gone by. Choose a later end, or leave it empty.' }])
    data.recurrence = group
    if (next) data.publishAt = next.dueAt.toISOString()
    if (changed && before?.status === 'scheduled' && data.status === 'scheduled' && req.user && !(await house.can('publish', req))) data.status = 'in-review'
    return data
  }
}

/** A series that has ended says nothing more by itself: its words have been said, and its time may have gone by. Given a time of its own in the same save, it goes out then. */
function endSeries({ before, data, now }: { before: RecurringPost; data: Record<string, unknown>; now: Date }): Record<string, unknown> {
  const given = 'publishAt' in data ? (data.publishAt as string | null) : undefined
  const hasOwnTime = data.queue === true || (given && new Date(given).getTime() !== new Date(before.publishAt ?? 0).getTime())
  if (!isSending(before.status) || hasOwnTime) return data
  if (isSending((data.status ?? before.status) as PostStatus)) data.status = 'draft'
  if (before.publishAt && new Date(before.publishAt) <= now) data.publishAt = null
  return data
}

/** The next occurrences of a recurring post are there at once, in the transaction of its save. After `planDeliveries`. */
export function layOutOccurrences(house: House): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, req, context }) => {
    const post = doc as RecurringPost
    const was = (previousDoc as RecurringPost | undefined)?.recurrence?.frequency
    if (socialContext(context).system || post.repeatOf || (!post.recurrence?.frequency && !was)) return doc
    const planner = { house, req: await systemReq(req, 'the recurring post'), now: house.runtime(req.payload).now() }
    await planRecurring(planner, post)
    return doc
  }
}

/** Deleting a recurring post for good takes its unsent occurrences back. */
export function forgetOccurrences(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const planner = { house, req: await systemReq(req, 'the recurring post was deleted'), now: house.runtime(req.payload).now() }
    await planRecurring(planner, { id } as RecurringPost)
  }
}

/** What is left empty follows from the post's own time. */
function withDefaults(post: RecurringPost & { publishAt_tz?: string | null }, given: RecurrenceGroup, zone: string, now: Date): RecurrenceGroup {
  const timezone = given.timezone || post.publishAt_tz || zone
  if (!isTimeZone(timezone)) return { ...given, timezone }
  const at = post.publishAt ?? now
  return {
    ...given,
    timezone,
    startsOn: given.startsOn || localDay(at, timezone),
    time: given.time || formatLocal({ at, timeZone: timezone, style: 'time' }),
  }
}
