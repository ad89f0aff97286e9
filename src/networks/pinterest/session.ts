import type { ChannelContext } from '../port.ts'
import { type BearerSession, createBearerSession } from '../shared/bearerSession.ts'
import { isRefusedToken, toPinterestFailure } from './answers.ts'
import { exchangeRefreshToken, type PinterestApp } from './oauth.ts'

/** How one channel talks to Pinterest. */
export type Session = BearerSession

export function createPinterestSession(context: ChannelContext, app: PinterestApp | undefined): Session {
  const exchange = app ? (refreshToken: string) => exchangeRefreshToken({ http: context.http, baseURL: context.channel.baseURL, app, now: context.now, refreshToken }) : undefined
  return createBearerSession({ context, exchange, toFailure: toPinterestFailure, isRefusedToken })
}
