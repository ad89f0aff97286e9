import { NetworkFailure } from '../../domain/failures.ts'
import type { Vault } from '../port.ts'

/** What a token endpoint gives. `expiresAt` is ISO 8601. */
export type OauthTokens = { accessToken: string; refreshToken?: string; expiresAt?: string }

/** The access of one channel whose tokens end by themselves. All changes go through the vault, so that no two workers renew at once. */
export type OauthAccess = {
  /** The access token, renewed first when it is about to end. @throws NetworkFailure `not-connected`, or what the renewal ended with */
  token(): Promise<string>
  /** Another token than one that was refused: what another worker stored meanwhile, else a renewed one. Undefined when there is no way to get one. */
  replace(refused: string): Promise<string | undefined>
  /** Renews ahead of the end. @throws NetworkFailure `not-supported` when there is nothing to renew with */
  renew(): Promise<void>
  /** When the access token ends, when that is known. */
  endsAt(): Promise<Date | undefined>
}

type OauthContext = {
  vault: Vault
  now(): Date
  channelName: string
  /** Spends a refresh token. Undefined: this installation cannot renew (it has no client id). */
  exchange: ((refreshToken: string) => Promise<OauthTokens>) | undefined
}

/** A token that ends within this time is renewed before it is used. */
const aheadMs = 60_000

export function createOauthAccess({ vault, now, channelName, exchange }: OauthContext): OauthAccess {
  async function readToken(): Promise<{ accessToken: string; refreshToken: string | undefined; expiresAt: Date | undefined }> {
    const { accessToken, refreshToken, expiresAt } = await vault.read()
    if (!accessToken) throw new NetworkFailure('not-connected', `The channel "${channelName}" has no access token.`)
    const at = expiresAt ? new Date(expiresAt) : undefined
    return { accessToken, refreshToken, expiresAt: at && !Number.isNaN(at.getTime()) ? at : undefined }
  }

  /** Inside the vault's turn: whoever comes second finds the new token and renews nothing, because a refresh token can be spent only once. */
  async function replace(refused: string): Promise<string | undefined> {
    const stored = await vault.update(async (current) => {
      if (current.accessToken !== refused || !current.refreshToken || !exchange) return current
      return { ...current, ...(await exchange(current.refreshToken)) }
    })
    return stored.accessToken === refused ? undefined : stored.accessToken
  }

  return {
    replace,
    async token() {
      const { accessToken, refreshToken, expiresAt } = await readToken()
      const leftMs = expiresAt ? expiresAt.getTime() - now().getTime() : Number.POSITIVE_INFINITY
      if (leftMs > aheadMs || !refreshToken || !exchange) return accessToken
      try {
        return (await replace(accessToken)) ?? accessToken
      } catch (error) {
        const isPassing = error instanceof NetworkFailure && (error.kind === 'unreachable' || error.kind === 'throttled')
        if (isPassing && leftMs > 0) return accessToken
        throw error
      }
    },
    async renew() {
      const { accessToken, refreshToken } = await readToken()
      if (!refreshToken || !exchange) throw new NetworkFailure('not-supported', `The access of the channel "${channelName}" cannot be renewed. Reconnect it before it ends.`)
      await replace(accessToken)
    },
    endsAt: async () => (await readToken()).expiresAt,
  }
}
