import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { readArticle } from '../campaigns/composeArticle.ts'
import { articleValues } from '../compose/articleValues.ts'
import type { TemplateValues } from '../compose/template.ts'
import type { House } from '../house.ts'
import type { SponsorDoc } from '../sponsors/sponsorDoc.ts'
import { toHashtag } from '../text/hashtags.ts'

/** Something that a template can be filled with while it is written. */
export type TemplateExample = { id: string; kind: string; title: string; values: TemplateValues; language: string | null }

const perSource = 8
const mostTags = 3

/** The newest published articles of every source, and the newest sponsors, as values of a template. With the rights of the person who writes. */
export async function readExamples(house: House, req: PayloadRequest): Promise<TemplateExample[]> {
  const examples: (TemplateExample & { at: string })[] = []
  for (const slug of house.sources.keys()) {
    for (const doc of await readNewest(req, slug)) {
      const article = readArticle(house, req, slug, doc)
      const tags = article.tags.map(toHashtag).slice(0, mostTags)
      const values = articleValues(article, { tags, date: doc.updatedAt })
      examples.push({
        id: `${slug}:${doc.id}`,
        kind: slug,
        title: article.title || String(doc.id),
        values,
        language: article.language ?? null,
        at: article.publishedAt ?? doc.updatedAt,
      })
    }
  }
  examples.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return [...examples.map(({ at: _at, ...example }) => example), ...(await readSponsors(house, req))]
}

type Newest = Record<string, unknown> & { id: string | number; updatedAt: string }

/** The newest published documents of a source; none where this person may not read them. */
async function readNewest(req: PayloadRequest, slug: CollectionSlug): Promise<Newest[]> {
  const where = req.payload.collections[slug]?.config.versions?.drafts ? { _status: { equals: 'published' } } : {}
  try {
    const { docs } = await req.payload.find({ collection: slug, where: where as Where, sort: '-updatedAt', limit: perSource, depth: 1, overrideAccess: false, req })
    return docs as unknown as Newest[]
  } catch (error) {
    if ((error as { status?: number }).status === 403) return []
    throw error
  }
}

async function readSponsors(house: House, req: PayloadRequest): Promise<TemplateExample[]> {
  const collection = house.slugs.sponsors as CollectionSlug
  const { docs } = await req.payload.find({ collection, sort: '-updatedAt', limit: perSource, depth: 0, overrideAccess: false, req })
  return (docs as unknown as SponsorDoc[]).map((sponsor) => ({
    id: `${house.slugs.sponsors}:${sponsor.id}`,
    kind: house.slugs.sponsors,
    title: sponsor.name,
    values: {
      sponsor: sponsor.name,
      tier: sponsor.tier ?? undefined,
      website: sponsor.website ?? undefined,
      url: sponsor.website ?? undefined,
      event: sponsor.events?.[0]?.name,
      date: sponsor.events?.[0]?.at ?? sponsor.startsAt ?? undefined,
    },
    language: sponsor.language ?? null,
  }))
}
