import { type FailureCode, NetworkFailure, remedies } from '../../domain/failures.ts'

/** One line of a network's table of refusals; the first that fits wins. Without `says`, any words fit. */
export type AnswerRule = { status: number | readonly number[]; says?: RegExp; code: FailureCode }

export type AnswerFacts = {
  status: number
  /** What the network said, if it said anything for people. Told on, so it must not hold a secret. */
  words?: string | undefined
  /** The server or network as people know it; the sentence begins with it. */
  host: string
  /** `publish`: the answer belongs to the one call that makes the post visible. */
  stage: 'prepare' | 'publish'
  /** The network's own table; what is not in it is judged by the HTTP status alone. */
  rules: readonly AnswerRule[]
  retryAt?: Date | undefined
  cause?: unknown
}

/**
 * Turns an unwelcome answer into a failure. Rules come first, then the meaning of the status: a 5xx of the publishing call is ambiguous. Write a rule
 * for one only where the network surely did not accept the post.
 */
export function classifyAnswer({ status, words, host, stage, rules, retryAt, cause }: AnswerFacts): NetworkFailure {
  const rule = rules.find((one) => (typeof one.status === 'number' ? one.status === status : one.status.includes(status)) && (one.says === undefined || one.says.test(words ?? '')))
  const code = rule?.code ?? codeOfStatus(status, stage)
  const message = words?.trim() ? `${host} says: ${toSentence(words)}` : `${host} ${describeStatus(status)}.`
  return new NetworkFailure(code, message, { status, retryAt: remedies[code].kind === 'throttled' ? retryAt : undefined, cause })
}

const refusals: Readonly<Record<number, FailureCode>> = {
  401: 'unauthorized',
  402: 'not-paid',
  403: 'forbidden',
  404: 'no-account',
  405: 'no-account',
  410: 'no-account',
  429: 'throttled',
}

function codeOfStatus(status: number, stage: 'prepare' | 'publish'): FailureCode {
  if (status >= 500) return stage === 'publish' ? 'server-error' : 'unavailable'
  if (status === 408 || status === 425) return stage === 'publish' ? 'no-answer' : 'unavailable'
  if (status >= 400) return refusals[status] ?? 'invalid-content'
  // A redirect accepted nothing, and is never followed with a post in hand.
  if (status >= 300) return 'no-account'
  return stage === 'publish' ? 'unreadable-answer' : 'unavailable'
}

function describeStatus(status: number): string {
  if (status >= 500) return `has trouble and answered with error ${status}`
  if (status === 429) return 'says that there were too many requests'
  if (status === 401) return 'does not accept the access of this channel'
  if (status >= 400) return `refused it (error ${status})`
  if (status >= 300) return `sent us to another address (${status}); check the address of the channel`
  return 'answered something that cannot be read'
}

const longestWords = 300

/** What a network said, as one line that ends like a sentence. */
export function toSentence(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  const short = line.length > longestWords ? `${line.slice(0, longestWords - 1).trimEnd()}…` : line
  return /[.!?…"”]$/.test(short) ? (short.endsWith('…') ? `${short}.` : short) : `${short}.`
}
