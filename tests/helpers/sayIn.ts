import { type Said, sayFrom, sayThis } from '../../src/domain/said.ts'
import { de } from '../../src/translations/de.ts'
import { en } from '../../src/translations/en.ts'
import type { Say } from '../../src/translations/say.ts'

const tables = { en: sayFrom(en), de: sayFrom(de) }

/** A named sentence in a language; undefined: it has no words for it. */
export const sayIn = (language: 'en' | 'de', said: Said): string | undefined => sayThis(said, tables[language])

/** What a reader of German gets. */
export const sayGerman: Say = (key, values) => tables.de(key, values) ?? key
