import type { Field, LabelFunction } from 'payload'
import { en, type TranslationKey } from './en.ts'
import { label } from './label.ts'

/** Gives every field that has no label of its own the one of our table, in the reader's language. Labels change no schema. */
export function labelFields(fields: readonly Field[]): Field[] {
  return fields.map((field) => {
    const named = 'name' in field && field.name !== undefined && field.label === undefined ? withLabel(field, field.name) : field
    return 'fields' in named ? ({ ...named, fields: labelFields(named.fields) } as Field) : named
  })
}

function withLabel<Named extends Field>(field: Named, name: string): Named {
  const own = labelOf('field', name)
  const row = labelOf('row', name)
  return { ...field, ...(own ? { label: own } : {}), ...(field.type === 'array' && own && row ? { labels: { singular: row, plural: own } } : {}) }
}

function labelOf(kind: 'field' | 'row', name: string): LabelFunction | undefined {
  const key = `${kind}${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return key in en ? label(key as TranslationKey) : undefined
}
