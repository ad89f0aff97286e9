import { NetworkFailure } from '../../domain/failures.ts'
import type { ConnectChoice, ConnectFlow } from '../port.ts'
import { type App, callGraph, defaultBaseURL, type GraphCaller, toWebOrigin } from './graph.ts'
import { readList } from './lists.ts'

const mostPages = 20

/**
 * Connecting by Facebook Login: a code, a short token of the person, a long one, and from that the tokens of their Pages, which do not end by themselves.
 * Only Pages on which the person may publish are offered. The person's own token is not kept.
 */
export function connectFacebook({ app, version, permissions }: { app: App; version: string; permissions: readonly string[] }): ConnectFlow {
  return {
    async start({ redirectURI, state, baseURL = defaultBaseURL }) {
      const consent = new URL(`/${version}/dialog/oauth`, toWebOrigin(baseURL))
      consent.search = new URLSearchParams({ client_id: app.clientId, redirect_uri: redirectURI, state, response_type: 'code', scope: permissions.join(',') }).toString()
      return { redirectTo: consent.href, remember: { baseURL } }
    },
    async finish({ code, redirectURI, remember, http, params }) {
      if (params.error || !code) throw new NetworkFailure('not-connected', 'The permission was not given on Facebook’s page, so nothing is connected.')
      const baseURL = remember.baseURL ?? defaultBaseURL
      const caller: GraphCaller = { http, baseURL, version, app, now: new Date() }
      const own = { client_id: app.clientId, client_secret: app.clientSecret }
      const short = await requestToken(caller, { ...own, redirect_uri: redirectURI, code })
      const long = await requestToken(caller, { ...own, grant_type: 'fb_exchange_token', fb_exchange_token: short })
      const pages = await listPages(caller, long)
      if (pages.length === 0)
        throw new NetworkFailure('forbidden', 'There is no Page on which this person may publish. Ask for the task "Create content" on the Page, then connect again.')
      return { credentials: {}, baseURL, choices: pages }
    },
  }
}

async function requestToken(caller: GraphCaller, query: Record<string, string>): Promise<string> {
  const { access_token: token } = await callGraph(caller, undefined, { path: '/oauth/access_token', query })
  if (typeof token !== 'string' || token === '') throw new NetworkFailure('unavailable', 'Facebook did not give an access token.')
  return token
}

async function listPages(caller: GraphCaller, token: string): Promise<ConnectChoice[]> {
  const choices: ConnectChoice[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await callGraph(caller, token, { path: '/me/accounts', query: { fields: 'id,name,access_token,tasks', limit: '100', ...(after ? { after } : {}) } })
    const { elements, next } = readList<Record<string, unknown>>(answer)
    for (const { id, name, access_token: accessToken, tasks } of elements) {
      if (typeof id !== 'string' || typeof accessToken !== 'string' || !Array.isArray(tasks) || !tasks.includes('CREATE_CONTENT')) continue
      choices.push({ id, label: typeof name === 'string' ? name : id, credentials: { accessToken }, settings: { pageId: id } })
    }
    if (next === undefined) return choices
    after = next
  }
  return choices
}
