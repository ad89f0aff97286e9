import type { CollectionConfig } from 'payload'
import { isSignedIn } from './access.ts'
import { slugFrom } from './articleFields.ts'

/** What articles are about. On social media they become hashtags. */
export const categories = (): CollectionConfig => ({
  slug: 'categories',
  admin: { useAsTitle: 'title', group: 'Site' },
  access: { read: () => true, create: isSignedIn, update: isSignedIn, delete: isSignedIn },
  fields: [{ name: 'title', type: 'text', required: true, localized: true }, slugFrom('title')],
})
