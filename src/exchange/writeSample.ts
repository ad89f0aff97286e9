import type { CollectionSlug, PayloadRequest } from 'payload'
import type { House } from '../house.ts'
import { writeRecord } from './writeCsv.ts'

const dayMs = 24 * 3_600_000

/** A small file in the form of the import, with names of channels that are there, to be filled by hand. */
export async function writeSample(house: House, req: PayloadRequest): Promise<string> {
  const found = await req.payload.find({
    collection: house.slugs.channels as CollectionSlug,
    where: { standing: { not_equals: 'dormant' } },
    sort: 'id',
    limit: 2,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const channels = (found.docs as unknown as { name: string }[]).map(({ name }) => name)
  const day = (days: number) => new Date(house.runtime(req.payload).now().getTime() + days * dayMs).toISOString().slice(0, 10)
  return [
    ['title', 'text', 'link', 'tags', 'channels', 'publishAt', 'status', 'category'],
    [
      'Our next workshop',
      'Applications for our next workshop are open.\nYou need no experience, only curiosity.',
      'https://example.org/workshop',
      'Workshop | Python',
      channels.join(' | '),
      `${day(7)} 09:30`,
      'draft',
      'event',
    ],
    ['A thank-you', 'Thank you to everybody who translated a page this month.', '', 'Community', channels[0] ?? '', `${day(14)} 12:00`, 'draft', 'community'],
  ]
    .map(writeRecord)
    .join('')
}
