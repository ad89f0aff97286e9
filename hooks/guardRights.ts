import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import type { House } from '../src/house.ts'
import { socialContext } from '../src/problems.ts'

/** What somebody may change who may not write, by role. */
const changes = {
  approve: ['status', 'warningsSeen'],
  publish: ['status', 'publishAt', 'publishAt_tz', 'queue', 'urgentReason', 'warningsSeen'],
  override: ['overrideReason', 'warningsSeen'],
} as const

/** Who may not write changes no words: an approver moves the status, a publisher the time, too. Before all other hooks of a post. */
export function guardRights(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    if (operation !== 'update') return data
    const before = originalDoc as Record<string, unknown>
    if (context.isRestoringVersion) {
      // An older version brings its words back, never what was decided then.
      for (const name of [
        'status',
        'publishAt',
        'publishAt_tz',
        'queue',
        'recurrence',
        'overrideReason',
        'urgentReason',
        'ignored',
        'warningsSeen',
        'deletedAt',
        'plan',
        'planKey',
        'repeatOf',
      ])
        data[name] = before[name] ?? null
    }
    // Out of the trash, a post that was approved is on its way again.
    const isBack = Boolean(before.deletedAt) && data.deletedAt === null && !['draft', 'in-review', 'cancelled'].includes(String(before.status))
    if (isBack && !socialContext(context).system && req.user && !(await house.can('publish', req)) && !(await house.can('approve', req))) throw new Forbidden(req.t)
    if (socialContext(context).system || !req.user || (await house.can('write', req))) return data
    const allowed = new Set<string>()
    for (const [role, names] of Object.entries(changes)) if (await house.can(role as keyof typeof changes, req)) for (const name of names) allowed.add(name)
    for (const [name, value] of Object.entries(data)) {
      if (name === 'updatedAt' || name === 'createdAt' || allowed.has(name)) continue
      if (JSON.stringify(value ?? null) !== JSON.stringify(before[name] ?? null)) throw new Forbidden(req.t)
    }
    return data
  }
}
