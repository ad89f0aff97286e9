import { findHashtags, toHashtag } from '../../text/hashtags.ts'
import { communityTags } from '../lists/hashtags.ts'
import { piecesOf, tuned } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Remark } from '../types.ts'

const fewOn = new Set(['x', 'bluesky'])

/** Few hashtags, written so that screen readers can read them: #OpenSource, not #opensource. A wall of them is a warning. */
export function hashtags({ few = 3, wall = 7 }: { few?: number; wall?: number } = {}): Guideline {
  return {
    id: 'hashtags',
    title: checkTitles.checkHashtags,
    defaultLevel: 'hint',
    where: 'everywhere',
    options: { few, wall },
    check(post, _channel, context) {
      const options = tuned({ few, wall }, context)
      const most = (context.channels ?? []).some((channel) => fewOn.has(channel.network)) ? Math.min(2, options.few) : options.few
      return piecesOf(post).flatMap(({ path, text }) => {
        const written = findHashtags(text)
        const extra = path === 'text' ? (post.tags ?? []).filter((tag) => !written.some((one) => one.toLowerCase() === tag.toLowerCase())) : []
        const count = written.length + extra.length
        const amount: Remark[] =
          count >= options.wall
            ? [{ path, level: 'warn', ...tell('findingTagWall', { tags: count, most }) }]
            : count > most
              ? [{ path, ...tell('findingManyTags', { tags: count, most }) }]
              : []
        return [...amount, ...spellings(text, path, post, context)]
      })
    },
  }
}

function spellings(text: string, path: string, post: CheckedPost, context: CheckContext): Remark[] {
  const known = new Map([...communityTags, ...(context.knownTags ?? [])].map((tag) => [tag.toLowerCase(), tag]))
  const joined = new Map(joinedWords(post).map((words) => [words.replaceAll(' ', '').toLowerCase(), toHashtag(words)]))
  let from = 0
  return findHashtags(text).flatMap((tag) => {
    const start = text.indexOf(tag, from) - 1
    from = start + tag.length
    const lower = tag.toLowerCase()
    const better = known.get(lower) ?? (tag === lower ? joined.get(lower) : undefined)
    const place = { path, start, end: start + tag.length + 1, word: `#${tag}` }
    if (better && better !== tag) return [{ ...place, ...tell('findingTagSpelling', { tag, better }) }]
    if (!better && tag === lower && tag.length >= 12 && /^\p{Ll}+$/u.test(tag)) return [{ ...place, ...tell('findingTagSmall', { tag }) }]
    return []
  })
}

/** Two to four neighbouring words of the article's title, and its tags of several words. */
function joinedWords(post: CheckedPost): string[] {
  const words = (post.source?.title ?? '').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const neighbours = words.flatMap((_, index) => [2, 3, 4].map((size) => words.slice(index, index + size)).filter((some) => some.length > 1))
  return [...neighbours.map((some) => some.join(' ')), ...(post.source?.tags ?? []).filter((tag) => /\s/u.test(tag.trim()))]
}
