import type { ComposedPost } from './composedPost.ts'
import { field, isFields, readId, readRelated } from './fields.ts'

/** The fields of a post that follow its article until it is sent. Time and channels are the plan's and the team's. */
export const followedFields = ['title', 'text', 'link', 'tags', 'media', 'card', 'variants', 'language', 'category'] as const satisfies readonly (keyof ComposedPost)[]
export type FollowedField = (typeof followedFields)[number]

/** What was composed, as one short mark for each field: stored with the post, to know later whether a person changed it. */
export type Fingerprints = Record<FollowedField, string>

/** The post as it is stored now: its fields as read from the database, populated or not. */
export type CurrentPost = { readonly [Field in FollowedField]?: unknown } & {
  /** Fields that a person is known to have changed. */ readonly editedByPerson?: readonly string[] | undefined
}

export type LateUpdate = {
  /** The fields to write. */
  patch: Partial<Pick<ComposedPost, FollowedField>>
  /** Fields that would have changed, and were left because a person wrote them. */
  kept: FollowedField[]
}

/** The marks of a composed post, or of a stored one: equal where the content is equal, however the database gives it back. */
export function fingerprint(post: CurrentPost): Fingerprints {
  return Object.fromEntries(followedFields.map((name) => [name, hash(canonical(name, post[name]))])) as Fingerprints
}

/**
 * What to change in an unsent post after its article changed. `before` is what was composed last time (or its marks), `now` is
 * what would be composed today. A field that a person changed is kept. Undefined: nothing to do.
 */
export function updateComposed(input: { before: ComposedPost | Fingerprints; now: ComposedPost; current: CurrentPost }): LateUpdate | undefined {
  const before = isComposed(input.before) ? fingerprint(input.before) : input.before
  const now = fingerprint(input.now)
  const current = fingerprint(input.current)
  const patch: Partial<Record<FollowedField, unknown>> = {}
  const kept: FollowedField[] = []
  for (const name of followedFields) {
    if (now[name] === before[name] || now[name] === current[name]) continue
    const isEdited = current[name] !== before[name] || input.current.editedByPerson?.includes(name) === true
    if (isEdited) kept.push(name)
    else patch[name] = input.now[name]
  }
  return Object.keys(patch).length === 0 && kept.length === 0 ? undefined : { patch: patch as LateUpdate['patch'], kept }
}

function isComposed(before: ComposedPost | Fingerprints): before is ComposedPost {
  return Array.isArray(before.tags)
}

/** Only what was composed counts: row ids, populated documents, null for nothing and line ends are the database's. */
function canonical(name: FollowedField, value: unknown): unknown {
  if (name === 'tags') return rows(value).map((tag) => words(isFields(tag) ? (field(tag, 'tag') ?? field(tag, 'name')) : tag).replace(/^#+/u, ''))
  if (name === 'media') return pictures(value)
  if (name === 'variants') {
    const named = rows(value).map((row) => ({
      key: words(field(row, 'network')) + id(field(row, 'channel')),
      all: [words(field(row, 'text')), words(field(row, 'title')), pictures(field(row, 'media'))],
    }))
    return named.sort((a, b) => (a.key < b.key ? -1 : 1))
  }
  if (name === 'card') return [words(field(value, 'title')), words(field(value, 'description')), id(field(value, 'image'))]
  return words(value)
}

function pictures(value: unknown): string[][] {
  return rows(value).map((row) => [id(field(row, 'image')), words(field(row, 'alt')), words(field(row, 'credit'))])
}

function id(value: unknown): string {
  return String(readId(readRelated(value)) ?? '')
}

function rows(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\r\n?/gu, '\n').trim() : ''
}

/** 106 bits from two runs of cyrb53: short to store, works in browsers, and not meant to resist an attacker. */
function hash(value: unknown): string {
  const text = JSON.stringify(value)
  return `${cyrb53(text, 1)}${cyrb53(text, 2)}`
}

function cyrb53(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0')
}
