import { type FailureCode, NetworkFailure, remedies } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import { withoutSecrets } from '../shared/bearerSession.ts'
import { classifyAnswer, toSentence } from '../shared/classifyAnswer.ts'
import { readRetryAt } from '../shared/readRetryAt.ts'

/** One line of the table: an error code or a range of them, or a subcode. The first that fits wins. */
export type FacebookRule = { from?: number; to?: number; subcodes?: readonly number[]; code: FailureCode }

/**
 * What Facebook's refusals mean, by code and never by HTTP status. Sources: developers.facebook.com, Graph API error handling; the subcodes from those
 * who met them.
 */
export const facebookRules = [
  { subcodes: [1390008], code: 'throttled' },
  { subcodes: [1366046], code: 'media-refused' },
  { subcodes: [1366051], code: 'duplicate' },
  { subcodes: [1346003, 1404102], code: 'invalid-content' },
  { subcodes: [1609005, 1609008], code: 'invalid-link' },
  { from: 190, code: 'unauthorized' },
  { from: 102, code: 'unauthorized' },
  { from: 368, code: 'suspended' },
  { from: 4, code: 'throttled' },
  { from: 17, code: 'throttled' },
  { from: 32, code: 'throttled' },
  { from: 613, code: 'throttled' },
  { from: 80_001, code: 'throttled' },
  { from: 3, code: 'forbidden' },
  { from: 10, code: 'forbidden' },
  { from: 200, to: 299, code: 'forbidden' },
  { from: 506, code: 'duplicate' },
  { from: 324, code: 'media-refused' },
  { from: 12, code: 'outdated' },
  { from: 2635, code: 'outdated' },
  { from: 803, code: 'no-account' },
  { from: 100, subcodes: [33], code: 'no-account' },
] as const satisfies readonly FacebookRule[]

/** Calls about one post: what does not exist is that post. */
export const targetRules = [
  { from: 100, subcodes: [33], code: 'target-missing' },
  { from: 803, code: 'target-missing' },
  ...facebookRules,
] as const satisfies readonly FacebookRule[]

/** An upload: a bad parameter is a bad picture. */
export const uploadRules = [...facebookRules, { from: 100, code: 'media-refused' }] as const satisfies readonly FacebookRule[]

/** Codes of trouble that passes: "unknown", "service". */
const passing = [1, 2]

type GraphError = { message?: unknown; code?: unknown; error_subcode?: unknown; is_transient?: unknown; error_user_msg?: unknown }
type Told = { stage: 'prepare' | 'publish'; rules: readonly FacebookRule[]; now: Date; secrets: readonly string[] }

/** The failure behind an answer that is not what was asked for. */
export function toFacebookFailure(answer: HttpAnswer, { stage, rules, now, secrets }: Told): NetworkFailure {
  const error = readError(answer.json())
  const words = withoutSecrets(wordsOf(error), secrets)
  // A server's trouble in the publishing call is never made certain, whatever comes with it.
  if (!error || (stage === 'publish' && answer.status >= 500)) return classifyAnswer({ status: answer.status, words, host: 'Facebook', stage, rules: [] })
  const number = Number(error.code)
  const subcode = Number(error.error_subcode)
  const rule = rules.find(
    (one) => (one.from === undefined || (number >= one.from && number <= (one.to ?? one.from))) && (one.subcodes === undefined || one.subcodes.includes(subcode)),
  )
  const isPassing = passing.includes(number) || error.is_transient === true
  const code = rule?.code ?? (isPassing ? (stage === 'publish' ? 'server-error' : 'unavailable') : 'invalid-content')
  const retryAt = remedies[code].kind === 'throttled' ? readRegainAt(answer.headers, now) : undefined
  return new NetworkFailure(code, `Facebook says: ${toSentence(words ?? `Error ${number}`)}`, { status: answer.status, retryAt })
}

/** Whether it is the code for a thing that is not there, or not visible. */
export function isGone(failure: unknown): boolean {
  return failure instanceof NetworkFailure && failure.code === 'target-missing'
}

function readError(body: unknown): GraphError | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { error } = body as { error?: unknown }
  return typeof error === 'object' && error !== null ? (error as GraphError) : undefined
}

/** What it says to people, else to developers, without the number in front. */
function wordsOf(error: GraphError | undefined): string | undefined {
  const words = [error?.error_user_msg, error?.message].find((value): value is string => typeof value === 'string' && value.trim() !== '')
  return words?.replace(/^\(#\d+\)\s*/, '')
}

/**
 * When a throttled Page may go on: `X-Business-Use-Case-Usage` holds minutes for each kind of limit, and the longest counts. Undefined when Facebook
 * names no time.
 */
export function readRegainAt(headers: Readonly<Record<string, string>>, now: Date): Date | undefined {
  try {
    const usage = JSON.parse(headers['x-business-use-case-usage'] ?? '{}') as Record<string, { estimated_time_to_regain_access?: unknown }[]>
    const minutes = Object.values(usage)
      .flat()
      .map((one) => Number(one.estimated_time_to_regain_access ?? 0))
    const longest = Math.max(0, ...minutes.filter(Number.isFinite))
    if (longest > 0) return new Date(now.getTime() + longest * 60_000)
  } catch {
    // A header that cannot be read tells nothing.
  }
  return readRetryAt(headers, now)
}
