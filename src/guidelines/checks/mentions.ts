import { piecesOf, quote } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

/** People and projects that are mentioned exist on the network. Facts come in as `context.handles`. */
export function mentions(): Guideline {
  return {
    id: 'mentions',
    title: checkTitles.checkMentions,
    defaultLevel: 'warn',
    where: 'server',
    check(post, _channel, context) {
      return piecesOf(post).flatMap(({ path, text }) =>
        Object.entries(context.handles ?? {}).flatMap(([handle, exists]) => {
          const start = exists ? -1 : text.toLowerCase().search(new RegExp(`(?<![\\w.@])${quote(handle.toLowerCase())}(?![\\w@-])`, 'u'))
          return start < 0 ? [] : [{ path, start, end: start + handle.length, word: handle, ...tell('findingNobody', { handle }) }]
        }),
      )
    },
  }
}
