import { findWords } from '../findWords.ts'
import { sensitiveTopics as defaultTopics } from '../lists/sensitive.ts'
import { phrase, piecesOf } from '../reading.ts'
import type { Guideline, Level } from '../types.ts'

/**
 * Topics that ask for a second pair of eyes: never "negative", only worth two people. One finding a topic and text. `topics` adds to the
 * list or replaces a topic: name and word-bound pattern.
 */
export function sensitiveTopics({ level = 'hint', topics = {} }: { level?: Level; topics?: Record<string, string> } = {}): Guideline {
  const patterns = Object.entries({ ...defaultTopics, ...topics }).map(([topic, source]) => ({ topic, pattern: phrase(source) }))
  return {
    id: 'sensitive-topics',
    title: 'Sensitive topics get a second pair of eyes',
    defaultLevel: level,
    where: 'everywhere',
    options: { level, topics },
    check(post) {
      return piecesOf(post).flatMap(({ path, text }) =>
        patterns.flatMap(({ topic, pattern }) => {
          const [found] = findWords(text, [pattern])
          if (!found) return []
          const { word, start, end } = found
          return [
            {
              path,
              word,
              start,
              end,
              needsApproval: true as const,
              message: `This touches a sensitive topic (${topic}).`,
              suggestion: 'Ask a lead to read it before it goes out.',
            },
          ]
        }),
      )
    },
  }
}
