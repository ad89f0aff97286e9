import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook, CollectionSlug, GlobalAfterChangeHook, Where } from 'payload'
import { announceWork } from '../src/announceWork.ts'
import type { House } from '../src/house.ts'
import { socialContext } from '../src/problems.ts'
import { withdrawnBySponsor } from '../src/sponsors/sponsorDoc.ts'

/** Dates and tiers of a sponsor have changed: the thanks that follow from them are looked at when the save commits. */
export function followSponsor(house: House): CollectionAfterChangeHook {
  return async ({ doc, req, context }) => {
    if (!socialContext(context).system) await announceWork(house, req, 'followSponsors')
    return doc
  }
}

/** Rules, weekday and presets may have changed: the jobs that follow them look at once. */
export function followThanksRules(house: House): GlobalAfterChangeHook {
  return async ({ doc, req }) => {
    await announceWork(house, req, 'followSponsors')
    return doc
  }
}

/** A sponsor that is deleted takes its unsent thanks with it. */
export function withdrawThanks(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const where: Where = { and: [{ sponsor: { equals: id } }, { angle: { like: 'thanks:' } }, { status: { in: ['draft', 'in-review', 'approved', 'scheduled'] } }] }
    const context = { ...req.context, socialCampaigns: { system: true, by: 'its sponsor' } }
    const data = { status: 'cancelled', withdrawnBy: withdrawnBySponsor }
    await req.payload.update({ collection: house.slugs.posts as CollectionSlug, where, data: data as never, depth: 0, overrideAccess: true, context, req })
  }
}
