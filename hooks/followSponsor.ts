import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionBeforeDeleteHook, GlobalAfterChangeHook } from 'payload'
import { announceWork } from '../src/announceWork.ts'
import { systemReq } from '../src/campaigns/systemReq.ts'
import type { House } from '../src/house.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { socialContext } from '../src/problems.ts'
import { readSettings } from '../src/readSettings.ts'
import { bringBackPostsOf, withdrawPostsOf } from '../src/sponsors/postsOfSponsor.ts'
import { isOver, movedRenewals, type SponsorDoc, type ThanksSettings, thanksAngle } from '../src/sponsors/sponsorDoc.ts'

/**
 * Dates and tiers of a sponsor have changed: the thanks that follow from them are looked at when the save commits. A save that ends it takes its unsent posts
 * back at once, one that lets it return brings them back.
 */
export function followSponsor(house: House): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req, context }) => {
    if (socialContext(context).system) return doc
    const now = house.runtime(req.payload).now()
    const was = operation === 'update' && isOver(previousDoc as SponsorDoc, now)
    const is = isOver(doc as SponsorDoc, now)
    if (operation === 'update' && was !== is) {
      const ofSponsor = { house, req: await systemReq(req, 'its sponsor'), sponsor: doc.id as string | number }
      if (is) await withdrawPostsOf(ofSponsor)
      else await bringBackPostsOf(ofSponsor)
    }
    await announceWork(house, req, 'followSponsors')
    return doc
  }
}

/** A renewal whose date is corrected is the same renewal: what is owed or was given for it moves with it. */
export function keepRenewals(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req }) => {
    if (operation !== 'update') return data
    const before = originalDoc as SponsorDoc
    const { timezone } = await readSettings<ThanksSettings>({ house, req })
    const moved = movedRenewals({ before, after: data as Partial<SponsorDoc>, timeZone: timezone || 'UTC' })
    if (moved.size === 0) return data
    const rows = (data.thanks ?? before.thanks ?? []) as NonNullable<SponsorDoc['thanks']>
    data.thanks = rows.map((row) => ({ ...row, key: moved.get(row.key ?? '') ?? row.key }))
    const { tables } = house.runtime(req.payload)
    const query = await requestQuery(req)
    const pairs = [...moved].map(([from, to]) => [thanksAngle(from), thanksAngle(to)] as const)
    await query(
      `update ${tables.posts} p set angle = moved.after from unnest($2::text[], $3::text[]) as moved(before, after) where p.sponsor_id = $1::${tables.id} and p.angle = moved.before`,
      [String(before.id), pairs.map(([from]) => from), pairs.map(([, to]) => to)],
    )
    return data
  }
}

/** Rules, weekday and presets may have changed: the jobs that follow them look at once. */
export function followThanksRules(house: House): GlobalAfterChangeHook {
  return async ({ doc, req }) => {
    await announceWork(house, req, 'followSponsors')
    return doc
  }
}

/** A sponsor that is deleted takes the unsent posts about it with it. */
export function withdrawThanks(house: House): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    await withdrawPostsOf({ house, req: await systemReq(req, 'its sponsor'), sponsor: id })
  }
}
