import { setTimeout as sleep } from 'node:timers/promises'
import type { MediaRef } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import type { FittedPicture, PictureLimits } from '../../pictures/fitPicture.ts'
import { isObject } from '../shared/bearerSession.ts'
import { uploadRules } from './answers.ts'
import type { Session } from './session.ts'

const uploadTimeoutMs = 120_000
/** X takes up to 5 MB in one segment. */
const segmentBytes = 4_000_000
const mostPolls = 30
const shortestPollMs = 200
const longestPollMs = 10_000

/**
 * Uploads one picture and gives its media id: a still one in one request, a GIF in segments, because X takes it in one request only as segments. Waits until
 * X has processed it, then writes the description. Throws NetworkFailure `media-refused`, `not-ready` and others.
 */
export async function uploadPicture(session: Session, media: MediaRef, limits: PictureLimits, signal: AbortSignal): Promise<string> {
  const picture = await session.context.loadPicture(media, limits)
  const uploaded = picture.mimeType === 'image/gif' ? await uploadSegments(session, picture, signal) : await uploadWhole(session, picture, signal)
  await waitUntilReady(session, uploaded, signal)
  if (media.alt !== '') {
    const json = { id: uploaded.id, metadata: { alt_text: { text: media.alt } } }
    await session.send({ method: 'POST', path: '/2/media/metadata', json, rules: uploadRules, signal, expects: 'nothing' })
  }
  return uploaded.id
}

type Uploaded = { id: string; processing: Record<string, unknown> | undefined }

async function uploadWhole(session: Session, picture: FittedPicture, signal: AbortSignal): Promise<Uploaded> {
  const form = new FormData()
  form.append('media', toFile(picture.bytes, picture))
  form.append('media_category', 'tweet_image')
  form.append('media_type', picture.mimeType)
  const { json } = await session.send({ method: 'POST', path: '/2/media/upload', body: form, rules: uploadRules, timeoutMs: uploadTimeoutMs, signal })
  return readUploaded(json)
}

async function uploadSegments(session: Session, picture: FittedPicture, signal: AbortSignal): Promise<Uploaded> {
  const common = { method: 'POST', rules: uploadRules, timeoutMs: uploadTimeoutMs, signal } as const
  const wanted = { media_type: picture.mimeType, media_category: 'tweet_gif', total_bytes: picture.bytes.length }
  const { id } = readUploaded((await session.send({ ...common, path: '/2/media/upload/initialize', json: wanted })).json)
  for (let at = 0, index = 0; at < picture.bytes.length; at += segmentBytes, index++) {
    const form = new FormData()
    form.append('segment_index', String(index))
    form.append('media', toFile(picture.bytes.subarray(at, at + segmentBytes), picture))
    await session.send({ ...common, path: `/2/media/upload/${id}/append`, body: form, expects: 'nothing' })
  }
  return readUploaded((await session.send({ ...common, path: `/2/media/upload/${id}/finalize` })).json)
}

function toFile(bytes: Uint8Array, { filename, mimeType }: FittedPicture): File {
  return new File([new Uint8Array(bytes)], filename, { type: mimeType })
}

function readUploaded(json: Record<string, unknown>): Uploaded {
  const data = isObject(json.data) ? json.data : {}
  if (typeof data.id !== 'string' || !/^\d{1,19}$/.test(data.id)) throw new NetworkFailure('unavailable', 'X answered an upload without an id.')
  return { id: data.id, processing: isObject(data.processing_info) ? data.processing_info : undefined }
}

async function waitUntilReady(session: Session, { id, processing: first }: Uploaded, signal: AbortSignal): Promise<void> {
  let processing = first
  for (let polls = 0; processing && processing.state !== 'succeeded'; polls++) {
    if (processing.state === 'failed') throw new NetworkFailure('media-refused', 'X could not process the picture.')
    if (polls >= mostPolls) throw new NetworkFailure('not-ready', 'X is still preparing the picture.')
    const seconds = typeof processing.check_after_secs === 'number' ? processing.check_after_secs : 1
    await sleep(Math.min(longestPollMs, Math.max(shortestPollMs, seconds * 1000)), undefined, { signal }).catch(() => {
      throw new NetworkFailure('not-ready', 'X was still preparing the picture when we had to stop.')
    })
    const { json } = await session.send({ path: '/2/media/upload', query: { command: 'STATUS', media_id: id }, rules: uploadRules, signal })
    processing = readUploaded(json).processing
  }
}
