import { findWords, isName } from '../findWords.ts'
import { languagesOf } from '../languages.ts'
import { inclusiveWordings, type Wording } from '../lists/inclusive.ts'
import { categoryOf, phrase, piecesOf, readable, tuned } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Level, Remark } from '../types.ts'

const wordings = inclusiveWordings.map((wording) => ({ ...wording, pattern: phrase(wording.find), exception: wording.unless === undefined ? undefined : phrase(wording.unless) }))
const teaching = phrase('tutorials?|learn(?:ing)? (?:to|how|python|django|to code)|step[- ]by[- ]step|how to|lesson|guide|beginners?|newcomers?|first (?:steps|website|package)')
const belittling = phrase(
  "(?:just|simply) (?:run|type|install|click|add|use|follow|copy|open|write|do|call|import|push|pip|create|change|set|put)|obviously|(?:it's|it is|this is|that's) (?:so |really |super |very |dead )?(?:easy|simple|trivial)|as everyone knows|everyone knows|trivially|all you have to do is|of course you",
)

/**
 * Wording that leaves people out, with a better one. English only: a list for another language starts empty until native speakers write
 * one. `figures` switches the figures of speech about illness ("crazy good", "sanity check").
 */
export function inclusiveLanguage({ level = 'hint', figures = true }: { level?: Level; figures?: boolean } = {}): Guideline {
  return {
    id: 'inclusive-language',
    title: checkTitles.checkInclusiveLanguage,
    defaultLevel: level,
    where: 'everywhere',
    options: { level, figures },
    check(post, _channel, context) {
      const options = tuned({ figures }, context)
      const active = wordings.filter((wording) => options.figures || wording.group !== 'figures')
      return piecesOf(post).flatMap(({ path, text }) => {
        if (!languagesOf(text, post, context).includes('en')) return []
        const found = active.flatMap((wording) => remarksOn(text, wording, context).map((remark) => ({ path, ...remark })))
        return [...found.filter((one, index) => !found.slice(0, index).some((other) => overlaps(one, other))), ...belittlingIn(text, path, post)].sort(
          (a, b) => (a.start ?? 0) - (b.start ?? 0),
        )
      })
    },
  }
}

function remarksOn(text: string, wording: Wording & { pattern: RegExp; exception: RegExp | undefined }, context: CheckContext): Omit<Remark, 'path'>[] {
  if (wording.exception && readable(text).match(wording.exception)) return []
  return findWords(text, [wording.pattern])
    .filter((found) => !isName(text, found, context))
    .map(({ word, start, end }) => ({
      word: word.trim(),
      start,
      end,
      ...(wording.level && { level: wording.level }),
      ...tell('findingLeavesOut', { word: word.trim(), instead: wording.instead }),
    }))
}

/** One quiet mark a post, in teaching only: "just", "simply" and "obviously" make those feel small who find it hard. */
function belittlingIn(text: string, path: string, post: CheckedPost): Remark[] {
  if (categoryOf(post) !== 'tutorial' && !text.match(teaching)) return []
  const [found] = findWords(text, [belittling])
  return found
    ? [
        {
          path,
          word: found.word,
          start: found.start,
          end: found.end,
          level: 'hint',
          ...tell('findingBelittles', { word: found.word }),
        },
      ]
    : []
}

const overlaps = (a: Remark, b: Remark) => (a.start ?? 0) < (b.end ?? 0) && (b.start ?? 0) < (a.end ?? 0)
