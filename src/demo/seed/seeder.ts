import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

/** A created document, as far as the seed needs it. */
export type Seeded = { id: number | string }

/** Creates documents through the Local API, so that everything that is seeded went through the same hooks as what people write. */
export type Seeder = {
  payload: Payload
  /** Later documents are made in this person's name. */
  actAs(user: Seeded): void
  /** With `promote`, an article that goes live is promoted like any other; without, it counts as known for long. */
  create(collection: string, data: Record<string, unknown>, more?: { promote?: boolean; draft?: boolean; file?: SeededFile }): Promise<Seeded>
  /** Adds the words of another language. */
  translate(collection: string, doc: Seeded, locale: string, data: Record<string, unknown>): Promise<void>
  settings(data: Record<string, unknown>): Promise<void>
  /** Writes past the hooks what only time can make: when something was entered, that a post went out. */
  backdate(collection: string, doc: Seeded, data: Record<string, unknown>): Promise<void>
}

export type SeededFile = { data: Buffer; mimetype: string; name: string; size: number }

const quiet = { socialCampaigns: { promote: false } }

export function createSeeder(payload: Payload, { transactionID }: { transactionID?: number | string | undefined } = {}): Seeder {
  let user: Seeded | undefined
  // Payload writes into the request it is given, so each call has its own.
  const inTransaction = () => (transactionID === undefined ? {} : { req: { transactionID } })
  return {
    payload,
    actAs: (next) => {
      user = next
    },
    async settings(data) {
      await payload.updateGlobal({ ...inTransaction(), slug: 'social-settings' as never, data: data as never, depth: 0 })
    },
    async create(collection, data, { promote = false, draft = false, file } = {}) {
      const options = {
        ...inTransaction(),
        collection: collection as CollectionSlug,
        data: data as never,
        draft,
        depth: 0,
        // The names of the demo's handle book exist on no network.
        context: collection === 'social-handles' ? { socialCampaigns: { system: true } } : promote ? {} : quiet,
        ...(user && { user: user as never }),
        ...(file && { file }),
      }
      return (await payload.create(options)) as Seeded
    },
    async backdate(collection, { id }, data) {
      await payload.db.updateOne({ collection: collection as CollectionSlug, id, data, ...(transactionID === undefined ? {} : { req: { transactionID } as PayloadRequest }) })
    },
    async translate(collection, { id }, locale, data) {
      await payload.update({ ...inTransaction(), collection: collection as CollectionSlug, id, locale: locale as never, data: data as never, depth: 0, context: quiet })
    },
  }
}

/** A moment this many days before (negative) or after now. */
export function daysFromNow(days: number, hour = 9): string {
  const at = new Date()
  at.setUTCDate(at.getUTCDate() + days)
  at.setUTCHours(hour, 0, 0, 0)
  return at.toISOString()
}
