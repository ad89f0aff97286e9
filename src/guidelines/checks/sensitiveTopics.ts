import type { SaidValue } from '../../domain/said.ts'
import { findWords } from '../findWords.ts'
import { languagesOf } from '../languages.ts'
import { sensitiveTopics as defaultTopics, sensitiveInEnglish } from '../lists/sensitive.ts'
import { everyPieceOf, onPiece, phrase } from '../reading.ts'
import { findingSentences } from '../sentences.ts'
import { tell, words } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Level } from '../types.ts'

const topicKeys = ['topicGrief', 'topicIllness', 'topicWar', 'topicHarassment', 'topicPolitics', 'topicMoney'] as const

/**
 * Topics that ask for a second pair of eyes: never "negative", only worth two people. One finding a topic and text. `topics` adds to the
 * list or replaces a topic: name and word-bound pattern.
 */
export function sensitiveTopics({ level = 'hint', topics = {} }: { level?: Level; topics?: Record<string, string> } = {}): Guideline {
  const patterns = Object.entries({ ...defaultTopics, ...topics }).map(([topic, source]) => {
    const more = topics[topic] === undefined ? sensitiveInEnglish[topic] : undefined
    return { topic, everywhere: phrase(source), inEnglish: phrase(more === undefined ? source : `${source}|${more}`) }
  })
  return {
    id: 'sensitive-topics',
    title: checkTitles.checkSensitiveTopics,
    defaultLevel: level,
    where: 'everywhere',
    options: { level, topics },
    check(post, _channel, context) {
      return everyPieceOf(post).flatMap((piece) => {
        const isEnglish = languagesOf(piece.text, post, context).includes('en')
        return patterns.flatMap(({ topic, everywhere, inEnglish }) => {
          const [found] = findWords(piece.text, [isEnglish ? inEnglish : everywhere])
          if (!found) return []
          const { word, start, end } = found
          return [onPiece(piece, { word, start, end, needsApproval: true, ...tell('findingSensitive', { topic: nameOf(topic) }) })]
        })
      })
    },
  }
}

/** Our own topics have a name in every language, those of the organisation only their own. */
function nameOf(topic: string): SaidValue {
  const key = topicKeys.find((one) => findingSentences[one] === topic)
  return key === undefined ? topic : words(key)
}
