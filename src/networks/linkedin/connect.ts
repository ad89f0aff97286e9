import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import type { ChannelContext, ConnectChoice, ConnectFlow } from '../port.ts'
import { readOrganization, readOrganizations, readPerson } from './account.ts'
import { defaultBaseURL, toId, toWebOrigin } from './author.ts'
import { createSession } from './session.ts'
import { type App, type Kept, requestToken } from './tokens.ts'

/** Connecting by OAuth with a code. LinkedIn knows no PKCE; the state protects the way back. Gives the authors to choose from: the person and the pages. */
export function connectLinkedIn({ app, version, scopes }: { app: App; version: string; scopes: readonly string[] }): ConnectFlow {
  return {
    async start({ redirectURI, state, baseURL = defaultBaseURL }) {
      const consent = new URL('/oauth/v2/authorization', toWebOrigin(baseURL))
      consent.search = new URLSearchParams({ response_type: 'code', client_id: app.clientId, redirect_uri: redirectURI, state, scope: scopes.join(' ') }).toString()
      return { redirectTo: consent.href, remember: { baseURL } }
    },
    async finish({ code, redirectURI, remember, http, params }) {
      if (params.error || !code) throw new NetworkFailure('not-connected', 'The permission was not given on LinkedIn’s page, so nothing is connected.')
      const baseURL = remember.baseURL ?? defaultBaseURL
      const form = { grant_type: 'authorization_code', code, redirect_uri: redirectURI, client_id: app.clientId, client_secret: app.clientSecret }
      const { kept, scopes: granted } = await requestToken({ http, baseURL, form, now: new Date() })
      const choices = await readChoices({ http, baseURL, credentials: kept, version, granted })
      if (choices.length === 0)
        throw new NetworkFailure(
          'forbidden',
          'LinkedIn names nobody for whom this access may publish. Give the app the scopes openid, profile and w_member_social, or those for organisations.',
        )
      return { credentials: kept, baseURL, choices }
    },
  }
}

async function readChoices({
  http,
  baseURL,
  credentials,
  version,
  granted,
}: {
  http: Http
  baseURL: string
  credentials: Kept
  version: string
  granted: readonly string[]
}): Promise<ConnectChoice[]> {
  const context: ChannelContext = {
    channel: { id: '', name: 'LinkedIn', network: 'linkedin', baseURL, settings: {}, learnt: {} },
    vault: { read: async () => credentials, update: async () => credentials },
    http,
    loadPicture: () => Promise.reject(new NetworkFailure('not-supported', 'There are no pictures while connecting.')),
    now: () => new Date(),
  }
  const session = createSession(context, { version, app: undefined })
  const choices: ConnectChoice[] = []
  const person = granted.includes('openid') ? await readPerson(session) : undefined
  if (person && granted.includes('w_member_social')) choices.push({ id: person.urn, label: person.name, settings: { author: person.urn } })
  const mayPublish = granted.includes('w_organization_social') && granted.includes('rw_organization_admin')
  for (const urn of (mayPublish ? await readOrganizations(session) : undefined) ?? []) {
    const { name } = await readOrganization(session, urn)
    choices.push({ id: urn, label: name ?? `Organisation ${toId(urn)}`, settings: { author: urn } })
  }
  return choices
}
