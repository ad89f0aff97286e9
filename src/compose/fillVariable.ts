import { toHashtag } from '../text/hashtags.ts'
import { collapseWhitespace } from '../text/plain.ts'
import type { TemplateFilter } from './parseTemplate.ts'
import { knownLanguage, splitSentences } from './sentences.ts'
import { isVariableName, type TemplateValues, type VariableKind, type VariableName, variables } from './templateVariables.ts'

/** In which language and zone moments and lists are written. */
export type TemplateLocale = { language?: string | undefined; timeZone?: string | undefined }

type Value = { kind: VariableKind; items: readonly string[]; form: 'long' | 'short' }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The text of one variable after its filters; '' when it is empty. */
export function fillVariable(part: { name: VariableName; filters: readonly TemplateFilter[] }, values: TemplateValues, locale: TemplateLocale): string {
  let value = read(part.name, values)
  for (const filter of part.filters) value = apply(filter, value, values, locale)
  return write(value, locale)
}

/** Cuts a text at a word so that at most `max` characters (graphemes) are left, the ellipsis included. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  const signs = Array.from(graphemes.segment(text), (part) => part.segment)
  if (signs.length <= max) return text
  const start = signs.slice(0, Math.max(max - 1, 0)).join('')
  const isWhole = /\s/u.test(signs[Math.max(max - 1, 0)] ?? '')
  const lastSpace = isWhole ? start.length : start.search(/\s\S*$/u)
  const cut = lastSpace > start.length / 3 ? start.slice(0, lastSpace) : start
  return `${cut.replace(/[\s,;:–—(„“«-]+$/u, '')}…`
}

/** A moment as people write the day. A day without a time is the same day in every zone. */
export function writeDay(moment: string, form: 'long' | 'short', locale: TemplateLocale): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  const style = form === 'long' ? ({ dateStyle: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const)
  const timeZone = /^\d{4}-\d{2}-\d{2}$/u.test(moment) ? 'UTC' : knownZone(locale.timeZone)
  return new Intl.DateTimeFormat(knownLanguage(locale.language), { ...style, timeZone }).format(date)
}

/** A zone that `Intl` knows: the given one, or UTC. */
export function knownZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone || 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

function read(name: VariableName, values: TemplateValues): Value {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  const items = (Array.isArray(value) ? value : [value]).flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []))
  return { kind: variables[name].kind, items, form: 'long' }
}

function apply(filter: TemplateFilter, value: Value, values: TemplateValues, locale: TemplateLocale): Value {
  if (filter.name === 'or') return value.items.length > 0 ? value : fallback(filter, values)
  if (filter.name === 'date') return { ...value, form: filter.argument === 'short' ? 'short' : 'long' }
  if (filter.name === 'lower') return { ...value, items: value.items.map((item) => item.toLocaleLowerCase(knownLanguage(locale.language))) }
  if (filter.name === 'first') return { ...value, items: value.kind === 'text' ? splitSentences(value.items, locale.language).slice(0, 1) : value.items.slice(0, 1) }
  if (filter.name === 'hashtag') return { ...value, kind: 'tags' }
  return shorten(value, Number(filter.argument), locale)
}

function fallback(filter: TemplateFilter, values: TemplateValues): Value {
  const name = filter.argument.toLowerCase()
  if (!filter.isQuoted && isVariableName(name)) return read(name, values)
  return { kind: 'text', items: filter.argument.trim() === '' ? [] : [filter.argument], form: 'long' }
}

/** Whole items are dropped from the end first; only what is left alone is cut. */
function shorten(value: Value, max: number, locale: TemplateLocale): Value {
  if (value.items.length === 0) return value
  let items = value.items
  while (items.length > 1 && write({ ...value, items }, locale).length > max) items = items.slice(0, -1)
  if (value.kind === 'tags') return { ...value, items: write({ ...value, items }, locale).length > max ? [] : items }
  return { kind: 'text', items: [cutAtWord(write({ ...value, items }, locale), max)], form: value.form }
}

function write(value: Value, locale: TemplateLocale): string {
  const items = value.items.filter((item) => item !== '')
  if (items.length === 0) return ''
  if (value.kind === 'lines') return items.map((item) => `• ${collapseWhitespace(item)}`).join('\n')
  if (value.kind === 'date') return items.map((item) => writeDay(item, value.form, locale)).join(', ')
  if (value.kind === 'names') return new Intl.ListFormat(knownLanguage(locale.language), { style: 'long', type: 'conjunction' }).format(items)
  if (value.kind === 'tags') return items.flatMap((item) => (toHashtag(item) === '' ? [] : [`#${toHashtag(item)}`])).join(' ')
  return items.join(', ')
}
