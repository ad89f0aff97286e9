import type { ReadBody } from '../kit/readBody.ts'
import type { KitAnswer, KitRequest } from '../kit/startServer.ts'
import { gone, noPermission } from './graphError.ts'
import type { Access, Entry, Page, Store } from './store.ts'

export type App = { clientId: string; clientSecret: string; name: string; requireProof: boolean }

/** The emulated network, as its routes see it. */
export type Server = {
  store: Store
  origin: string
  app: App
  /** Whether the app was reviewed for reading other Pages' posts. */
  hasPublicContentAccess: boolean
  /** Whether a message that equals the one before is refused. */
  refusesRepeats: boolean
  now(): Date
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

/** The Page of the path, when the token is its own. @throws GraphError */
export function requireOwnPage({ server, access, params }: Call): Page {
  const page = server.store.pages.get(params.id ?? '')
  if (!page || access.pageId !== page.id) throw noPermission('Requires a Page access token of this Page, with the task CREATE_CONTENT')
  return page
}

/** A published entry for everybody, an unpublished one for its Page. @throws GraphError */
export function requireEntry({ server, access, params }: Call): Entry {
  const entry = server.store.entries.get(params.id ?? '')
  if (!entry || (!entry.isPublished && entry.pageId !== access.pageId)) throw gone(params.id ?? '')
  return entry
}
