import { type CollectionConfig, type DateField, type Field, type FieldHook, type RowField, type SelectField, slugField } from 'payload'
import { slugify } from 'payload/shared'
import { canReadPublished, isSignedIn } from './access.ts'

/** The parts that everything with an address on the site shares, as in Payload's website template. */
export const articleAccess: NonNullable<CollectionConfig['access']> = {
  read: canReadPublished,
  create: isSignedIn,
  update: isSignedIn,
  delete: isSignedIn,
}

/** Drafts that save themselves while one types, publishing on a schedule, a history of 50. */
export const articleVersions = (): NonNullable<CollectionConfig['versions']> => ({
  drafts: { autosave: { interval: 100 }, schedulePublish: true },
  maxPerDoc: 50,
})

export const publishedAtField = (): DateField => ({
  name: 'publishedAt',
  type: 'date',
  index: true,
  admin: { position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
  hooks: { beforeChange: [({ siblingData, value }) => (siblingData._status === 'published' && !value ? new Date() : value)] },
})

/** The demo holds two organisations; a real site would hold one and not need this. */
export const organisationField = (defaultValue: 'django-girls' | 'pyopensci'): SelectField => ({
  name: 'organisation',
  type: 'select',
  required: true,
  defaultValue,
  options: [
    { label: 'Django Girls', value: 'django-girls' },
    { label: 'pyOpenSci', value: 'pyopensci' },
  ],
  admin: { position: 'sidebar' },
})

/** What search engines and link previews show. */
export const metaFields = (): Field[] => [
  { name: 'title', type: 'text', localized: true },
  { name: 'description', type: 'textarea', localized: true },
  { name: 'image', type: 'upload', relationTo: 'media' },
]

/**
 * Payload's slug field, made from another field. It alone would refuse an article that is published in the very request that
 * creates it, because it validates before it has made the slug.
 */
export const slugFrom = (useAsSlug: 'title' | 'name'): RowField => {
  const fillWhenMissing: FieldHook = ({ value, data, operation }) => value || (operation === 'create' || data?._status === 'published' ? slugify(data?.[useAsSlug]) : value)
  const fill = (row: RowField): RowField => ({
    ...row,
    fields: row.fields.map((field) => ('name' in field && field.name === 'slug' && field.type === 'text' ? { ...field, hooks: { beforeValidate: [fillWhenMissing] } } : field)),
  })
  return slugField({ useAsSlug, overrides: fill })
}
