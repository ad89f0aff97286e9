/** What fills a place of a sentence: words as they are, several words in quotes, or what each language writes in its own way. */
export type SaidValue = string | number | readonly string[] | Said | SaidDay | SaidLanguage
/** A calendar day, `YYYY-MM-DD`; with `year` if the year is told. */
export type SaidDay = { day: string; year?: true | undefined }
/** The name of a language, by its two letters. */
export type SaidLanguage = { language: string }
/** A sentence by its name in the table and what fills its places, so that everybody reads it in their own language. JSON, small enough to be stored. */
export type Said = { key: string; values?: Readonly<Record<string, SaidValue>> | undefined }

/** A sentence of one language, with its places filled. Undefined: this language has no such sentence. */
export type SayKey = (key: string, values?: Record<string, string | number>) => string | undefined

/** Two sentences that every language has: its tag, in which days and names are written, and how it quotes a word. */
export const manners = { languageTag: 'en-GB', quoted: '"{{word}}"' } as const

/** Says a sentence in the language of `say`. Undefined: it has no words for it, or a place of it stays empty. */
export function sayThis(said: Said, say: SayKey): string | undefined {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(said.values ?? {})) {
    const words = inLanguage(value, say)
    if (words === undefined) return undefined
    values[name] = words
  }
  return say(said.key, values)
}

function inLanguage(value: SaidValue, say: SayKey): string | number | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (isWords(value)) return value.map((word) => say('quoted', { word }) ?? word).join(', ')
  if ('key' in value) return sayThis(value, say)
  const locale = say('languageTag') ?? manners.languageTag
  if ('language' in value) return new Intl.DisplayNames([locale], { type: 'language' }).of(value.language)
  const style: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC', ...(value.year && { year: 'numeric' }) }
  const at = Date.parse(`${value.day}T00:00:00Z`)
  return Number.isNaN(at) ? value.day : new Intl.DateTimeFormat(locale, style).format(at)
}

const isWords = (value: readonly string[] | object): value is readonly string[] => Array.isArray(value)

/** Fills the `{{places}}` of a sentence. What has no value stays as it is. */
export function fillPlaces(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Says the sentences of a table. */
export function sayFrom(table: Readonly<Record<string, string>>): SayKey {
  return (key, values) => {
    const sentence = Object.hasOwn(table, key) ? table[key] : undefined
    return sentence === undefined ? undefined : fillPlaces(sentence, values)
  }
}

/** Makes what says the sentences of a room: the English words, to be stored and read by scripts, with the name of the sentence, for people. */
export function createTell<Key extends string>(table: Readonly<Record<Key, string>>): (key: Key, values?: Said['values']) => { message: string; says: Said } {
  const english = sayFrom({ ...manners, ...table })
  return (key, values) => {
    const says = { key, ...(values && { values }) }
    return { message: sayThis(says, english) ?? key, says }
  }
}
