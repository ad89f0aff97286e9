import { NetworkFailure } from '../../domain/failures.ts'
import type { ConnectFlow } from '../port.ts'
import { toWebOrigin, xApi } from './addresses.ts'
import { exchangeCode, revokeToken, type XApp } from './oauth.ts'
import type { Session } from './session.ts'

/** Read and write posts, upload pictures, and `offline.access`, without which the access would end after two hours. */
export const xScopes = 'tweet.read tweet.write users.read media.write offline.access'

/** Connecting by OAuth 2 with PKCE. */
export function connectX(app: XApp): ConnectFlow {
  return {
    async start({ redirectURI, state, codeChallenge, baseURL = xApi }) {
      const consent = new URL('/i/oauth2/authorize', toWebOrigin(baseURL))
      consent.search = new URLSearchParams({
        response_type: 'code',
        client_id: app.clientId,
        redirect_uri: redirectURI,
        scope: xScopes,
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      }).toString()
      return { redirectTo: consent.href, remember: { baseURL } }
    },
    async finish({ code, redirectURI, codeVerifier, remember, http, params }) {
      if (params.error || !code) throw new NetworkFailure('not-connected', 'The permission was not given on the consent page of X, so nothing is connected.')
      const { baseURL = xApi } = remember
      const tokens = await exchangeCode({ http, baseURL, app, now: () => new Date(), code, redirectURI, codeVerifier })
      return baseURL === xApi ? { credentials: tokens } : { credentials: tokens, baseURL }
    },
  }
}

/** Gives the access back: the refresh token first, so that nothing can be renewed in between. */
export async function revokeAccess({ context, app }: Session): Promise<void> {
  const { accessToken, refreshToken } = await context.vault.read()
  if (!accessToken) return
  if (!app) throw new NetworkFailure('not-supported', 'X takes access back only from the app that asked for it. Remove the app on X under Settings, Apps and sessions.')
  const call = { http: context.http, baseURL: context.channel.baseURL, app, now: context.now }
  if (refreshToken) await revokeToken({ ...call, token: refreshToken, kind: 'refresh_token' })
  await revokeToken({ ...call, token: accessToken, kind: 'access_token' })
}
