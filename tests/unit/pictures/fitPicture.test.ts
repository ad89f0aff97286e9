import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { NetworkFailure } from '../../../src/domain/failures.ts'
import { fitPicture, type PictureLimits } from '../../../src/pictures/fitPicture.ts'

const all: PictureLimits = { maxBytes: 5_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], animated: true }
const jpegOnly: PictureLimits = { ...all, types: ['image/jpeg'] }
const red = { r: 220, g: 20, b: 20 }
const blue = { r: 20, g: 20, b: 220 }

/** Red, with its upper left quarter blue: enough to see which way is up. */
function flag(width: number, height: number): Sharp {
  const corner = { create: { width: width / 2, height: height / 2, channels: 3 as const, background: blue } }
  return sharp({ create: { width, height, channels: 3, background: red } }).composite([{ input: corner, left: 0, top: 0 }])
}

function noise(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: red, noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
}

function seeThrough(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 4, background: { ...red, alpha: 0.5 } } })
}

async function animation(type: 'gif' | 'webp', width = 40, height = 30): Promise<Buffer> {
  const frames = await Promise.all(
    [red, blue, { r: 0, g: 200, b: 0 }].map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    .toFormat(type, { delay: [100, 100, 100], loop: 0 })
    .toBuffer()
}

async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  return [...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer())]
}

function expectNear(colour: number[], { r, g, b }: { r: number; g: number; b: number }) {
  for (const [index, wanted] of [r, g, b].entries()) expect(Math.abs((colour[index] ?? -1000) - wanted)).toBeLessThan(12)
}

async function refusal(attempt: Promise<unknown>): Promise<NetworkFailure> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof NetworkFailure)) throw new Error(`a NetworkFailure was expected, not ${String(error)}`)
  return error
}

describe('what stays as it is', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('passes the bytes of a bare %s unchanged', async (format) => {
    const bytes = await flag(60, 40).toFormat(format).toBuffer()
    const fitted = await fitPicture({ bytes, filename: `flag.${format}` }, all)
    expect(fitted.bytes).toBe(bytes)
    expect(fitted).toMatchObject({ mimeType: `image/${format}`, width: 60, height: 40 })
  })

  it('never enlarges', async () => {
    const fitted = await fitPicture(
      {
        bytes: await flag(20, 10)
          .jpeg()
          .withExif({ IFD0: { Artist: 'A' } })
          .toBuffer(),
      },
      { ...jpegOnly, maxSide: 4000, maxPixels: 10_000_000 },
    )
    expect(fitted).toMatchObject({ width: 20, height: 10 })
  })
})

describe('turning and cleaning', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns a picture of orientation %i upright', async (orientation) => {
    const bytes = await flag(80, 40).jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer()
    const fitted = await fitPicture({ bytes }, jpegOnly)
    const isTurned = orientation >= 5
    expect(fitted).toMatchObject(isTurned ? { width: 40, height: 80 } : { width: 80, height: 40 })
    expect((await sharp(fitted.bytes).metadata()).orientation).toBeUndefined()
    const right = [2, 3, 6, 7].includes(orientation)
    const bottom = [3, 4, 7, 8].includes(orientation)
    expectNear(await colourAt(fitted.bytes, right ? fitted.width - 5 : 5, bottom ? fitted.height - 5 : 5), blue)
    expectNear(await colourAt(fitted.bytes, right ? 5 : fitted.width - 5, bottom ? 5 : fitted.height - 5), red)
  })

  it.each(['jpeg', 'png', 'webp'] as const)('removes the location, the camera, XMP and the colour profile of a %s', async (format) => {
    const bytes = await flag(60, 40)
      .toFormat(format)
      .withExif({ IFD0: { Make: 'Camera', Copyright: 'secret-owner' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp('<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/">secret-xmp</x:xmpmeta><?xpacket end="w"?>')
      .withIccProfile('p3')
      .toBuffer()
    const before = await sharp(bytes).metadata()
    expect([before.exif, before.xmp, before.icc]).not.toContain(undefined)
    const fitted = await fitPicture({ bytes, filename: `p.${format}` }, all)
    const { exif, xmp, iptc, icc, comments } = await sharp(fitted.bytes).metadata()
    expect({ exif, xmp, iptc, icc, comments }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, icc: undefined, comments: undefined })
    expect(Buffer.from(fitted.bytes).toString('latin1')).not.toMatch(/secret/)
    expect(fitted.mimeType).toBe(`image/${format}`)
  })

  it('keeps the colours of a picture with a wide-gamut profile by converting them to sRGB', async () => {
    const bytes = await flag(40, 40).png().withIccProfile('p3').toBuffer()
    const fitted = await fitPicture({ bytes }, all)
    expectNear(await colourAt(fitted.bytes, 35, 35), red)
  })

  it('removes what is hidden after the end of a JPEG, in its comments, and in a GIF comment', async () => {
    const jpeg = await flag(40, 40).jpeg().toBuffer()
    const withTail = Buffer.concat([jpeg, Buffer.from('secret-video')])
    const withComment = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 8]), Buffer.from('secret'), jpeg.subarray(2)])
    const gif = await flag(40, 40).gif().toBuffer()
    const gifWithComment = Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe, 6]), Buffer.from('secret'), Buffer.from([0, 0x3b])])
    const gifWithTail = Buffer.concat([gif, Buffer.from('secret-zip')])
    const png = await flag(40, 40).png().toBuffer()
    const pngWithTail = Buffer.concat([png, Buffer.from('secret-zip')])
    const webp = await flag(40, 40).webp().toBuffer()
    const webpWithTail = Buffer.concat([webp, Buffer.from('secret-zip')])
    for (const bytes of [withTail, withComment, gifWithComment, gifWithTail, pngWithTail, webpWithTail]) {
      const fitted = await fitPicture({ bytes }, all)
      expect(Buffer.from(fitted.bytes).toString('latin1')).not.toMatch(/secret/)
      expect(fitted).toMatchObject({ width: 40, height: 40 })
    }
  })
})

describe('types', () => {
  it('keeps transparency as PNG, also when JPEG is liked better', async () => {
    const bytes = await seeThrough(50, 50)
      .png()
      .withExif({ IFD0: { Artist: 'A' } })
      .toBuffer()
    const fitted = await fitPicture({ bytes, filename: 'logo.png' }, { ...all, types: ['image/jpeg', 'image/png'] })
    expect(fitted).toMatchObject({ mimeType: 'image/png', filename: 'logo.png' })
    expect((await sharp(fitted.bytes).stats()).isOpaque).toBe(false)
  })

  it('lays transparency on white when only JPEG is taken', async () => {
    const fitted = await fitPicture(
      {
        bytes: await sharp({ create: { width: 50, height: 50, channels: 4, background: { ...red, alpha: 0 } } })
          .png()
          .toBuffer(),
      },
      jpegOnly,
    )
    expect(fitted.mimeType).toBe('image/jpeg')
    expectNear(await colourAt(fitted.bytes, 25, 25), { r: 255, g: 255, b: 255 })
  })

  it('writes an opaque WebP as JPEG, and a transparent one as PNG, where WebP is not taken', async () => {
    const limits: PictureLimits = { ...all, types: ['image/png', 'image/jpeg'] }
    expect((await fitPicture({ bytes: await flag(50, 50).webp().toBuffer(), filename: 'a.webp' }, limits)).filename).toBe('a.jpg')
    expect((await fitPicture({ bytes: await seeThrough(50, 50).webp().toBuffer(), filename: 'a.webp' }, limits)).filename).toBe('a.png')
  })

  it('takes an AVIF and a TIFF', async () => {
    for (const format of ['avif', 'tiff'] as const) {
      const fitted = await fitPicture({ bytes: await flag(64, 64).toFormat(format).toBuffer(), filename: `a.${format}` }, all)
      expect(fitted).toMatchObject({ mimeType: 'image/jpeg', width: 64, height: 64, filename: 'a.jpg' })
    }
  })

  it('writes a CMYK picture in sRGB', async () => {
    const bytes = await flag(40, 40).toColourspace('cmyk').jpeg().toBuffer()
    const fitted = await fitPicture({ bytes }, all)
    expect((await sharp(fitted.bytes).metadata()).space).toBe('srgb')
  })
})

describe('size', () => {
  it('shrinks to the longest side and keeps the proportions', async () => {
    const fitted = await fitPicture({ bytes: await flag(1000, 500).png().toBuffer() }, { ...all, maxSide: 300 })
    expect(fitted).toMatchObject({ mimeType: 'image/png', width: 300, height: 150 })
  })

  it('shrinks to the most pixels', async () => {
    const fitted = await fitPicture({ bytes: await flag(1000, 500).jpeg().toBuffer() }, { ...all, maxPixels: 20_000 })
    expect(fitted.width * fitted.height).toBeLessThanOrEqual(20_000)
    expect(fitted.width).toBe(200)
  })

  it('lowers the quality before it takes pixels away', async () => {
    const bytes = await noise(400, 300).jpeg({ quality: 100 }).toBuffer()
    const good = await sharp(bytes).jpeg({ quality: 88 }).toBuffer()
    const fitted = await fitPicture({ bytes }, { ...jpegOnly, maxBytes: good.length - 1000 })
    expect(fitted.bytes.length).toBeLessThan(good.length)
    expect(fitted).toMatchObject({ width: 400, height: 300 })
  })

  it.each([
    ['a photo', (image: Sharp) => image.jpeg({ quality: 100 }), 'image/jpeg'],
    ['a PNG photo', (image: Sharp) => image.png(), 'image/jpeg'],
    ['a WebP photo', (image: Sharp) => image.webp({ quality: 100 }), 'image/webp'],
  ])('brings %s under a small number of bytes', async (_, write, mimeType) => {
    const fitted = await fitPicture({ bytes: await write(noise(600, 400)).toBuffer() }, { ...all, maxBytes: 12_000 })
    expect(fitted.bytes.length).toBeLessThanOrEqual(12_000)
    expect(fitted.mimeType).toBe(mimeType)
    const { width, height } = await sharp(fitted.bytes).metadata()
    expect([fitted.width, fitted.height]).toEqual([width, height])
    expect(fitted.width).toBeLessThan(600)
    expect(Math.abs(fitted.width / fitted.height - 1.5)).toBeLessThan(0.1)
  })

  it('shrinks a transparent PNG without losing its transparency', async () => {
    const mask = await noise(300, 300).toColourspace('b-w').raw().toBuffer()
    const bytes = await noise(300, 300)
      .joinChannel(mask.subarray(0, 90_000), { raw: { width: 300, height: 300, channels: 1 } })
      .png()
      .toBuffer()
    const fitted = await fitPicture({ bytes }, { ...all, types: ['image/png', 'image/jpeg'], maxBytes: 20_000 })
    expect(fitted.bytes.length).toBeLessThanOrEqual(20_000)
    expect(fitted.mimeType).toBe('image/png')
    expect((await sharp(fitted.bytes).stats()).isOpaque).toBe(false)
  })

  it('refuses when nothing is small enough, and says so', async () => {
    const failure = await refusal(fitPicture({ bytes: await flag(40, 40).jpeg().toBuffer(), filename: 'flag.jpg' }, { ...jpegOnly, maxBytes: 10 }))
    expect(failure).toMatchObject({ code: 'media-refused', kind: 'refused' })
    expect(failure.message).toBe('The picture "flag.jpg" cannot be made to fit into 10 bytes as image/jpeg. Upload a simpler one.')
  })
})

describe('what moves', () => {
  it.each(['gif', 'webp'] as const)('keeps a %s moving where that is taken', async (format) => {
    const bytes = await animation(format)
    const fitted = await fitPicture({ bytes }, all)
    expect((await sharp(fitted.bytes).metadata()).pages).toBe(3)
    expect(fitted).toMatchObject({ mimeType: `image/${format}`, width: 40, height: 30 })
  })

  it('has a limit of bytes of its own', async () => {
    const bytes = await animation('gif', 200, 100)
    const limits = { ...all, maxBytes: Math.floor(bytes.length / 4) }
    expect((await fitPicture({ bytes }, { ...limits, maxMovingBytes: bytes.length })).width).toBe(200)
    expect((await fitPicture({ bytes }, limits)).width).toBeLessThan(200)
    const still = await noise(200, 100).png().toBuffer()
    const fitted = await fitPicture({ bytes: still }, { ...all, maxBytes: Math.floor(still.length / 2), maxMovingBytes: still.length })
    expect(fitted.bytes.length).toBeLessThan(still.length / 2)
  })

  it('keeps it moving when it has to shrink', async () => {
    const fitted = await fitPicture({ bytes: await animation('gif', 200, 100) }, { ...all, maxSide: 50 })
    expect(await sharp(fitted.bytes).metadata()).toMatchObject({ pages: 3, format: 'gif', width: 50, height: 25 })
    expect(fitted).toMatchObject({ width: 50, height: 25 })
  })

  it.each([
    ['nothing may move', { ...all, animated: false }],
    ['its type is not taken', { ...all, types: ['image/jpeg', 'image/png'] as const }],
  ])('takes the first frame when %s', async (_, limits) => {
    const fitted = await fitPicture({ bytes: await animation('gif'), filename: 'wave.gif' }, limits)
    expect(await sharp(fitted.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 40, height: 30 })
    expect(fitted).toMatchObject({ mimeType: 'image/jpeg', filename: 'wave.jpg' })
    expectNear(await colourAt(fitted.bytes, 20, 15), red)
  })
})

describe('what is refused', () => {
  it('refuses a text that calls itself a picture, and names it', async () => {
    const failure = await refusal(fitPicture({ bytes: Buffer.from('just some words'), filename: 'notes.jpg' }, all))
    expect(failure.code).toBe('media-refused')
    expect(failure.message).toBe('The picture "notes.jpg" is not a picture that can be read. Upload a JPEG, PNG, WebP or GIF file.')
  })

  it.each(['', 'GIF8', '\xff\xd8\xff', 'RIFFxxxxWEBP', '\x89PNG\r\n\x1a\n', 'II*\0', '....ftypheic'])('refuses a file that only begins like a picture: %j', async (start) => {
    expect((await refusal(fitPicture({ bytes: Buffer.from(start, 'latin1') }, all))).code).toBe('media-refused')
  })

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('refuses a %s that was cut off', async (format) => {
    const bytes = await noise(200, 200).toFormat(format).toBuffer()
    const failure = await refusal(fitPicture({ bytes: bytes.subarray(0, bytes.length / 2), filename: 'half' }, all))
    expect(failure.message).toBe('The picture "half" is damaged or of a kind that cannot be read. Save it again as JPEG or PNG and upload that.')
  })

  it('refuses a PNG of a taken size and type whose pixels are damaged', async () => {
    const bytes = await noise(100, 100).png().toBuffer()
    const middle = Math.floor(bytes.length / 2)
    bytes.fill(0, middle, middle + 200)
    expect((await refusal(fitPicture({ bytes, filename: 'odd.png' }, all))).message).toMatch(/^The picture "odd.png" is damaged/)
  })

  it('refuses an SVG before anything draws it', async () => {
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
    const failure = await refusal(fitPicture({ bytes: Buffer.from(svg), filename: 'logo.svg' }, all))
    expect(failure.message).toBe('The picture "logo.svg" is an SVG drawing, which no network takes. Export it as PNG or JPEG and upload that.')
  })

  it('refuses a small file that would unfold to a huge picture', async () => {
    const bytes = await flag(10, 10).png().toBuffer()
    bytes.writeUInt32BE(60_000, 16)
    bytes.writeUInt32BE(60_000, 20)
    const crc = crc32(bytes.subarray(12, 29))
    bytes.writeUInt32BE(crc, 29)
    const failure = await refusal(fitPicture({ bytes, filename: 'bomb.png' }, all))
    expect(failure.message).toBe('The picture "bomb.png" has more than 268 million pixels, which is too large to open safely. Upload a smaller one.')
  })
})

describe('names and turns', () => {
  it.each([
    ['../../etc/holiday in "Rome".JPG', 'holiday-in-Rome.jpg'],
    ['C:\\photos\\später.png', 'später.jpg'],
    ['写真.tar.png', '写真.tar.jpg'],
    [undefined, 'picture.jpg'],
    ['...', 'picture.jpg'],
  ])('names %j %j', async (filename, expected) => {
    const fitted = await fitPicture({ bytes: await flag(10, 10).png().toBuffer(), filename }, jpegOnly)
    expect(fitted.filename).toBe(expected)
  })

  it('works through many at once, also when some are refused', async () => {
    const bytes = await flag(30, 30).png().toBuffer()
    const results = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => fitPicture({ bytes: index % 3 === 0 ? Buffer.from('no') : bytes }, jpegOnly)))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([false, true, true, false, true, true, false, true, true])
  })
})
