import type { CollectionBeforeChangeHook } from 'payload'
import { distrustLaunches, letPoolWait } from '../src/campaigns/letWait.ts'
import type { House } from '../src/house.ts'
import { socialContext } from '../src/problems.ts'

/** Fields that a campaign says on: where another document changes them, other words go out. */
const said = {
  posts: ['text', 'link', 'tags', 'media', 'language'],
  templates: ['text'],
  sponsors: ['name', 'tier', 'website'],
} as const

/**
 * A campaign says what stands in other documents: posts of its pool, templates, its sponsors. What somebody who may not publish changes there waits until somebody who
 * may has looked at it, as if it had been changed in the campaign itself.
 */
export function letWordsWait(house: House, kind: keyof typeof said): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req, context }) => {
    if (operation !== 'update' || socialContext(context).system || !req.user || !originalDoc) return data
    const isChanged = said[kind].some((name) => name in data && JSON.stringify(data[name] ?? null) !== JSON.stringify(originalDoc[name] ?? null))
    if (!isChanged || (await house.can('publish', req))) return data
    if (kind === 'posts') await letPoolWait(house, req, originalDoc.id)
    else await distrustLaunches(house, req, kind === 'templates' ? { 'steps.template': { equals: originalDoc.id } } : { sponsors: { in: [originalDoc.id] } })
    return data
  }
}
