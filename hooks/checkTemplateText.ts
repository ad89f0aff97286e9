import type { CollectionBeforeChangeHook } from 'payload'
import { checkTemplate } from '../src/compose/template.ts'
import type { House } from '../src/house.ts'
import { refuse } from '../src/problems.ts'

/** A template with a mistake is not saved: it would be filled wrongly for weeks. Each mistake is told with its place. */
export function checkTemplateText(house: House): CollectionBeforeChangeHook {
  return ({ data, originalDoc, operation, req }) => {
    const problems = typeof data.text === 'string' ? checkTemplate(data.text) : []
    if (problems.length > 0) {
      refuse({
        collection: house.slugs.templates,
        id: operation === 'update' ? originalDoc?.id : undefined,
        problems: problems.map(({ path, message, position, length, line }) => ({ path, message, position, length, line })),
        req,
      })
    }
    return data
  }
}
