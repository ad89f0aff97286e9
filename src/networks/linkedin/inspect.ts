import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import type { ChannelContext, Vault } from '../port.ts'
import { isObject } from '../shared/bearerSession.ts'
import { toWebOrigin } from './author.ts'
import type { App } from './tokens.ts'

/** What LinkedIn tells the app about an access. `note`: why it tells nothing, where a person can do something about it. */
export type Inspected = { scopes?: readonly string[]; note?: string }

/** A save waits for it, so it must not use up the patience of a person. */
const timeoutMs = 4_000
const sameMs = 60_000

const stranger =
  'LinkedIn tells the app in the options nothing about this access (another app made it, or the client secret is wrong), so its end and its permissions are not known here.'

/**
 * Asks LinkedIn what the access of a channel reaches and when it ends; the end is kept with the credentials. Without an app nobody can be asked. It is a
 * help and no obstacle: what LinkedIn does not tell stays unknown. Source: Token Introspection. Throws NetworkFailure `unauthorized` for an access that
 * was revoked or has expired, `forbidden` for one that is no person's.
 */
export async function inspectAccess({ channel, http, vault }: Pick<ChannelContext, 'channel' | 'http' | 'vault'>, app: App | undefined): Promise<Inspected> {
  const { accessToken } = await vault.read()
  if (!app || !accessToken) return {}
  const form = { client_id: app.clientId, client_secret: app.clientSecret, token: accessToken }
  const answer = await orNothing(http.send({ method: 'POST', url: `${toWebOrigin(channel.baseURL)}/oauth/v2/introspectToken`, body: new URLSearchParams(form), timeoutMs }))
  if (!answer || answer.status === 429 || answer.status >= 500) return {}
  const told = answer.json()
  if (answer.status >= 400) return { note: stranger }
  if (!isObject(told) || typeof told.active !== 'boolean') return {}
  if (!told.active) {
    // LinkedIn answers this for the access of another app too, and then without a status.
    if (told.status !== 'revoked' && told.status !== 'expired') return { note: stranger }
    throw new NetworkFailure(
      'unauthorized',
      `LinkedIn says that this access ${told.status === 'revoked' ? 'was revoked' : 'has expired'}. Connect the channel again, or paste a new one.`,
    )
  }
  if (told.auth_type === '2L') throw new NetworkFailure('forbidden', 'This access belongs to an app and to no person, so it cannot publish. Make one for a person who may.')
  if (typeof told.expires_at === 'number' && told.expires_at > 0) await keepEnd(vault, accessToken, new Date(told.expires_at * 1000))
  const scopes = typeof told.scope === 'string' ? told.scope.split(/[\s,]+/).filter((one) => one !== '') : []
  return scopes.length > 0 ? { scopes } : {}
}

/** The end of a pasted access is known to nobody else. One that is known is left as it is: storing says when the access began. */
async function keepEnd(vault: Vault, accessToken: string, at: Date): Promise<void> {
  const isKnown = (expiresAt: string | undefined) => Math.abs(Date.parse(expiresAt ?? '') - at.getTime()) < sameMs
  if (Number.isNaN(at.getTime()) || isKnown((await vault.read()).expiresAt)) return
  await vault.update((current) => (current.accessToken === accessToken ? { ...current, expiresAt: at.toISOString() } : current))
}

async function orNothing(asked: Promise<HttpAnswer>): Promise<HttpAnswer | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NetworkFailure) return undefined
    throw error
  }
}
