import { NetworkFailure } from '../../domain/failures.ts'
import type { HttpAnswer } from '../../http/http.ts'
import type { ChannelContext } from '../port.ts'
import { type BearerRequest, createBearerSession } from '../shared/bearerSession.ts'
import type { OauthAccess } from '../shared/oauthAccess.ts'
import { toLinkedInFailure } from './answers.ts'
import { type Inspected, inspectAccess } from './inspect.ts'
import { type App, readEnd, requestToken } from './tokens.ts'

/** `path`: below the API, its parameters already encoded as Rest.li wants them; or a whole address that the API gave. */
export type ApiRequest = Omit<BearerRequest, 'query' | 'expects'>

/** How one channel talks to LinkedIn. */
export type Session = {
  context: ChannelContext
  access: OauthAccess
  /** When the access ends for good. */
  endsAt(): Promise<Date | undefined>
  /** What LinkedIn tells the app about the access. Throws NetworkFailure when it is none that can publish. */
  inspect(): Promise<Inspected>
  /** Any 2xx answer will do. Throws NetworkFailure. */
  send(request: ApiRequest): Promise<HttpAnswer>
  /** The JSON object of a 2xx answer. Throws NetworkFailure. */
  read(request: ApiRequest): Promise<Record<string, unknown>>
}

/** `version` is the `Linkedin-Version` header, YYYYMM. A version lives about a year. */
export function createSession(context: ChannelContext, { version, app }: { version: string; app: App | undefined }): Session {
  const { channel, http, now } = context
  const renewWith = ({ clientId, clientSecret }: App, refreshToken: string) =>
    requestToken({
      http,
      baseURL: channel.baseURL,
      form: { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret },
      now: now(),
    })
  const session = createBearerSession({
    context,
    exchange: app && (async (refreshToken) => (await renewWith(app, refreshToken)).kept),
    toFailure: toLinkedInFailure,
    isRefusedToken: ({ status }) => status === 401,
  })
  const withVersion = ({ headers, ...request }: ApiRequest): BearerRequest => ({
    ...request,
    headers: { ...headers, 'linkedin-version': version, 'x-restli-protocol-version': '2.0.0' },
  })
  return {
    context,
    access: session.access,
    endsAt: () => readEnd(context, app),
    inspect: () => inspectAccess(context, app),
    send: async (request) => (await session.send({ ...withVersion(request), expects: 'nothing' })).answer,
    read: async (request) => (await session.send(withVersion(request))).json,
  }
}

/** What is asked for where it is allowed; undefined where the access of the channel does not reach. */
export async function whereAllowed<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NetworkFailure && error.code === 'forbidden') return undefined
    throw error
  }
}

/** What is asked for where it is; undefined where it is gone. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}
