import { type CollectionBeforeChangeHook, Forbidden } from 'payload'
import type { House } from '../src/house.ts'
import { socialContext } from '../src/problems.ts'

/** Whoever writes can mark "do not engage"; taking it back needs somebody who approves. */
export function guardMention(house: House): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    const was = operation === 'update' ? (originalDoc as { state?: string | null }).state : undefined
    const isTakenBack = was === 'do-not-engage' && data.state !== undefined && data.state !== 'do-not-engage'
    if (isTakenBack && !socialContext(context).system && req.user && !(await house.can('approve', req))) throw new Forbidden(req.t)
    return data
  }
}
