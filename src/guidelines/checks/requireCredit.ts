import { mediaOf, phrase, piecesOf } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Level } from '../types.ts'

const noCredit =
  /^(?:n\/?a|none|no|-+|\?+|tbd|todo|idk|not sure|no idea|don't know|unknown(?: (?:artist|photographer|author|source))?|anonymous|(?:source:? |credits?:? |photo:? |from |via |found on |taken from )?(?:the )?(?:google(?: images?| search)?|internet|web|online|pinterest|instagram|facebook|twitter|tumblr|bing)|(?:credits? to )?(?:the |its )?(?:rightful )?owner|stock(?: photo)?|somebody|someone)\.?$/iu
const creditWord =
  'photos?|pictures?|images?|foto(?:s|graf(?:ie|ía|ia))?|photograph(?:s|y)?|illustrations?|artwork|drawings?|graphics?|icons?|imagen|imagem|bild(?:er)?|zdjęci[ea]|credits?|crédit[os]*|créditos?'
const inText = new RegExp(
  `(?:(?<![\\p{L}])(?:${creditWord})(?: credits?)?\\s*(?::|by|por|von|par|autor:|©)|©|\\(c\\)|📷|📸|🎨)(?:\\s*(?::|by|por|von|par|@)){0,2}\\s*(?<who>\\S+)`,
  'giu',
)
const namesSomebody = (text: string) => [...text.matchAll(inText)].some((match) => /^@?\p{Lu}|^@\p{L}/u.test(match.groups?.who ?? '') || match[0].includes('@'))
const taken = phrase(
  "(?:found|stole|took|grabbed|borrowed|nicked|copied) (?:this|the|that|a|some|these) (?:\\S+ )?(?:photos?|pictures?|pics?|images?|memes?|drawings?|illustrations?|artworks?|comics?|cartoons?) (?:on|from|off|via) (?:google|the (?:web|internet|net)|pinterest|instagram|somewhere|someone(?:'s)?|a random)|(?:photos?|pictures?|pics?|images?) (?:found )?(?:from|via|on|off) (?:google|the (?:web|internet))|(?:no )?copyright infringement|credits? (?:go )?to (?:the|its|their|whoever) (?:\\S+ )?(?:owner|artist|made|took)|(?:don't|do not|no idea) (?:know )?who (?:took|made|drew|owns) (?:this|it|the)|all rights to (?:the|their) owners?",
)

/** Every picture names who made it, or "own work". A credit line in the text counts. */
export function requireCredit({ level = 'block' }: { level?: Level } = {}): Guideline {
  return {
    id: 'picture-credit',
    title: checkTitles.checkPictureCredit,
    defaultLevel: level,
    where: 'everywhere',
    options: { level },
    check(post) {
      const pieces = piecesOf(post)
      const credited = pieces.some((piece) => namesSomebody(piece.text))
      const missing = mediaOf(post).flatMap(({ path, media }) => {
        const credit = media.credit?.trim() ?? ''
        if (credit && noCredit.test(credit)) return [{ path: `${path}.credit`, word: credit, ...tell('findingNoCredit', { credit }) }]
        return credit || credited ? [] : [{ path: `${path}.credit`, ...tell('findingCreditMissing') }]
      })
      const borrowed = pieces.flatMap(({ path, text }) =>
        [...text.replaceAll('’', "'").matchAll(taken)].map((match) => ({
          path,
          start: match.index,
          end: match.index + match[0].length,
          level: 'warn' as const,
          ...tell('findingBorrowed', { word: match[0] }),
        })),
      )
      return [...missing, ...borrowed]
    },
  }
}
