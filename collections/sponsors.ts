import type { CollectionConfig } from 'payload'
import { byRole } from '../src/access.ts'
import { serverComponent, uiField, unlessDisabled } from '../src/adminComponents.ts'
import { checkWebLink } from '../src/fieldChecks.ts'
import type { House } from '../src/house.ts'
import { thankedKinds } from '../src/sponsors/sponsorDoc.ts'
import { groupLabel, labels } from '../src/translations/label.ts'
import { checkbox, date, internal, relation, select, shown, text } from './fields.ts'

/** Written by the job that follows sponsors: a form that was open meanwhile would put old rows back. */
const writtenByUs = { access: { create: () => false, update: () => false } }

/** Who supports the organisation (a sponsor, a supporter, a person who helps), and the thanks that are owed for it. */
export function sponsors(house: House): CollectionConfig {
  const { slugs } = house
  return {
    slug: slugs.sponsors,
    labels: labels('sponsor', 'sponsors'),
    admin: {
      useAsTitle: 'name',
      group: groupLabel,
      defaultColumns: ['name', 'kind', 'tier', 'startsAt', 'endsAt'],
      components: unlessDisabled(house, {
        beforeListTable: [serverComponent(house, 'DebtsDue')],
        views: { debts: { Component: serverComponent(house, 'DebtsView'), path: '/debts' as const } },
      }) as never,
    },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'publish') },
    fields: [
      ...uiField(house, 'thanksOfSponsor', serverComponent(house, 'ThanksOfSponsor')),
      text('name', { required: true }),
      { type: 'row', fields: [select('kind', thankedKinds, { required: true, defaultValue: 'sponsor' }), text('tier'), text('language')] },
      text('website', { validate: checkWebLink }),
      { name: 'logo', type: 'upload', relationTo: house.media },
      relation('handles', slugs.handles),
      { type: 'row', fields: [date('startsAt'), date('endsAt'), checkbox('cancelled')] },
      { name: 'renewals', type: 'array', fields: [date('at', { required: true })] },
      { name: 'events', type: 'array', fields: [{ type: 'row', fields: [text('name', { required: true }), date('at', { required: true })] }] },
      {
        name: 'thanks',
        type: 'array',
        ...writtenByUs,
        // Shown readably by the panel above the form.
        admin: { ...shown, ...(house.options.disabled ? {} : internal) },
        fields: [
          text('key'),
          text('reason', { required: true }),
          date('dueAt', { required: true }),
          relation('post', slugs.posts),
          date('settledAt'),
          text('proofURL'),
          text('waivedReason'),
        ],
      },
    ],
  }
}
