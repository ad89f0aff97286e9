import { collapseWhitespace } from '../text/plain.ts'

/** A document of the host, of which nothing is taken for granted. */
export type Fields = Readonly<Record<string, unknown>>

/** Id of a document in the host's database: text on MongoDB, a number on PostgreSQL. Kept as it is, so that it can be written back. */
export type DocumentId = string | number

/** Longest text that is read from one plain field, in UTF-16 units. */
const longestField = 10_000

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One field of something that may not be an object at all. */
export function field(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The one language of a field that came with all of them (`{ en: …, de: … }`), or the value itself. */
export function inLocale(value: unknown, locale: string | undefined): unknown {
  return locale !== undefined && isFields(value) && Object.hasOwn(value, locale) ? value[locale] : value
}

/** A short plain text, with single spaces. Undefined when there is none. */
export function readLine(value: unknown, locale?: string): string | undefined {
  const found = inLocale(value, locale)
  if (typeof found !== 'string') return undefined
  return collapseWhitespace(found.slice(0, longestField)) || undefined
}

/** The id of a document that is populated or not. */
export function readId(value: unknown): DocumentId | undefined {
  const found = isFields(value) ? value.id : value
  if (typeof found === 'number') return Number.isFinite(found) ? found : undefined
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** A moment as ISO 8601, or undefined when the value is none. */
export function readMoment(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined
}

/** What a polymorphic relationship points to, or the value itself. */
export function readRelated(value: unknown): unknown {
  return isFields(value) && typeof value.relationTo === 'string' && Object.hasOwn(value, 'value') ? value.value : value
}

/** Names of related documents that are populated, or plain words. Bare ids are left out: they mean nothing to a reader. */
export function readNames(value: unknown, locale?: string): string[] {
  const found = inLocale(value, locale)
  const list = Array.isArray(found) ? found.slice(0, 50) : typeof found === 'string' ? found.slice(0, longestField).split(/[,;\n]/u) : [found]
  return list.flatMap((entry) => readName(readRelated(entry), locale) ?? [])
}

function readName(value: unknown, locale: string | undefined): string | undefined {
  const name = isFields(value)
    ? ['title', 'name', 'label', 'tag', 'keyword'].map((key) => readLine(value[key], locale)).find((line) => line !== undefined)
    : isBareId(value)
      ? undefined
      : readLine(value, locale)
  return name !== undefined && name.length <= 100 ? name : undefined
}

function isBareId(value: unknown): boolean {
  return typeof value !== 'string' || /^(?:\d+|[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu.test(value.trim())
}

/** The words of a list, each once, without regard to capitals. */
export function unique(words: readonly string[]): string[] {
  const seen = new Set<string>()
  return words.filter((word) => {
    const key = word.toLowerCase()
    return seen.has(key) ? false : seen.add(key)
  })
}
