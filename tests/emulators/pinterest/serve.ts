import type { CheckedRequest, OpenApiChecker } from '../kit/openApi.ts'
import { readBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { ApiError, missingScope, unauthorized } from './apiError.ts'
import { accountRoutes } from './routes/account.ts'
import { answerConsent, oauthRoutes, showConsent } from './routes/oauth.ts'
import { answerWebPage } from './routes/pages.ts'
import { pinRoutes } from './routes/pins.ts'
import type { Handler, Server } from './server.ts'
import type { StoredAccount } from './store.ts'

const routes: Record<string, Handler> = { ...pinRoutes, ...accountRoutes, ...oauthRoutes }
const prefix = '/v5'

type Serving = { server: Server; violations: string[]; check: OpenApiChecker; request: KitRequest }

/** Answers one request: the consent page, a page, or the API with everything it checks. */
export async function serve(serving: Serving): Promise<KitAnswer> {
  const { server, request } = serving
  const headers: Record<string, string> = {}
  try {
    if (request.path === '/oauth/') return request.method === 'POST' ? answerConsent(server, request) : showConsent(server, request)
    const answer = answerWebPage(server, request) ?? (await answerApi(serving, headers))
    return { ...answer, headers: { ...headers, ...answer.headers } }
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, headers, json: { code: error.code, message: error.message } }
    throw error
  }
}

async function answerApi({ server, violations, check, request }: Serving, headers: Record<string, string>): Promise<KitAnswer> {
  const body = await readBody(request)
  const checked = request.path.startsWith(`${prefix}/`) ? check.check({ ...request, path: request.path.slice(prefix.length) }, body) : undefined
  if (!checked) {
    violations.push(`${request.method} ${request.path} is not in the API description`)
    throw new ApiError(404, 11, 'API method not found.')
  }
  const route = `${request.method} ${checked.template}`
  const handler = routes[route]
  if (!handler) {
    violations.push(`${route} is not emulated`)
    throw new ApiError(501, 12, 'This is not emulated.')
  }
  const account = readAccount(server, request, checked)
  if (account) {
    const { isOver, headers: rates } = countRequest(server, account.id)
    Object.assign(headers, rates)
    if (isOver) throw new ApiError(429, 8, 'You have exceeded your rate limit. Try again later.')
  }
  if (checked.problems.length > 0) {
    violations.push(...checked.problems.map((problem) => `${route}: ${problem}`))
    throw new ApiError(400, 1, `Invalid request: ${checked.problems.join('; ')}`)
  }
  return handler({ server, request, body, params: checked.params, query: checked.query, account })
}

/** @throws ApiError 401 or 403 */
function readAccount(server: Server, request: KitRequest, { scopes }: CheckedRequest): StoredAccount | undefined {
  // The token endpoint is signed by the app instead.
  if (!scopes || scopes.length === 0) return undefined
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const access = server.store.accesses.get(token ?? '')
  if (!access || access.isRevoked || access.endsAt <= server.now().getTime()) throw unauthorized()
  const account = server.store.accounts.get(access.accountId)
  if (account?.state === 'suspended') throw new ApiError(403, 29, 'Your account is suspended.')
  if (!scopes.every((scope) => access.scopes.includes(scope))) throw missingScope()
  return account
}

/** 1,000 calls a day for a trial app, 1,000 a minute else. The reset is in seconds from now. */
function countRequest(server: Server, accountId: string): { isOver: boolean; headers: Record<string, string> } {
  const windowMs = server.settings.appAccess === 'standard' ? 60_000 : 86_400_000
  const now = server.now().getTime()
  const before = server.store.windows.get(accountId)
  const window = before && before.endsAt > now ? before : { used: 0, endsAt: now + windowMs }
  window.used += 1
  server.store.windows.set(accountId, window)
  return { isOver: window.used > callsPerWindow, headers: rateHeaders(callsPerWindow - window.used, Math.ceil((window.endsAt - now) / 1000)) }
}

const callsPerWindow = 1000

function rateHeaders(remaining: number, resetSeconds: number): Record<string, string> {
  return { 'x-ratelimit-limit': String(callsPerWindow), 'x-ratelimit-remaining': String(Math.max(0, remaining)), 'x-ratelimit-reset': String(resetSeconds) }
}

/** How long a fault's 429 lasts. */
export const throttledSeconds = 42

/** What Pinterest answers with an error status of its own; used by faults. */
export function explainError(status: number): KitAnswer {
  const words: Record<number, string> = {
    401: 'Authentication failed.',
    403: 'You are not permitted to access that resource.',
    404: 'Board not found.',
    429: 'You have exceeded your rate limit. Try again later.',
  }
  return { headers: status === 429 ? rateHeaders(0, throttledSeconds) : {}, json: { code: 0, message: words[status] ?? 'Something went wrong on our end. Sorry about that.' } }
}
