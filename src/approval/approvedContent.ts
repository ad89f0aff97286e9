import { createHash } from 'node:crypto'
import type { HandleBook } from '../compose/mentionsFor.ts'
import { type MediaRow, type PictureDoc, type PostDoc, refId } from '../domain/documents.ts'

/** Fields of a post that shape what is read on a network. */
export const contentFields = [
  'kind',
  'target',
  'text',
  'link',
  'tags',
  'media',
  'more',
  'variants',
  'card',
  'contentWarning',
  'language',
  'overflow',
  'channels',
  'category',
  'codeOfConduct',
] as const
const order = [...contentFields, 'handles'] as const
const relations = new Set(['image', 'channel', 'channels'])

/** What an approval is about: what is read on a network, as it would leave now. The time is not part of it. */
export type ApprovedContent = Readonly<Record<string, unknown>>

/** What a post takes from elsewhere: pictures of the library by id, and the entries of the handle book that it names. */
export type Borrowed = { pictures: ReadonlyMap<string, Pick<PictureDoc, 'alt' | 'credit' | 'filename'>>; handles: HandleBook }

/**
 * The content of a post in one spelling, whether it comes from a form, the database or a copy. `borrowed`: with the words of the library and
 * the handle book that would leave with it; without, only what stands on the post itself.
 */
export function approvedContentOf(post: PostDoc, borrowed?: Borrowed): ApprovedContent {
  return inOrder(borrowed ? { ...withPictures(post, borrowed), handles: Object.fromEntries(borrowed.handles) } : post)
}

/** The same content always has the same fingerprint, also after the database has put its names in another order. */
export function fingerprintOf(content: ApprovedContent): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(content)))
    .digest('base64url')
}

/** A content as `approvedContentOf` gives it, also after the database has put its names in another order. */
export function inOrder(content: Partial<Record<(typeof order)[number], unknown>>): ApprovedContent {
  return Object.fromEntries(
    order.flatMap((name) => {
      const value = plain(content[name], name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** The post with each picture's alternative text and credit as they are sent, and its file. */
function withPictures(post: PostDoc, { pictures }: Borrowed): PostDoc {
  const full = <Row extends MediaRow>(row: Row): Row => {
    const picture = pictures.get(refId(row.image) ?? '')
    return picture ? { ...row, alt: row.alt || picture.alt, credit: row.credit || picture.credit, filename: picture.filename } : row
  }
  return {
    ...post,
    media: post.media?.map(full) ?? null,
    more: post.more?.map((part) => ({ ...part, media: part.media?.map(full) ?? null })) ?? null,
    variants: post.variants?.map((variant) => ({ ...variant, media: variant.media?.map(full) ?? null })) ?? null,
    card: post.card ? full(post.card) : null,
  }
}

/** Empty values, and ids of rows, are no content. */
function plain(value: unknown, name: string): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) {
    const rows = value.map((row) => plain(row, name)).filter((row) => row !== undefined)
    return rows.length > 0 ? rows : undefined
  }
  if (relations.has(name)) return refId(value as never)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'id')
    .map(([key, inner]): [string, unknown] => [key, plain(inner, key)])
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
