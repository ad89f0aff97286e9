import type { CollectionConfig } from 'payload'
import { articleAccess, articleVersions, metaFields, organisationField, publishedAtField, slugFrom } from './articleFields.ts'

/** The blog: the posts of Payload's website template, in two languages. */
export const posts = (): CollectionConfig => ({
  slug: 'posts',
  access: articleAccess,
  trash: true,
  versions: articleVersions(),
  admin: {
    useAsTitle: 'title',
    group: 'Site',
    defaultColumns: ['title', 'organisation', 'publishedAt', '_status'],
    preview: (doc, { locale }) => `${locale === 'es' ? '/es' : ''}/blog/${String(doc.slug)}`,
  },
  fields: [
    { name: 'title', type: 'text', required: true, localized: true },
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Content',
          fields: [
            { name: 'heroImage', type: 'upload', relationTo: 'media' },
            { name: 'content', type: 'richText', localized: true },
          ],
        },
        {
          label: 'About',
          fields: [
            { name: 'categories', type: 'relationship', relationTo: 'categories', hasMany: true },
            { name: 'tags', type: 'text', hasMany: true },
            { name: 'relatedPosts', type: 'relationship', relationTo: 'posts', hasMany: true },
          ],
        },
        { name: 'meta', label: 'SEO', fields: metaFields() },
      ],
    },
    publishedAtField(),
    organisationField('django-girls'),
    { name: 'authors', type: 'relationship', relationTo: 'users', hasMany: true, admin: { position: 'sidebar' } },
    slugFrom('title'),
  ],
})
