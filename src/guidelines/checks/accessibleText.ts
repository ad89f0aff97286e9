import { findWords } from '../findWords.ts'
import { phrase, piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Level, Remark } from '../types.ts'

// Mathematical alphabets, fullwidth, circled and squared letters, small capitals used as decoration
const fancy = /(?:[\u{1D400}-\u{1D7FF}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{24B6}-\u{24E9}\u{1F130}-\u{1F189}][\s\p{P}]*){3,}/gu
const clickHere = phrase(
  'click (?:here|this)|(?:read|see) (?:more )?here(?= https?:|[:.!]|$)|haz clic aquí|cliquez ici|klick(?:t|en)? hier|hier klicken|clique aqui|kliknij (?:tutaj|tu)',
)
const art = /(?:^[^\p{L}\p{N}\n]{6,}$\n?){2,}|(?:[|\\/_=*~<>()+-]\s?){14,}/mu

/** Text that a screen reader can read: no fancy letters, no drawings made of signs, no "click here". */
export function accessibleText({ level = 'warn' }: { level?: Level } = {}): Guideline {
  return {
    id: 'accessible-text',
    title: checkTitles.checkAccessibleText,
    defaultLevel: level,
    where: 'everywhere',
    options: { level },
    check(post) {
      return piecesOf(post).flatMap(({ path, text }) => {
        const remarks: Remark[] = [...text.matchAll(fancy)].map((match) => ({
          path,
          start: match.index,
          end: match.index + match[0].length,
          word: match[0].trim(),
          ...tell('findingFancyLetters', { plain: match[0].normalize('NFKC').trim() }),
        }))
        const drawing = text.match(art)
        if (drawing && !/\p{Extended_Pictographic}/u.test(drawing[0]))
          remarks.push({
            path,
            level: 'hint',
            start: drawing.index,
            end: (drawing.index ?? 0) + drawing[0].length,
            ...tell('findingDrawing'),
          })
        const [click] = findWords(text, [clickHere])
        if (click)
          remarks.push({
            path,
            level: 'hint',
            start: click.start,
            end: click.end,
            word: click.word,
            ...tell('findingClickHere', { word: click.word }),
          })
        return remarks
      })
    },
  }
}
