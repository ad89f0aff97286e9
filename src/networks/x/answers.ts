import type { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import { type AnswerMeaning, isObject, withoutSecrets } from '../shared/bearerSession.ts'
import { type AnswerRule, classifyAnswer } from '../shared/classifyAnswer.ts'
import { readRetryAt } from '../shared/readRetryAt.ts'

/**
 * What X's refusals mean. A rule is matched against the last segment of the problem's `type` (its host changes between versions), the title, and the words.
 * Source: docs.x.com, response-codes-and-errors; the words of 403 are from clients' issue trackers.
 */
export const xRules = [
  { status: 401, code: 'unauthorized' },
  { status: 402, code: 'not-paid' },
  { status: [403, 429], says: /usage-?cap|usage cap|\bcredits\b|spend(?:ing)? (?:cap|limit)/i, code: 'not-paid' },
  { status: 403, says: /duplicate/i, code: 'duplicate' },
  { status: 403, says: /user-suspended|suspended|temporarily locked|unlock your account|deactivated/i, code: 'suspended' },
  { status: 403, says: /client-forbidden|client-not-enrolled|access level|subset of x api/i, code: 'not-paid' },
  { status: 403, says: /reply to this conversation|not been mentioned|restricted who can reply/i, code: 'not-supported' },
  { status: [400, 403], says: /deleted or not visible/i, code: 'target-missing' },
  { status: [400, 403], says: /too long|bit shorter/i, code: 'too-long' },
  { status: [400, 403], says: /media ids? (?:are|is) invalid/i, code: 'media-refused' },
  { status: 429, code: 'throttled' },
] as const satisfies readonly AnswerRule[]

/** Creating a post: a 404 is about what it answers or quotes. */
export const createRules = [...xRules, { status: 404, code: 'target-missing' }] as const satisfies readonly AnswerRule[]
/** An upload: everything X says against the file. */
export const uploadRules = [...xRules, { status: [400, 413, 415, 422], code: 'media-refused' }] as const satisfies readonly AnswerRule[]

/** The failure behind an answer that is not what was asked for. */
export function toXFailure(answer: HttpAnswer, { stage, rules = xRules, now, secrets }: AnswerMeaning): NetworkFailure {
  const problem = answer.json()
  const words = withoutSecrets(wordsOf(problem), secrets)
  const facts = `${isObject(problem) ? [lastSegment(problem.type), problem.title, problem.reason].join(' ') : ''} ${words ?? ''}`
  const rule = rules.find(
    ({ status, says }) => (typeof status === 'number' ? status === answer.status : status.includes(answer.status)) && (says === undefined || says.test(facts)),
  )
  return classifyAnswer({
    status: answer.status,
    words,
    host: 'X',
    stage,
    rules: rule ? [{ status: answer.status, code: rule.code }] : [],
    retryAt: readXRetryAt(answer.headers, now),
  })
}

/** The sentence of a problem: its detail, and what exactly was wrong when X says so. */
function wordsOf(problem: unknown): string | undefined {
  if (!isObject(problem)) return undefined
  const errors = Array.isArray(problem.errors) ? problem.errors.filter(isObject).map((error) => error.message ?? error.detail) : []
  const said = [problem.detail ?? problem.error_description ?? problem.title ?? problem.error, ...errors].filter((text): text is string => typeof text === 'string' && text !== '')
  return said.length > 0 ? [...new Set(said)].join(' ') : undefined
}

function lastSegment(type: unknown): string {
  return typeof type === 'string' ? (type.split('/').pop() ?? '') : ''
}

const longWaitMs = 3_600_000

/**
 * When X may be asked again: the end of the window that is used up, of which there are three. When none is, it is most likely the spending limit of the
 * app, which no header tells: an hour.
 */
export function readXRetryAt(headers: Readonly<Record<string, string>>, now: Date): Date {
  for (const name of ['x-user-limit-24hour', 'x-app-limit-24hour', 'x-rate-limit']) {
    const at = headers[`${name}-remaining`] === '0' ? readRetryAt({ reset: headers[`${name}-reset`] }, now, ['reset']) : undefined
    if (at) return at
  }
  return readRetryAt(headers, now, []) ?? new Date(now.getTime() + longWaitMs)
}
