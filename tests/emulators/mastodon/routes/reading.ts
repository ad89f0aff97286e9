import { notFound } from '../apiError.ts'
import { toAccount, toAcct, toStatus, toStatusURL } from '../entities.ts'
import { type Call, type Handler, isTrue, queryNumber, queryText, requireAccount, type Server } from '../server.ts'
import { isNewer, type StoredAccount, type StoredStatus } from '../store.ts'

/** A page of a list that is newest first, with the `Link` header that leads on. */
function toPage<T extends { id: string }>(call: Call, all: readonly T[], most: number, byDefault: number, toJson: (one: T) => unknown) {
  const [maxId, sinceId, minId] = [queryText(call, 'max_id'), queryText(call, 'since_id'), queryText(call, 'min_id')]
  const limit = queryNumber(call, 'limit', byDefault, most)
  const between = all.filter((one) => (!maxId || isNewer(maxId, one.id)) && (!sinceId || isNewer(one.id, sinceId)) && (!minId || isNewer(one.id, minId)))
  const page = minId ? between.slice(-limit) : between.slice(0, limit)
  const link = (rel: string, name: string, id: string) => {
    const url = new URL(call.request.url.pathname + call.request.url.search, call.server.origin)
    for (const other of ['max_id', 'since_id', 'min_id']) url.searchParams.delete(other)
    url.searchParams.set(name, id)
    return `<${url.href}>; rel="${rel}"`
  }
  const [first, last] = [page[0], page.at(-1)]
  const links = [...(last && page.length === limit ? [link('next', 'max_id', last.id)] : []), ...(first ? [link('prev', 'min_id', first.id)] : [])]
  return { headers: links.length > 0 ? { link: links.join(', ') } : {}, json: page.map(toJson) }
}

const accountStatuses: Handler = (call) => {
  const { server } = call
  const id = call.params.id ?? ''
  if (!server.store.accounts.has(id)) throw notFound()
  const isOwn = call.account?.id === id
  const ids = server.store.byAccount.get(id) ?? []
  const list: StoredStatus[] = []
  for (let at = ids.length - 1; at >= 0; at--) {
    const status = server.store.statuses.get(ids[at] ?? '')
    if (!status || (!isOwn && status.visibility !== 'public' && status.visibility !== 'unlisted')) continue
    if (isTrue(call, 'exclude_reblogs') && status.reblogOfId) continue
    if (isTrue(call, 'only_media') && status.mediaIds.length === 0) continue
    if (isTrue(call, 'exclude_replies') && status.inReplyToId && server.store.statuses.get(status.inReplyToId)?.accountId !== id) continue
    list.push(status)
  }
  return toPage(call, list, 40, 20, (one) => toStatus(server, one))
}

function findAccount(server: Server, acct: string): StoredAccount | undefined {
  const wanted = acct.replace(/^@/, '').toLowerCase().replace(`@${server.domain}`, '')
  return [...server.store.accounts.values()].find((account) => toAcct(account).toLowerCase() === wanted)
}

/** Statuses by their address; text search is not emulated. */
function findByURL(server: Server, query: string): StoredStatus | undefined {
  const id = /\/(?:@[^/]+|users\/[^/]+\/statuses)\/(\d+)$/.exec(query)?.[1]
  const local = query.startsWith(server.origin) && id ? server.store.statuses.get(id) : undefined
  return local ?? [...server.store.statuses.values()].find((status) => !status.reblogOfId && toStatusURL(server, status) === query)
}

const search: Handler = (call) => {
  const { server } = call
  const query = queryText(call, 'q') ?? ''
  const type = queryText(call, 'type')
  const status = type && type !== 'statuses' ? undefined : findByURL(server, query)
  const isKnown = status && (!status.remoteURL || isTrue(call, 'resolve'))
  const account = type && type !== 'accounts' ? undefined : findAccount(server, query)
  return { json: { accounts: account ? [toAccount(server, account)] : [], statuses: isKnown ? [toStatus(server, status)] : [], hashtags: [] } }
}

const notifications: Handler = (call) => {
  const { server } = call
  const own = requireAccount(call).id
  const types = call.query.types as string[] | undefined
  const list = server.store.notifications.filter((one) => one.accountId === own && (!types || types.includes(one.type)) && server.store.statuses.has(one.statusId)).reverse()
  return toPage(call, list, 80, 40, (one) => {
    const from = server.store.accounts.get(one.fromId)
    const status = server.store.statuses.get(one.statusId)
    return {
      id: one.id,
      type: one.type,
      created_at: one.createdAt.toISOString(),
      group_key: `ungrouped-${one.id}`,
      account: from ? toAccount(server, from) : null,
      status: status ? toStatus(server, status) : null,
    }
  })
}

export const readingRoutes: Record<string, Handler> = {
  'GET /api/v1/accounts/verify_credentials': (call) => {
    const account = requireAccount(call)
    const source = { privacy: 'public', sensitive: false, language: 'en', note: '', fields: [], follow_requests_count: 0, quote_policy: 'public' }
    return { json: { ...toAccount(call.server, account), source, role: { id: '-99', name: '', permissions: '0', color: '', highlighted: false } } }
  },
  'GET /api/v1/accounts/lookup': (call) => {
    const account = findAccount(call.server, queryText(call, 'acct') ?? '')
    if (!account) throw notFound()
    return { json: toAccount(call.server, account) }
  },
  'GET /api/v1/accounts/search': (call) => {
    const account = findAccount(call.server, queryText(call, 'q') ?? '')
    return { json: account ? [toAccount(call.server, account)] : [] }
  },
  'GET /api/v1/accounts/{id}': (call) => {
    const account = call.server.store.accounts.get(call.params.id ?? '')
    if (!account) throw notFound()
    return { json: toAccount(call.server, account) }
  },
  'GET /api/v1/accounts/{id}/statuses': accountStatuses,
  'GET /api/v2/search': search,
  'GET /api/v1/notifications': notifications,
  'GET /api/v1/timelines/public': (call) => {
    const list = [...call.server.store.statuses.values()].filter((one) => one.visibility === 'public' && !one.reblogOfId && !one.inReplyToId).reverse()
    return toPage(call, list, 40, 20, (one) => toStatus(call.server, one))
  },
}
