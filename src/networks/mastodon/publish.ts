import { NetworkFailure } from '../../domain/failures.ts'
import type { PublishCall, Receipt } from '../port.ts'
import { createRules, targetRules } from './answers.ts'
import { apiVersionWithQuotes, mastodonLimits, readLearnt } from './limits.ts'
import { requireTarget } from './resolveTarget.ts'
import type { Session } from './session.ts'
import { uploadPicture } from './uploadPicture.ts'

const visibilities = ['public', 'unlisted', 'private', 'direct'] as const

/** Whether a part passes a post on without words. */
export function isBoost({ content, part, partIndex }: Pick<PublishCall, 'content' | 'part' | 'partIndex'>): boolean {
  return content.kind === 'share' && partIndex === 0 && part.text === '' && part.media.length === 0
}

/** Publishes one part: a boost, or a status with everything that belongs to it. */
export async function publishPart(session: Session, call: PublishCall): Promise<Receipt> {
  await session.requireAccess()
  return isBoost(call) ? boost(session, call) : createStatus(session, call)
}

async function createStatus(session: Session, call: PublishCall): Promise<Receipt> {
  const { content, part, partIndex, token, previous, signal } = call
  const { channel } = session.context
  const limits = mastodonLimits(channel)
  if (part.text.trim() === '' && part.media.length === 0) throw new NetworkFailure('empty', 'There is nothing to publish: no text and no picture.')
  const size = limits.measure(part.text, { contentWarning: content.contentWarning })
  // Said before it is sent, because the server says it in the language of the account.
  if (size > limits.text) throw new NetworkFailure('too-long', `The text has ${size} characters and ${session.host} allows ${limits.text}.`)

  const body: Record<string, unknown> = { status: part.text, visibility: readVisibility(channel.settings.visibility) }
  if (content.contentWarning) body.spoiler_text = content.contentWarning
  if (content.contentWarning && part.media.length > 0) body.sensitive = true
  const language = toLanguage(content.language ?? channel.language)
  if (language) body.language = language
  const parent = previous.at(-1)
  if (partIndex > 0 && !parent) throw new NetworkFailure('target-missing', 'A later part of a thread needs the part before it.')
  if (partIndex > 0 && parent) body.in_reply_to_id = parent.remoteId
  else if (content.kind === 'reply') body.in_reply_to_id = await requireTarget(session, content.target)
  else if (content.kind === 'share') body.quoted_status_id = await requireQuotable(session, content.target)
  if (part.media.length > 0) body.media_ids = await Promise.all(part.media.map((media) => uploadPicture(session, media, signal)))

  await call.beforePublish()
  refuseWhenStopped(signal)
  const rules = body.in_reply_to_id === undefined && body.quoted_status_id === undefined ? createRules : targetRules
  const { json, answer } = await session.send({ method: 'POST', path: '/api/v1/statuses', json: body, headers: { 'idempotency-key': token }, stage: 'publish', rules, signal })
  return toReceipt(json, session, answer.status)
}

/** A call that was stopped before it left is no lost answer. */
function refuseWhenStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new NetworkFailure('unreachable', 'The sending was stopped before the post left.')
}

async function requireQuotable(session: Session, target: string | undefined): Promise<string> {
  const { apiVersion } = readLearnt(session.context.channel.learnt)
  if (apiVersion < apiVersionWithQuotes) throw new NetworkFailure('not-supported', `${session.host} does not know quotes.`)
  return requireTarget(session, target)
}

async function boost(session: Session, { content, beforePublish, signal }: PublishCall): Promise<Receipt> {
  const target = await requireTarget(session, content.target)
  const visibility = readVisibility(session.context.channel.settings.visibility)
  await beforePublish()
  refuseWhenStopped(signal)
  const { json, answer } = await session.send({
    method: 'POST',
    path: `/api/v1/statuses/${encodeURIComponent(target)}/reblog`,
    json: visibility === 'direct' ? {} : { visibility },
    stage: 'publish',
    rules: targetRules,
    signal,
  })
  const { reblog } = json as { reblog?: { url?: unknown } }
  const receipt = toReceipt(json, session, answer.status)
  return { ...receipt, url: typeof reblog?.url === 'string' ? reblog.url : receipt.url, extra: { boosted: target } }
}

function toReceipt(json: unknown, { host }: Session, status: number): Receipt {
  const { id, url, uri, created_at: createdAt } = json as { id?: unknown; url?: unknown; uri?: unknown; created_at?: unknown }
  if (typeof id !== 'string' || typeof createdAt !== 'string') throw new NetworkFailure('unreadable-answer', `${host} answered something that is not a post.`, { status })
  const address = typeof url === 'string' ? url : uri
  return { remoteId: id, url: typeof address === 'string' ? address : '', publishedAt: createdAt }
}

function readVisibility(value: unknown): (typeof visibilities)[number] {
  return visibilities.find((one) => one === value) ?? 'public'
}

/** Mastodon takes ISO 639 codes; Chinese is the one that it keeps apart by region. */
export function toLanguage(language: string | undefined): string | undefined {
  if (!language) return undefined
  const [code = '', ...rest] = language.split(/[-_]/)
  const region = rest.find((part) => /^(cn|hk|tw)$/i.test(part))
  const base = code.toLowerCase()
  if (!/^[a-z]{2,3}$/.test(base)) return undefined
  return base === 'zh' && region ? `zh-${region.toUpperCase()}` : base
}
