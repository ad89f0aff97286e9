import type { CollectionAfterChangeHook } from 'payload'
import type { House } from '../src/house.ts'
import { withdrawDisengaged } from '../src/mentions/withdrawDisengaged.ts'
import { whoActs } from '../src/problems.ts'

type Marked = { state?: string | null; doNotEngage?: boolean | null } | undefined
const isMarked = (doc: Marked) => doc?.state === 'do-not-engage' || doc?.doNotEngage === true

/** A mention or a person was marked "do not engage": what was prepared for that conversation or person is taken back. */
export function followDisengaged(house: House): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, req, context }) => {
    // A person who is marked may have got another handle.
    const isNews = isMarked(doc as Marked) && (!isMarked(previousDoc as Marked) || (doc as Marked)?.doNotEngage === true)
    if (isNews) await withdrawDisengaged({ house, req, by: whoActs(req, context) })
    return doc
  }
}
