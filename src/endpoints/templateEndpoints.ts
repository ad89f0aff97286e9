import type { Endpoint } from 'payload'
import { filters, variables } from '../compose/template.ts'
import type { House } from '../house.ts'
import { json, requireRole } from './respond.ts'
import { readExamples } from './templateExamples.ts'

/**
 * GET /api/social-templates/variables: what can stand between braces, with what it means, for a list while somebody types. GET …/examples: recent articles
 * and sponsors as values, to see a template filled while it is written.
 */
export function templateEndpoints(house: House): Endpoint[] {
  const body = {
    variables: Object.entries(variables).map(([name, { kind, description }]) => ({ name, write: `{${name}}`, kind, description })),
    filters: Object.entries(filters).map(([name, { argument, example, description }]) => ({ name, argument, example, description })),
  }
  return [
    {
      path: '/variables',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        return json(body)
      },
    },
    {
      path: '/examples',
      method: 'get',
      async handler(req) {
        await requireRole(house, 'see', req)
        return json({ examples: await readExamples(house, req) })
      },
    },
  ]
}
