import type { CheckedRequest, OpenApiChecker } from '../kit/openApi.ts'
import { readBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { invalidRequest, Problem, unauthorized } from './problem.ts'
import { countRequest, usedUp } from './rates.ts'
import { mediaRoutes } from './routes/media.ts'
import { answerConsent, oauthRoutes, showConsent } from './routes/oauth.ts'
import { answerPage } from './routes/pages.ts'
import { tweetRoutes } from './routes/tweets.ts'
import { userRoutes } from './routes/users.ts'
import type { Handler, Server } from './server.ts'
import type { Access } from './store.ts'

const routes: Record<string, Handler> = { ...tweetRoutes, ...userRoutes, ...mediaRoutes, ...oauthRoutes }
const problemType = 'application/problem+json; charset=utf-8'

type Serving = { server: Server; violations: string[]; check: OpenApiChecker; request: KitRequest }

/** Answers one request: the consent page, a page, or the API with everything it checks. */
export async function serve(serving: Serving): Promise<KitAnswer> {
  const { server, request } = serving
  const headers: Record<string, string> = {}
  try {
    if (request.path === '/i/oauth2/authorize') return request.method === 'POST' ? answerConsent(server, request) : showConsent(server, request)
    const answer = answerPage(server, request) ?? (await answerApi(serving, headers))
    return { ...answer, headers: { ...headers, ...answer.headers } }
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, headers: { 'content-type': problemType, ...headers, ...error.headers }, json: error.body }
    throw error
  }
}

async function answerApi({ server, violations, check, request }: Serving, headers: Record<string, string>): Promise<KitAnswer> {
  const body = await readBody(request)
  const checked = check.check(request, body)
  if (!checked) {
    violations.push(`${request.method} ${request.path} is not in the API description`)
    throw new Problem(404, 'Not Found')
  }
  const route = `${request.method} ${checked.template}`
  const handler = routes[route]
  if (!handler) {
    violations.push(`${route} is not emulated`)
    throw new Problem(503, 'This is not emulated')
  }
  const access = readAccess(server, request, checked)
  if (access) {
    const { isOver, headers: rates } = countRequest(server, route, access.userId)
    Object.assign(headers, rates)
    if (isOver) throw new Problem(429, 'Too Many Requests')
  }
  if (checked.problems.length > 0) {
    violations.push(...checked.problems.map((problem) => `${route}: ${problem}`))
    throw invalidRequest(`Not in the API description: ${checked.problems.join('; ')}`)
  }
  return handler({ server, request, body, params: checked.params, query: checked.query, access, user: access ? server.store.users.get(access.userId) : undefined })
}

const states = {
  suspended: 'Your account is suspended and is not permitted to access this feature.',
  locked: 'To protect our users from spam and other malicious activity, this account is temporarily locked. Please log in to https://x.com to unlock your account.',
} as const

/** @throws Problem 401 or 403 */
function readAccess(server: Server, request: KitRequest, { scopes }: CheckedRequest): Access | undefined {
  if (!scopes) return undefined
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const access = server.store.accesses.get(token ?? '')
  if (!access || access.isRevoked || access.endsAt <= server.now().getTime()) throw unauthorized()
  const state = server.store.users.get(access.userId)?.state ?? 'active'
  if (state !== 'active') throw new Problem(403, states[state])
  // OAuth 2 is the only way in here; all scopes of an operation are needed.
  if (!scopes.every((scope) => access.scopes.includes(scope))) throw new Problem(403, 'Your client app is missing a scope for this endpoint.')
  return access
}

/** What X answers with an error status of its own; used by faults. */
export function explainError(server: Server, status: number): KitAnswer {
  const { body } = status === 401 ? unauthorized() : new Problem(status, status === 429 ? 'Too Many Requests' : 'Something is wrong.')
  return { headers: { 'content-type': problemType, ...(status === 429 ? usedUp(server.now()).headers : {}) }, json: body }
}
