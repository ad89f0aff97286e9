import type { CollectionSlug, Endpoint, Where } from 'payload'
import { mentionOf } from '../compose/mentionsFor.ts'
import type { House } from '../house.ts'
import { json, requireRole } from './respond.ts'

const most = 10

/** GET /api/social-handles/suggest?q=: who is meant, while somebody types. Names and keys that begin with it come first. */
export function suggestEndpoint(house: House): Endpoint {
  return {
    path: '/suggest',
    method: 'get',
    async handler(req) {
      await requireRole(house, 'see', req)
      const q = (req.searchParams.get('q') ?? '')
        .trim()
        .replace(/^@?\{?/, '')
        .slice(0, 100)
      const where: Where = q === '' ? {} : { or: [{ key: { contains: q } }, { name: { contains: q } }] }
      const found = await req.payload.find({ collection: house.slugs.handles as CollectionSlug, where, depth: 0, limit: 50, sort: 'name', overrideAccess: false, req })
      const begins = (word: unknown) => String(word).toLowerCase().startsWith(q.toLowerCase())
      const docs = found.docs as unknown as (Record<string, unknown> & { key: string; name: string })[]
      const sorted = docs.toSorted((a, b) => Number(begins(b.key) || begins(b.name)) - Number(begins(a.key) || begins(a.name)))
      return json({
        handles: sorted.slice(0, most).map((doc) => ({
          key: doc.key,
          name: doc.name,
          kind: doc.kind,
          insert: `@{${doc.key}}`,
          mentions: Object.fromEntries(
            [...house.networks.keys()].flatMap((network) => {
              const mention = mentionOf(
                { name: doc.name, handles: { [network]: typeof doc[network] === 'string' ? doc[network] : null }, doNotEngage: doc.doNotEngage === true },
                network,
              )
              return mention ? [[network, mention]] : []
            }),
          ),
        })),
      })
    },
  }
}
