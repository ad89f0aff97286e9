import type { CollectionAfterChangeHook, GlobalAfterChangeHook } from 'payload'
import type { House } from '../src/house.ts'
import { announceWake } from '../src/ledger/planDeliveries.ts'
import { requestQuery } from '../src/ledger/sql.ts'
import { applyHolds } from '../src/ledger/sweep.ts'

/** Stopping or resuming a campaign shows at once on everything that waits. */
export function followCampaign(house: House): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    const query = await requestQuery(req)
    await applyHolds({ query, tables: house.runtime(req.payload).tables }, null, { campaignId: String(doc.id) })
    await announceWake(query)
    return doc
  }
}

/** The switch that stops everything. */
export function followSettings(house: House): GlobalAfterChangeHook {
  return async ({ doc, req }) => {
    const query = await requestQuery(req)
    await applyHolds({ query, tables: house.runtime(req.payload).tables }, null, 'all')
    await announceWake(query)
    return doc
  }
}
