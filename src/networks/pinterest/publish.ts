import { NetworkFailure } from '../../domain/failures.ts'
import type { PublishCall, Receipt } from '../port.ts'
import { refuseWhenStopped } from '../shared/bearerSession.ts'
import { parsePinURL, toPinURL } from './addresses.ts'
import { createRules } from './answers.ts'
import { explainNoBoard, readBoard } from './board.ts'
import { maxTitle, pinterestLimits } from './limits.ts'
import { toPin } from './pins.ts'
import { fetchPin } from './resolveTarget.ts'
import type { Session } from './session.ts'

const uploadTimeoutMs = 120_000

type Prepared = { path: string; body: Record<string, unknown> }

/** Publishes a Pin, or saves somebody's to the board. The picture is part of the one call. */
export async function publishPart(session: Session, call: PublishCall): Promise<Receipt> {
  const { content, partIndex, signal } = call
  await session.access.token()
  if (partIndex > 0) throw new NetworkFailure('not-supported', 'Pinterest has no threads, so only the first part can be published.')
  if (content.kind === 'reply') throw new NetworkFailure('not-supported', 'Pinterest lets no app answer a Pin. Write a post of your own.')
  const board = readBoard(session.context.channel)
  if (!board) throw new NetworkFailure('no-account', explainNoBoard(session.context.channel))
  const place = { board_id: board.id, ...(board.section ? { board_section_id: board.section } : {}) }
  const request = content.kind === 'share' ? await prepareSave(session, call) : await preparePin(session, call)

  await call.beforePublish()
  refuseWhenStopped(signal)
  const { json, answer } = await session.send({
    method: 'POST',
    path: request.path,
    json: { ...place, ...request.body },
    stage: 'publish',
    rules: createRules,
    timeoutMs: uploadTimeoutMs,
    signal,
    beforeRepeat: call.beforePublish,
  })
  const pin = toPin(json)
  if (!pin) throw new NetworkFailure('unreadable-answer', 'Pinterest answered something that is not a Pin.', { status: answer.status })
  const { channel, now } = session.context
  return { remoteId: pin.id, url: toPinURL(channel.baseURL, pin.id), publishedAt: pin.createdAt ?? now().toISOString() }
}

/** Everything about a Pin of our own but its place. */
async function preparePin({ context }: Session, { content: { title = '', link }, part }: PublishCall): Promise<Prepared> {
  const [media, ...others] = part.media
  if (!media) throw new NetworkFailure('media-required', 'A Pin needs a picture, and there is none.')
  if (others.length > 0) throw new NetworkFailure('media-refused', 'A Pin takes one picture here, because several would share one description.')
  const size = pinterestLimits.measure(part.text)
  if (size > pinterestLimits.text) throw new NetworkFailure('too-long', `The description has ${size} characters, and Pinterest allows ${pinterestLimits.text}.`)
  if (title.length > maxTitle) throw new NetworkFailure('too-long', `The title has ${title.length} characters, and Pinterest allows ${maxTitle}.`)
  const picture = await context.loadPicture(media, pinterestLimits.picture)
  const body = {
    ...(title ? { title } : {}),
    ...(part.text ? { description: part.text } : {}),
    ...(link ? { link } : {}),
    ...(media.alt ? { alt_text: media.alt } : {}),
    media_source: { source_type: 'image_base64', content_type: picture.mimeType, data: Buffer.from(picture.bytes).toString('base64') },
  }
  return { path: '/v5/pins', body }
}

/** Whose Pin is saved. */
async function prepareSave(session: Session, { content: { target }, part }: PublishCall): Promise<Prepared> {
  if (part.text !== '' || part.media.length > 0) {
    throw new NetworkFailure('not-supported', 'Pinterest takes no words or pictures with a Pin that is saved. Share it without them, or write a post with its link.')
  }
  const id = parsePinURL(target, session.context.channel.baseURL)
  const pin = id ? await fetchPin(session, id) : undefined
  if (!pin) throw new NetworkFailure('target-missing', target ? `Pinterest does not find a Pin at ${target}.` : 'It is not said which Pin is meant.')
  return { path: `/v5/pins/${pin.id}/save`, body: {} }
}
