import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import { type AnswerMeaning, withoutSecrets } from '../shared/bearerSession.ts'
import { type AnswerRule, classifyAnswer } from '../shared/classifyAnswer.ts'

/**
 * What LinkedIn's refusals mean; `says` is tried on its code and its message. Sources: learn.microsoft.com, error handling, Posts API; that a restricted account is told by a 403 with these words is
 * an assumption.
 */
export const linkedinRules = [
  { status: [401], code: 'unauthorized' },
  { status: [403], says: /restricted|suspended|deactivated/i, code: 'suspended' },
  { status: [403], code: 'forbidden' },
  { status: [426], code: 'outdated' },
  { status: [400], says: /VERSION_MISSING|NONEXISTENT_VERSION/i, code: 'outdated' },
  { status: [400, 422], says: /FIELD_LENGTH_TOO_LONG|exceeded the maximum allowed/i, code: 'too-long' },
  { status: [400, 422], says: /MEDIA_ASSET_WAITING_UPLOAD/i, code: 'not-ready' },
  { status: [400, 422], says: /MEDIA_ASSET/i, code: 'media-refused' },
  { status: [409], code: 'unavailable' },
  { status: [422], says: /duplicate of urn:li:/i, code: 'duplicate' },
  { status: [400, 422], says: /duplicate/i, code: 'duplicate' },
  { status: [429], code: 'throttled' },
] as const satisfies readonly AnswerRule[]

/** A reshare or a comment: what is not found is the post that it is about. */
export const targetRules = [
  { status: [404, 410], code: 'target-missing' },
  { status: [400, 422], says: /(parent|object|entity).*(not found|does not exist)/i, code: 'target-missing' },
  ...linkedinRules,
] as const satisfies readonly AnswerRule[]

/** An upload: everything that is said against the file. */
export const uploadRules = [...linkedinRules, { status: [400, 413, 415, 422], code: 'media-refused' }] as const satisfies readonly AnswerRule[]

const duplicateOf = /duplicate of (urn:li:(?:share|ugcPost|activity):\d+)/i

/** The failure behind an answer that is not what was asked for. A duplicate carries the URN that LinkedIn names. */
export function toLinkedInFailure(answer: HttpAnswer, { stage, rules = linkedinRules, now, secrets }: AnswerMeaning): NetworkFailure {
  const { code = '', message } = readError(answer.json())
  const said = `${code} ${message ?? ''}`
  const rule = rules.find(({ status, says }) => [status].flat().includes(answer.status) && (says === undefined || says.test(said)))
  const failure = classifyAnswer({
    status: answer.status,
    words: withoutSecrets(message ?? (code === '' ? undefined : code), secrets),
    host: 'LinkedIn',
    stage,
    rules: rule ? [{ status: rule.status, code: rule.code }] : [],
    retryAt: answer.status === 429 ? nextUtcDay(now) : undefined,
  })
  const remoteId = failure.code === 'duplicate' ? duplicateOf.exec(said)?.[1] : undefined
  return remoteId ? new NetworkFailure(failure.code, failure.message, { status: answer.status, remoteId }) : failure
}

/** LinkedIn's limits are for a day and end at midnight UTC; no header says so. */
export function nextUtcDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
}

/** OAuth answers have `error` and `error_description`, all others `code` and `message`. */
function readError(body: unknown): { code?: string; message?: string } {
  if (typeof body !== 'object' || body === null) return {}
  const { code, message, error, error_description: description } = body as Record<string, unknown>
  const text = (...values: unknown[]) => values.find((value): value is string => typeof value === 'string' && value.trim() !== '')
  const [name, words] = [text(code, error), text(message, description)]
  return { ...(name === undefined ? {} : { code: name }), ...(words === undefined ? {} : { message: words }) }
}
