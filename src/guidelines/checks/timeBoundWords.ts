import { languagesOf } from '../languages.ts'
import { momentWords } from '../lists/moments.ts'
import { phrase, piecesOf, readable } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

/** "Tomorrow" in a post without a time of its own: an evergreen one, or one that was moved to another day. */
export function timeBoundWords(): Guideline {
  return {
    id: 'time-bound-words',
    title: checkTitles.checkTimeBoundWords,
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post, _channel, context) {
      const moved = context.movedFrom !== undefined && post.publishAt !== undefined && context.movedFrom.slice(0, 10) !== post.publishAt.slice(0, 10)
      if (post.lifespan !== 'evergreen' && !moved) return []
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
              ...tell(moved ? 'findingTimeMoved' : 'findingTimeEvergreen', { word: match[0] }),
            })),
          ),
        )
      })
    },
  }
}
