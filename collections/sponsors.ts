import type { CollectionConfig } from 'payload'
import { byRole } from '../src/access.ts'
import type { House } from '../src/house.ts'
import { groupLabel, labels } from '../src/translations/label.ts'
import { date, relation, text } from './fields.ts'

/** Who supports the organisation, and the thanks that are owed for it. */
export function sponsors(house: House): CollectionConfig {
  const { slugs } = house
  return {
    slug: slugs.sponsors,
    labels: labels('sponsor', 'sponsors'),
    admin: { useAsTitle: 'name', group: groupLabel, defaultColumns: ['name', 'tier', 'startsAt', 'endsAt'] },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'publish') },
    fields: [
      text('name', { required: true }),
      { type: 'row', fields: [text('tier'), text('website')] },
      { name: 'logo', type: 'upload', relationTo: house.media },
      relation('handles', slugs.handles),
      { type: 'row', fields: [date('startsAt'), date('endsAt')] },
      {
        name: 'thanks',
        type: 'array',
        fields: [text('key'), text('reason', { required: true }), date('dueAt', { required: true }), relation('post', slugs.posts), date('settledAt'), text('proofURL')],
      },
    ],
  }
}
