import type { ReadBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { ApiError } from './apiError.ts'
import type { Access, Store } from './store.ts'

export type App = { clientId: string; clientSecret: string; name: string; scopes: readonly string[]; hasRefreshTokens: boolean }

/** The emulated network, as its routes see it. */
export type Server = {
  store: Store
  origin: string
  app: App
  /** Living API versions: the oldest and the newest, YYYYMM. */
  versions: { oldest: string; newest: string }
  /** Requests that a member may make on a UTC day. */
  perDay: number
  /** How many more polls a new image stays "PROCESSING". */
  processingPolls: number
  now(): Date
  /** Everything in a request that is not described. */
  violations: string[]
}

/** One call of the API, checked. */
export type Call = {
  server: Server
  request: KitRequest
  body: ReadBody
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  access: Access
}

export type Handler = (call: Call) => KitAnswer

const publishingRoles = ['ADMINISTRATOR', 'CONTENT_ADMIN', 'DIRECT_SPONSORED_CONTENT_POSTER']

const writing = {
  post: { person: 'w_member_social', organization: 'w_organization_social' },
  comment: { person: 'w_member_social_feed', organization: 'w_organization_social_feed' },
} as const

/** @throws ApiError 403 unless the caller may write this as the author */
export function requireActor({ server, access }: Call, author: string, what: keyof typeof writing = 'post'): void {
  const id = author.slice(author.lastIndexOf(':') + 1)
  const isPerson = author.startsWith('urn:li:person:')
  const mayAct = isPerson
    ? id === access.memberId && access.scopes.includes(writing[what].person)
    : access.scopes.includes(writing[what].organization) && publishingRoles.includes(server.store.organizations.get(id)?.roles.get(access.memberId) ?? '')
  if (!mayAct) throw new ApiError(403, 'ACCESS_DENIED', `Field Value validation failed in REQUEST_BODY: Data Processing Exception while processing fields [/author]`, 100)
}
