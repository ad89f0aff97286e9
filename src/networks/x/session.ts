import type { ChannelContext } from '../port.ts'
import { type BearerSession, createBearerSession } from '../shared/bearerSession.ts'
import { toXFailure } from './answers.ts'
import { exchangeRefreshToken, type XApp } from './oauth.ts'

/** How one channel talks to X, and what this installation may do there. */
export type Session = BearerSession & { app: XApp | undefined; paidQuotes: boolean }

export function createXSession(context: ChannelContext, { app, paidQuotes }: { app: XApp | undefined; paidQuotes: boolean }): Session {
  const exchange = app ? (refreshToken: string) => exchangeRefreshToken({ http: context.http, baseURL: context.channel.baseURL, app, now: context.now, refreshToken }) : undefined
  const session = createBearerSession({ context, exchange, toFailure: toXFailure, isRefusedToken: ({ status }) => status === 401 })
  return { ...session, app, paidQuotes }
}
