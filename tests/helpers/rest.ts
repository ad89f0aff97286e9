import { handleEndpoints, type SanitizedConfig } from 'payload'
import type { PayloadApp } from './payloadApp.ts'

export type RestAnswer<Body = Record<string, unknown>> = { status: number; body: Body }

/** Calls the app's REST API without a server in between: the same handler that Next calls. */
export function restOf({ payload }: Pick<PayloadApp, 'payload'>, token?: string, language?: string) {
  return async <Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<RestAnswer<Body>> => {
    const headers = new Headers({ 'content-type': 'application/json' })
    if (language) headers.set('accept-language', language)
    if (token) headers.set('authorization', `JWT ${token}`)
    const request = new Request(`http://localhost:3000/api${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const answer = await handleEndpoints({
      config: Promise.resolve(payload.config as SanitizedConfig),
      request,
      payloadInstanceCacheKey: String(payload.db.pool.options.connectionString),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body }
  }
}

/** Makes a user of the demo host with one role, and signs in. */
export async function signIn(app: Pick<PayloadApp, 'payload'>, role: 'admin' | 'manager' | 'editor' | 'reader'): Promise<string> {
  const email = `${role}@test.example`
  const { totalDocs } = await app.payload.count({ collection: 'users' as never, where: { email: { equals: email } } as never })
  if (totalDocs === 0) await app.payload.create({ collection: 'users' as never, data: { email, password: 'demo', name: role, roles: role === 'reader' ? [] : [role] } as never })
  const { token } = await app.payload.login({ collection: 'users' as never, data: { email, password: 'demo' } as never })
  if (!token) throw new Error(`${email} could not sign in.`)
  return token
}
