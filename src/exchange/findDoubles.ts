import type { CollectionSlug, PayloadRequest } from 'payload'
import { type PostDoc, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import type { ImportedRow, ImportNote } from './toImportRow.ts'

export type FindDoubles = {
  house: House
  req: PayloadRequest
  rows: readonly ImportedRow[]
  /** The note about a field of a line, with the heading that the field has in the file. */
  noteFor(row: ImportedRow, path: string, message: string): ImportNote
}

/** Texts that are looked up at once. */
const step = 500

/** Lines that say what a post of ours says already, on the same channel at the same time: a file that was exported here is imported again. */
export async function findDoubles({ house, req, rows, noteFor }: FindDoubles): Promise<ImportNote[]> {
  const texts = [...new Set(rows.flatMap(({ data }) => (data.text ? [String(data.text)] : [])))]
  const known: PostDoc[] = []
  for (let from = 0; from < texts.length; from += step) {
    const { docs } = await req.payload.find({
      collection: house.slugs.posts as CollectionSlug,
      where: { and: [{ text: { in: texts.slice(from, from + step) } }, { status: { not_equals: 'cancelled' } }] },
      select: { text: true, title: true, channels: true, publishAt: true, queue: true } as never,
      depth: 0,
      pagination: false,
      overrideAccess: false,
      req,
    })
    known.push(...(docs as unknown as PostDoc[]))
  }
  const byText = Map.groupBy(known, (post) => post.text ?? '')
  return rows.flatMap((row) => {
    const double = byText.get(String(row.data.text ?? ''))?.find((post) => isSamePlace(post, row.data))
    return double ? [noteFor(row, 'text', `“${double.title}” says this on the same channel at the same time already. Import the line only if you want it twice.`)] : []
  })
}

function isSamePlace(post: PostDoc, data: Record<string, unknown>): boolean {
  const there = (post.channels ?? []).map((channel) => refId(channel))
  const here = ((data.channels ?? []) as (string | number)[]).map(String)
  const isSameChannel = here.some((id) => there.includes(id)) || (here.length === 0 && there.length === 0)
  if (data.queue === true || post.queue) return isSameChannel && data.queue === Boolean(post.queue)
  const timeOf = (moment: unknown) => (moment ? new Date(String(moment)).getTime() : undefined)
  return isSameChannel && timeOf(post.publishAt) === timeOf(data.publishAt)
}
