import sharp, { type Sharp } from 'sharp'
import { NetworkFailure } from '../domain/failures.ts'
import { type Encoding, type PictureType, planEncodings } from './encodings.ts'
import { detectFormat, isBarePicture, type PictureFormat } from './pictureFormat.ts'
import { takeTurns } from './takeTurns.ts'

/** What a network takes as a picture. */
export type PictureLimits = {
  /** Most bytes of the file. */
  maxBytes: number
  /** Most bytes of a picture that moves, where that is another number. */
  maxMovingBytes?: number | undefined
  /** Most pixels (width × height). */
  maxPixels?: number | undefined
  /** Longest side in pixels. */
  maxSide?: number | undefined
  /** Accepted MIME types, best first. */
  types: readonly ('image/jpeg' | 'image/png' | 'image/webp' | 'image/gif')[]
  /** Whether an animated GIF or WebP may stay animated. */
  animated: boolean
}

/** A picture that a network will take: upright, without EXIF or location, within its limits. */
export type FittedPicture = { bytes: Uint8Array; mimeType: string; width: number; height: number; filename: string }

/** A picture file as the host has it. `focal` is for networks that crop by themselves; here nothing is cropped. */
export type PictureInput = { bytes: Uint8Array; filename?: string | undefined; focal?: { x: number; y: number } | undefined }

type Size = { width: number; height: number }

/** Most pixels that are decoded, all frames together: about 800 MB when all of them are in memory. */
const mostPixels = 268_402_689
const mostSeconds = 60
/** As much as is loaded from storage elsewhere. */
export const mostBytes = 50 * 1024 * 1024
const mostShrinks = 12
/** Memory, not speed, is what runs out first in a worker. */
const inTurn = takeTurns(2)

const sentences = {
  kind: 'is not a picture that can be read. Upload a JPEG, PNG, WebP or GIF file.',
  svg: 'is an SVG drawing, which no network takes. Export it as PNG or JPEG and upload that.',
  bytes: `is larger than ${mostBytes / 1024 / 1024} MB, which is too large to open safely. Upload a smaller one.`,
  pixels: `has more than ${Math.floor(mostPixels / 1e6)} million pixels, which is too large to open safely. Upload a smaller one.`,
  slow: `took longer than ${mostSeconds} seconds to prepare. Upload a smaller one.`,
  damaged: 'is damaged or of a kind that cannot be read. Save it again as JPEG or PNG and upload that.',
} as const

const extensions: Record<PictureType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' }

/**
 * Makes a picture that the network takes, out of any JPEG, PNG, WebP, GIF, AVIF or TIFF: upright, in sRGB, without metadata, of an accepted type and
 * within the limits, by less quality first and then by fewer pixels; never enlarged, never cropped. Bytes that are all this already come back unchanged.
 * Transparency stays when an accepted type can show it, else it becomes white. What moves stays moving when `animated` is set and its type is
 * accepted, else its first frame is taken. Two pictures at most are worked on at once in a process.
 *
 * Throws NetworkFailure `media-refused`, whose sentence names the file, for what is no picture, is an SVG, is damaged, or is too large to open.
 */
export async function fitPicture(input: PictureInput, limits: PictureLimits): Promise<FittedPicture> {
  const name = input.filename ? `The picture "${input.filename}"` : 'The picture'
  const made = await guarded(input.bytes, (format) => makeFit(input, format, limits))
  if ('trouble' in made) throw new NetworkFailure('media-refused', `${name} ${sentences[made.trouble]}`, { cause: made.cause })
  if (made.result) return made.result
  throw new NetworkFailure('media-refused', `${name} cannot be made to fit into ${limits.maxBytes} bytes as ${limits.types.join(' or ') || 'any type'}. Upload a simpler one.`)
}

/** Why a file cannot be used as a picture. */
export type PictureTrouble = keyof typeof sentences

/** What a file is: whether it moves, and what makes it useless for every network. */
export type PictureLook = { moves: boolean; trouble?: PictureTrouble | undefined }

/** Opens a file as `fitPicture` would, all of it, and says what it found: known before anything is sent. Never throws. */
export async function lookAtPicture(bytes: Uint8Array): Promise<PictureLook> {
  const seen = await guarded(bytes, async (format) => {
    const moves = isMoving(await open(bytes, false).metadata(), format)
    await open(bytes, moves).resize(32, 32, { fit: 'fill' }).raw().toBuffer()
    return moves
  })
  return 'trouble' in seen ? { moves: false, trouble: seen.trouble } : { moves: seen.result }
}

/** Whoever opens a picture does it here: nothing that is no picture or too large reaches the decoder, and two at most are open at once. */
async function guarded<Result>(bytes: Uint8Array, work: (format: PictureFormat) => Promise<Result>): Promise<{ result: Result } | { trouble: PictureTrouble; cause?: unknown }> {
  if (bytes.length > mostBytes) return { trouble: 'bytes' }
  const format = detectFormat(bytes)
  if (format === undefined) return { trouble: 'kind' }
  if (format === 'svg') return { trouble: 'svg' }
  try {
    return { result: await inTurn(() => work(format)) }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    return { trouble: /pixel limit/.test(message) ? 'pixels' : /timeout/i.test(message) ? 'slow' : 'damaged', cause }
  }
}

const isMoving = ({ pages = 1 }: { pages?: number | undefined }, format: PictureFormat) => pages > 1 && (format === 'gif' || format === 'webp')

function open(bytes: Uint8Array, animated: boolean): Sharp {
  return sharp(bytes, { animated, autoOrient: !animated, failOn: 'error', limitInputPixels: mostPixels }).timeout({ seconds: mostSeconds })
}

/** Undefined when no way to write it is small enough. */
async function makeFit({ bytes, filename }: PictureInput, format: PictureFormat, limits: PictureLimits): Promise<FittedPicture | undefined> {
  const type: PictureType | undefined = format === 'jpeg' || format === 'png' || format === 'webp' || format === 'gif' ? `image/${format}` : undefined
  const isAccepted = type !== undefined && limits.types.includes(type)
  const metadata = await open(bytes, false).metadata()
  const moves = isMoving(metadata, format)
  const isAnimated = moves && limits.animated && isAccepted
  const size: Size = isAnimated ? metadata : metadata.autoOrient
  const finish = (picture: Written): FittedPicture => ({ ...picture, filename: toFilename(filename, picture.mimeType) })

  const asMoving = { ...limits, maxBytes: limits.maxMovingBytes ?? limits.maxBytes }
  const { maxBytes } = isAnimated ? asMoving : limits
  const canPass = isAccepted && moves === isAnimated && bytes.length <= maxBytes && largestScale(size, limits) === 1
  if (canPass && isBarePicture(bytes, format) && (metadata.space === 'srgb' || metadata.space === 'b-w')) {
    await open(bytes, isAnimated).stats()
    return finish({ bytes, mimeType: type, width: size.width, height: size.height })
  }

  const moving = isAnimated ? await shrink(bytes, size, asMoving, planEncodings({ type, hasTransparency: true, isAnimated }, limits.types), true) : undefined
  if (moving) return finish(moving)
  const hasTransparency = metadata.hasAlpha && !(await open(bytes, false).stats()).isOpaque
  const still = await shrink(bytes, metadata.autoOrient, limits, planEncodings({ type, hasTransparency, isAnimated: false }, limits.types), false)
  return still && finish(still)
}

type Written = { bytes: Uint8Array; mimeType: PictureType } & Size

/** Writes the picture in every planned way, then smaller and smaller, until it is small enough. */
async function shrink(bytes: Uint8Array, size: Size, limits: PictureLimits, plan: readonly Encoding[], isAnimated: boolean): Promise<Written | undefined> {
  let scale = largestScale(size, limits)
  for (let shrinks = 0; shrinks < mostShrinks && plan.length > 0; shrinks++) {
    const width = Math.max(1, Math.floor(size.width * scale))
    const height = Math.max(1, Math.floor(size.height * scale))
    let smallest = Number.POSITIVE_INFINITY
    for (const { type, write } of plan) {
      const { data, info } = await write(open(bytes, isAnimated).resize(width, height, { fit: 'fill' }).toColourspace('srgb')).toBuffer({ resolveWithObject: true })
      if (data.length <= limits.maxBytes) return { bytes: data, mimeType: type, width: info.width, height: info.pageHeight ?? info.height }
      smallest = Math.min(smallest, data.length)
    }
    if (width === 1 && height === 1) return undefined
    scale *= Math.min(0.85, Math.max(0.3, 0.95 * Math.sqrt(limits.maxBytes / smallest)))
  }
  return undefined
}

/** The largest scale, at most 1, at which the sides and the pixels are within the limits. */
function largestScale({ width, height }: Size, { maxSide = Number.POSITIVE_INFINITY, maxPixels = Number.POSITIVE_INFINITY }: PictureLimits): number {
  return Math.min(1, maxSide / Math.max(width, height), Math.sqrt(maxPixels / (width * height)))
}

/** The name of the file without folders and odd characters, with the ending of its type. */
function toFilename(filename = '', type: PictureType): string {
  const base = filename
    .replace(/^.*[/\\]/u, '')
    .replace(/\.\w{1,5}$/u, '')
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
  return `${Array.from(base).slice(0, 80).join('') || 'picture'}.${extensions[type]}`
}
