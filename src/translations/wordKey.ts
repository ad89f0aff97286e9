import { en, type TranslationKey } from './en.ts'

/** The sentence of the table for a name of ours: `dueAt` as a field is `fieldDueAt`, `ad-hoc` as a choice `optionAdHoc`. Undefined: there is none. */
export function wordKey(kind: 'field' | 'row' | 'option' | 'advice' | 'check', name: string): TranslationKey | undefined {
  const key = `${kind}${(name === name.toUpperCase() ? name.toLowerCase() : name).replace(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  return key in en ? (key as TranslationKey) : undefined
}
