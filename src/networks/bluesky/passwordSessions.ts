import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import type { ChannelContext, Credentials } from '../port.ts'
import { fingerprintOf, type Session, storedSession, toSession } from './session.ts'
import { isAlive, type Sessions } from './sessions.ts'
import { bearer, bodyOf, callXrpc, errorOf, toXrpcFailure } from './xrpc.ts'

/** Sign-ins are limited to 30 in five minutes; one that was refused is not repeated with the same credentials for this long. */
const refusedForMs = 5 * 60_000

/**
 * The session of a channel with an app password. It is kept in memory, stored in the vault, renewed by its refresh token, and made anew by
 * signing in only when that fails: never once per post. Renewals run inside `vault.update`, so of many workers one renews and the others take
 * its result.
 */
export function createPasswordSessions({ channel, vault, http, now }: Pick<ChannelContext, 'channel' | 'vault' | 'http' | 'now'>): Sessions {
  let session: Session | undefined
  let pending: Promise<Session> | undefined
  let refused: { madeFrom: string; failure: NetworkFailure; until: number } | undefined

  const isUsable = (one: Session | undefined, stale: Session | undefined): one is Session => one !== undefined && one.refreshJwt !== stale?.refreshJwt && isAlive(one, now())

  async function refresh(old: Session, credentials: Credentials): Promise<Session | undefined> {
    const answer = await callXrpc(http, { server: channel.baseURL, method: 'com.atproto.server.refreshSession', procedure: true, access: bearer(old.refreshJwt) })
    const fresh = answer.status === 200 ? toSession(answer, { channel, credentials, now: now() }) : undefined
    if (fresh) return fresh
    const failure = toXrpcFailure(answer, { account: channel.name, now: now() })
    // A refresh token that is over or revoked is no trouble yet: the app password may still be good.
    if (failure.code === 'unauthorized' || failure.code === 'invalid-content') return undefined
    throw failure
  }

  async function signIn(credentials: Credentials): Promise<Session> {
    const identifier = credentials.identifier?.trim().replace(/^@/u, '')
    const password = credentials.appPassword?.trim()
    if (!identifier || !password) throw new NetworkFailure('not-connected', `${channel.name} has no account name or app password yet.`)
    const madeFrom = fingerprintOf(channel, credentials)
    if (refused && refused.madeFrom === madeFrom && now().getTime() < refused.until) throw refused.failure
    const answer = await callXrpc(http, { server: channel.baseURL, method: 'com.atproto.server.createSession', json: { identifier, password } })
    const fresh = answer.status === 200 ? toSession(answer, { channel, credentials, now: now() }) : undefined
    if (fresh) return fresh
    const failure = toSignInFailure(toXrpcFailure(answer, { account: channel.name, now: now() }), errorOf(answer).error, await accountTrouble(answer, identifier), identifier)
    if (failure.kind === 'refused') refused = { madeFrom, failure, until: now().getTime() + refusedForMs }
    throw failure
  }

  /** An app password of a suspended account is refused like a wrong one; the public status of its repository tells them apart. */
  async function accountTrouble(answer: HttpAnswer, identifier: string): Promise<string | undefined> {
    const did = identifier.startsWith('did:') ? identifier : channel.learnt.did
    if (answer.status !== 401 || typeof did !== 'string') return undefined
    const server = typeof channel.learnt.pds === 'string' ? channel.learnt.pds : channel.baseURL
    const { active, status } = await callXrpc(http, { server, method: 'com.atproto.sync.getRepoStatus', params: { did } }).then(bodyOf, () => ({}) as Record<string, unknown>)
    return active === false ? String(status ?? 'not active') : undefined
  }

  function toSignInFailure(failure: NetworkFailure, error: string, trouble: string | undefined, identifier: string): NetworkFailure {
    const { status } = failure
    if (trouble) return new NetworkFailure('suspended', `The account of ${channel.name} (${identifier}) is ${trouble}.`, { status })
    if (error === 'AuthFactorTokenRequired') {
      return new NetworkFailure('unauthorized', `${channel.name} wants a code by e-mail for this password. Make an app password in the settings of Bluesky and use that.`, {
        status,
      })
    }
    if (failure.code === 'throttled') return new NetworkFailure('throttled', `Bluesky asks to wait: too many sign-ins for ${channel.name}.`, { status, retryAt: failure.retryAt })
    if (failure.code !== 'unauthorized' && failure.code !== 'invalid-content') return failure
    return new NetworkFailure('unauthorized', `Bluesky does not accept the app password of ${channel.name} (${identifier}): it was revoked or is wrong.`, { status })
  }

  /** One renewal at a time in this process; the vault keeps it alone across processes. */
  function obtain(stale: Session | undefined, mayAdopt: boolean): Promise<Session> {
    pending ??= (async () => {
      const stored = mayAdopt ? storedSession(channel, await vault.read()) : undefined
      if (isUsable(stored, stale)) return stored
      const credentials = await vault.update(async (newest) => {
        const known = storedSession(channel, newest)
        if (mayAdopt && isUsable(known, stale)) return newest
        const renewed = (known && (await refresh(known, newest))) ?? (await signIn(newest))
        return { ...newest, session: JSON.stringify(renewed) }
      })
      const result = storedSession(channel, credentials)
      if (!result) throw new Error('The vault did not keep the session.')
      return result
    })().finally(() => {
      pending = undefined
    })
    return pending.then((fresh) => {
      session = fresh
      return fresh
    })
  }

  async function restart(): Promise<Session> {
    refused = undefined
    await pending?.catch(() => undefined)
    return obtain(undefined, false)
  }

  return {
    access: ({ accessJwt }) => bearer(accessJwt),
    hear: () => false,
    current: async () => (session && isAlive(session, now()) ? session : obtain(undefined, true)),
    // Somebody here may have renewed it while this call was on its way.
    async renew(stale) {
      if (isUsable(session, stale)) return session
      const fresh = await obtain(stale, true)
      // A renewal that was already under way may have taken up the very session that is stale.
      return fresh.refreshJwt === stale.refreshJwt ? obtain(stale, true) : fresh
    },
    restart,
    async refresh() {
      await restart()
    },
    async identity() {
      return session ?? storedSession(channel, await vault.read()) ?? obtain(undefined, true)
    },
    async end() {
      const stored = storedSession(channel, await vault.read())
      session = undefined
      await vault.update(({ session: _ended, ...kept }) => kept)
      if (stored) await callXrpc(http, { server: channel.baseURL, method: 'com.atproto.server.deleteSession', procedure: true, access: bearer(stored.refreshJwt) })
    },
  }
}
