import type { CollectionConfig } from 'payload'
import { articleAccess, articleVersions, publishedAtField, slugFrom } from './articleFields.ts'

/** People who give their time, introduced one by one. */
export const volunteers = (): CollectionConfig => ({
  slug: 'volunteers',
  access: articleAccess,
  trash: true,
  versions: articleVersions(),
  admin: { useAsTitle: 'name', group: 'Site', defaultColumns: ['name', 'role', '_status'] },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'role', type: 'text', localized: true },
    { name: 'story', type: 'richText', localized: true },
    { name: 'quote', type: 'textarea', localized: true },
    { name: 'portrait', type: 'upload', relationTo: 'media' },
    publishedAtField(),
    slugFrom('name'),
  ],
})

/** What the promotion of a volunteer is made from. */
export type VolunteerDoc = { name: string; role?: string | null; quote?: string | null; portrait?: unknown }
