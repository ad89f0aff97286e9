import { collapseWhitespace } from '../../text/plain.ts'
import { mediaOf, piecesOf, tuned } from '../reading.ts'
import { tell, words } from '../tell.ts'
import { checkTitles } from '../titles.ts'
import type { CheckedPost, Guideline, Level, Remark } from '../types.ts'

const fileName =
  /^[\w\s().-]*\.(?:jpe?g|png|gif|webp|heic|heif|svg|tiff?|bmp|avif)$|^(?:img|dsc|dscn|dscf|pxl|screenshot|screen shot|bildschirmfoto|captura|image|photo|foto|picture|whatsapp image)[\s_-]*[\d._\s:-]+(?:at[\d._\s:-]+(?:am|pm)?)?$|^[a-z]{1,4}[_-]?\d{4,}$|^[0-9a-f]{8,}(?:-[0-9a-f]+)*$/iu
const emptyWord =
  /^(?:alt(?: ?text)?(?: here)?|image|img|photo|picture|pic|logo|banner|graphic|screenshot|chart|graph|diagram|map|flyer|poster|cover|thumbnail|header|avatar|foto|imagen|bild|imagem|zdjęcie|obraz|untitled|placeholder|todo|tbd|n\/?a|none|null|undefined|test|x+|\W+|(?:add|insert|write|put) .{0,20}(?:alt|description).{0,20}|(?:image|photo|picture) (?:here|description|alt(?: text)?))[.!]?$/iu
const opener =
  /^(?:an? )?(?:image|photo|photograph|picture|graphic|screenshot) of\b|^(?:imagen|foto|fotografía) de\b|^(?:une? )?(?:image|photo) de\b|^(?:ein )?(?:bild|foto) (?:von|mit)\b|^(?:uma )?(?:imagem|foto) de\b|^(?:zdjęcie|obraz) /iu

/**
 * Every picture has an alternative text, and one that helps somebody who cannot see it. `missing` is the level of a picture without one.
 * Guidance: W3C "An alt decision tree"; the limits are the networks' own.
 */
export function requireAltText({ missing = 'warn' }: { missing?: Level } = {}): Guideline {
  return {
    id: 'alt-text',
    title: checkTitles.checkAltText,
    defaultLevel: missing,
    where: 'everywhere',
    options: { missing },
    check(post, _channel, context) {
      const { maxLength } = tuned({ maxLength: 1000 }, context)
      const limits = (context.channels ?? []).flatMap((channel) => (channel.limits ? [channel.limits.altText] : []))
      const limit = limits.length ? Math.min(...limits) : maxLength
      const all = mediaOf(post)
      return all.flatMap(({ path, media }, index) => {
        const alt = collapseWhitespace(media.alt ?? '')
        const at = { path: `${path}.alt` }
        const number = all.length > 1 ? index + 1 : undefined
        const twins = all.slice(0, index).filter((other) => other.path.split('media.')[0] === path.split('media.')[0])
        return [
          judge(
            alt,
            number,
            limit,
            missing,
            post,
            media.filename,
            twins.some((other) => alt !== '' && collapseWhitespace(other.media.alt ?? '') === alt),
          ),
        ]
          .filter((remark) => remark !== undefined)
          .map((remark) => ({ ...at, ...remark }))
      })
    },
  }
}

function judge(
  alt: string,
  number: number | undefined,
  limit: number,
  missing: Level,
  post: CheckedPost,
  filename: string | undefined,
  repeated: boolean,
): Omit<Remark, 'path'> | undefined {
  const the = { picture: number === undefined ? words('pictureOne') : words('pictureNumber', { number }) }
  const of = { picture: number === undefined ? words('ofPictureOne') : words('ofPictureNumber', { number }) }
  if (!alt) return { ...tell('findingAltMissing', the), level: missing }
  if (fileName.test(alt) || alt.toLowerCase() === filename?.toLowerCase()) return { ...tell('findingAltFileName', { ...the, alt }), level: missing, word: alt }
  if (emptyWord.test(alt)) return { ...tell('findingAltHollow', { ...the, alt }), level: missing, word: alt }
  if (alt.length > limit) return { ...tell('findingAltLong', { ...of, size: alt.length, most: limit }), level: 'block' }
  if (piecesOf(post).some((piece) => collapseWhitespace(piece.text) === alt)) return { ...tell('findingAltIsText', the), level: 'hint' }
  if (repeated) return { ...tell('findingAltTwice', the), level: 'hint' }
  if (opener.test(alt)) return { ...tell('findingAltOpener', of), level: 'hint' }
  if (alt.length > 8 && alt === alt.toUpperCase() && alt !== alt.toLowerCase()) return { ...tell('findingAltCapitals', of), level: 'hint' }
  if (alt.split(' ').length < 3) return { ...tell('findingAltShort', of), level: 'hint' }
  return undefined
}
