import { detectAll } from 'tinyld'
import { textFor, wordsOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

/**
 * The text is in the channel's language. Detection is wrong on short and mixed texts, so it speaks only with at least 40 letters left after
 * names, tags and links are dropped, and with an accuracy of 0.5. Server only: the language profiles weigh half a megabyte.
 */
export function languageMatches(): Guideline {
  return {
    id: 'language',
    title: checkTitles.checkLanguage,
    defaultLevel: 'hint',
    where: 'server',
    per: 'channel',
    check(post, channel) {
      if (!channel?.language) return []
      const { text, path } = textFor(post, channel)
      const wanted = channel.language.slice(0, 2).toLowerCase()
      const plain = wordsOf(text.replace(/#[\p{L}\p{N}_]+/gu, ' '))
        .filter((word, index) => index === 0 || !/^\p{Lu}/u.test(word))
        .join(' ')
      if (plain.replace(/[^\p{L}]/gu, '').length < 40) return []
      const [best] = detectAll(plain)
      if (!best || best.accuracy < 0.5 || best.lang === wanted) return []
      return [
        {
          path,
          ...tell('findingLanguage', { channel: channel.name, wanted: { language: wanted }, found: { language: best.lang } }),
        },
      ]
    },
  }
}
