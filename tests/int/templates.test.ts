import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restOf, signIn } from '../helpers/rest.ts'
import { createWorld, type World } from '../helpers/world.ts'

type Refused = { errors: { data: { errors: { path: string; message: string; position: number; length: number; line: number }[] } }[] }
type Variables = { variables: { name: string; write: string; description: string }[]; filters: { name: string; example: string }[] }

describe('templates', () => {
  let world: World
  let rest: ReturnType<typeof restOf>

  beforeAll(async () => {
    world = await createWorld({ options: { queue: { autorun: false } } })
    rest = restOf(world.app, await signIn(world.app, 'editor'))
  })
  afterAll(() => world?.close())

  it('are refused with a mistake in them: its place, and what was probably meant', async () => {
    const { status, body } = await rest<Refused>('POST', '/social-templates', { name: 'Typo', text: 'New!\n{titel} by {author|frist}' })
    expect(status).toBe(400)
    expect(body.errors[0]?.data.errors).toMatchObject([
      { path: 'text', position: 5, length: 7, line: 2, message: expect.stringContaining('Did you mean {title}?') },
      { path: 'text', line: 2, message: expect.stringContaining('Did you mean “first”?') },
    ])
    expect(await world.find('social-templates', { name: { equals: 'Typo' } })).toEqual([])
  })

  it('are refused when an edit breaks them, and stay as they were', async () => {
    const { body } = await rest<{ doc: { id: number } }>('POST', '/social-templates', { name: 'Good', text: '{title|max:80} {url}' })
    const { status } = await rest('PATCH', `/social-templates/${body.doc.id}`, { text: '{title' })
    expect(status).toBe(400)
    expect(await world.find('social-templates', { id: { equals: body.doc.id } })).toMatchObject([{ text: '{title|max:80} {url}' }])
    expect((await rest('PATCH', `/social-templates/${body.doc.id}`, { category: 'call-for-help' })).status).toBe(200)
  })

  it('have their variables and filters listed for whoever writes one', async () => {
    const { status, body } = await rest<Variables>('GET', '/social-templates/variables')
    expect(status).toBe(200)
    expect(body.variables.map((variable) => variable.name)).toEqual(expect.arrayContaining(['title', 'summary', 'quote', 'url', 'tags', 'author', 'sponsor', 'date', 'until']))
    expect(body.variables.every((variable) => variable.write === `{${variable.name}}` && variable.description !== '')).toBe(true)
    expect(body.filters.map((filter) => filter.name)).toContain('max')
    expect((await restOf(world.app)('GET', '/social-templates/variables')).status).toBe(403)
  })

  it('can be tried on recent articles and sponsors while they are written', async () => {
    await world.create('posts', { title: 'A first workshop', slug: 'first', meta: { description: 'Thirty people came.' }, _status: 'published' })
    await world.create('posts', { title: 'Not yet', slug: 'not-yet', _status: 'draft' }, { draft: true } as never)
    await world.create('sponsors', { name: 'Acme', tier: 'gold', website: 'https://acme.example' })
    const { body } = await rest<{ examples: { kind: string; title: string; values: Record<string, unknown> }[] }>('GET', '/social-templates/examples')
    expect(body.examples).toMatchObject([
      { kind: 'posts', title: 'A first workshop', values: { title: 'A first workshop', summary: 'Thirty people came.', url: expect.stringContaining('/blog/first') } },
      { kind: 'sponsors', title: 'Acme', values: { sponsor: 'Acme', tier: 'gold', website: 'https://acme.example' } },
    ])
    expect((await restOf(world.app)('GET', '/social-templates/examples')).status).toBe(403)
  })
})
