import { NetworkFailure } from '../../domain/failures.ts'
import type { Http } from '../../http/http.ts'
import type { ChannelContext, Credentials } from '../port.ts'
import { linkedinRules, toLinkedInFailure } from './answers.ts'
import { toWebOrigin } from './author.ts'

/** The app that asks for access. Without one, access cannot be renewed. */
export type App = { clientId: string; clientSecret: string }

const renewAheadMs = 60_000
/** Access lives 60 days; what ends within a week is renewed by `refresh`. */
const refreshAheadMs = 7 * 24 * 3_600_000

/** The access token of one channel. It is renewed where LinkedIn gave a refresh token (approved partners only), once for all workers. */
export type Tokens = {
  /** @throws NetworkFailure `not-connected`, `unauthorized` */
  current(): Promise<string>
  /** Another token than the one that was not accepted, or undefined when there can be none. */
  renew(stale: string): Promise<string | undefined>
  /** Renews what ends within a week, where it can be. */
  refresh(): Promise<void>
  /** When the access ends for good, unless a person connects again. */
  endsAt(): Promise<Date | undefined>
}

export function createTokens({ channel, vault, http, now }: ChannelContext, app: App | undefined): Tokens {
  const endsWithin = ({ expiresAt }: Credentials, ms: number) => expiresAt !== undefined && Date.parse(expiresAt) <= now().getTime() + ms
  const canRenew = ({ refreshToken }: Credentials) => app !== undefined && Boolean(refreshToken)

  async function exchange(stale: string): Promise<Credentials> {
    return vault.update(async (newest) => {
      // Another worker was first.
      if (newest.accessToken !== stale || !app || !newest.refreshToken) return newest
      const form = { grant_type: 'refresh_token', refresh_token: newest.refreshToken, client_id: app.clientId, client_secret: app.clientSecret }
      return { ...newest, ...(await requestToken({ http, baseURL: channel.baseURL, form, now: now() })).credentials }
    })
  }

  return {
    async current() {
      const held = await vault.read()
      if (!held.accessToken) throw new NetworkFailure('not-connected', `The channel "${channel.name}" has no access token.`)
      const { accessToken } = endsWithin(held, renewAheadMs) && canRenew(held) ? await exchange(held.accessToken) : held
      return accessToken ?? held.accessToken
    },
    async renew(stale) {
      const held = await vault.read()
      if (held.accessToken !== stale) return held.accessToken
      return canRenew(held) ? (await exchange(stale)).accessToken : undefined
    },
    async refresh() {
      const held = await vault.read()
      if (held.accessToken && canRenew(held) && (held.expiresAt === undefined || endsWithin(held, refreshAheadMs))) await exchange(held.accessToken)
    },
    async endsAt() {
      const held = await vault.read()
      const at = canRenew(held) ? held.refreshExpiresAt : held.expiresAt
      return at === undefined || Number.isNaN(Date.parse(at)) ? undefined : new Date(at)
    },
  }
}

/** Asks for a token, by a code or a refresh token. Gives what is to be kept and what was granted. Throws NetworkFailure. */
export async function requestToken({ http, baseURL, form, now }: { http: Http; baseURL: string; form: Record<string, string>; now: Date }): Promise<{
  credentials: Record<string, string>
  scopes: readonly string[]
}> {
  const answer = await http.send({ method: 'POST', url: `${toWebOrigin(baseURL)}/oauth/v2/accessToken`, body: new URLSearchParams(form) })
  const json = answer.status >= 200 && answer.status < 300 ? answer.json() : undefined
  const given = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  if (typeof given.access_token !== 'string') {
    const failure = toLinkedInFailure(answer, { stage: 'prepare', rules: linkedinRules, now })
    throw failure.kind === 'refused' ? new NetworkFailure('unauthorized', failure.message, { status: answer.status }) : failure
  }
  const moment = (seconds: unknown) => (typeof seconds === 'number' && seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : undefined)
  const kept = {
    accessToken: given.access_token,
    expiresAt: moment(given.expires_in),
    refreshToken: typeof given.refresh_token === 'string' ? given.refresh_token : undefined,
    refreshExpiresAt: moment(given.refresh_token_expires_in),
  }
  const credentials = Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return { credentials, scopes: typeof given.scope === 'string' ? given.scope.split(/[ ,]+/) : [] }
}
