import { setTimeout as sleep } from 'node:timers/promises'
import type { MediaRef } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import { uploadRules } from './answers.ts'
import { mastodonLimits } from './limits.ts'
import type { Session } from './session.ts'

const uploadTimeoutMs = 120_000
const pollDelaysMs = [200, 400, 800, 1500, 2000, 3000, 5000, 5000, 10_000, 10_000, 10_000, 10_000]

/**
 * Uploads one picture with its description and focal point and waits until the server has processed it. Gives the media id. Not through masto, which
 * polls once a second whether needed or not, and sends its own option along as a form field. Throws NetworkFailure `media-refused`, `not-ready` and others.
 */
export async function uploadPicture(session: Session, media: MediaRef, signal: AbortSignal): Promise<string> {
  const { context, host } = session
  const picture = await context.loadPicture(media, mastodonLimits(context.channel).picture)
  const form = new FormData()
  form.append('file', new File([new Uint8Array(picture.bytes)], picture.filename, { type: picture.mimeType }))
  if (media.alt !== '') form.append('description', media.alt)
  const focus = toFocus(media)
  if (focus !== undefined) form.append('focus', focus)
  const { json } = await session.send({ method: 'POST', path: '/api/v2/media', body: form, rules: uploadRules, timeoutMs: uploadTimeoutMs, signal })
  const { id, url } = json as { id?: unknown; url?: unknown }
  if (typeof id !== 'string') throw new NetworkFailure('unavailable', `${host} answered an upload without an id.`)
  if (typeof url === 'string') return id

  for (const delay of pollDelaysMs) {
    await sleep(delay, undefined, { signal }).catch(() => {
      throw new NetworkFailure('not-ready', `${host} was still preparing the picture when we had to stop.`)
    })
    const polled = await session.send({ path: `/api/v1/media/${id}`, rules: uploadRules, signal })
    if (typeof (polled.json as { url?: unknown }).url === 'string') return id
  }
  throw new NetworkFailure('not-ready', `${host} is still preparing the picture.`)
}

/** Payload's focal point (percent from the top left) as Mastodon's: −1 to 1, upwards. */
export function toFocus({ focalX, focalY }: Pick<MediaRef, 'focalX' | 'focalY'>): string | undefined {
  if (focalX === undefined || focalY === undefined || (focalX === 50 && focalY === 50)) return undefined
  const clamp = (value: number) => Math.min(1, Math.max(-1, value)).toFixed(2)
  return `${clamp(focalX / 50 - 1)},${clamp(1 - focalY / 50)}`
}
