import type { CollectionSlug, PayloadRequest } from 'payload'
import { type BookEntry, type HandleBook, handleKeysIn } from './compose/mentionsFor.ts'
import type { Problem } from './domain/content.ts'
import type { PostDoc } from './domain/documents.ts'
import type { House } from './house.ts'
import { readOnce } from './shared.ts'

type HandleDoc = { key: string; name: string; doNotEngage?: boolean | null } & Record<string, unknown>

/** Reads the entries of the handle book that a post refers to. */
export async function loadHandleBook({ house, req, post }: { house: House; req: PayloadRequest; post: PostDoc }): Promise<HandleBook> {
  const keys = [...new Set(textsOf(post).flatMap(({ text }) => handleKeysIn(text)))]
  if (keys.length === 0) return new Map()
  const found = await readOnce(req, `handles ${keys.join(' ')}`, () =>
    req.payload.find({
      collection: house.slugs.handles as CollectionSlug,
      where: { key: { in: keys } } as never,
      depth: 0,
      pagination: false,
      overrideAccess: true,
      req,
    }),
  )
  return new Map((found.docs as unknown as HandleDoc[]).map((doc) => [doc.key, toEntry(doc, house)]))
}

function toEntry(doc: HandleDoc, house: House): BookEntry {
  const handles = Object.fromEntries([...house.networks.keys()].map((network) => [network, typeof doc[network] === 'string' ? doc[network] : null]))
  return { name: doc.name, handles, doNotEngage: doc.doNotEngage }
}

/** References that the book does not know: nothing is published with one. */
export function unknownHandles(post: PostDoc, book: HandleBook): Problem[] {
  return textsOf(post).flatMap(({ path, text }) =>
    handleKeysIn(text)
      .filter((key) => !book.has(key))
      .map((key): Problem => ({ path, level: 'block', message: `“@{${key}}” is not in the handle book. Add “${key}” there, or write the name itself.` })),
  )
}

function textsOf(post: PostDoc): { path: string; text: string | null | undefined }[] {
  return [
    { path: 'text', text: post.text },
    ...(post.more ?? []).map((part, index) => ({ path: `more.${index}.text`, text: part.text })),
    ...(post.variants ?? []).map((variant, index) => ({ path: `variants.${index}.text`, text: variant.text })),
  ]
}
