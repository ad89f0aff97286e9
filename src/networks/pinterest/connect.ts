import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import type { ConnectChoice, ConnectFlow } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { pinterestApi, toWebOrigin } from './addresses.ts'
import { toPinterestFailure } from './answers.ts'
import { exchangeCode, type PinterestApp } from './oauth.ts'

/** Read the account, its boards and Pins, and make Pins. */
export const pinterestScopes = 'boards:read,boards:write,pins:read,pins:write,user_accounts:read'

const pageSize = '100'
const mostPages = 10

/** Connecting by OAuth, then one of the account's boards is chosen. Pinterest has no PKCE; the secret of the app takes its place. */
export function connectPinterest(app: PinterestApp): ConnectFlow {
  return {
    async start({ redirectURI, state, baseURL = pinterestApi }) {
      const consent = new URL('/oauth/', toWebOrigin(baseURL))
      consent.search = new URLSearchParams({ client_id: app.clientId, redirect_uri: redirectURI, response_type: 'code', scope: pinterestScopes, state }).toString()
      return { redirectTo: consent.href, remember: { baseURL } }
    },
    async finish({ code, redirectURI, remember, http, params }) {
      if (params.error || !code) throw new NetworkFailure('not-connected', 'The permission was not given on the consent page of Pinterest, so nothing is connected.')
      const { baseURL = pinterestApi } = remember
      const credentials = await exchangeCode({ http, baseURL, app, now: () => new Date(), code, redirectURI })
      const choices = await listBoards(http, baseURL, credentials.accessToken)
      if (choices.length === 0) throw new NetworkFailure('no-account', 'This Pinterest account has no board. Make one on Pinterest, then connect again.')
      return baseURL === pinterestApi ? { credentials, choices } : { credentials, choices, baseURL }
    },
  }
}

/** The boards that the account may pin to: its own and those it was invited to. */
async function listBoards(http: Http, baseURL: string, accessToken: string): Promise<ConnectChoice[]> {
  const choices: ConnectChoice[] = []
  let bookmark: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const url = new URL('/v5/boards', baseURL)
    url.search = new URLSearchParams({ page_size: pageSize, ...(bookmark ? { bookmark } : {}) }).toString()
    const answer = await http.send({ url: url.href, headers: { authorization: `Bearer ${accessToken}` } })
    const json = answer.json()
    if (answer.status >= 300 || !isObject(json) || !Array.isArray(json.items)) throw toPinterestFailure(answer, { stage: 'prepare', now: new Date(), secrets: [accessToken] })
    for (const board of json.items.filter(isObject)) {
      const { id, name, privacy } = board
      if (typeof id !== 'string' || typeof name !== 'string') continue
      choices.push({ id, label: privacy === 'SECRET' ? `${name} (secret)` : name, settings: { board: id } })
    }
    bookmark = typeof json.bookmark === 'string' && json.bookmark !== '' ? json.bookmark : undefined
    if (!bookmark) break
  }
  return choices
}
