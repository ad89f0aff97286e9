import { variables } from '../../compose/templateVariables.ts'
import { piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline } from '../types.ts'

const left =
  /lorem ipsum|[[<](?:insert|add|put|your|the|paste)?\s*(?:link|url|name|date|time|text|title|city|sponsor(?: name)?|handle|image|photo|event|speaker|hashtags?|todo|tbd|tba|xxx+|placeholder)(?: name)?(?: goes)?(?: here)?[\]>]|\b(?:insert|add|put|paste) (?:the |your |a )?(?:link|url|name|date|text|photo|image|caption) here\b|\b(?:link|url|text|caption|name) goes here\b|\bTODO:|\bFIXME\b|\bXXX+\b|%[A-Z_]{3,}%|\*\|[A-Z_]+\|\*|\[(?:TODO|TBD|TBA)[^\]]*\]|\[object Object\]|(?:hi|hello|dear|thanks?|thank you|welcome),? (?:undefined|null|\{\{[^}]*\}\}|%\w+%)|asdf(?:asdf)*\b/giu

/** A variable of our own templates that nobody filled. Between quotes, in an address or in a piece of code it is somebody's lesson. */
const unfilled = new RegExp(`(?<![\\w'"\`/{$%])\\{\\{?(?:${Object.keys(variables).join('|')})(?:\\|[^{}]*)?\\}\\}?(?!['"\`/}])`, 'giu')

/** Nothing unfinished goes out: "[insert link]", "lorem ipsum", "TODO:". */
export function placeholders(): Guideline {
  return {
    id: 'placeholders',
    title: checkTitles.checkPlaceholders,
    defaultLevel: 'warn',
    where: 'everywhere',
    check(post) {
      return piecesOf(post).flatMap(({ path, text }) =>
        [...text.matchAll(left), ...text.matchAll(unfilled)].map((match) => ({
          path,
          start: match.index,
          end: match.index + match[0].length,
          word: match[0],
          ...tell('findingUnfinished', { word: match[0] }),
        })),
      )
    },
  }
}
