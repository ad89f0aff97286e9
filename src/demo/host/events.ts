import type { CollectionConfig } from 'payload'
import { articleAccess, articleVersions, organisationField, publishedAtField, slugFrom } from './articleFields.ts'

/** Workshops, sprints and launches. */
export const events = (): CollectionConfig => ({
  slug: 'events',
  access: articleAccess,
  trash: true,
  versions: articleVersions(),
  admin: { useAsTitle: 'title', group: 'Site', defaultColumns: ['title', 'city', 'startsAt', '_status'] },
  fields: [
    { name: 'title', type: 'text', required: true, localized: true },
    { name: 'city', type: 'text' },
    { name: 'country', type: 'text' },
    { name: 'startsAt', type: 'date', required: true, timezone: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'applicationsUntil', type: 'date', timezone: true, admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'codeOfConduct', type: 'text', label: 'Code of Conduct (URL)' },
    { name: 'summary', type: 'textarea', localized: true },
    { name: 'content', type: 'richText', localized: true },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    publishedAtField(),
    organisationField('django-girls'),
    slugFrom('title'),
  ],
})

/** What the promotion of an event is made from. */
export type EventDoc = { applicationsUntil?: string | null; picture?: unknown }
