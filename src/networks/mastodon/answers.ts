import { MastoHttpError } from 'masto'
import { NetworkFailure } from '../../domain/failures.ts'
import { type HttpAnswer, toConnectionFailure } from '../../http/http.ts'
import { type AnswerRule, classifyAnswer } from '../shared/classifyAnswer.ts'
import { readRetryAt } from '../shared/readRetryAt.ts'

/**
 * What Mastodon's refusals mean. The words of 401 and 403 are fixed in its source; those of 422 follow the account's language, so a rule about them
 * may only make a good answer better. Source: docs.joinmastodon.org and app/controllers/api.
 */
export const mastodonRules = [
  { status: 401, code: 'unauthorized' },
  { status: 403, says: /currently disabled|pending approval|confirmed e-mail|suspended/i, code: 'suspended' },
  { status: 403, code: 'forbidden' },
  { status: 422, says: /requires an authenticated user/i, code: 'unauthorized' },
  { status: 422, says: /not finished processing/i, code: 'not-ready' },
  { status: 422, says: /character limit/i, code: 'too-long' },
  { status: 422, says: /text can't be blank/i, code: 'empty' },
  { status: 422, says: /cannot attach|media .* not found/i, code: 'media-refused' },
  { status: 429, code: 'throttled' },
] as const satisfies readonly AnswerRule[]

/** Creating a status that answers or quotes another: 404 is about that other one. */
export const targetRules = [{ status: [404, 410], code: 'target-missing' }, ...mastodonRules] as const satisfies readonly AnswerRule[]
/** Creating a status on its own: 404 is what a repeated key gives when its status was deleted. */
export const createRules = [{ status: [404, 410], says: /record not found/i, code: 'invalid-content' }, ...mastodonRules] as const satisfies readonly AnswerRule[]
/** An upload: everything the server says against the file. */
export const uploadRules = [...mastodonRules, { status: [400, 413, 415, 422], code: 'media-refused' }] as const satisfies readonly AnswerRule[]

type Told = { host: string; stage: 'prepare' | 'publish'; rules: readonly AnswerRule[]; now?: Date | undefined }

/** The failure behind an answer that is not what was asked for. */
export function toAnswerFailure(answer: HttpAnswer, { host, stage, rules, now }: Told): NetworkFailure {
  return classifyAnswer({ status: answer.status, words: wordsOf(answer.json()), host, stage, rules, retryAt: now ? readRetryAt(answer.headers, now) : undefined })
}

/** `error_description` is the longer text, where OAuth answers. */
function wordsOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { error, error_description: description } = body as { error?: unknown; error_description?: unknown }
  if (typeof description === 'string' && description !== '') return description
  return typeof error === 'string' ? error : undefined
}

/** The failure behind whatever masto threw. It loses the status of an answer that is not JSON, so it is used for calls that may be repeated only. */
export function toMastoFailure(error: unknown, host: string, now: Date): NetworkFailure {
  if (error instanceof NetworkFailure) return error
  if (error instanceof MastoHttpError) {
    const retryAt = error.cause instanceof Response ? readRetryAt(Object.fromEntries(error.cause.headers), now) : undefined
    return classifyAnswer({ status: error.statusCode, words: error.description ?? error.message, host, stage: 'prepare', rules: mastodonRules, retryAt, cause: error })
  }
  const isConnection =
    error instanceof DOMException || (error instanceof Error && (error.message === 'fetch failed' || error.message === 'terminated' || error.name === 'MastoTimeoutError'))
  if (isConnection) return toConnectionFailure(error, host)
  return new NetworkFailure('unavailable', `${host} answered something that is not Mastodon's.`, { cause: error })
}
