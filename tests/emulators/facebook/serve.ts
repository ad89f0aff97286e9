import { createHmac } from 'node:crypto'
import type { OpenApiChecker } from '../kit/openApi.ts'
import { readBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { GraphError, needsReview, noPermission, noSession, toErrorAnswer } from './graphError.ts'
import { answerPage } from './pages.ts'
import { commentRoutes } from './routes/comments.ts'
import { debugToken } from './routes/debugToken.ts'
import { answerDialog, giveToken } from './routes/oauth.ts'
import { peopleRoutes } from './routes/people.ts'
import { postRoutes } from './routes/posts.ts'
import type { Handler, Server } from './server.ts'
import { type Access, may } from './store.ts'

const routes: Record<string, Handler> = { ...postRoutes, ...commentRoutes, ...peopleRoutes }
const oldestVersion = 24

type Serving = { server: Server; violations: string[]; check: OpenApiChecker; request: KitRequest }

/** Answers one request: a page, the dialog, or the Graph API with everything it checks. */
export async function serve(serving: Serving): Promise<KitAnswer> {
  const { server, request } = serving
  const open = answerDialog(server, request) ?? answerPage(server, request)
  if (open) return open
  const headers: Record<string, string> = { 'x-app-usage': '{"call_count":1,"total_cputime":1,"total_time":1}' }
  try {
    const answer = await answerApi(serving, headers)
    return { ...answer, headers: { ...headers, ...answer.headers } }
  } catch (error) {
    if (error instanceof GraphError) return { ...toErrorAnswer(error.facts), headers }
    throw error
  }
}

async function answerApi({ server, violations, check, request }: Serving, headers: Record<string, string>): Promise<KitAnswer> {
  const [, version, path = ''] = /^\/v(\d+)\.\d+(\/.*)$/.exec(request.path) ?? []
  const body = await readBody(request)
  const checked = version && Number(version) >= oldestVersion ? check.check({ ...request, path }, body) : undefined
  if (!checked) {
    violations.push(`${request.method} ${request.path} is not described`)
    throw new GraphError({ code: 2500, message: `Unknown path components: ${request.path}` })
  }
  const route = `${request.method} ${checked.template}`
  const reject = () => {
    if (checked.problems.length === 0) return
    violations.push(...checked.problems.map((problem) => `${route}: ${problem}`))
    throw new GraphError({ code: 100, message: `(#100) Not as described: ${checked.problems.join('; ')}` })
  }
  if (route === 'GET /oauth/access_token') {
    reject()
    return giveToken(server, checked.query)
  }
  if (route === 'GET /debug_token') {
    reject()
    const answer = debugToken(server, { by: readToken(request), token: String(checked.query.input_token) })
    checkProof(server, { token: readToken(request), appId: undefined }, checked.query.appsecret_proof)
    return answer
  }
  const access = readAccess(server, request)
  checkProof(server, access, checked.query.appsecret_proof)
  checkUsage(server, access, headers)
  reject()
  const needed = checked.scopes ?? []
  if (needed.length > 0 && !needed.some((one) => may(access, one))) {
    throw needed.includes('pages_read_user_content') ? needsReview('pages_read_user_content') : noPermission(`Requires the permission ${needed.join(' or ')}`)
  }
  const handler = routes[route]
  if (!handler) throw new GraphError({ code: 100, message: '(#100) This is not emulated' })
  if (request.method !== 'GET' && server.store.pages.get(access.pageId ?? '')?.isBlocked) {
    throw new GraphError({ code: 368, status: 403, message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed' })
  }
  return handler({ server, request, body, params: checked.params, query: checked.query, access })
}

const readToken = ({ headers }: KitRequest): string => (headers.authorization ?? '').replace(/^(Bearer|OAuth) /, '')

/** @throws GraphError 190 with the subcode that tells why, 104 */
function readAccess(server: Server, request: KitRequest): Access {
  const token = readToken(request)
  if (token === '') throw new GraphError({ code: 104, message: 'An access token is required to request this resource.' })
  const access = server.store.accesses.get(token)
  if (!access) throw new GraphError({ code: 190, message: 'Invalid OAuth access token - Cannot parse access token' })
  if (access.ended !== undefined) throw noSession(access.ended, 'The session is invalid.')
  if (access.endsAt <= server.now().getTime()) throw noSession(463, 'Session has expired.')
  return access
}

/** @throws GraphError 100 */
function checkProof({ app }: Server, { token, appId }: Pick<Access, 'token' | 'appId'>, proof: unknown): void {
  if (proof === undefined && !app.requireProof) return
  if (proof === undefined) throw new GraphError({ code: 100, type: 'GraphMethodException', message: 'API calls from the server require an appsecret_proof argument' })
  if (appId !== undefined || proof !== createHmac('sha256', app.clientSecret).update(token).digest('hex')) {
    throw new GraphError({ code: 100, type: 'GraphMethodException', message: 'Invalid appsecret_proof provided in the API argument' })
  }
}

/** Writes the usage headers. @throws GraphError 32 while the Page's calls are used up */
function checkUsage({ store, now }: Server, { pageId }: Access, headers: Record<string, string>): void {
  const page = store.pages.get(pageId ?? '')
  if (!page) return
  const minutes = Math.ceil(Math.max(0, page.throttledUntil - now().getTime()) / 60_000)
  const usage = { type: 'pages', call_count: minutes > 0 ? 100 : 1, total_cputime: 1, total_time: 1, estimated_time_to_regain_access: minutes }
  headers['x-business-use-case-usage'] = JSON.stringify({ [page.id]: [usage] })
  if (minutes > 0) throw new GraphError({ code: 32, isTransient: true, message: '(#32) Page request limit reached' })
}
