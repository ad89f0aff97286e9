import { findDates, isDeadline, type WrittenDate } from '../dates.ts'
import { languagesOf } from '../languages.ts'
import { categoryOf, piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Remark } from '../types.ts'

const dayMs = 86_400_000

/** Dates that have passed when the post goes out: "register until 12 June", sent on the 20th. */
export function pastDates(): Guideline {
  return {
    id: 'past-dates',
    title: checkTitles.checkPastDates,
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post, _channel, context) {
      const sent = Date.parse(post.publishAt ?? '')
      const reference = Number.isNaN(sent) ? Date.parse(context.now ?? '') : sent
      if (Number.isNaN(reference)) return []
      const remarks: Remark[] = piecesOf(post).flatMap(({ path, text }) =>
        findDates(text)
          .filter((date) => languagesOf(text, post, context).some((language) => isDeadline(text, date, language)))
          .flatMap((date) => {
            const passed = daysPassed(date, reference, !Number.isNaN(sent))
            if (passed === undefined) return []
            const level = Number.isNaN(sent) && passed < 180 ? { level: 'hint' as const } : {}
            return [
              {
                path,
                start: date.start,
                end: date.end,
                word: date.written,
                ...level,
                ...tell('findingDatePassed', { date: date.written }),
              },
            ]
          }),
      )
      const ends = Date.parse(post.endsAt ?? '')
      if (categoryOf(post) !== 'call-for-help' && ends < sent) remarks.push({ path: 'endsAt', ...tell('findingAfterItsEnd') })
      return remarks
    },
  }
}

/** Whole days that a date lies back; undefined: it lies ahead. A date without a year means the nearest one, and needs a known time of sending. */
function daysPassed(date: WrittenDate, reference: number, known: boolean): number | undefined {
  const at = (year: number) => Math.floor((reference - Date.UTC(year, date.month - 1, date.day + 1)) / dayMs)
  if (date.year !== undefined) return at(date.year) >= 0 ? at(date.year) : undefined
  const passed = at(new Date(reference).getUTCFullYear())
  return known && passed >= 0 && passed <= 60 ? passed : undefined
}
