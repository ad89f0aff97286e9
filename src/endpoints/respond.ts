import { APIError, Forbidden, type PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import type { Role } from '../options.ts'

/** Refuses whoever may not; every endpoint of the plugin begins with it. */
export async function requireRole(house: House, role: Role, req: PayloadRequest): Promise<void> {
  if (!(await house.can(role, req))) throw new Forbidden(req.t)
}

/** The body of a request as an object. Throws 400 when it is not JSON. */
export async function readBody(req: PayloadRequest): Promise<Record<string, unknown>> {
  const text = (await req.text?.()) ?? ''
  if (text.trim() === '') return {}
  try {
    const body = JSON.parse(text) as unknown
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new APIError('The body of the request has to be a JSON object.', 400, {}, true)
}

/**
 * A refusal with a plain sentence that names the field. Errors of ours always carry data (if only `{}`): without, Payload tells errors apart by
 * the name of their class, which a production build takes away, and the sentence would become "An unknown error occurred.".
 */
export function badRequest(path: string, message: string): never {
  throw new APIError(message, 400, { errors: [{ path, message }] }, true)
}

export const json = (body: unknown, status = 200): Response => Response.json(body, { status })
