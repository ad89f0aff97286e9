import { setTimeout as sleep } from 'node:timers/promises'
import type { MediaRef } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import { uploadRules } from './answers.ts'
import { linkedinLimits } from './limits.ts'
import { type Session, whereAllowed } from './session.ts'

const uploadTimeoutMs = 120_000
const pollDelaysMs = [200, 400, 800, 1500, 2000, 3000, 5000, 5000, 10_000]

/**
 * Uploads one picture for an author and waits until LinkedIn has it ready, where the access lets us ask (an author who is a person may not). Gives the
 * URN of the image. Throws NetworkFailure `media-refused`, `not-ready` and others.
 */
export async function uploadPicture(session: Session, { media, owner, signal }: { media: MediaRef; owner: string; signal: AbortSignal }): Promise<string> {
  const picture = await session.context.loadPicture(media, linkedinLimits().picture)
  const begun = await session.read({
    method: 'POST',
    path: '/rest/images?action=initializeUpload',
    json: { initializeUploadRequest: { owner } },
    signal,
  })
  const { uploadUrl, image } = (begun.value ?? {}) as { uploadUrl?: unknown; image?: unknown }
  if (typeof uploadUrl !== 'string' || typeof image !== 'string') throw new NetworkFailure('unavailable', 'LinkedIn did not say where to upload the picture.')
  await session.send({
    method: 'PUT',
    path: uploadUrl,
    body: picture.bytes,
    headers: { 'content-type': picture.mimeType },
    rules: uploadRules,
    timeoutMs: uploadTimeoutMs,
    signal,
  })
  await waitUntilReady(session, image, signal)
  return image
}

async function waitUntilReady(session: Session, image: string, signal: AbortSignal): Promise<void> {
  for (const delay of [0, ...pollDelaysMs]) {
    if (delay > 0) {
      await sleep(delay, undefined, { signal }).catch(() => {
        throw new NetworkFailure('not-ready', 'LinkedIn was still preparing the picture when we had to stop.')
      })
    }
    const told = await whereAllowed(session.read({ path: `/rest/images/${encodeURIComponent(image)}`, signal }))
    if (!told || told.status === 'AVAILABLE') return
    if (told.status === 'PROCESSING_FAILED') throw new NetworkFailure('media-refused', 'LinkedIn could not read the picture.')
  }
  throw new NetworkFailure('not-ready', 'LinkedIn is still preparing the picture.')
}
