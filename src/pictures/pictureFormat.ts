/** The picture formats that are read; everything else, SVG with its scripts and links included, never reaches a decoder. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'heif' | 'tiff' | 'svg'

/** The format by the first bytes of the file; a file name or a declared type proves nothing. Undefined when it is no picture. */
export function detectFormat(bytes: Uint8Array): PictureFormat | undefined {
  const head = latin1(bytes, 0, 512)
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp'
  if (head.startsWith('ftyp', 4)) return 'heif'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff'
  return /<svg[\s>]|<!doctype svg/i.test(head) ? 'svg' : undefined
}

/**
 * Whether the file holds nothing but the picture: only the blocks named here, and nothing after its end (phones append a whole video there). What
 * is not recognised counts as something else, so a private detail never slips through.
 */
export function isBarePicture(bytes: Uint8Array, format: PictureFormat): boolean {
  if (format === 'jpeg') return isBareJpeg(bytes)
  if (format === 'png') return isBarePng(bytes)
  if (format === 'webp') return isBareWebp(bytes)
  return format === 'gif' && isBareGif(bytes)
}

const pngBlocks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'sBIT', 'bKGD'])
const webpBlocks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function isBareJpeg(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) return bytes.indexOf(0xff, at) >= 0 && endsWithFirstEndMark(bytes, at)
    const isTable = marker >= 0xc0 && marker <= 0xdf
    const isPlainApp = marker === 0xe0 || marker === 0xee
    if (!isTable && !isPlainApp) return false
    at += 2 + view.getUint16(at + 2)
  }
  return false
}

/** Within the compressed data an end mark cannot occur, so the first one found is the end of the picture. */
function endsWithFirstEndMark(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return at + 2 === bytes.length
  }
  return false
}

function isBarePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let at = 8
  while (at + 12 <= bytes.length) {
    const name = latin1(bytes, at + 4, at + 8)
    if (!pngBlocks.has(name)) return false
    at += 12 + view.getUint32(at)
    if (name === 'IEND') return at === bytes.length
  }
  return false
}

function isBareWebp(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  let at = 12
  while (at + 8 <= bytes.length) {
    if (!webpBlocks.has(latin1(bytes, at, at + 4))) return false
    const size = view.getUint32(at + 4, true)
    at += 8 + size + (size % 2)
  }
  return at === bytes.length
}

/** The number of bytes of a colour table whose size is in a GIF's flags. */
function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function isBareGif(bytes: Uint8Array): boolean {
  let at = 13 + colourTable(bytes[10] ?? 0)
  while (at < bytes.length) {
    const block = bytes[at]
    if (block === 0x3b) return at + 1 === bytes.length
    if (block === 0x2c) at += 11 + colourTable(bytes[at + 9] ?? 0)
    else if (block === 0x21 && (bytes[at + 1] === 0xf9 || latin1(bytes, at + 1, at + 14) === '\xff\x0bNETSCAPE2.0')) at += 2
    else return false
    while ((bytes[at] ?? 0) > 0) at += (bytes[at] ?? 0) + 1
    at++
  }
  return false
}
