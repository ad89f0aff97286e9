import type { CheckboxField, CollectionSlug, DateField, JSONField, LabelFunction, NumberField, RelationshipField, SelectField, TextareaField, TextField } from 'payload'
import type { TranslationKey } from '../src/translations/en.ts'
import { label } from '../src/translations/label.ts'
import { wordKey } from '../src/translations/wordKey.ts'

/** Options of a select field from a list of words: `ad-hoc` is shown in the reader's language by the table's `optionAdHoc`, a word that is not there as it is: "In review". */
export function toOptions(words: readonly string[]): { label: string | LabelFunction; value: string }[] {
  return words.map((word) => {
    const key = wordKey('option', word)
    return { value: word, label: key ? label(key) : word.charAt(0).toUpperCase() + word.slice(1).replace(/-/g, ' ') }
  })
}

type More<Field> = Partial<Omit<Field, 'name' | 'type'>>
type Help = { help?: TranslationKey }

const describe = (help: TranslationKey | undefined) => (help ? { description: label(help) } : {})

export const text = (name: string, { help, ...more }: More<TextField> & Help = {}): TextField =>
  ({ name, type: 'text', ...more, admin: { ...describe(help), ...more.admin } }) as TextField
export const textarea = (name: string, { help, ...more }: More<TextareaField> & Help = {}): TextareaField => ({
  name,
  type: 'textarea',
  ...more,
  admin: { ...describe(help), ...more.admin },
})
export const number = (name: string, { help, ...more }: More<NumberField> & Help = {}): NumberField =>
  ({ name, type: 'number', ...more, admin: { ...describe(help), ...more.admin } }) as NumberField
export const checkbox = (name: string, { help, ...more }: More<CheckboxField> & Help = {}): CheckboxField => ({
  name,
  type: 'checkbox',
  defaultValue: false,
  ...more,
  admin: { ...describe(help), ...more.admin },
})
export const date = (name: string, { help, ...more }: More<DateField> & Help = {}): DateField => ({
  name,
  type: 'date',
  ...more,
  admin: { date: { pickerAppearance: 'dayAndTime' }, ...describe(help), ...more.admin },
})
export const json = (name: string, more: More<JSONField> = {}): JSONField => ({ name, type: 'json', ...more })
export const select = (name: string, words: readonly string[], { help, ...more }: More<SelectField> & Help = {}): SelectField =>
  ({ name, type: 'select', options: toOptions(words), ...more, admin: { ...describe(help), ...more.admin } }) as SelectField
export const relation = (name: string, relationTo: CollectionSlug | CollectionSlug[], { help, ...more }: More<RelationshipField> & Help = {}): RelationshipField =>
  ({ name, type: 'relationship', relationTo, ...more, admin: { ...describe(help), ...more.admin } }) as RelationshipField

/** Read-only in the admin: the plugin itself writes it. */
export const shown = { readOnly: true } as const
/** Not in the admin at all. */
export const internal = { hidden: true } as const
