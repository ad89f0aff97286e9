import type { CollectionSlug, Payload } from 'payload'
import type { ChannelDoc } from './domain/documents.ts'
import type { House } from './house.ts'

/** The channels that are connected, or one of them, as the jobs need them: whoever may see them. */
export async function connectedChannels(payload: Payload, house: House, only?: string): Promise<ChannelDoc[]> {
  const { docs } = await payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { and: [{ connected: { equals: true } }, ...(only ? [{ id: { equals: only } }] : [])] } as never,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    showHiddenFields: true,
  })
  return docs as unknown as ChannelDoc[]
}
