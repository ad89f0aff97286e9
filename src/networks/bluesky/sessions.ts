import type { HttpAnswer } from '../../http/http.ts'
import type { Session } from './session.ts'
import type { Access } from './xrpc.ts'

/** The signed-in account of one channel, whether by an app password or by the consent page. */
export type Sessions = {
  /** A session whose access token still lives. */
  current(): Promise<Session>
  /** A newer session than `stale`, which the server did not accept. */
  renew(stale: Session): Promise<Session>
  /** Asks the server in any case: proves that the access was not revoked, and tells how the account is. */
  restart(): Promise<Session>
  /** Renews ahead of the end. */
  refresh(): Promise<void>
  /** Who the account is, without a call where that is known. */
  identity(): Promise<Session>
  /** Ends the session on the server and forgets it. */
  end(): Promise<void>
  /** What a request of this session carries. */
  access(session: Session): Access
  /** Takes note of an answer. True: the request was refused for a matter of form, surely not executed, and is to be sent again. */
  hear(answer: HttpAnswer): boolean
}

/** An access token that ends this soon is renewed before it is used. */
const renewAheadMs = 60_000

export const isAlive = ({ endsAt }: Session, now: Date): boolean => (endsAt ? Date.parse(endsAt) : Number.POSITIVE_INFINITY) > now.getTime() + renewAheadMs
