import type { Config, Field, SelectField } from 'payload'
import { expect, it } from 'vitest'
import { djangoGirls } from '../../../src/guidelines/presets/djangoGirls.ts'
import { socialCampaigns } from '../../../src/plugin.ts'
import { de } from '../../../src/translations/de.ts'
import { en } from '../../../src/translations/en.ts'

type Shown = { name: string; label?: unknown; labels?: { singular: unknown }; type: string; options?: SelectField['options'] }

/** Every field that somebody sees in a form, wherever it is nested. */
function shown(fields: readonly Field[]): Shown[] {
  return fields.flatMap((field) => {
    const admin = field.admin as { hidden?: boolean; disabled?: boolean } | undefined
    if (admin?.hidden || admin?.disabled || ('hidden' in field && field.hidden)) return []
    const own = 'name' in field && field.name && field.type !== 'ui' ? [field as unknown as Shown] : []
    const inner = field.type === 'tabs' ? field.tabs.flatMap((tab) => shown(tab.fields)) : 'fields' in field ? shown(field.fields) : []
    return [...own, ...inner]
  })
}

const host: Config = {
  db: {} as never,
  secret: 'x',
  collections: [
    { slug: 'media', upload: true, fields: [] },
    { slug: 'posts', fields: [] },
    { slug: 'users', auth: true, fields: [] },
  ],
}

/** Choices that have names of their own: networks, the host's collections. */
const namesOfTheirOwn = new Set(['network', 'collection', 'source'])

it('every field that is shown has a label, and every choice a word, in the language of the reader', async () => {
  const { collections = [], globals = [] } = await socialCampaigns({ sources: { posts: true }, guidelines: djangoGirls() })(host)
  const ours = [...collections, ...globals].filter(({ slug }) => !['media', 'posts', 'users'].includes(slug)).flatMap(({ fields }) => shown(fields))
  expect(ours.length).toBeGreaterThan(150)
  expect(ours.filter(({ label }) => label === undefined).map(({ name }) => name)).toEqual([])
  expect(ours.filter(({ type, labels }) => type === 'array' && labels === undefined).map(({ name }) => name)).toEqual([])
  const choices = ours.filter(({ name }) => !namesOfTheirOwn.has(name)).flatMap(({ name, options = [] }) => options.map((option) => ({ name, option })))
  expect(choices.filter(({ option }) => typeof option === 'string' || typeof option.label !== 'function').map(({ name, option }) => [name, option])).toEqual([])
})

it('German says everything that English says', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort())
})
