import { everyPieceOf, onPiece, quote } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

/** Nothing is said to somebody, or in a conversation, that the team marked "do not engage". */
export function doNotEngage(): Guideline {
  return {
    id: 'do-not-engage',
    title: checkTitles.checkDoNotEngage,
    defaultLevel: 'block',
    where: 'everywhere',
    check(post, _channel, context) {
      const marked = context.doNotEngage ?? []
      const target = marked.find((one) => (one.startsWith('@') ? isBy(one, post.target) : sameAddress(one, post.target)))
      if (target) return [{ path: 'target', word: target, ...tell('findingLeaveConversation') }]
      const pieces = [...everyPieceOf({ ...post, tags: [] }), ...(post.tags ?? []).map((text) => ({ path: 'tags', text, loose: true as const }))]
      return pieces.flatMap((piece) =>
        marked.flatMap((one) => {
          const { text } = piece
          const start = one.startsWith('@') ? text.toLowerCase().search(new RegExp(`${quote(one.toLowerCase())}(?![\\w@-])`, 'u')) : -1
          return start < 0 ? [] : [onPiece(piece, { start, end: start + one.length, word: one, ...tell('findingLeavePerson', { handle: one }) })]
        }),
      )
    },
  }
}

const sameAddress = (a: string, b: string | undefined) => b !== undefined && a.replace(/\/$/u, '').toLowerCase() === b.replace(/\/$/u, '').toLowerCase()

/** Whether an address is that of a post by somebody: `/@ada/1` and `/users/ada/statuses/1` are the same person's. */
function isBy(handle: string, target: string | undefined): boolean {
  const address = (target ?? '').toLowerCase()
  const name = handle.toLowerCase().slice(1)
  return address.includes(`/@${name}/`) || address.includes(`/users/${name}/`)
}
