import type { Sharp } from 'sharp'

/** The picture types that networks take. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'

/** One way to write a picture. */
export type Encoding = { type: PictureType; write: (image: Sharp) => Sharp }

/** What is known of the picture: its own type (undefined for one that no network takes), and whether anything of it is see-through. */
export type PictureNature = { type: PictureType | undefined; hasTransparency: boolean; isAnimated: boolean }

const byQuality = (type: PictureType, write: (image: Sharp, quality: number) => Sharp, qualities: readonly number[]): Encoding[] =>
  qualities.map((quality) => ({ type, write: (image) => write(image, quality) }))

const encodings: Record<PictureType, readonly Encoding[]> = {
  'image/jpeg': byQuality('image/jpeg', (image, quality) => image.flatten({ background: '#ffffff' }).jpeg({ quality }), [88, 78, 68]),
  'image/png': [
    { type: 'image/png', write: (image) => image.png({ compressionLevel: 9 }) },
    { type: 'image/png', write: (image) => image.png({ palette: true, quality: 90 }) },
  ],
  'image/webp': byQuality('image/webp', (image, quality) => image.webp({ quality }), [86, 76, 66]),
  'image/gif': byQuality('image/gif', (image, colours) => image.gif({ colours }), [256, 128, 64]),
}

/**
 * The ways to write a picture, in the order to try them until one is small enough: in its own type when the network takes that, best quality first.
 * An opaque picture may become a JPEG; one with transparency only when no accepted type can show it.
 */
export function planEncodings({ type, hasTransparency, isAnimated }: PictureNature, accepted: readonly PictureType[]): Encoding[] {
  if (isAnimated && type !== undefined) return [...encodings[type]]
  const suited: readonly PictureType[] = hasTransparency ? ['image/png', 'image/webp'] : ['image/jpeg', 'image/webp', 'image/png']
  const own = type !== undefined && suited.includes(type) ? [type] : []
  const types = [...new Set([...own, ...suited])].filter((one) => accepted.includes(one))
  const [best, ...others] = types.length > 0 ? types : [...accepted].sort((a, b) => Number(a === 'image/gif') - Number(b === 'image/gif'))
  if (best === undefined) return []
  const lossy = best === 'image/png' ? others : []
  return [best, ...lossy].flatMap((one) => (one === 'image/png' && lossy.includes('image/jpeg') ? encodings[one].slice(0, 1) : [...encodings[one]]))
}
