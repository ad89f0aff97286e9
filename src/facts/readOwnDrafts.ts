import type { CollectionSlug, PayloadRequest } from 'payload'
import { findArticleURL } from '../compose/articleURL.ts'
import { addressesOf } from '../guidelines/addresses.ts'
import type { CheckedPost, LinkFact } from '../guidelines/types.ts'
import type { House } from '../house.ts'
import { decoded } from '../text/decoded.ts'

type ArticleDoc = { id: string | number; slug?: string; _status?: string } & Record<string, unknown>

/** The parts of a path as people read them; what cannot be read stays as it is. */
const partsOf = (url: URL) =>
  url.pathname
    .replace(/\/+$/u, '')
    .split('/')
    .map((part) => decoded(part) ?? part)
const plain = (url: URL) => `${url.host}${partsOf(url).join('/')}`

/** Links of a post that lead to an article of this site that is not published: found by its address, without asking any server. */
export async function readOwnDrafts({ house, req, post }: { house: House; req: PayloadRequest; post: CheckedPost }): Promise<Record<string, LinkFact>> {
  const addresses = addressesOf(post).filter(({ path, url }) => path !== 'target' && url.pathname.length > 1)
  const facts = await Promise.all(
    addresses.flatMap(({ url }) =>
      [...house.sources].map(async ([collection, source]): Promise<[string, LinkFact] | undefined> => {
        const { flattenedFields, versions } = req.payload.collections[collection]?.config ?? {}
        if (!versions?.drafts || !flattenedFields?.some(({ name }) => name === 'slug')) return undefined
        const slug = partsOf(url).at(-1) ?? ''
        const found = await req.payload.find({
          collection: collection as CollectionSlug,
          where: { slug: { equals: slug } } as never,
          depth: 0,
          limit: 5,
          overrideAccess: true,
          req,
        })
        const draft = (found.docs as unknown as ArticleDoc[]).find((doc) => {
          if (doc._status !== 'draft') return false
          const { url: own } = findArticleURL({
            doc,
            collection,
            locale: undefined,
            slug: doc.slug,
            name: '',
            siteURL: source.siteURL ?? house.options.siteURL ?? req.payload.config.serverURL,
          })
          return own !== undefined && plain(new URL(own)) === plain(url)
        })
        return draft ? [url.href, 'draft'] : undefined
      }),
    ),
  )
  return Object.fromEntries(facts.filter((fact) => fact !== undefined))
}
