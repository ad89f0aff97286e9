import type { CollectionSlug, Payload, PayloadRequest } from 'payload'
import type { PostTemplate } from './compose/chooseTemplate.ts'
import type { House } from './house.ts'

type TemplateDoc = { id: string | number; name: string; text: string; endsAt?: string | null } & Partial<
  Record<'angle' | 'category' | 'network' | 'language' | 'source', string | null>
>

/** The templates in force: one whose last day has passed (a request for sponsorship or for help) is not used any more. */
export async function readTemplates({
  payload,
  house,
  now,
  req,
}: {
  payload: Payload
  house: House
  now: Date
  req?: PayloadRequest
}): Promise<(PostTemplate & { endsAt?: string | undefined })[]> {
  const { docs } = await payload.find({ collection: house.slugs.templates as CollectionSlug, depth: 0, pagination: false, overrideAccess: true, ...(req && { req }) })
  return (docs as unknown as TemplateDoc[])
    .filter((template) => !template.endsAt || new Date(template.endsAt) > now)
    .map(({ id, name, text, angle, category, network, language, source, endsAt }) => ({
      id,
      name,
      text,
      angle: angle || undefined,
      category: category || undefined,
      network: network || undefined,
      language: language || undefined,
      source: source || undefined,
      endsAt: endsAt || undefined,
    }))
}
