import type { ReadBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { unauthorized } from './apiError.ts'
import type { Store, StoredAccount } from './store.ts'

/** What a test or a demo may change while the server runs. */
export type PinterestSettings = {
  /** `trial`: Pins are seen by their creator only. `trial-refused`: no Pins outside of the sandbox at all. @default 'standard' */
  appAccess: 'standard' | 'trial' | 'trial-refused'
  /** Whether a saved Pin tells where it is from. @default true */
  tellsParent: boolean
  /** How long an access token lives. @default 30 days */
  accessMs: number
}

/** The emulated server, as its routes see it. */
export type Server = { store: Store; settings: PinterestSettings; origin: string; now(): Date }

/** One call of the API, checked. */
export type Call = {
  server: Server
  request: KitRequest
  body: ReadBody
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  account: StoredAccount | undefined
}

export type Handler = (call: Call) => KitAnswer | Promise<KitAnswer>

/** @throws ApiError 401 */
export function requireAccount(call: Call): StoredAccount {
  if (!call.account) throw unauthorized()
  return call.account
}

/** A list in pages. The bookmark is the place of the next one. */
export function answerPage<T>(call: Call, all: readonly T[], toJson: (one: T) => unknown): KitAnswer {
  const size = Number(call.query.page_size ?? 25)
  const start = Number(typeof call.query.bookmark === 'string' ? call.query.bookmark : 0)
  const bookmark = start + size < all.length ? String(start + size) : null
  return { json: { items: all.slice(start, start + size).map(toJson), bookmark } }
}
