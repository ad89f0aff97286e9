import type { CollectionSlug, Where } from 'payload'
import type { Reader } from './desk.ts'

type Question = { collection: string; where: Where; sort?: string; limit?: number }

/** Reads documents with the rights of the person who looks, without what they refer to. Nothing where that person may not read. */
export async function findAs<Doc>({ payload, user, req }: Reader, { collection, where, sort = 'id', limit = 200 }: Question): Promise<Doc[]> {
  try {
    const found = await payload.find({
      collection: collection as CollectionSlug,
      where,
      sort,
      limit,
      pagination: false,
      depth: 0,
      overrideAccess: false,
      user: user ?? null,
      ...(req ? { req } : {}),
    })
    return found.docs as unknown as Doc[]
  } catch (error) {
    return unlessForbidden(error, [])
  }
}

/** Reads one page of documents with the rights of the person who looks, and whether it is the last. */
export async function pageAs<Doc>(
  { payload, user }: Reader,
  { collection, where, sort = ['-createdAt', '-id'], limit, page }: { collection: string; where: Where; sort?: string[]; limit: number; page: number },
): Promise<{ docs: Doc[]; isLast: boolean }> {
  try {
    const found = await payload.find({ collection: collection as CollectionSlug, where, sort, limit, page, depth: 0, overrideAccess: false, user: user ?? null })
    return { docs: found.docs as unknown as Doc[], isLast: !found.hasNextPage }
  } catch (error) {
    return unlessForbidden(error, { docs: [], isLast: true })
  }
}

/** Counts with the rights of the person who looks. */
export async function countAs({ payload, user }: Reader, collection: string, where: Where): Promise<number> {
  try {
    return (await payload.count({ collection: collection as CollectionSlug, where, overrideAccess: false, user: user ?? null })).totalDocs
  } catch (error) {
    return unlessForbidden(error, 0)
  }
}

/** Reads a global with the rights of the person who looks. */
export async function globalAs<Doc>({ payload, user }: Reader, slug: string): Promise<Doc | undefined> {
  try {
    return (await payload.findGlobal({ slug: slug as never, depth: 0, overrideAccess: false, user: user ?? null })) as Doc
  } catch (error) {
    return unlessForbidden(error, undefined)
  }
}

/** Not being allowed to read is an answer; everything else is an error. */
function unlessForbidden<T>(error: unknown, answer: T): T {
  if ((error as { status?: number } | null)?.status === 403) return answer
  throw error
}
