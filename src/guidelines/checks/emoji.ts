import { piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Remark } from '../types.ts'

const one = '(?:\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})*(?:\\u200D\\p{Extended_Pictographic}(?:\\uFE0F|\\p{Emoji_Modifier})*)*)'
const any = new RegExp(one, 'gu')
const row = new RegExp(`(?:${one}[ \\t]*){4,}`, 'gu')
const inside = new RegExp(`\\p{L} ?(${one}) ?\\p{Ll}`, 'u')
const bullet = new RegExp(`^[ \\t]*${one}`, 'gmu')

/** Emoji are read aloud one by one: a few at the end are lovely, a wall of them is not. Flags and bullets at the start of a line do not count. */
export function emoji(): Guideline {
  return {
    id: 'emoji',
    title: checkTitles.checkEmoji,
    defaultLevel: 'hint',
    where: 'everywhere',
    check: (post) => piecesOf(post).flatMap(({ path, text }) => judge(text).map((remark) => ({ path, ...remark }))),
  }
}

function judge(text: string): Omit<Remark, 'path'>[] {
  const count = text.replace(bullet, '').match(any)?.length ?? 0
  const rows = [...text.matchAll(row)].map((match) => ({ start: match.index, end: match.index + match[0].length, size: match[0].match(any)?.length ?? 0 }))
  const longest = rows.sort((a, b) => b.size - a.size)[0]
  if ((longest?.size ?? 0) >= 7 || count >= 15)
    return [{ ...(longest && { start: longest.start, end: longest.end }), level: 'warn', ...tell('findingEmojiWall', { emoji: count }) }]
  if (longest) return [{ start: longest.start, end: longest.end, ...tell('findingEmojiRow', { emoji: longest.size }) }]
  const between = text.match(inside)
  const start = between ? (between.index ?? 0) + between[0].indexOf(between[1] ?? '') : 0
  return between
    ? [
        {
          start,
          end: start + (between[1] ?? '').length,
          ...tell('findingEmojiInside'),
        },
      ]
    : []
}
