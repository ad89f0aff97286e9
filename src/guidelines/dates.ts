import type { ListLanguage } from './languages.ts'

/** By zone: making one takes longer than all days of a check. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of a moment (milliseconds) in a zone, as YYYY-MM-DD. */
export function dayIn(moment: number, timezone = 'UTC'): string {
  let format = dayFormats.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(timezone, format)
  }
  return format.format(moment)
}

/** A date written in a text. Without a year, `year` is undefined. */
export type WrittenDate = { year?: number | undefined; month: number; day: number; start: number; end: number; written: string }

const months = [
  'january|jan|enero|ene|janvier|janv|januar|jänner|janeiro|stycznia|styczeń',
  'february|feb|febrero|février|févr|februar|fevereiro|fev|lutego|luty',
  'march|mar|marzo|mars|märz|março|marca|marzec',
  'april|apr|abril|abr|avril|avr|kwietnia|kwiecień',
  'may|mayo|mai|maio|maja|maj',
  'june|jun|junio|juin|juni|junho|czerwca|czerwiec',
  'july|jul|julio|juillet|juil|juli|julho|lipca|lipiec',
  'august|aug|agosto|ago|août|sierpnia|sierpień',
  'september|sept|sep|septiembre|septembre|setembro|set|września|wrzesień',
  'october|oct|octubre|octobre|oktober|okt|outubro|out|października|październik',
  'november|nov|noviembre|novembre|novembro|listopada|listopad',
  'december|dec|diciembre|dic|décembre|déc|dezember|dez|dezembro|grudnia|grudzień',
]
const monthName = months.join('|')
const dayFirst = `(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?\\s+(?:of\\s+|de\\s+)?(?<month>${monthName})\\.?(?:,?\\s+(?:de\\s+)?(?<year>20\\d\\d))?`
const monthFirst = `(?<month>${monthName})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(?<year>20\\d\\d))?`
const iso = '(?<year>20\\d\\d)-(?<month>\\d{2})-(?<day>\\d{2})'
const dotted = '(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.(?<year>20\\d\\d)?'
const patterns = [iso, dotted, dayFirst, monthFirst].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu'))

/** The dates that a text writes out, in six languages. Forms that could be read two ways (3/4/2026) are left alone. */
export function findDates(text: string): WrittenDate[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const month = toMonth(match.groups?.month ?? '')
      const day = Number(match.groups?.day)
      if (month < 1 || month > 12 || day < 1 || day > 31) return []
      const year = match.groups?.year ? Number(match.groups.year) : undefined
      return [{ year, month, day, start: match.index, end: match.index + match[0].length, written: match[0] }]
    }),
  )
  return found.filter((date, index) => !found.slice(0, index).some((earlier) => earlier.start < date.end && date.start < earlier.end)).sort((a, b) => a.start - b.start)
}

const toMonth = (written: string) => (/^\d+$/u.test(written) ? Number(written) : months.findIndex((names) => names.split('|').includes(written.toLowerCase())) + 1)

const until: Record<ListLanguage, { near: string; next: string }> = {
  en: { near: 'until|till|deadline|closes?|closing|ends?|ending|due|no later than|last day|extended|join us|see you|takes place|starts?|happening', next: 'by|before' },
  es: { near: 'hasta|plazo|cierra|cierre|termina|fecha límite', next: 'antes del' },
  fr: { near: "jusqu'au|date limite|clôture|se termine", next: 'avant le' },
  de: { near: 'bis|frist|anmeldeschluss|einsendeschluss|endet', next: 'vor dem|bis zum' },
  pt: { near: 'até|prazo|encerra|termina|data limite', next: 'antes de' },
  pl: { near: 'termin|zamknięcie|kończy się', next: 'do|przed' },
}

/** Whether a date is one up to which, or on which, people are asked to do something. */
export function isDeadline(text: string, date: WrittenDate, language: ListLanguage): boolean {
  const before = text.slice(0, date.start).replaceAll('’', "'")
  const { near, next } = until[language]
  const weekday = '(?:,?\\s*(?:the|on|is|on the|am|el|le|o|w)?\\s*(?:\\p{L}+day|\\p{L}{2,3})?,?\\s*)?'
  const close = new RegExp(`(?<!\\p{L})(?:${near})(?!\\p{L})[^.!?\\n]{0,25}$`, 'iu')
  const adjacent = new RegExp(`(?<!\\p{L})(?:${next})(?!\\p{L})${weekday}$`, 'iu')
  const looksBack = /(?<!\p{L})(?:was|were|ran|had|lasted|opened|received|last year|fue|estuvo|était|war|foi|był[ao]?)(?!\p{L})[^.!?\n]{0,50}$/iu
  return (close.test(before) || adjacent.test(before)) && !looksBack.test(before)
}
