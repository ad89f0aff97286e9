import config from '@payload-config'
import { getPayload } from 'payload'
import { type SiteCollection, siteSections } from '../../demo/host/site.ts'
import { toPage } from './toPage.ts'

export const dynamic = 'force-dynamic'

/** Everything that is published, newest first. */
export default async function Home() {
  const payload = await getPayload({ config })
  const find = async (collection: SiteCollection) => {
    const { docs } = await payload.find({ collection, sort: '-publishedAt', limit: 20, depth: 0, overrideAccess: false })
    return { section: siteSections[collection], pages: docs.map((doc) => toPage(doc)) }
  }
  const sections = await Promise.all((Object.keys(siteSections) as SiteCollection[]).map(find))
  return sections
    .filter(({ pages }) => pages.length > 0)
    .map(({ section, pages }) => (
      <section key={section}>
        <h2>{section.charAt(0).toUpperCase() + section.slice(1)}</h2>
        <ul>
          {pages.map(({ slug, title }) => (
            <li key={slug}>
              <a href={`/${section}/${slug}`}>{title}</a>
            </li>
          ))}
        </ul>
      </section>
    ))
}
