import { findDates, isDeadline, type WrittenDate } from '../dates.ts'
import { languagesOf } from '../languages.ts'
import { momentWords } from '../lists/moments.ts'
import { categoryOf, phrase, piecesOf, readable, tuned } from '../reading.ts'
import type { CheckedPost, Guideline, Remark } from '../types.ts'

const dayMs = 86_400_000

/** Dates that have passed when the post goes out: "register until 12 June", sent on the 20th. */
export function pastDates(): Guideline {
  return {
    id: 'past-dates',
    title: 'No dates that have passed',
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
            return [{ path, start: date.start, end: date.end, word: date.written, ...level, message: `"${date.written}" will have passed when this goes out.`, suggestion: 'Check the date, or send the post earlier.' }]
          }),
      )
      const ends = Date.parse(post.endsAt ?? '')
      if (categoryOf(post) !== 'call-for-help' && ends < sent) remarks.push({ path: 'endsAt', message: 'The post is planned for a time after its own end.', suggestion: 'Send it earlier, or change its end.' })
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

/** "Tomorrow" in a post without a time of its own: an evergreen one, or one that was moved to another day. */
export function timeBoundWords(): Guideline {
  return {
    id: 'time-bound-words',
    title: 'Time words fit the time',
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post, _channel, context) {
      const moved = context.movedFrom !== undefined && post.publishAt !== undefined && context.movedFrom.slice(0, 10) !== post.publishAt.slice(0, 10)
      if (post.lifespan !== 'evergreen' && !moved) return []
      const why = moved ? 'and the post was moved to another day' : 'and an evergreen post goes out at any time'
      return piecesOf(post).flatMap(({ path, text }) => {
        const plain = readable(text)
        return languagesOf(text, post, context).flatMap((language) =>
          (['warn', 'hint'] as const).flatMap((level) =>
            [...plain.matchAll(phrase(momentWords[language][level]))].map((match) => ({
              path,
              start: match.index,
              end: match.index + match[0].length,
              word: match[0],
              ...(level === 'hint' && { level }),
              message: `"${match[0]}" is tied to a day, ${why}.`,
              suggestion: 'Name the date, or leave the word out.',
            })),
          ),
        )
      })
    },
  }
}

/** A call for help has an end, after which it is not posted any more. */
export function callForHelpEnd({ categories = ['call-for-help', 'call-for-volunteer'] }: { categories?: string[] } = {}): Guideline {
  return {
    id: 'call-for-help-end',
    title: 'Calls for help end',
    defaultLevel: 'block',
    where: 'everywhere',
    options: { categories },
    check(post, _channel, context) {
      if (!tuned({ categories }, context).categories.includes(categoryOf(post))) return []
      const ends = Date.parse(post.endsAt ?? '')
      const sent = Date.parse(post.publishAt ?? context.now ?? '')
      if (ends < sent) return [{ path: 'endsAt', message: 'This call for help ends before the post goes out.', suggestion: 'Drop the post, or ask whether help is still wanted and move the end.' }]
      return Number.isNaN(ends) && !namesDate(post)
        ? [{ path: 'endsAt', level: 'hint', message: 'This call for help has no end, so it might be posted when no help is needed any more.', suggestion: 'Set a day after which it is not posted.' }]
        : []
    },
  }
}

const namesDate = (post: CheckedPost) => piecesOf(post).some(({ text }) => findDates(text).length > 0)
