import { ApiError, notFound } from '../apiError.ts'
import { toMedia } from '../entities.ts'
import { imageTypes } from '../limits.ts'
import { type Call, type Handler, requireAccount } from '../server.ts'
import type { StoredMedia } from '../store.ts'

/** Width and height of a PNG, JPEG, GIF or WebP; undefined when the bytes are none of them. */
export function readImageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  if (bytes.length > 30 && view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return readWebpSize(view)
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return readJpegSize(view)
  return undefined
}

function readWebpSize(view: DataView): { width: number; height: number } {
  const kind = view.getUint32(12)
  if (kind === 0x56503858) return { width: 1 + view.getUint16(24, true) + (view.getUint8(26) << 16), height: 1 + view.getUint16(27, true) + (view.getUint8(29) << 16) }
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function readJpegSize(view: DataView): { width: number; height: number } | undefined {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function readFocus(text: unknown): readonly [number, number] {
  if (typeof text !== 'string' || text === '') return [0, 0]
  const [x, y] = text.split(',').map(Number)
  if (x === undefined || y === undefined || !(Math.abs(x) <= 1 && Math.abs(y) <= 1)) throw new ApiError(422, 'Validation failed: Focus is invalid')
  return [x, y]
}

const create: Handler = (call) => {
  const { server } = call
  const { limits } = server
  const file = call.body.files.file
  const fields = (call.body.value ?? {}) as { description?: string; focus?: string }
  if (!file) throw new ApiError(422, "Validation failed: File can't be blank")
  if (!imageTypes.includes(file.type)) throw new ApiError(422, 'Validation failed: File content type is invalid, File is invalid')
  if (file.bytes.length > limits.imageBytes) throw new ApiError(422, `Validation failed: File file size must be less than ${Math.round(limits.imageBytes / 1_048_576)} MB`)
  const size = readImageSize(file.bytes)
  if (!size) throw new ApiError(422, 'Validation failed: File is invalid')
  if (size.width * size.height > limits.imagePixels) throw new ApiError(422, `${size.width}x${size.height} images are not supported`)
  if ([...(fields.description ?? '')].length > limits.description)
    throw new ApiError(422, `Validation failed: Description is too long (maximum is ${limits.description} characters)`)
  const media: StoredMedia = {
    id: server.store.nextId(server.now()),
    accountId: requireAccount(call).id,
    mimeType: file.type,
    bytes: file.bytes,
    description: fields.description ?? null,
    focus: readFocus(fields.focus),
    ...size,
    pollsLeft: server.processingPolls,
    broken: false,
    statusId: undefined,
  }
  server.store.media.set(media.id, media)
  return { status: media.pollsLeft > 0 ? 202 : 200, json: toMedia(server, media) }
}

/** Only the owner's, and only while it is not attached. */
function ownMedia(call: Call): StoredMedia {
  const media = call.server.store.media.get(call.params.id ?? '')
  if (!media || media.accountId !== requireAccount(call).id || media.statusId) throw notFound()
  return media
}

export const mediaRoutes: Record<string, Handler> = {
  'POST /api/v2/media': create,
  'GET /api/v1/media/{id}': (call) => {
    const media = ownMedia(call)
    if (media.broken) throw new ApiError(422, 'Error processing thumbnail for uploaded media')
    if (media.pollsLeft > 0) media.pollsLeft -= 1
    return { status: media.pollsLeft > 0 ? 206 : 200, json: toMedia(call.server, media) }
  },
  'DELETE /api/v1/media/{id}': (call) => {
    call.server.store.media.delete(ownMedia(call).id)
    return { json: {} }
  },
}
