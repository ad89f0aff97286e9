import type { Finding } from '../../guidelines/types.ts'
import type { TranslationKey } from '../../translations/en.ts'
import type { Say } from '../../translations/say.ts'

const fields: Readonly<Record<string, TranslationKey>> = {
  text: 'fieldText',
  link: 'fieldLink',
  target: 'fieldTarget',
  media: 'fieldMedia',
  alt: 'fieldAlt',
  credit: 'fieldCredit',
  channels: 'fieldChannels',
  channel: 'fieldChannel',
  network: 'fieldNetwork',
  publishAt: 'fieldPublishAt',
  endsAt: 'fieldEndsAt',
  codeOfConduct: 'fieldCodeOfConduct',
  category: 'fieldCategory',
  language: 'fieldLanguage',
  tags: 'fieldTags',
  variants: 'fieldVariants',
  more: 'fieldMore',
  card: 'fieldCard',
  title: 'fieldTitle',
  kind: 'fieldKind',
  contentWarning: 'fieldContentWarning',
  overflow: 'fieldOverflow',
  description: 'fieldDescription',
}

const rows: Readonly<Record<string, TranslationKey>> = { media: 'rowMedia', more: 'rowMore', variants: 'rowVariants' }

/** Where something stands in the form, in the words of its labels: `media.0.alt` is "Picture 1: Description". */
export function placeName(path: string, say: Say): string {
  const parts = path.split('.')
  const names = parts.flatMap((part, index) => {
    if (/^\d+$/u.test(part)) return []
    const row = rows[part]
    const next = parts[index + 1]
    if (row && next !== undefined && /^\d+$/u.test(next)) return `${say(row)} ${Number(next) + 1}`
    const label = fields[part]
    return label ? say(label) : part
  })
  return names.join(': ')
}

/** What a form holds at a path. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), values)
}

/** The words that a finding is about, as they stand in the form. Undefined: it is about the whole field. */
export function quoteOf({ path, start, end, word }: Pick<Finding, 'path' | 'start' | 'end' | 'word'>, values: unknown): string | undefined {
  const text = valueAt(values, path)
  if (typeof text === 'string' && start !== undefined && end !== undefined && end > start && end <= text.length) return text.slice(start, end)
  return typeof text === 'string' && word && text.includes(word) ? word : undefined
}

/** The id that Payload gives to the input of a field. */
export const inputId = (path: string): string => `field-${path.replaceAll('.', '__')}`
