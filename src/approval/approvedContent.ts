import { createHash } from 'node:crypto'
import { type PostDoc, refId } from '../domain/documents.ts'

/** What an approval is about: everything that shapes what is read on a network. The time is not part of it. */
const fields = [
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
const relations = new Set(['image', 'channel', 'channels'])

export type ApprovedContent = Readonly<Record<string, unknown>>

/** The content of a post in one spelling, whether it comes from a form, the database or a copy. */
export function approvedContentOf(post: PostDoc): ApprovedContent {
  return Object.fromEntries(
    fields.flatMap((name) => {
      const value = plain(post[name], name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** The same content always has the same fingerprint. */
export function fingerprintOf(content: ApprovedContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
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
