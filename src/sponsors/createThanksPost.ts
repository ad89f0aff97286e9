import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'
import type { ChannelDoc } from '../domain/documents.ts'
import type { House } from '../house.ts'
import { readTemplates } from '../readTemplates.ts'
import type { Obligation } from '../schedule/obligations.ts'
import { composeThanksPost } from './composeThanksPost.ts'
import { factsOf, withMarks } from './refreshThanks.ts'
import type { SponsorDoc, ThanksSettings } from './sponsorDoc.ts'

export type CreateThanks = {
  payload: Payload
  house: House
  req: PayloadRequest
  /** With its logo and handle populated. */
  sponsor: SponsorDoc
  obligation: Obligation
  settings: ThanksSettings
  now: Date
}

/** What a thank-you says today, for the channels that matter, as fields of a social post. */
export async function readThanksFields({ payload, house, req, sponsor, obligation, settings, now }: CreateThanks): Promise<Record<string, unknown>> {
  const where: Where = { and: [{ standing: { in: ['primary', 'active'] } }, { connected: { equals: true } }] }
  const found = await payload.find({ collection: house.slugs.channels as CollectionSlug, where, depth: 0, pagination: false, overrideAccess: true, sort: 'id', req })
  const fields = composeThanksPost({
    sponsor,
    obligation,
    templates: await readTemplates({ payload, house, now, req }),
    channels: found.docs as unknown as ChannelDoc[],
    timeZone: settings.timezone || 'UTC',
  })
  return withMarks(fields, factsOf(sponsor, obligation))
}

/** Writes the draft of a thank-you and gives its id. */
export async function createThanksPost(input: CreateThanks): Promise<string | number> {
  const { payload, house, req } = input
  const data = await readThanksFields(input)
  const post = await payload.create({ collection: house.slugs.posts as CollectionSlug, data: data as never, depth: 0, overrideAccess: true, req })
  return post.id
}
