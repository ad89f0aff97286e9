import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import type { PlannedPost } from '../src/campaigns/campaignDoc.ts'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { socialContext } from '../src/problems.ts'

/** Fields whose change by a person is kept, whatever the plan would write. */
const handFields = [
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
  'publishAt',
  'queue',
  'kind',
  'target',
  'campaign',
] as const

/** Remembers which fields of a planned post a person has changed: from then on they are the person's. */
export function noteHand(): CollectionBeforeChangeHook {
  return ({ data, originalDoc, operation, context }) => {
    const before = originalDoc as (PlannedPost & Record<string, unknown>) | undefined
    if (operation !== 'update' || !before?.plan || socialContext(context).system) return data
    const changed = handFields.filter((name) => name in data && JSON.stringify(data[name] ?? null) !== JSON.stringify(before[name] ?? null))
    if (changed.length > 0) data.plan = { ...before.plan, hand: [...new Set([...(before.plan.hand ?? []), ...changed])] }
    return data
  }
}

/** Tells the planner at commit that something changed which plans have to make room for. What the plugin itself saves is told by whoever saves it. */
async function wake(house: House, req: PayloadRequest): Promise<void> {
  const query = await requestQuery(req)
  await query(`select pg_notify('social_plan', '')`)
  void house.runtime(req.payload).queue.add('planCampaigns', {}, { id: `plan-${Math.floor(Date.now() / 1000)}` })
}

/** A social post or a channel was saved by a person. */
export function wakePlanner(house: House): CollectionAfterChangeHook {
  return async ({ doc, req, context }) => {
    const { system, bulk } = socialContext(context)
    if (!system && !bulk) await wake(house, req)
    return doc
  }
}

/** A social post or a channel was deleted. */
export function wakePlannerDeleted(house: House): CollectionAfterDeleteHook {
  return async ({ doc, req }) => {
    await wake(house, req)
    return doc
  }
}
