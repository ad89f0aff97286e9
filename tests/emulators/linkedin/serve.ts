import type { OpenApiChecker } from '../kit/openApi.ts'
import { readBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { ApiError, toErrorAnswer } from './apiError.ts'
import { answerPage } from './pages.ts'
import { commentRoutes } from './routes/comments.ts'
import { imageRoutes, receiveUpload } from './routes/images.ts'
import { answerOAuth } from './routes/oauth.ts'
import { peopleRoutes } from './routes/people.ts'
import { postRoutes } from './routes/posts.ts'
import type { Handler, Server } from './server.ts'
import type { Access } from './store.ts'

const routes: Record<string, Handler> = { ...postRoutes, ...commentRoutes, ...imageRoutes, ...peopleRoutes }

type Serving = { server: Server; check: OpenApiChecker; request: KitRequest }

/** Answers one request: a page, OAuth, an upload, or the API with everything it checks. */
export async function serve(serving: Serving): Promise<KitAnswer> {
  const { server, request } = serving
  try {
    const open = answerPage(server, request) ?? answerOAuth(server, request)
    if (open) return open
    if (request.method === 'PUT' && request.path.startsWith('/dms-uploads/')) return receiveUpload(server, request)
    return await answerApi(serving)
  } catch (error) {
    if (error instanceof ApiError) return toErrorAnswer(error)
    throw error
  }
}

async function answerApi({ server, check, request }: Serving): Promise<KitAnswer> {
  const { violations } = server
  if (request.path.startsWith('/rest/')) checkVersion(server, request)
  const access = readAccess(server, request)
  const body = await readBody(request)
  const checked = check.check(request, body)
  const handler = checked && routes[`${request.method} ${checked.template}`]
  if (!checked || !handler) {
    violations.push(`${request.method} ${request.path} is not described`)
    throw new ApiError(404, 'RESOURCE_NOT_FOUND', `No virtual resource found for: ${request.path}`)
  }
  countRequest(server, access)
  if (!(checked.scopes ?? []).some((scope) => access.scopes.includes(scope))) {
    throw new ApiError(403, 'ACCESS_DENIED', `Not enough permissions to access: ${request.method} ${checked.template}`, 100)
  }
  if (server.store.members.get(access.memberId)?.restricted) throw new ApiError(403, 'ACCESS_DENIED', 'Member is restricted', 100)
  if (checked.problems.length > 0) {
    violations.push(...checked.problems.map((problem) => `${request.method} ${checked.template}: ${problem}`))
    throw new ApiError(400, 'INVALID_REQUEST', `Not as described: ${checked.problems.join('; ')}`)
  }
  return handler({ server, request, body, params: checked.params, query: checked.query, access })
}

/** @throws ApiError 400, 426 */
function checkVersion({ versions, violations }: Server, { headers, method, path }: KitRequest): void {
  const version = headers['linkedin-version']
  if (version === undefined || headers['x-restli-protocol-version'] !== '2.0.0') violations.push(`${method} ${path}: a required header is missing`)
  if (version === undefined) throw new ApiError(400, 'VERSION_MISSING', 'A version must be present. Please specify a version by adding the LinkedIn-Version header.')
  if (version < versions.oldest || version > versions.newest) throw new ApiError(426, 'NONEXISTENT_VERSION', `Requested version ${version} is not active`)
  if (headers['x-restli-protocol-version'] !== '2.0.0') throw new ApiError(400, 'INVALID_PROTOCOL_VERSION', 'X-Restli-Protocol-Version: 2.0.0 is missing')
}

/** @throws ApiError 401 */
function readAccess(server: Server, request: KitRequest): Access {
  const access = server.store.accesses.get((request.headers.authorization ?? '').replace(/^Bearer /, ''))
  if (!access) throw new ApiError(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65_600)
  if (access.revoked) throw new ApiError(401, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user', 65_601)
  if (access.endsAt <= server.now().getTime()) throw new ApiError(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired', 65_602)
  return access
}

/** @throws ApiError 429, without any header that says until when */
function countRequest(server: Server, access: Access): void {
  const key = `${access.memberId} ${server.now().toISOString().slice(0, 10)}`
  const used = (server.store.used.get(key) ?? 0) + 1
  server.store.used.set(key, used)
  if (used > server.perDay) throw new ApiError(429, 'TOO_MANY_REQUESTS', 'Resource level throttle MEMBER DAY limit for calls to this resource is reached.', 101)
}
