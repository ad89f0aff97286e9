import { NetworkFailure } from '../../../domain/failures.ts'
import type { ChannelContext, Credentials } from '../../port.ts'
import type { Session } from '../session.ts'
import { isAlive, type Sessions } from '../sessions.ts'
import { bearer, bodyOf, callXrpc, isTokenOver, toXrpcFailure } from '../xrpc.ts'
import { type Grant, readGrant, toConsentSession, withTokens } from './grant.ts'
import { createProof, hearNonce, type Nonces } from './proof.ts'
import { askForTokens, type Party, revokeToken } from './requests.ts'

/**
 * The session of a channel that was connected by the consent page. Refresh tokens work once: they are spent inside `vault.update`, so of many
 * workers one renews and the others take its result, and what is stored is always a whole pair.
 */
export function createConsentSessions({ channel, vault, http, now, client }: Pick<ChannelContext, 'channel' | 'vault' | 'http' | 'now' | 'client'>): Sessions {
  const nonces: Nonces = new Map()
  let pending: Promise<Session> | undefined

  const gone = () => new NetworkFailure('not-connected', `${channel.name} has no access to Bluesky any more. Reconnect it.`)
  const partyOf = ({ server, key, clientId, keyId }: Grant): Party => ({ http, client, issuer: server.issuer, clientId, keyId, key, nonces, now })

  async function read(): Promise<Session> {
    const credentials = await vault.read()
    const session = sessionIn(credentials)
    if (!session) throw gone()
    return session
  }

  /** A pair of tokens that is not `stale`. One renewal at a time in this process; the vault keeps it alone across processes. */
  function replace(stale: Pick<Session, 'refreshJwt'>): Promise<Session> {
    pending ??= vault
      .update(async (newest) => {
        const grant = readGrant(newest)
        if (!grant || !newest.refreshToken) throw gone()
        if (newest.refreshToken !== stale.refreshJwt) return newest
        const tokens = await askForTokens(partyOf(grant), grant.server.tokenURL, { grant_type: 'refresh_token', refresh_token: newest.refreshToken })
        if (tokens.did !== grant.identity.did)
          throw new NetworkFailure('unauthorized', `${new URL(grant.server.issuer).host} renewed the access for another account. Reconnect ${channel.name}.`)
        return { ...newest, ...withTokens(tokens) }
      })
      .then((credentials) => sessionIn(credentials) ?? Promise.reject(gone()))
      .finally(() => {
        pending = undefined
      })
    return pending
  }

  async function current(): Promise<Session> {
    const session = await read()
    return isAlive(session, now()) ? session : replace(session)
  }

  const access: Sessions['access'] =
    ({ accessJwt, proofKey }) =>
    ({ method, url }) =>
      proofKey
        ? { authorization: `DPoP ${accessJwt}`, dpop: createProof({ method, url, key: proofKey, nonces, now: now(), accessToken: accessJwt }) }
        : bearer(accessJwt)({ method, url })

  /** Asks the account's server who we are: proves that the access was not taken back, and tells the account's present name. */
  async function ask(session: Session) {
    const send = () => callXrpc(http, { server: session.pds, method: 'com.atproto.server.getSession', access: access(session) })
    const answer = await send()
    return hearNonce(answer, nonces) ? send() : answer
  }

  return {
    access,
    hear: (answer) => hearNonce(answer, nonces),
    current,
    renew: replace,
    async restart() {
      let session = await current()
      let answer = await ask(session)
      if (isTokenOver(answer)) {
        session = await replace(session)
        answer = await ask(session)
      }
      const { did, handle, active, status } = bodyOf(answer)
      if (answer.status !== 200 || did !== session.did) throw toXrpcFailure(answer, { account: channel.name, now: now() })
      const named = typeof handle === 'string' ? { ...session, handle } : session
      return active === false ? { ...named, status: typeof status === 'string' ? status : 'inactive' } : named
    },
    async refresh() {
      await replace(await read())
    },
    identity: read,
    async end() {
      const credentials = await vault.read()
      const grant = readGrant(credentials)
      await vault.update(({ oauth: _grant, accessToken: _access, refreshToken: _refresh, expiresAt: _end, refreshExpiresAt: _last, ...kept }) => kept)
      if (!grant || !credentials.refreshToken) return
      if (!grant.server.revokeURL)
        throw new NetworkFailure('not-supported', `${new URL(grant.server.issuer).host} lets no app give its access back: remove it in the settings of your account there.`)
      await revokeToken(partyOf(grant), grant.server.revokeURL, credentials.refreshToken)
    },
  }
}

function sessionIn(credentials: Credentials): Session | undefined {
  const grant = readGrant(credentials)
  return grant && toConsentSession(grant, credentials)
}
