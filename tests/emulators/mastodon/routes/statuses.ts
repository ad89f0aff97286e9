import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError, notFound } from '../apiError.ts'
import { findMentioned, toStatus } from '../entities.ts'
import { checkText } from '../limits.ts'
import { type Call, type Handler, requireAccount, type Server } from '../server.ts'
import { addStatus, removeStatus, type StoredMedia, type StoredStatus } from '../store.ts'

type CreateBody = {
  status?: string
  media_ids?: string[]
  in_reply_to_id?: string
  sensitive?: boolean
  spoiler_text?: string
  visibility?: StoredStatus['visibility']
  language?: string
  quoted_status_id?: string
  quote_approval_policy?: StoredStatus['quotePolicy']
  scheduled_at?: string
  poll?: unknown
}

const keyLifeMs = 3_600_000

/** `POST /api/v1/statuses`. The body of a repeated key is not compared: the old status is answered. */
const create: Handler = async (call) => {
  const { server } = call
  const account = requireAccount(call)
  const given = call.request.headers['idempotency-key']
  const key = given ? `${account.id}:${given}` : undefined
  if (key && server.idempotency === 'locked') {
    while (server.pendingKeys.has(key)) await server.pendingKeys.get(key)?.catch(() => undefined)
  }
  const known = key ? server.store.idempotency.get(key) : undefined
  if (known && known.until > server.now().getTime()) return answer(server, visibleStatus(call, known.statusId))

  const made = make(call)
  if (key && server.idempotency === 'locked' && server.creationMs > 0) {
    server.pendingKeys.set(key, made)
    void made.finally(() => server.pendingKeys.delete(key)).catch(() => undefined)
  }
  const status = await made
  if (key) server.store.idempotency.set(key, { statusId: status.id, until: server.now().getTime() + keyLifeMs })
  return answer(server, status)
}

async function make(call: Call): Promise<StoredStatus> {
  const { server } = call
  const { store, limits } = server
  const account = requireAccount(call)
  const body = (call.body.value ?? {}) as CreateBody
  if (body.poll || body.scheduled_at) throw new ApiError(422, 'Polls and scheduled statuses are not emulated')
  const parent = body.in_reply_to_id ? store.statuses.get(body.in_reply_to_id) : undefined
  if (body.in_reply_to_id && !parent) throw new ApiError(404, 'The post you are trying to reply to does not appear to exist.')
  const quoted = body.quoted_status_id ? store.statuses.get(body.quoted_status_id) : undefined
  const mayQuote = quoted && (quoted.quotePolicy === 'public' || quoted.accountId === account.id)
  if (body.quoted_status_id && !mayQuote) throw new ApiError(404, 'The post you are trying to quote does not appear to exist.')
  const media = checkMedia(call, body.media_ids ?? [])
  const contentWarning = body.spoiler_text?.trim() ?? ''
  const text = (body.status ?? '').trim() === '' && contentWarning !== '' && media.length === 0 ? contentWarning : (body.status ?? '').trim()
  checkText(text, contentWarning, media.length > 0, limits)
  if (server.creationMs > 0) await sleep(server.creationMs)

  const now = server.now()
  const status: StoredStatus = {
    id: store.nextId(now),
    accountId: account.id,
    text,
    contentWarning,
    visibility: body.visibility ?? 'public',
    language: body.language?.slice(0, 5) ?? 'en',
    sensitive: body.sensitive === true || contentWarning !== '',
    mediaIds: media.map((one) => one.id),
    inReplyToId: parent?.id,
    reblogOfId: undefined,
    quotedId: quoted?.id,
    quotePolicy: body.quote_approval_policy ?? 'public',
    createdAt: now,
    remoteURL: undefined,
    favourites: 0,
  }
  for (const one of media) one.statusId = status.id
  addStatus(store, status)
  notify(server, status, quoted)
  return status
}

/** @throws ApiError 422 in the words of the server */
function checkMedia(call: Call, ids: readonly string[]): StoredMedia[] {
  const { store, limits } = call.server
  if (ids.length > limits.media) throw new ApiError(422, `Cannot attach more than ${limits.media} files`)
  const found = ids.map((id) => store.media.get(id)).filter((one): one is StoredMedia => one !== undefined && one.accountId === call.account?.id && one.statusId === undefined)
  if (found.length < ids.length) {
    const missing = ids.filter((id) => !found.some((one) => one.id === id))
    throw new ApiError(422, `Media ${missing.join(', ')} not found or already attached to another post`)
  }
  if (found.some((one) => one.pollsLeft > 0)) throw new ApiError(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
  return found
}

/** Tells those whom a new status mentions or quotes. */
export function notify(server: Server, status: StoredStatus, quoted?: StoredStatus): void {
  const add = (accountId: string, type: 'mention' | 'quote') => {
    if (accountId === status.accountId) return
    server.store.notifications.push({ id: server.store.nextId(server.now()), accountId, fromId: status.accountId, type, statusId: status.id, createdAt: status.createdAt })
  }
  for (const account of findMentioned(server, status.text)) add(account.id, 'mention')
  if (quoted) add(quoted.accountId, 'quote')
}

function visibleStatus(call: Call, id: string | undefined): StoredStatus {
  const status = call.server.store.statuses.get(id ?? '')
  const hidden = status && (status.visibility === 'private' || status.visibility === 'direct') && status.accountId !== call.account?.id
  if (!status || hidden) throw notFound()
  return status
}

const answer = (server: Server, status: StoredStatus) => ({ json: toStatus(server, status) })

const remove: Handler = (call) => {
  const status = visibleStatus(call, call.params.id)
  if (status.accountId !== requireAccount(call).id) throw notFound()
  const json = { ...toStatus(call.server, status), text: status.text }
  removeStatus(call.server.store, status)
  return { json }
}

const reblog: Handler = (call) => {
  const { server } = call
  const { store } = server
  const account = requireAccount(call)
  const found = visibleStatus(call, call.params.id)
  const target = found.reblogOfId ? visibleStatus(call, found.reblogOfId) : found
  if (target.visibility === 'direct' || (target.visibility === 'private' && target.accountId !== account.id)) throw new ApiError(403, 'This action is not allowed')
  const before = store.statuses.get(store.reblogs.get(`${account.id}:${target.id}`) ?? '')
  if (before) return answer(server, before)
  const now = server.now()
  const { visibility = 'public' } = (call.body.value ?? {}) as { visibility?: StoredStatus['visibility'] }
  const status: StoredStatus = {
    ...target,
    id: store.nextId(now),
    accountId: account.id,
    text: '',
    contentWarning: '',
    mediaIds: [],
    inReplyToId: undefined,
    quotedId: undefined,
    visibility,
    createdAt: now,
    reblogOfId: target.id,
    remoteURL: undefined,
    favourites: 0,
  }
  addStatus(store, status)
  return answer(server, status)
}

const unreblog: Handler = (call) => {
  const { store } = call.server
  const target = visibleStatus(call, call.params.id)
  const before = store.statuses.get(store.reblogs.get(`${requireAccount(call).id}:${target.id}`) ?? '')
  if (before) removeStatus(store, before)
  return answer(call.server, target)
}

const mostAtOnce = 20

const fetchMany: Handler = (call) => {
  const ids = (call.query.id ?? []) as string[]
  if (ids.length > mostAtOnce) throw new ApiError(422, 'Too many statuses requested')
  return { json: ids.flatMap((id) => (call.server.store.statuses.has(id) ? [toStatus(call.server, visibleStatus(call, id))] : [])) }
}

const context: Handler = (call) => {
  const { server } = call
  const all = [...server.store.statuses.values()]
  const ancestors: StoredStatus[] = []
  for (let at = visibleStatus(call, call.params.id); at.inReplyToId; ) {
    const parent = server.store.statuses.get(at.inReplyToId)
    if (!parent) break
    ancestors.unshift(parent)
    at = parent
  }
  const descendantsOf = (id: string): StoredStatus[] => all.filter((one) => one.inReplyToId === id).flatMap((one) => [one, ...descendantsOf(one.id)])
  return { json: { ancestors: ancestors.map((one) => toStatus(server, one)), descendants: descendantsOf(call.params.id ?? '').map((one) => toStatus(server, one)) } }
}

export const statusRoutes: Record<string, Handler> = {
  'POST /api/v1/statuses': create,
  'GET /api/v1/statuses': fetchMany,
  'GET /api/v1/statuses/{id}': (call) => answer(call.server, visibleStatus(call, call.params.id)),
  'DELETE /api/v1/statuses/{id}': remove,
  'POST /api/v1/statuses/{id}/reblog': reblog,
  'POST /api/v1/statuses/{id}/unreblog': unreblog,
  'GET /api/v1/statuses/{id}/context': context,
}
