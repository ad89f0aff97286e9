import type { CollectionConfig } from 'payload'
import { articleAccess, articleVersions, publishedAtField, slugFrom } from './articleFields.ts'

/** Python packages that passed pyOpenSci's open peer review. Its shape is not a blog's: the source in `payload.config.ts` says how to read it. */
export const packages = (): CollectionConfig => ({
  slug: 'packages',
  access: articleAccess,
  trash: true,
  versions: articleVersions(),
  admin: { useAsTitle: 'name', group: 'Site', defaultColumns: ['name', 'summary', '_status'] },
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'summary', type: 'textarea', localized: true },
    { name: 'highlights', type: 'array', fields: [{ name: 'text', type: 'text', required: true, localized: true }] },
    { name: 'maintainers', type: 'text', hasMany: true },
    { name: 'domains', type: 'text', hasMany: true, admin: { description: 'Fields of science, such as "remote sensing".' } },
    { name: 'repository', type: 'text' },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    publishedAtField(),
    slugFrom('name'),
  ],
})

/** What the promotion of a package is made from. */
export type PackageDoc = { picture?: unknown; domains?: string[] | null; maintainers?: string[] | null; highlights?: { text: string }[] | null }
