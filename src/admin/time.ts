type Style = 'dateTime' | 'date' | 'day' | 'dayMonth' | 'shortDay' | 'time' | 'weekTime' | 'month' | 'weekday'

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  dateTime: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  shortDay: { day: 'numeric', month: 'short' },
  weekTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'short' },
}

/** A moment in words, in a zone and a language. An unknown zone or language falls back to UTC and English rather than failing a page. */
export function formatMoment({ at, zone, language, style = 'dateTime' }: { at: string | Date; zone: string; language: string; style?: Style }): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return ''
  try {
    return new Intl.DateTimeFormat(toLocale(language), { ...styles[style], timeZone: zone }).format(moment)
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...styles[style], timeZone: 'UTC' }).format(moment)
  }
}

/** English without a country means day before month: most readers of a 24-hour clock write it so. */
const toLocale = (language: string) => (language === 'en' ? 'en-GB' : language)

/** A moment in the reader's zone and, where the clocks differ, in the channel's too. */
export function formatBoth({ at, readerZone, channelZone, language }: { at: string; readerZone: string; channelZone: string; language: string }): {
  here: string
  there: string | undefined
} {
  const here = formatMoment({ at, zone: readerZone, language })
  const there = formatMoment({ at, zone: channelZone, language })
  return { here, there: there === here ? undefined : formatMoment({ at, zone: channelZone, language, style: sameDay(here, there) ? 'time' : 'dateTime' }) }
}

/** Whether two texts of the `dateTime` style differ in the clock only. */
const sameDay = (one: string, other: string) => one.replace(/\d{2}:\d{2}/, '') === other.replace(/\d{2}:\d{2}/, '')

/** What a `datetime-local` input shows for a moment, in the reader's own zone. */
export function toInputTime(at: Date, offsetMinutes: number): string {
  return new Date(at.getTime() - offsetMinutes * 60_000).toISOString().slice(0, 16)
}

/** How far a day is away, in words: "in 4 days", "yesterday". */
export function relativeDay({ at, now, language }: { at: string; now: Date; language: string }): string {
  const days = Math.round((new Date(at).getTime() - now.getTime()) / 86_400_000)
  // Minus zero would be "ago".
  return new Intl.RelativeTimeFormat(toLocale(language), { numeric: 'auto' }).format(days || 0, 'day')
}
