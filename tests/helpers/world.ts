import type { Payload } from 'payload'
import { startMastodonEmulator } from '../emulators/mastodon/startMastodonEmulator.ts'
import { type BootOptions, bootPayload, type PayloadApp } from './payloadApp.ts'
import { waitFor } from './waitFor.ts'

/** A row of the ledger as the API gives it. */
export type DeliveryRow = {
  id: number
  post: number
  channel: number
  state: string
  url?: string | null
  dueAt: string
  holdReason?: string | null
  error?: { code?: string | null; message?: string | null; advice?: string | null }
  parts: { text: string; token?: string; remoteId?: string; url?: string }[]
  attempts: { outcome: string; code?: string }[]
  moves: { from?: string; to: string; by: string }[]
  evidence?: string | null
  askedAt?: string | null
}

/** The demo app on a database of its own, with a Mastodon server to publish to: what most stories need. */
export type World = Awaited<ReturnType<typeof createWorld>>

export async function createWorld(boot: BootOptions = {}) {
  const mastodon = await startMastodonEmulator()
  const app: PayloadApp = await bootPayload(boot)
  const { payload } = app

  /** Creates a document as the server itself does. */
  async function create<Doc = { id: number }>(collection: string, data: Record<string, unknown>, more: Partial<Parameters<Payload['create']>[0]> = {}): Promise<Doc> {
    return (await payload.create({ collection: collection as never, data: data as never, depth: 0, ...(more as object) })) as Doc
  }
  async function update<Doc = { id: number }>(collection: string, id: number | string, data: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Doc> {
    return (await payload.update({ collection: collection as never, id, data: data as never, depth: 0, ...more })) as Doc
  }
  async function find<Doc>(collection: string, where: Record<string, unknown> = {}): Promise<Doc[]> {
    return (await payload.find({ collection: collection as never, where: where as never, depth: 0, pagination: false, sort: 'id' })).docs as Doc[]
  }
  return {
    app,
    payload,
    mastodon,
    create,
    update,
    find,
    /** A connected Mastodon channel with an account of its own. */
    async channel(name: string, data: Record<string, unknown> = {}) {
      const account = mastodon.createAccount(name.toLowerCase().replace(/\W+/g, '_'))
      const doc = await create<{ id: number }>('social-channels', {
        name,
        network: 'mastodon',
        baseURL: mastodon.url,
        standing: 'active',
        timezone: 'Europe/Berlin',
        credentials: { accessToken: account.token },
        ...data,
      })
      return { ...doc, account }
    },
    deliveries: (where: Record<string, unknown> = {}) => find<DeliveryRow>('social-deliveries', where),
    /** Waits until every delivery that matches is in one of the states. */
    async settled(where: Record<string, unknown>, states: readonly string[], timeoutMs = 20_000): Promise<DeliveryRow[]> {
      return waitFor(
        async () => {
          const rows = await find<DeliveryRow>('social-deliveries', where)
          return rows.length > 0 && rows.every((row) => states.includes(row.state)) ? rows : undefined
        },
        { timeoutMs },
      )
    },
    async close() {
      await app.close()
      await mastodon.close()
    },
  }
}

/** A paragraph of an article's content, as Payload's editor stores it. */
export function lexical(...paragraphs: string[]): Record<string, unknown> {
  return {
    root: {
      type: 'root',
      direction: 'ltr',
      format: '',
      indent: 0,
      version: 1,
      children: paragraphs.map((text) => ({
        type: 'paragraph',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        textFormat: 0,
        children: [{ type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }],
      })),
    },
  }
}
