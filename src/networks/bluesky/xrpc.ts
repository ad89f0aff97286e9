import { NetworkFailure } from '../../domain/failures.ts'
import type { Http, HttpAnswer, HttpRequest } from '../../http/http.ts'

/** The headers by which a request shows who sends it. */
export type Access = (request: { method: string; url: string }) => Record<string, string>

/** The plain way: whoever has the token may. */
export const bearer =
  (token: string): Access =>
  () => ({ authorization: `Bearer ${token}` })

/** One call of an XRPC method (https://atproto.com/specs/xrpc). With `json` or `bytes` it is a procedure, otherwise a query. */
export type XrpcCall = {
  /** Origin of the server. */
  server: string
  /** The method's name (NSID). */
  method: string
  params?: Record<string, string | readonly string[]>
  json?: unknown
  bytes?: { body: Uint8Array; mimeType: string }
  /** A procedure without input. */
  procedure?: boolean
  access?: Access
  stage?: 'prepare' | 'publish'
  timeoutMs?: number
  signal?: AbortSignal
}

/** The error that an XRPC server names in its answer. */
export type XrpcError = { error: string; message: string }

/** Sends the call; any status is an answer. Throws NetworkFailure when there is none. */
export function callXrpc(http: Http, call: XrpcCall): Promise<HttpAnswer> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(call.params ?? {})) for (const one of typeof value === 'string' ? [value] : value) query.append(name, one)
  const isProcedure = call.json !== undefined || call.bytes !== undefined || call.procedure === true
  const method = isProcedure ? 'POST' : 'GET'
  const url = `${call.server}/xrpc/${call.method}${query.size > 0 ? `?${query}` : ''}`
  const request: HttpRequest = {
    method,
    url,
    headers: { ...call.access?.({ method, url }), ...(call.bytes ? { 'content-type': call.bytes.mimeType } : {}) },
    stage: call.stage ?? 'prepare',
  }
  if (call.json !== undefined) request.json = call.json
  if (call.bytes) request.body = call.bytes.body
  if (call.timeoutMs) request.timeoutMs = call.timeoutMs
  if (call.signal) request.signal = call.signal
  return http.send(request)
}

/** The object in an answer's body, or an empty one. */
export function bodyOf(answer: HttpAnswer): Record<string, unknown> {
  return objectOf(answer.json())
}

/** The value when it is an object, otherwise an empty one: for reading answers without trusting their shape. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** The error an answer names, with empty words when it names none (an HTML page of a proxy). */
export function errorOf(answer: HttpAnswer): XrpcError {
  const { error, message } = bodyOf(answer)
  return { error: typeof error === 'string' ? error : '', message: typeof message === 'string' ? message : '' }
}

/** Whether the answer says that the access token is over, so that a renewed one helps. Surely nothing was written. */
export function isTokenOver(answer: HttpAnswer): boolean {
  const { error } = errorOf(answer)
  if (answer.status === 401) return !accountErrors.has(error)
  return answer.status === 400 && (error === 'ExpiredToken' || error === 'InvalidToken')
}

const accountErrors = new Map([
  ['AccountTakedown', 'was suspended by Bluesky'],
  ['AccountSuspended', 'was suspended by Bluesky'],
  ['AccountDeactivated', 'is deactivated'],
])

/** Turns an answer that is not a success into the failure it means. `account` names the channel for people. */
export function toXrpcFailure(answer: HttpAnswer, { account, stage = 'prepare', now }: { account: string; stage?: 'prepare' | 'publish'; now: Date }): NetworkFailure {
  const { status } = answer
  const { error, message } = errorOf(answer)
  const host = new URL(answer.url).host
  const said = (message || error || `status ${status}`).replace(/[.\s]+$/u, '')
  const failure = (code: NetworkFailure['code'], sentence: string) => new NetworkFailure(code, sentence, { status })

  const trouble = accountErrors.get(error)
  if (trouble) return failure('suspended', `The account of ${account} ${trouble}.`)
  if (status === 429) return new NetworkFailure('throttled', `${host} asks to wait: too many calls for ${account}.`, { status, retryAt: retryAtOf(answer, now) })
  if (status === 408 || status >= 500) {
    if (stage === 'publish') return failure('server-error', `${host} had an error while it took the post (${said}).`)
    return failure('unavailable', `${host} has trouble (${said}).`)
  }
  if (isTokenOver(answer)) return failure('unauthorized', `${host} does not accept the access of ${account} any more (${said}).`)
  if (status === 403) return failure('forbidden', `${host} does not allow this for ${account}: ${said}.`)
  if (status === 413) return failure('media-refused', `${host} finds a picture too large: ${said}.`)
  if (error === 'BlobNotFound') return failure('not-ready', `${host} does not have the picture yet: ${said}.`)
  if (/too big|too large/iu.test(message)) return failure(/blob|image/iu.test(message) ? 'media-refused' : 'too-long', `Bluesky refuses the post: ${said}.`)
  if (/could not find repo|RepoNotFound/iu.test(said)) return failure('no-account', `${host} does not know the account of ${account}.`)
  if (status < 300) {
    if (stage === 'publish') return failure('unreadable-answer', `${host} answered something unreadable when it took the post.`)
    return failure('unavailable', `${host} does not answer like a Bluesky server. Check the address of ${account}.`)
  }
  if (status < 400 || status === 404 || status === 405 || (error === '' && status !== 400))
    return failure('no-account', `${host} does not answer like a Bluesky server (status ${status}). Check the address of ${account}.`)
  return failure('invalid-content', `Bluesky refuses the post: ${said}.`)
}

/** When the server said to come back: `ratelimit-reset` (epoch seconds), else `retry-after` (seconds). */
function retryAtOf(answer: HttpAnswer, now: Date): Date | undefined {
  const reset = Number(answer.headers['ratelimit-reset'])
  if (reset > 0) return new Date(reset * 1000)
  const seconds = Number(answer.headers['retry-after'])
  return seconds >= 0 && answer.headers['retry-after'] ? new Date(now.getTime() + seconds * 1000) : undefined
}
