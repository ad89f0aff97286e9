import { GraphError } from '../graphError.ts'
import type { Handler } from '../server.ts'

/** Who the token is: a Page, or a person, who has fewer fields. */
const me: Handler = ({ server, access, query }) => {
  const page = server.store.pages.get(access.pageId ?? '')
  if (page) return { json: { id: page.id, name: page.name, username: page.username, link: `${server.origin}/${page.username}`, followers_count: page.followers } }
  if (String(query.fields).includes('followers_count'))
    throw new GraphError({ code: 100, message: '(#100) Tried accessing nonexisting field (followers_count) on node type (User)' })
  return { json: { id: access.userId, name: server.store.users.get(access.userId)?.name ?? '' } }
}

/** The Pages of a person. Tokens made from a long token do not end by themselves. */
const accounts: Handler = ({ server, access }) => {
  const { store } = server
  const data = [...store.pages.values()].flatMap((page) => {
    const tasks = page.tasks.get(access.userId)
    if (!tasks) return []
    const token = `EAAPage${store.nextId()}`
    store.accesses.set(token, { ...access, token, kind: 'page', pageId: page.id, endsAt: access.kind === 'long' ? Number.POSITIVE_INFINITY : access.endsAt })
    return [{ id: page.id, name: page.name, access_token: token, tasks }]
  })
  return { json: { data, paging: { cursors: { before: 'MAZDZD', after: 'MQZDZD' } } } }
}

export const peopleRoutes: Record<string, Handler> = { 'GET /me': me, 'GET /me/accounts': accounts }
