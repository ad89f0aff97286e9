import type { ReadBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { unauthorized } from './problem.ts'
import type { Access, Store, StoredUser } from './store.ts'

/** What a test or a demo may change while the server runs. */
export type XSettings = {
  /** Quote posts are for Enterprise. @default true */
  quotes: boolean
  /** `summoned`: as for self-serve apps since 2026, only posts that mention or quote the account, and its own, may be answered. @default 'anyone' */
  replies: 'anyone' | 'summoned'
  /** Whether the app can pay. `capped`: the plan's cap is reached. @default 'enough' */
  credits: 'enough' | 'depleted' | 'capped'
  /** How many more polls new media stay "pending". @default 0 */
  processingPolls: number
  /** Processing ends in "failed". @default false */
  processingFails: boolean
  /** How long the same words are refused. @default 24 hours */
  duplicateMs: number
  /** How long an access token lives. @default 2 hours */
  accessMs: number
  /** Whether a repost is answered with its own id, which the description has and older answers have not. @default true */
  repostIds: boolean
}

/** The emulated server, as its routes see it. */
export type Server = { store: Store; settings: XSettings; origin: string; now(): Date }

/** One call of the API, checked. */
export type Call = {
  server: Server
  request: KitRequest
  body: ReadBody
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  access: Access | undefined
  user: StoredUser | undefined
}

export type Handler = (call: Call) => KitAnswer | Promise<KitAnswer>

/** @throws Problem 401 */
export function requireUser(call: Call): StoredUser {
  if (!call.user) throw unauthorized()
  return call.user
}

/** The values of a query parameter that is a list. */
export function queryList(call: Call, name: string): readonly string[] {
  const value = call.query[name]
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}

export function queryText(call: Call, name: string): string | undefined {
  const value = call.query[name]
  return typeof value === 'string' ? value : undefined
}
