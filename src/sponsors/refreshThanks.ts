import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import { type Fingerprints, fingerprint, followedFields } from '../compose/lateUpdate.ts'
import { type PostDoc, refId } from '../domain/documents.ts'
import type { House } from '../house.ts'
import type { Obligation } from '../schedule/obligations.ts'
import type { SponsorDoc } from './sponsorDoc.ts'

/** What was composed for a thank-you, as marks of its fields, and the facts it was composed from. */
export type ThanksMarks = Fingerprints & { facts: string }

/** What a thank-you is written from, in short: it is written anew when this changes. */
export function factsOf({ name, kind, tier, website, language, logo, handles }: SponsorDoc, { reason, arisesAt }: Pick<Obligation, 'reason' | 'arisesAt'>): string {
  return JSON.stringify([name, kind, tier, website, language, refId(logo), refId(handles), reason, arisesAt.toISOString()].map((fact) => fact ?? null))
}

/** The fields of a thank-you together with the marks by which a person's changes are known later. */
export function withMarks(fields: Record<string, unknown>, facts: string): Record<string, unknown> {
  return { ...fields, composed: { ...fingerprint(fields), facts } satisfies ThanksMarks }
}

type Refresh = { payload: Payload; house: House; req: PayloadRequest; post: PostDoc; marks: ThanksMarks; fields: Record<string, unknown> }

/** Brings a draft in line with what would be composed today. Fields that a person wrote stay as they are. */
export async function refreshThanks({ payload, house, req, post, marks, fields }: Refresh): Promise<void> {
  const current = fingerprint(post as unknown as Record<string, unknown>)
  const untouched = followedFields.filter((name) => name in fields && current[name] === marks[name])
  const data = Object.fromEntries([...untouched, 'composed'].map((name) => [name, fields[name]]))
  await payload.update({ collection: house.slugs.posts as CollectionSlug, id: post.id, data: data as never, depth: 0, overrideAccess: true, req })
}
