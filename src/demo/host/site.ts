/** Where each collection is on the public site. */
export const siteSections = { posts: 'blog', packages: 'packages', volunteers: 'volunteers', events: 'events' } as const
export type SiteCollection = keyof typeof siteSections

/** The public address of a document; Spanish pages are under /es. */
export function toSiteURL({ serverURL, collection, slug, locale }: { serverURL: string; collection: string; slug: unknown; locale?: string | undefined }): string | undefined {
  const section = siteSections[collection as SiteCollection]
  if (!section || typeof slug !== 'string' || !slug) return undefined
  return `${serverURL}${locale === 'es' ? '/es' : ''}/${section}/${slug}`
}
