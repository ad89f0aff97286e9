import type { CollectionSlug, PayloadRequest } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import { NetworkFailure } from '../domain/failures.ts'
import type { House } from '../house.ts'

/** How long somebody waits for all networks together. */
const patienceMs = 6_000

/** What a network said about a handle, or why it could not be asked. */
export type Asked = 'there' | 'missing' | { why: string }

/** Asks a network whether there is such a handle, with the access of a channel that is connected there. Never throws. */
export async function askHandle({ house, req, network, handle }: { house: House; req: PayloadRequest; network: string; handle: string }): Promise<Asked> {
  const found = await req.payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { and: [{ network: { equals: network } }, { connected: { equals: true } }] } as never,
    depth: 0,
    limit: 20,
    overrideAccess: true,
    showHiddenFields: true,
    req,
  })
  const channels = found.docs as unknown as ChannelDoc[]
  let why = 'There is no connected channel on it to ask with.'
  // One that works is enough; those without trouble are asked first.
  for (const channel of channels.toSorted((a, b) => Number(Boolean(a.trouble)) - Number(Boolean(b.trouble)))) {
    const { hasHandle } = house.runtime(req.payload).open(channel).connection
    if (!hasHandle) {
      why = 'The access of its channels does not let handles be looked up.'
      continue
    }
    try {
      return (await within(patienceMs, hasHandle(handle))) ? 'there' : 'missing'
    } catch (error) {
      why = error instanceof NetworkFailure ? error.message : 'The network could not be asked.'
      if (error instanceof NetworkFailure && error.code === 'unreachable') break
    }
  }
  return { why }
}

async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      asked,
      new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(new NetworkFailure('unreachable', 'The network did not answer in time.')), ms)
      }),
    ])
  } finally {
    clearTimeout(late)
  }
}
