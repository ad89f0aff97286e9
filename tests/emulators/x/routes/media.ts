import { invalidRequest, Problem } from '../problem.ts'
import { type Call, type Handler, queryText, requireUser } from '../server.ts'
import type { StoredMedia } from '../store.ts'

const mostBytes: Record<string, number> = { tweet_image: 5_000_000, tweet_gif: 15_000_000 }
const mostSegmentBytes = 5_000_000
const lifetimeSeconds = 86_400

/** What the first bytes say that it is. */
function detectType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (start.startsWith('\x89PNG')) return 'image/png'
  if (start.startsWith('\xff\xd8')) return 'image/jpeg'
  if (start.startsWith('GIF8')) return 'image/gif'
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'image/webp' : undefined
}

function check(category: string, bytes: Uint8Array): string {
  const type = detectType(bytes)
  if (!type || (category === 'tweet_gif') !== (type === 'image/gif')) throw invalidRequest('media type unrecognized.')
  if (bytes.length > (mostBytes[category] ?? 0)) throw invalidRequest(`File size exceeds ${mostBytes[category] ?? 0} bytes.`)
  return type
}

function addMedia(call: Call, media: Pick<StoredMedia, 'category' | 'mimeType' | 'bytes' | 'segments' | 'totalBytes'>): StoredMedia {
  const { server } = call
  const pollsLeft = media.segments ? 0 : server.settings.processingPolls
  const added: StoredMedia = { id: server.store.nextId(server.now()), userId: requireUser(call).id, alt: '', pollsLeft, isBroken: false, ...media }
  server.store.media.set(added.id, added)
  return added
}

function toJson(call: Call, media: StoredMedia): Record<string, unknown> {
  const state = media.isBroken ? 'failed' : media.pollsLeft > 0 ? 'pending' : 'succeeded'
  const isProcessed = call.server.settings.processingPolls > 0 || call.server.settings.processingFails
  return {
    id: media.id,
    media_key: `3_${media.id}`,
    expires_after_secs: lifetimeSeconds,
    size: media.bytes.length,
    ...(isProcessed && !media.segments ? { processing_info: { type: 'image', state, ...(state === 'pending' ? { check_after_secs: 0 } : {}) } } : {}),
  }
}

function requireMedia(call: Call, id: string | undefined): StoredMedia {
  const media = call.server.store.media.get(id ?? '')
  if (!media || media.userId !== requireUser(call).id) throw new Problem(404, `Could not find media with id: [${id ?? ''}].`)
  return media
}

/** Bytes of a multipart file, or Base64 in JSON. */
function readBytes(call: Call): Uint8Array {
  const file = call.body.files.media
  if (file) return file.bytes
  const { media } = call.body.value as { media?: unknown }
  return typeof media === 'string' ? Buffer.from(media, 'base64') : new Uint8Array()
}

const upload: Handler = (call) => {
  const { media_category: category } = call.body.value as { media_category: string }
  const bytes = readBytes(call)
  const mimeType = check(category, bytes)
  return { json: { data: toJson(call, addMedia(call, { category, mimeType, bytes, segments: undefined, totalBytes: bytes.length })) } }
}

const initialize: Handler = (call) => {
  const given = call.body.value as { media_category?: string; media_type?: string; total_bytes?: number }
  if (!given.media_category || !given.media_type || !given.total_bytes) throw invalidRequest('media_category, media_type and total_bytes are needed')
  if (given.total_bytes > (mostBytes[given.media_category] ?? 0)) throw invalidRequest('File size exceeds the limit.')
  const media = addMedia(call, { category: given.media_category, mimeType: given.media_type, bytes: new Uint8Array(), segments: new Map(), totalBytes: given.total_bytes })
  return { json: { data: toJson(call, media) } }
}

const append: Handler = (call) => {
  const media = requireMedia(call, call.params.id)
  const bytes = readBytes(call)
  if (!media.segments) throw invalidRequest('This upload was finalized already.')
  if (bytes.length > mostSegmentBytes) throw invalidRequest('A segment may have 5 MB.')
  media.segments.set(Number((call.body.value as { segment_index: unknown }).segment_index), bytes)
  return { json: { data: { expires_at: Math.floor(call.server.now().getTime() / 1000) + lifetimeSeconds } } }
}

const finalize: Handler = (call) => {
  const media = requireMedia(call, call.params.id)
  const { segments } = media
  if (!segments) throw invalidRequest('This upload was finalized already.')
  const parts = Array.from({ length: segments.size }, (_, index) => segments.get(index))
  media.bytes = Buffer.concat(parts.map((part) => part ?? new Uint8Array()))
  if (media.bytes.length !== media.totalBytes || parts.includes(undefined)) throw invalidRequest('Segments do not add up to total_bytes.')
  media.mimeType = check(media.category, media.bytes)
  media.segments = undefined
  media.pollsLeft = call.server.settings.processingPolls
  return { json: { data: toJson(call, media) } }
}

const status: Handler = (call) => {
  const media = requireMedia(call, queryText(call, 'media_id'))
  if (media.pollsLeft > 0) media.pollsLeft -= 1
  if (media.pollsLeft === 0 && call.server.settings.processingFails) media.isBroken = true
  return { json: { data: toJson(call, media) } }
}

const describe: Handler = (call) => {
  const { id, metadata } = call.body.value as { id: string; metadata?: { alt_text?: { text: string } } }
  const media = requireMedia(call, id)
  media.alt = metadata?.alt_text?.text ?? ''
  return { json: { data: { id, associated_metadata: metadata ?? {} } } }
}

export const mediaRoutes: Record<string, Handler> = {
  'POST /2/media/upload': upload,
  'GET /2/media/upload': status,
  'POST /2/media/upload/initialize': initialize,
  'POST /2/media/upload/{id}/append': append,
  'POST /2/media/upload/{id}/finalize': finalize,
  'POST /2/media/metadata': describe,
}
