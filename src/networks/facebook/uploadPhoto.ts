import type { MediaRef } from '../../domain/content.ts'
import { NetworkFailure } from '../../domain/failures.ts'
import { uploadRules } from './answers.ts'
import { facebookLimits } from './limits.ts'
import { requirePageId, type Session } from './session.ts'

const uploadTimeoutMs = 120_000

/** Uploads one picture with its description, unpublished, to be attached to a post. Gives its id. Throws NetworkFailure `media-refused` and others. */
export async function uploadPhoto(session: Session, media: MediaRef, signal: AbortSignal): Promise<string> {
  const picture = await session.context.loadPicture(media, facebookLimits().picture)
  const form = new FormData()
  form.append('source', new File([new Uint8Array(picture.bytes)], picture.filename, { type: picture.mimeType }))
  form.append('published', 'false')
  if (media.alt !== '') form.append('alt_text_custom', media.alt)
  const path = `/${requirePageId(session.context.channel)}/photos`
  const { id } = await session.call({ method: 'POST', path, body: form, rules: uploadRules, timeoutMs: uploadTimeoutMs, signal })
  if (typeof id !== 'string') throw new NetworkFailure('unavailable', 'Facebook answered an upload without an id.')
  return id
}
