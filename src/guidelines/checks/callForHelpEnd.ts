import { findDates } from '../dates.ts'
import { categoryOf, piecesOf, tuned } from '../reading.ts'
import type { CheckedPost, Guideline } from '../types.ts'

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
      if (ends < sent)
        return [
          { path: 'endsAt', message: 'This call for help ends before the post goes out.', suggestion: 'Drop the post, or ask whether help is still wanted and move the end.' },
        ]
      return Number.isNaN(ends) && !namesDate(post)
        ? [
            {
              path: 'endsAt',
              level: 'hint',
              message: 'This call for help has no end, so it might be posted when no help is needed any more.',
              suggestion: 'Set a day after which it is not posted.',
            },
          ]
        : []
    },
  }
}

const namesDate = (post: CheckedPost) => piecesOf(post).some(({ text }) => findDates(text).length > 0)
