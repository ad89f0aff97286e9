import { type Found, findWords, isName, phrases } from '../findWords.ts'
import { type ListLanguage, languagesOf } from '../languages.ts'
import { denials, insultsElsewhere, ofOneselfElsewhere, reports, storiesElsewhere, turns, whoever } from '../lists/insultsElsewhere.ts'
import { filler, groupNouns, insultAdjectives, mildAdjectives, namedAs, otherwise, people, somebody, strongNouns } from '../lists/insultsEnglish.ts'
import { stereotypes } from '../lists/stereotypesEnglish.ts'
import { everyPieceOf, onPiece, phrase } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Level } from '../types.ts'
import { isReported } from './tone.ts'

const is = "(?:'re| are|'s| is| were| was| be| being| must be| will be|'ll be| look| looks| sound| sounds| act| acts| seem)(?: like)? "
const adjective = `(?:${insultAdjectives})${otherwise}`
const mild = `(?:${mildAdjectives})${otherwise}`
const noun = `(?:${strongNouns}|${groupNouns}|${namedAs})`

const strong = phrases([strongNouns])
const atPeople = phrases([
  `(?:you|u)(?: all| guys| people| lot| folks)?${is}${filler}(?:${noun}|${adjective}|(?<!(?:if|when|because) you(?:'re| are) )${mild})`,
  `(?:you|these|those|such|bunch of|pack of|gang of|load of|lot of|full of|nothing but|only|all|you ${filler})(?: lazy| stupid| little| whiny| pathetic| greedy| total| complete)* ${groupNouns}(?! (?:dataset|data|plot|genome|species|sequence)s?)`,
  `(?:they|he|she)${is}${filler}(?:${noun}|(?!ugly|lazy|useless|inferior|too (?:slow|lazy|thick))${adjective})`,
  `${people}(?: [^\\s.!?]+){0,6}? (?:are|is|were|was|be|must be) ${filler}(?:${noun}|${adjective}|${mild})`,
  `(?:this|that|the|your|their|our|his|her|every|some|each|no) (?:\\w+ )?${somebody}(?: [^\\s.!?,]+){0,4}? (?:is|was) ${filler}(?:${noun}|${adjective}|${mild})`,
  `typical (?:\\w+ )?(?:${people}|${somebody})(?:: | are | is |, )${filler}(?:${noun}|${adjective}|${mild})`,
  '\\p{L}+s (?:are|were) (?:\\w+ )?too (?:stupid|dumb|ignorant|incompetent|lazy) (?:to|for)',
  '(?<=, ?)(?:dummy|dummies|idiots?|losers?|morons?|stupid|noobs?|clowns?|fools?|jerks?|snowflakes?|cowards?)(?= ?[.!?]|$)',
  `(?:anyone|anybody|everyone|everybody|whoever|those|someone)(?: [^\\s.!?]+){1,10}? (?:is|are|must be|has to be|needs to be) ${filler}(?:${noun}|${adjective}|${mild})`,
  `(?:(?!worthless|inferior|mindless|useless|corrupt)${insultAdjectives}|useless|corrupt|lazy|ugly|lame|sloppy|third-rate|second-rate|self-important|fat|nasty|horrible|fake|annoying) (?!for |to |in |of |by |with |about |without |against |and )(?:\\w+ )?(?:${people}|${somebody})(?! (?:groups?|names?|id|stor(?:y|ies)|input|errors?|interface|experience|questions?|data|mistakes?|guides?))`,
  `(?<!(?:if|when|because|whether) )(?:your|their|his|her|@\\S+'s) (?:[^\\s.!?]+ ){0,4}?(?:is|are|was|were|looks?|sounds?) (?:like )?${filler}(?:${namedAs}|${adjective}|terrible|awful|horrible|ugly|lame|hideous|gross)`,
  `your (?:${insultAdjectives}|crappy|lousy|ugly|silly little|so-called) (?!questions?|mistakes?)\\w+`,
  `${people}(?: [^\\s.!?]+){0,8} should (?:just |all )?(?:leave|quit|get out|go home|be ashamed|shut up|stay away)`,
  `(?:${insultAdjectives}|ugly|lazy|lame)(?:, | and |, and )(?:${insultAdjectives}|ugly|lazy|lame)`,
  `(?:don't|do not|stop) be(?:ing)? (?:an? |such an? |so )?(?!jerk)(?:\\w+ )?(?!jerk)(?:${namedAs}|${strongNouns}|${groupNouns}|stupid|dumb|pathetic|ignorant)`,
  `${people} (?:always |only |just )?(?:write|make|produce|submit|deliver) (?:\\w+ )?(?:terrible|awful|garbage|trash|crap|horrible|sloppy|lousy|shoddy) \\w+`,
  `(?:only|what) an? (?:\\w+ )?(?:fool|clown|coward|liar|loser|hypocrite|jerk|creep)(?= (?:would|could|does|writes?|uses?)|[.!]|$)`,
])
const named = phrases([
  `(?:is|are|was|were|'s|'re) ${filler}(?:${namedAs}|(?:liars|frauds|cowards|hypocrites|thieves|crooks|clowns|losers|fools|scum|vermin|amateurs|has-beens|nazis|scammers))`,
  `(?:are|is) (?:\\w+ )?(?:so|just|simply|really|incredibly|absolutely|plain|utterly|completely|beyond) (?:pathetic|incompetent|moronic|idiotic|brainless|worthless|disgusting|stupid(?! simple| easy| fast| good)|ignorant|laughable)`,
])
const oldStories = phrases(stereotypes)
const elsewhere = Object.fromEntries(Object.entries(insultsElsewhere).map(([language, source]) => [language, phrase(source)]))
const denied = Object.fromEntries(Object.entries(denials).map(([language, source]) => [language, phrase(source)]))
const stories = Object.fromEntries(Object.entries(storiesElsewhere).map(([language, source]) => [language, phrase(source)]))
const reporting = Object.fromEntries(Object.entries(reports).map(([language, source]) => [language, phrase(source)]))
const turning = Object.fromEntries(Object.entries(turns).map(([language, source]) => [language, phrase(source)]))
const oneself = Object.fromEntries(
  Object.entries(ofOneselfElsewhere).map(([language, source]) => [language, new RegExp(`(?<!\\p{L})(?:${source})(?:\\s+\\p{L}+){0,3}\\s*$`, 'iu')]),
)

const ofOneself =
  /(?:^|[^\p{L}])(?:i|we|me|us|myself|ourselves|my \p{L}+|feel(?:ing)?|felt|makes? (?:me|us|you) (?:feel|look))(?:'m|'re|'d|'ve)?(?:\s+(?:am|are|was|were|be|been|being|felt|feel|feeling|look|looked|sound|sounded|like|as|so|such|just|still|often|always|sometimes|really|too|very|an?|the|bit|of|total|complete|completely|totally|little|pretty|all|both|called|considered|thought|i|we|used|to|have|had|must|honestly))*\s*$/iu
const denial =
  /(?:\b(?:no|not|never|nobody|no one|none|without|neither|nor|far from|anything but|less)|(?:is|are|was|were)n't|(?:don't|doesn't|didn't|won't|never) (?:feel|look|sound|seem|call|make)(?: \p{L}+)?)(?:\s+[^\s,;:]+){0,2}\s*$/iu
const command = /\b(?:don't|do not|stop|not) be(?:ing)?\b/iu
const thing = /(?:^|[\s"(,.!?])(?:it|this|that|there|here|what|which|i|we|life|everything|something|data|input)\s*$/iu
const insideDenial = /\b(?:not|never|nobody|no one)\b|n't\b/iu

/** Insults aimed at a person or a group, and old stories about who can do what. Reported, denied or told of oneself, they are fine. */
export function insults({ level = 'warn' }: { level?: Level } = {}): Guideline {
  return {
    id: 'insults',
    title: checkTitles.checkInsults,
    defaultLevel: level,
    where: 'everywhere',
    options: { level },
    check(post, _channel, context) {
      return everyPieceOf(post).flatMap((piece) => {
        const { text } = piece
        const languages = languagesOf(text, post, context)
        const found = languages.flatMap((language) => (language === 'en' ? inEnglish(text) : inOther(text, language))).filter((one) => !isName(text, one, context))
        return found.map(({ word, start, end }) => onPiece(piece, { start, end, word: word.trim(), ...tell('findingInsult', { word: word.trim() }) }))
      })
    },
  }
}

function inEnglish(text: string): Found[] {
  const aimed = findWords(text, [...strong, ...atPeople]).filter((found) => !isSoftened(found))
  const judged = findWords(text, named).filter((found) => !thing.test(found.before) && !/^\s*\?/u.test(found.after) && !isSoftened(found))
  const old = findWords(text, oldStories).filter((found) => !isReported(found))
  const all: Found[] = []
  for (const found of [...aimed, ...judged, ...old]) if (!all.some((one) => found.start < one.end && one.start < found.end)) all.push(found)
  return all.sort((a, b) => a.start - b.start)
}

function isSoftened(found: Found): boolean {
  const ordered = command.test(found.word)
  return (
    ofOneself.test(found.before) ||
    (!ordered && (denial.test(found.before) || insideDenial.test(found.word.split(/\s+/u).slice(-4).join(' ')))) ||
    isReported({ ...found, after: '' })
  )
}

function inOther(text: string, language: Exclude<ListLanguage, 'en'>): Found[] {
  const [pattern, denying, story, reported, turned, own] = [elsewhere[language], denied[language], stories[language], reporting[language], turning[language], oneself[language]]
  if (!pattern || !denying || !story || !reported || !turned || !own) return []
  const isReportedHere = ({ before, after }: Found) => before.replace(whoever, '').match(reported) !== null || after.slice(0, 40).match(reported) !== null
  const isDenied = ({ word, before }: Found) => before.replace(whoever, '').match(denying) !== null || word.split(/\s+/u).slice(0, -1).join(' ').match(denying) !== null
  const told = findWords(text, [story]).filter(({ before, after }) => !before.match(reported) && !after.match(turned))
  const said = findWords(text, [pattern]).filter((found) => !isDenied(found) && !isReportedHere(found) && !own.test(found.before))
  return [...told, ...said.filter((found) => !told.some((one) => found.start < one.end && one.start < found.end))].sort((a, b) => a.start - b.start)
}
