import { piecesOf, readable, tuned, wordsOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Remark } from '../types.ts'

const shortForms = new Set(['mastodon', 'x'])

/** Sentences that can be read at a glance. Not asked where all channels are short forms anyway. */
export function readability({ longest = 30, longWords = 0.25 }: { longest?: number; longWords?: number } = {}): Guideline {
  return {
    id: 'readability',
    title: checkTitles.checkReadability,
    defaultLevel: 'hint',
    where: 'everywhere',
    options: { longest, longWords },
    check(post, _channel, context) {
      const channels = context.channels ?? []
      if (channels.length && channels.every((channel) => shortForms.has(channel.network))) return []
      const options = tuned({ longest, longWords }, context)
      return piecesOf(post).flatMap(({ path, text }) => {
        const plain = readable(text).replace(/#[\p{L}\p{N}_]+/gu, (tag) => ' '.repeat(tag.length))
        const sentences = [...plain.matchAll(/[^.!?…\n]+(?:[.!?…]+(?!\s|$)[^.!?…\n]+)*/gu)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          words: wordsOf(match[0]).length,
        }))
        const remarks: Remark[] = sentences
          .filter((sentence) => sentence.words > options.longest)
          .map(({ start, end, words }) => ({ path, start, end, ...tell('findingLongSentence', { words }) }))
        const words = wordsOf(plain)
        if (words.length >= 20 && words.filter((word) => word.length > 12).length / words.length > options.longWords) remarks.push({ path, ...tell('findingLongWords') })
        return remarks
      })
    },
  }
}
