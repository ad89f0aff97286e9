import type { CollectionConfig, Field } from 'payload'
import { serverComponent } from './adminComponents.ts'
import type { House } from './house.ts'
import { label } from './translations/label.ts'

/** What an editor decides for one article: opt out, or choose channels. */
export function promotionFields(house: House): Field {
  return {
    name: 'socialPromotion',
    type: 'group',
    label: label('promotion'),
    admin: { position: 'sidebar', description: label('promotionHelp') },
    fields: [
      { name: 'optOut', type: 'checkbox', label: label('optOut'), defaultValue: false },
      {
        name: 'channels',
        type: 'relationship',
        relationTo: house.slugs.channels as never,
        hasMany: true,
        label: label('promoteOn'),
        admin: { description: label('promoteOnHelp'), condition: (_, sibling) => !sibling?.optOut },
      },
    ],
  }
}

/** The Promotion tab of an article's edit view. */
export function promotionView(house: House, collection: CollectionConfig): NonNullable<CollectionConfig['admin']> {
  const { admin } = collection
  return {
    ...admin,
    components: {
      ...admin?.components,
      views: {
        ...admin?.components?.views,
        edit: {
          ...admin?.components?.views?.edit,
          promotion: {
            Component: serverComponent(house, 'PromotionTab'),
            path: '/promotion',
            tab: {
              label: label('promotion'),
              href: '/promotion',
              order: 900,
              condition: ({ permissions }: { permissions: { collections?: Record<string, { read?: unknown } | undefined> } }) =>
                Boolean(permissions?.collections?.[house.slugs.posts]?.read),
            },
          },
        } as never,
      },
    },
  }
}
