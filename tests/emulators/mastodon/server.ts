import type { ReadBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { ApiError } from './apiError.ts'
import type { MastodonLimits } from './limits.ts'
import type { Access, Store, StoredAccount } from './store.ts'

/** The emulated server, as its routes see it. */
export type Server = {
  store: Store
  limits: MastodonLimits
  /** `http://127.0.0.1:…` */
  origin: string
  domain: string
  version: string
  apiVersion: number
  now(): Date
  /** How many more polls new media stay "processing". */
  processingPolls: number
  /** `locked`: as the newest source. `unlocked`: as older releases, where parallel calls with one key can both post. */
  idempotency: 'locked' | 'unlocked'
  /** How long making a status takes between looking for the key and storing it. */
  creationMs: number
  pendingKeys: Map<string, Promise<unknown>>
}

/** One call of the API, checked. */
export type Call = {
  server: Server
  request: KitRequest
  body: ReadBody
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  access: Access | undefined
  account: StoredAccount | undefined
}

export type Handler = (call: Call) => KitAnswer | Promise<KitAnswer>

/** The account of the caller. @throws ApiError 401 */
export function requireAccount(call: Call): StoredAccount {
  if (!call.account) throw new ApiError(401, 'The access token is invalid')
  return call.account
}

export function queryText(call: Call, name: string): string | undefined {
  const value = call.query[name]
  return typeof value === 'string' ? value : undefined
}

export function queryNumber(call: Call, name: string, fallback: number, most: number): number {
  const value = Number(call.query[name] ?? fallback)
  return Number.isFinite(value) ? Math.min(Math.max(1, value), most) : fallback
}

export function isTrue(call: Call, name: string): boolean {
  return call.query[name] === true || call.query[name] === 'true'
}
