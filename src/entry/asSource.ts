import type { CollectionConfig, CollectionSlug, Field } from 'payload'
import { endArticleInPools, noteArticle, noteArticleDeleted } from '../../hooks/noteArticle.ts'
import type { House } from '../house.ts'
import { promotionFields, promotionView } from '../promotionFields.ts'

/** Adds to a source what it needs: two fields, a tab, and ears. Other collections are left as they are. */
export function asSource(house: House, collection: CollectionConfig, active: boolean): CollectionConfig {
  if (!house.sources.has(collection.slug as CollectionSlug)) return collection
  const fields: Field[] = [...collection.fields, promotionFields(house)]
  if (!active) return { ...collection, fields }
  return {
    ...collection,
    fields,
    admin: promotionView(house, collection),
    hooks: {
      ...collection.hooks,
      afterChange: [...(collection.hooks?.afterChange ?? []), noteArticle(house, collection.slug)],
      beforeDelete: [...(collection.hooks?.beforeDelete ?? []), endArticleInPools(house, collection.slug)],
      afterDelete: [...(collection.hooks?.afterDelete ?? []), noteArticleDeleted(house, collection.slug)],
    },
  }
}
