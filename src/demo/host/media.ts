import type { CollectionConfig } from 'payload'
import { isSignedIn } from './access.ts'

/** Pictures, with the words for those who do not see them and the name of who made them. */
export const media = ({ folder }: { folder: string }): CollectionConfig => ({
  slug: 'media',
  admin: { group: 'Site', defaultColumns: ['filename', 'alt', 'credit'] },
  access: { read: () => true, create: isSignedIn, update: isSignedIn, delete: isSignedIn },
  upload: {
    staticDir: folder,
    mimeTypes: ['image/*'],
    focalPoint: true,
    adminThumbnail: 'thumbnail',
    imageSizes: [{ name: 'thumbnail', width: 320 }],
  },
  fields: [
    { name: 'alt', type: 'text', label: 'Alternative text', localized: true, admin: { description: 'What is to be seen, for those who do not see it.' } },
    { name: 'credit', type: 'text', admin: { description: 'Who made it, or "own work".' } },
  ],
})
