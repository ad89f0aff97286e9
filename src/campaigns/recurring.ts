import { sendingStatuses, unsentStatuses } from '../domain/states.ts'
import type { Occurrence, Recurrence } from '../schedule/recurrence.ts'
import { nextOccurrences } from '../schedule/recurrence.ts'
import { formatLocal } from '../schedule/zone.ts'
import { type PlannedPost, withdrawnByPlan } from './campaignDoc.ts'
import { createPost, findDocs, type Planner, updatePost } from './docs.ts'

/** The group `recurrence` of a social post. */
export type RecurrenceGroup = {
  frequency?: 'daily' | 'weekly' | 'monthly' | null
  time?: string | null
  timezone?: string | null
  startsOn?: string | null
  interval?: number | null
  days?: number[] | null
  dayOfMonth?: number | null
  nth?: number | null
  weekday?: number | null
  endsOn?: string | null
  count?: number | null
  exceptions?: string[] | null
}
export type RecurringPost = PlannedPost & { recurrence?: RecurrenceGroup | null }

/** So many of the next occurrences are there as posts of their own, to be seen and edited. */
const occurrencesAhead = 6
const copied = [
  'kind',
  'target',
  'text',
  'link',
  'tags',
  'media',
  'more',
  'variants',
  'card',
  'contentWarning',
  'language',
  'overflow',
  'channels',
  'category',
  'lifespan',
  'campaign',
  'sponsor',
  'codeOfConduct',
] as const

/** The rule of a recurring post; undefined when it does not come back. What is missing stays empty, for `validateRecurrence` to say so. */
export function toRule(group: RecurrenceGroup | null | undefined): Recurrence | undefined {
  if (!group?.frequency) return undefined
  const common = {
    startsOn: group.startsOn ?? '',
    time: group.time ?? '',
    timeZone: group.timezone ?? '',
    interval: group.interval ?? undefined,
    endsOn: group.endsOn || undefined,
    count: group.count ?? undefined,
    exceptions: group.exceptions ?? undefined,
  }
  if (group.frequency === 'daily') return { ...common, frequency: 'daily' }
  if (group.frequency === 'weekly') return { ...common, frequency: 'weekly', days: group.days?.length ? group.days : undefined }
  const nthWeekday = group.nth === null || group.nth === undefined ? undefined : { nth: group.nth as 1 | 2 | 3 | 4 | -1, day: group.weekday ?? Number.NaN }
  return { ...common, frequency: 'monthly', dayOfMonth: group.dayOfMonth ?? undefined, nthWeekday }
}

/**
 * Lays out the next occurrences of a recurring post as posts of their own, and brings those that nobody has sent or changed in line with it. Occurrences that have
 * gone by are never made up for. A post that does not come back any more takes its unsent occurrences back.
 */
export async function planRecurring(planner: Planner, post: RecurringPost): Promise<{ created: number }> {
  const { house, req, now } = planner
  const children = await findDocs<PlannedPost>(req, house.slugs.posts, { repeatOf: { equals: post.id } }, { trash: true })
  const rule = toRule(post.recurrence)
  const isActive = rule !== undefined && !post.deletedAt && (sendingStatuses as readonly string[]).includes(post.status ?? '')
  const ends = post.endsAt ? new Date(post.endsAt) : undefined
  const occurrences = isActive ? nextOccurrences({ rule, from: now, count: occurrencesAhead }).filter(({ dueAt }) => !ends || dueAt < ends) : []
  let created = 0
  for (const occurrence of occurrences) {
    const child = children.find((entry) => entry.planKey === keyOf(post, occurrence))
    if (await bringOccurrence(planner, { post, occurrence, child, timeZone: rule?.timeZone ?? 'UTC' })) created++
  }
  const wanted = new Set(occurrences.map((occurrence) => keyOf(post, occurrence)))
  for (const child of children) {
    const isAhead = child.publishAt && new Date(child.publishAt) > now
    if (wanted.has(child.planKey ?? '') || child.deletedAt || !unsentStatuses.includes(child.status ?? '') || !isAhead) continue
    // A time that a person chose for one occurrence is kept while the series goes on.
    if (isActive && child.plan?.hand?.includes('publishAt')) continue
    await updatePost(planner, child.id, { status: 'cancelled', withdrawnBy: withdrawnByPlan })
  }
  return { created }
}

const keyOf = (post: RecurringPost, { key }: Occurrence) => `repeat/${post.id}/${key}`

type Bring = { post: RecurringPost; occurrence: Occurrence; child: PlannedPost | undefined; timeZone: string }

async function bringOccurrence(planner: Planner, { post, occurrence, child, timeZone }: Bring): Promise<boolean> {
  const dueAt = occurrence.dueAt.toISOString()
  const source = post as unknown as Record<string, unknown>
  const fields: Record<string, unknown> = { ...Object.fromEntries(copied.map((name) => [name, withoutIds(source[name])])), publishAt: dueAt }
  if (!child) {
    const title = `${post.title ?? ''} (${formatLocal({ at: occurrence.dueAt, timeZone, style: 'date' })})`
    await createPost(planner, { ...fields, title, status: 'scheduled', repeatOf: post.id, planKey: keyOf(post, occurrence), plan: { dueAt } })
    return true
  }
  const isOurs = child.status === 'cancelled' && child.withdrawnBy === withdrawnByPlan
  if (child.deletedAt || (!isOurs && (child.status === 'draft' || !unsentStatuses.includes(child.status ?? '')))) return false
  const kept = child.plan?.hand ?? []
  const now = child as unknown as Record<string, unknown>
  const patch = Object.fromEntries(Object.entries(fields).filter(([name, value]) => !kept.includes(name) && plain(value) !== plain(withoutIds(now[name]))))
  if (Object.keys(patch).length === 0 && !isOurs) return false
  await updatePost(planner, child.id, { ...patch, ...(isOurs ? { status: 'scheduled', withdrawnBy: null } : {}), plan: { ...child.plan, dueAt } })
  return false
}

const plain = (value: unknown) => JSON.stringify(value ?? null)

/** A field as it is written into another post: rows of a list get ids of their own there, and a document stands for its id. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  if ('id' in value && 'createdAt' in value) return value.id
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (name === 'id' ? [] : [[name, withoutIds(inner)]])))
}
