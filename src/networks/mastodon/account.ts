import { NetworkFailure } from '../../domain/failures.ts'
import type { Account } from '../port.ts'
import { requireMastodonScopes } from './connect.ts'
import { learnFromInstance, readLearnt } from './limits.ts'
import type { Session } from './session.ts'

/** The id and page of the account behind the token: remembered, else asked for. */
export async function readAccount(session: Session): Promise<{ id: string; url: string | undefined }> {
  const { learnt } = session.context.channel
  const { accountId } = readLearnt(learnt)
  const url = typeof learnt.accountURL === 'string' ? learnt.accountURL : undefined
  if (accountId) return { id: accountId, url }
  const account = await session.ask((client) => client.v1.accounts.verifyCredentials())
  return { id: account.id, url: account.url }
}

/** Asks the server for its limits and for the account. Throws NetworkFailure; `no-account` when the address is not a Mastodon server. */
export async function checkAccount(session: Session): Promise<Account> {
  const learnt = await readInstance(session)
  const account = await session.ask((client) => client.v1.accounts.verifyCredentials())
  requireMastodonScopes(await readScopes(session))
  return {
    handle: `@${account.acct}@${String(learnt.domain)}`,
    name: account.displayName || account.username,
    url: account.url,
    followers: account.followersCount,
    learnt: { ...learnt, accountId: account.id, accountURL: account.url },
  }
}

/** What the access reaches, where the server tells (Mastodon since 4.3); for a token made by hand that is what its app was given. */
async function readScopes(session: Session): Promise<unknown> {
  try {
    const { json } = await session.send({ path: '/api/v1/apps/verify_credentials' })
    return (json as { scopes?: unknown }).scopes
  } catch (error) {
    // Other servers do not know the question; a server in trouble was heard of before.
    if (error instanceof NetworkFailure && error.kind !== 'throttled') return undefined
    throw error
  }
}

async function readInstance(session: Session): Promise<Record<string, unknown>> {
  const notMastodon = (cause?: unknown) =>
    new NetworkFailure('no-account', `${session.host} does not answer like a Mastodon server (version 4.0 or newer). Check the address of the channel.`, { cause })
  let json: unknown
  try {
    json = (await session.send({ path: '/api/v2/instance' })).json
  } catch (error) {
    const isOther =
      error instanceof NetworkFailure &&
      error.status !== undefined &&
      error.status < 500 &&
      error.kind !== 'throttled' &&
      error.code !== 'unauthorized' &&
      error.code !== 'suspended'
    throw isOther ? notMastodon(error) : error
  }
  const learnt = learnFromInstance(json)
  if (!learnt) throw notMastodon()
  return learnt
}
