import type { Field, LabelFunction } from 'payload'
import { label } from './label.ts'
import { wordKey } from './wordKey.ts'

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
  const key = wordKey(kind, name)
  return key && label(key)
}
