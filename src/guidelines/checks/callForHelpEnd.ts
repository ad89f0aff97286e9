import { findDates } from '../dates.ts'
import { categoryOf, piecesOf, tuned } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckedPost, Guideline } from '../types.ts'

/** A call for help has an end, after which it is not posted any more. */
export function callForHelpEnd({ categories = ['call-for-help', 'call-for-volunteer'] }: { categories?: string[] } = {}): Guideline {
  return {
    id: 'call-for-help-end',
    title: checkTitles.checkCallForHelpEnd,
    defaultLevel: 'block',
    where: 'everywhere',
    options: { categories },
    check(post, _channel, context) {
      if (!tuned({ categories }, context).categories.includes(categoryOf(post))) return []
      const ends = Date.parse(post.endsAt ?? '')
      const sent = Date.parse(post.publishAt ?? context.now ?? '')
      if (ends < sent) return [{ path: 'endsAt', ...tell('findingHelpEnded') }]
      return Number.isNaN(ends) && !namesDate(post) ? [{ path: 'endsAt', level: 'hint', ...tell('findingHelpNoEnd') }] : []
    },
  }
}

const namesDate = (post: CheckedPost) => piecesOf(post).some(({ text }) => findDates(text).length > 0)
