import { collapseDuplicatesTransformer, RegExpMatcher, resolveConfusablesTransformer, resolveLeetSpeakTransformer, toAsciiLowerCaseTransformer } from 'obscenity'
import { type Found, findWords, foundAt, isName, phrases } from '../findWords.ts'
import { type ListLanguage, languagesOf } from '../languages.ts'
import { hostile, telling, turning } from '../lists/hostileEnglish.ts'
import { englishSwearWords, internationalSwearing, maskedSwearing, noSlurs, slurs, swearing } from '../lists/swearing.ts'
import { everyPieceOf, onPiece, phrase, readable } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckContext, CheckedPost, Guideline, Level, Remark } from '../types.ts'
import { unmask } from '../unmask.ts'

const english = new RegExpMatcher({
  ...englishSwearWords.build(),
  blacklistMatcherTransformers: [
    resolveConfusablesTransformer(),
    resolveLeetSpeakTransformer(),
    toAsciiLowerCaseTransformer(),
    collapseDuplicatesTransformer({ defaultThreshold: 1 }),
  ],
  whitelistMatcherTransformers: [toAsciiLowerCaseTransformer()],
})
const [masked, slur, international] = [phrase(maskedSwearing), phrase(slurs), phrase(internationalSwearing)]
const swearingIn = Object.fromEntries(Object.entries(swearing).map(([language, source]) => [language, phrase(source)]))
const hurtful = phrases(hostile)
const [told, turned] = [phrase(telling), phrase(turning)]

/** Whether words are reported or turned round ("they told me I don't belong here") instead of said. */
export function isReported(found: Found): boolean {
  return found.before.match(told) !== null || found.after.match(turned) !== null || /^["']? (?:is|are|was|were|has|have)(?: not|n't| never| no) /u.test(found.after)
}

/** Words that hurt: swearing, hostility, slurs. Lists of strong words only, never a score of mood. Slurs block. */
export function tone({ level = 'warn' }: { level?: Level } = {}): Guideline {
  return {
    id: 'tone',
    title: checkTitles.checkTone,
    defaultLevel: level,
    where: 'everywhere',
    options: { level },
    check: (post, _channel, context) => everyPieceOf(post).flatMap((piece) => judge(piece.text, post, context).map((remark) => onPiece(piece, remark))),
  }
}

function judge(text: string, post: CheckedPost, context: CheckContext): Omit<Remark, 'path'>[] {
  const languages = languagesOf(text, post, context)
  const known = (found: Found) => !isName(text, found, context)
  const slurred = slursIn(text, languages)
  const lists = languages.flatMap((language) => (language === 'en' ? [] : [swearingIn[language]])).filter((one) => one !== undefined)
  const sworn = [
    ...findWords(text, [masked, ...lists, ...(languages.includes('en') || context.languagesOff?.includes('en') ? [] : [international])]),
    ...(languages.includes('en') ? swearingInEnglish(text) : []),
  ].filter(known)
  const hostility = languages.includes('en') ? findWords(text, hurtful).filter((found) => known(found) && !isReported(found)) : []
  const place = ({ word, start, end }: Found) => ({ word: word.trim(), start, end })
  return [
    ...slurred.map((found) => ({ ...place(found), level: 'block' as const, ...tell('findingSlur', { word: found.word }) })),
    ...withoutOverlap(sworn, slurred).map((found) => ({
      ...place(found),
      ...tell('findingSwearing', { word: found.word }),
    })),
    ...withoutOverlap(hostility, [...slurred, ...sworn]).map((found) => ({
      ...place(found),
      ...tell('findingHostile', { word: found.word.trim() }),
    })),
  ]
}

/** Slurs as they stand there, and hidden ones. No name excuses one: names come from everybody who writes. */
function slursIn(text: string, languages: readonly ListLanguage[]): Found[] {
  const plain = readable(text)
  const hidden = unmask(plain)
  const unhidden = [...hidden.text.matchAll(slur)].map(({ index, 0: word }) => {
    const start = hidden.at[index] ?? 0
    return foundAt(plain, start, (hidden.at[index + word.length - 1] ?? start) + 1)
  })
  const isMeant = ({ word, before, after }: Found) =>
    !noSlurs.some(
      (other) =>
        other.word.test(word) &&
        (other.in === undefined || languages.includes(other.in)) &&
        (other.after === undefined || other.after.test(after)) &&
        (other.nearby === undefined || other.nearby.test(`${before} ${after}`)),
    )
  const shown = findWords(text, [slur])
  return [...shown, ...withoutOverlap(unhidden, shown)].filter(isMeant)
}

function swearingInEnglish(text: string): Found[] {
  const plain = readable(text)
  return english.getAllMatches(plain, true).map(({ startIndex, endIndex }) => foundAt(plain, startIndex, endIndex + 1))
}

/** Finds that do not overlap with an earlier one. */
function withoutOverlap(found: readonly Found[], earlier: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const one of found) if (![...earlier, ...kept].some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept
}
