import { crc32, deflateSync } from 'node:zlib'

/** A real PNG of one colour, or of noise when `noise` is a seed (noise does not compress, so the file gets large). */
export function makePng({
  width = 8,
  height = 8,
  colour = [200, 80, 80],
  noise,
}: {
  width?: number
  height?: number
  colour?: readonly [number, number, number]
  noise?: number
} = {}): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let state = noise ?? 0
  for (let at = 0; at < rows.length; at++) {
    const column = at % (1 + width * 3)
    if (column === 0) continue
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    rows[at] = noise === undefined ? (colour[(column - 1) % 3] ?? 0) : state >>> 24
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
