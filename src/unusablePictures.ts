import type { Draft, MediaRef, Problem } from './domain/content.ts'
import type { PictureLooks } from './facts/readPictures.ts'
import type { PictureTrouble } from './pictures/fitPicture.ts'
import type { Say } from './translations/say.ts'

const says = {
  kind: 'cannotOpenKind',
  svg: 'cannotOpenSvg',
  bytes: 'cannotOpenBytes',
  pixels: 'cannotOpenPixels',
  slow: 'cannotOpenSlow',
  damaged: 'cannotOpenDamaged',
} as const satisfies Record<PictureTrouble, `cannotOpen${string}`>

/** Pictures that no network could be given: not a picture, an SVG, damaged, or too large to open. Nothing is published with one. */
export function unusablePictures({ media, more, card }: Draft, looks: PictureLooks, say: Say): Problem[] {
  const rows: { path: string; picture: MediaRef }[] = [
    ...media.map((picture, index) => ({ path: `media.${index}.image`, picture })),
    ...more.flatMap((part, at) => part.media.map((picture, index) => ({ path: `more.${at}.media.${index}.image`, picture }))),
    ...(card?.image ? [{ path: 'card.image', picture: card.image }] : []),
  ]
  return rows.flatMap(({ path, picture }): Problem[] => {
    const trouble = looks.get(picture.id)?.trouble
    return trouble ? [{ path, level: 'block', message: say(says[trouble], { name: picture.filename ?? picture.id }), says: says[trouble] }] : []
  })
}
