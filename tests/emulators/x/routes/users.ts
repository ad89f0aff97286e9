import { toUserJson } from '../entities.ts'
import { notFound } from '../problem.ts'
import { type Handler, requireUser } from '../server.ts'
import { findUser } from '../store.ts'

const me: Handler = (call) => ({ json: { data: toUserJson(call, requireUser(call)) } })

const byName: Handler = (call) => {
  const username = call.params.username ?? ''
  const user = findUser(call.server.store, username)
  return { json: user ? { data: toUserJson(call, user) } : { errors: [notFound('username', username, 'user')] } }
}

export const userRoutes: Record<string, Handler> = { 'GET /2/users/me': me, 'GET /2/users/by/username/{username}': byName }
