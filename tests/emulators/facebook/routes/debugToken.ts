import type { KitAnswer } from '../../kit/startServer.ts'
import { GraphError } from '../graphError.ts'
import type { Server } from '../server.ts'

const toSeconds = (ms: number) => (Number.isFinite(ms) ? Math.floor(ms / 1000) : 0)
const dataAccessMs = 90 * 24 * 3_600_000

/** `GET /debug_token`: what the app is told about an access that was made with it. A token that is no good is told of, not refused. */
export function debugToken({ app, store, now }: Server, { by, token }: { by: string; token: string }): KitAnswer {
  if (by !== `${app.clientId}|${app.clientSecret}`) throw new GraphError({ code: 190, message: 'Invalid OAuth access token signature.' })
  const access = store.accesses.get(token)
  const invalid = (facts: object, code: number, message: string, subcode?: number) => ({
    json: { data: { ...facts, error: { code, message, ...(subcode === undefined ? {} : { subcode }) }, is_valid: false, scopes: [] } },
  })
  if (!access) return invalid({}, 190, 'Invalid OAuth access token - Cannot parse access token')
  if (access.appId !== undefined) throw new GraphError({ code: 100, message: '(#100) The App_id in the input_token did not match the Viewing App' })
  const { kind, userId, pageId, permissions, endsAt, ended, targets } = access
  const facts = {
    app_id: app.clientId,
    type: kind === 'page' ? 'PAGE' : 'USER',
    application: app.name,
    data_access_expires_at: toSeconds(now().getTime() + dataAccessMs),
    expires_at: toSeconds(endsAt),
    user_id: userId,
    ...(kind === 'page' ? { profile_id: pageId } : {}),
  }
  if (ended !== undefined) return invalid(facts, 190, 'Error validating access token: The session is invalid.', ended)
  if (endsAt <= now().getTime()) return invalid(facts, 190, 'Error validating access token: Session has expired.', 463)
  const granular = permissions.map((scope) => ({ scope, ...(targets?.[scope] ? { target_ids: targets[scope] } : {}) }))
  return { json: { data: { ...facts, is_valid: true, scopes: permissions, granular_scopes: granular } } }
}
