import type { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import { type AnswerMeaning, isObject, withoutSecrets } from '../shared/bearerSession.ts'
import { type AnswerRule, classifyAnswer } from '../shared/classifyAnswer.ts'
import { readRetryAt } from '../shared/readRetryAt.ts'

/**
 * What Pinterest's refusals mean. Its numeric codes are not listed anywhere, so the words decide. Source: the published description and its examples; issues
 * of pinterest/api-quickstart.
 */
export const pinterestRules = [
  { status: 401, says: /sufficient permissions|scopes/i, code: 'forbidden' },
  { status: 401, code: 'unauthorized' },
  { status: 403, says: /trial access/i, code: 'not-paid' },
  { status: 403, says: /suspended|deactivated|account is (?:disabled|limited|locked)/i, code: 'suspended' },
  { status: 403, code: 'forbidden' },
  { status: 404, says: /\bboard\b/i, code: 'no-account' },
  { status: 404, says: /\bpin\b/i, code: 'target-missing' },
  { status: 429, code: 'throttled' },
] as const satisfies readonly AnswerRule[]

/** Making a Pin: the picture travels in the same call, so what Pinterest says against it is heard here. */
export const createRules = [
  ...pinterestRules,
  { status: [413, 415], code: 'media-refused' },
  { status: 400, says: /image|picture|media|base64|content_type/i, code: 'media-refused' },
  { status: 400, says: /\b(?:link|url)\b/i, code: 'invalid-link' },
] as const satisfies readonly AnswerRule[]

const resetHeaders = ['x-userendpoint-ratelimit-reset', 'x-ratelimit-reset', 'ratelimit-reset']

/** The failure behind an answer that is not what was asked for. */
export function toPinterestFailure(answer: HttpAnswer, { stage, rules = pinterestRules, now, secrets }: AnswerMeaning): NetworkFailure {
  const words = withoutSecrets(wordsOf(answer.json()), secrets)
  return classifyAnswer({ status: answer.status, words, host: 'Pinterest', stage, rules, retryAt: readRetryAt(answer.headers, now, resetHeaders) })
}

/** A 401 for a scope that is missing stays one with any token. */
export function isRefusedToken(answer: HttpAnswer): boolean {
  return answer.status === 401 && !/sufficient permissions|scopes/i.test(wordsOf(answer.json()) ?? '')
}

export function wordsOf(body: unknown): string | undefined {
  if (!isObject(body)) return undefined
  const said = body.message ?? body.error_description ?? body.error
  return typeof said === 'string' && said !== '' ? said : undefined
}
