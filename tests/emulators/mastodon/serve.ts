import type { OpenApiChecker } from '../kit/openApi.ts'
import { readBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { ApiError } from './apiError.ts'
import { type RateLimiter, toMicroseconds, toRateHeaders } from './limits.ts'
import { instanceRoutes } from './routes/instance.ts'
import { mediaRoutes } from './routes/media.ts'
import { answerConsent, covers, oauthRoutes } from './routes/oauth.ts'
import { answerPage } from './routes/pages.ts'
import { readingRoutes } from './routes/reading.ts'
import { statusRoutes } from './routes/statuses.ts'
import type { Call, Handler, Server } from './server.ts'
import type { Access, StoredAccount } from './store.ts'

const routes: Record<string, Handler> = { ...instanceRoutes, ...statusRoutes, ...mediaRoutes, ...readingRoutes, ...oauthRoutes }

type Serving = { server: Server; limiter: RateLimiter; violations: string[]; check: OpenApiChecker; request: KitRequest }

/** Answers one request: a page, the consent form, or the API with everything it checks. */
export async function serve(serving: Serving): Promise<KitAnswer> {
  const { server, request } = serving
  const page = answerPage(server, request)
  if (page) return page
  const headers: Record<string, string> = {}
  try {
    if (request.method === 'POST' && request.path === '/oauth/authorize') return answerConsent(server, request)
    const answer = await answerApi(serving, headers)
    return { ...answer, headers: { ...headers, ...answer.headers } }
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, headers, json: { error: error.message, ...error.more } }
    throw error
  }
}

async function answerApi({ server, limiter, violations, check, request }: Serving, headers: Record<string, string>): Promise<KitAnswer> {
  const body = await readBody(request)
  const checked = check.check(request, body)
  if (!checked) {
    violations.push(`${request.method} ${request.path} is not in the API description`)
    throw new ApiError(404, 'Record not found')
  }
  const handler = routes[`${request.method} ${checked.template}`]
  if (!handler) {
    violations.push(`${request.method} ${checked.template} is not emulated`)
    throw new ApiError(501, 'This is not emulated')
  }
  const access = readAccess(server, request, checked.scopes)
  if (access) {
    const window = countRequest(server, limiter, `${request.method} ${checked.template}`, access.token)
    Object.assign(headers, toRateHeaders(window))
    if (window.used > window.limit) throw new ApiError(429, 'Too many requests')
  }
  if (checked.problems.length > 0) {
    violations.push(...checked.problems.map((problem) => `${request.method} ${checked.template}: ${problem}`))
    throw new ApiError(422, `Not in the API description: ${checked.problems.join('; ')}`)
  }
  const call: Call = { server, request, body, params: checked.params, query: checked.query, access, account: access ? server.store.accounts.get(access.accountId) : undefined }
  return handler(call)
}

const states: Record<Exclude<StoredAccount['state'], 'active'>, string> = {
  disabled: 'Your login is currently disabled',
  pending: 'Your login is currently pending approval',
  unconfirmed: 'Your login is missing a confirmed e-mail address',
}

/** @throws ApiError 401 or 403 in the words of the server */
function readAccess(server: Server, request: KitRequest, scopes: readonly string[] | undefined): Access | undefined {
  const header = request.headers.authorization
  if (header === undefined) {
    if (scopes) throw new ApiError(401, 'The access token is invalid')
    return undefined
  }
  const access = header.startsWith('Bearer ') ? server.store.accesses.get(header.slice('Bearer '.length)) : undefined
  // Where no access is needed, an invalid token is as good as none.
  if (!scopes && (!access || access.revoked)) return undefined
  if (!access) throw new ApiError(401, 'The access token is invalid')
  if (access.revoked) throw new ApiError(401, 'The access token was revoked')
  if (scopes && scopes.length > 0 && !scopes.some((scope) => covers(access.scopes, scope))) throw new ApiError(403, 'This action is outside the authorized scopes')
  const state = server.store.accounts.get(access.accountId)?.state ?? 'active'
  if (state !== 'active' && scopes) throw new ApiError(403, states[state])
  return access
}

function countRequest(server: Server, limiter: RateLimiter, route: string, token: string) {
  const { limits } = server
  const now = server.now()
  const general = limiter.count('requests', token, limits.requests, 300_000, now)
  if (general.used > general.limit) return general
  if (route === 'POST /api/v2/media') return limiter.count('uploads', token, limits.uploads, 1_800_000, now)
  if (route === 'DELETE /api/v1/statuses/{id}' || route.endsWith('/unreblog')) return limiter.count('deletions', token, limits.deletions, 1_800_000, now)
  return general
}

/** What the server answers with an error status of its own; used by faults. */
export function explainError(server: Server, status: number): KitAnswer {
  const words: Record<number, string> = {
    401: 'The access token is invalid',
    403: 'This action is not allowed',
    404: 'Record not found',
    422: 'Validation failed',
    429: 'Too many requests',
    503: 'There was a temporary problem serving your request, please try again',
  }
  const reset = new Date((Math.floor(server.now().getTime() / 300_000) + 1) * 300_000)
  const headers: Record<string, string> =
    status === 429 ? { 'x-ratelimit-limit': String(server.limits.requests), 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': toMicroseconds(reset) } : {}
  return { headers, json: { error: words[status] ?? "We're sorry, but something went wrong on our end." } }
}
