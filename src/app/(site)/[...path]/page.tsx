import config from '@payload-config'
import { RichText } from '@payloadcms/richtext-lexical/react'
import type { Metadata } from 'next'
import Image from 'next/image'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import { cache } from 'react'
import { type SiteCollection, siteSections } from '../../../demo/host/site.ts'
import { type Page, toPage } from '../toPage.ts'

type Args = { params: Promise<{ path: string[] }> }

const findPage = cache(async (address: string): Promise<Page | undefined> => {
  const path = address.split('/')
  const locale = path[0] === 'es' ? 'es' : 'en'
  const [section, slug, more] = path[0] === 'es' ? path.slice(1) : path
  const collection = (Object.keys(siteSections) as SiteCollection[]).find((name) => siteSections[name] === section)
  if (!collection || !slug || more) return undefined
  const payload = await getPayload({ config })
  const { docs } = await payload.find({ collection, where: { slug: { equals: decodeURIComponent(slug) } }, locale, depth: 1, limit: 1, overrideAccess: false })
  return docs[0] && toPage(docs[0])
})

/** What link previews are made from. */
export async function generateMetadata({ params }: Args): Promise<Metadata> {
  const page = await findPage((await params).path.join('/'))
  if (!page) return {}
  const { title, description, picture } = page
  return {
    title,
    description: description ?? null,
    openGraph: { title, ...(description && { description }), ...(picture && { images: [{ url: picture.url, alt: picture.alt }] }) },
  }
}

/** One article: /blog/…, /packages/…, /volunteers/…, /events/…, and the same under /es. */
export default async function ArticlePage({ params }: Args) {
  const page = await findPage((await params).path.join('/'))
  if (!page) notFound()
  return (
    <article>
      <h1>{page.title}</h1>
      {page.publishedAt && <p className="byline">{new Date(page.publishedAt).toDateString()}</p>}
      {page.picture && (
        <figure>
          <Image src={page.picture.url} alt={page.picture.alt} width={page.picture.width} height={page.picture.height} unoptimized />
          {page.picture.credit && <figcaption>Picture: {page.picture.credit}</figcaption>}
        </figure>
      )}
      {page.description && <p>{page.description}</p>}
      {page.content && <RichText data={page.content} />}
    </article>
  )
}
