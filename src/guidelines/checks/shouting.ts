import { piecesOf, readable } from '../reading.ts'
import { tell } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { Guideline, Level, Remark } from '../types.ts'

const loud = /(?<![\p{L}\p{N}#])\p{Lu}[\p{Lu}'’-]+(?![\p{L}\p{N}])/gu
const abbreviation =
  /^(?:NASA|HTML|CSS|JSON|HTTP|HTTPS|REST|YAML|TOML|PYPI|LGBTQ|LGBTQIA|STEM|STEAM|NATO|UNESCO|USAID|AJAX|CRUD|ASCII|NUMFOCUS|JOSS|SPEC|CUDA|ROCM|ORCID|FAIR|NOAA|NIH|NSF|CERN|GDAL|HDF|NETCDF|IEEE|DJANGO|PSF|DSF|DEFNA|EUROPYTHON|PYCON|RSVP|FAQ|ASAP|TBA|TBD|CORS|CFP|AMA|DIY|ICYMI|TIL|AFK)S?$/u
const row = /(?<![\p{L}\p{N}#])\p{Lu}[\p{Lu}'’-]+(?:[\s,.!:&-]+\p{Lu}[\p{Lu}'’-]*)+(?![\p{L}\p{N}])/gu

/** Capitals and exclamation marks in excess. Mostly in capitals, or four loud words with several marks, warn; a few are a hint. */
export function shouting({ level = 'warn' }: { level?: Level } = {}): Guideline {
  return {
    id: 'shouting',
    title: checkTitles.checkShouting,
    defaultLevel: level,
    where: 'everywhere',
    options: { level },
    check: (post) => piecesOf(post).flatMap(({ path, text }) => [judge(text)].filter((remark) => remark !== undefined).map((remark) => ({ path, ...remark }))),
  }
}

function judge(text: string): Omit<Remark, 'path'> | undefined {
  const plain = readable(text)
  const words = plain.match(/(?<![\p{L}\p{N}#])\p{L}[\p{L}'’-]+/gu) ?? []
  const capitals = [...plain.matchAll(loud)].map((match) => match[0]).filter((word) => word.replace(/[^\p{L}]/gu, '').length >= 3 && !abbreviation.test(word))
  const longest = [...plain.matchAll(row)]
    .map((match) => ({ match, count: match[0].split(/[\s,.!:&-]+/u).filter((word) => word.length >= 3 && !abbreviation.test(word)).length }))
    .sort((a, b) => b.count - a.count)[0]
  const marks = /[!‼❗]{2,}|![?!]{2,}/u.test(plain)
  const place = longest && { start: longest.match.index, end: longest.match.index + longest.match[0].length }
  if (capitals.length >= 5 && words.length > 0 && capitals.length / words.length >= 0.5) return { ...place, ...tell('findingCapitals') }
  if (longest && longest.count >= 4 && marks) return { ...place, ...tell('findingLoud') }
  if (/[!‼❗]{6,}/u.test(plain)) return { ...tell('findingMarks') }
  if (longest && longest.count >= 4) return { ...place, level: 'hint', ...tell('findingCapitalsRow') }
  if (/[!‼❗]{4,}/u.test(plain) || (plain.match(/!/gu) ?? []).length >= 7) return { level: 'hint', ...tell('findingSomeMarks') }
  return undefined
}
