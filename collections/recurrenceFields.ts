import type { Field } from 'payload'
import { clientComponent, unlessDisabled } from '../src/adminComponents.ts'
import type { House } from '../src/house.ts'
import { label } from '../src/translations/label.ts'
import { internal, json, number, relation, select, text } from './fields.ts'

/** Only the plugin's own plans write these. */
const writtenByUs = { access: { create: () => false, update: () => false } }

/** How a social post comes back, and what ties a planned post to the plan that wrote it. */
export function recurrenceFields(house: House): Field[] {
  const { slugs } = house
  const repeats = { condition: (_: unknown, group: { frequency?: string } | undefined) => Boolean(group?.frequency) }
  const named = (component: string, props: object = {}) => ({ components: unlessDisabled(house, { Field: clientComponent(component, props) }) })
  const only = (frequency: string) => ({ condition: (_: unknown, group: { frequency?: string } | undefined) => group?.frequency === frequency })
  return [
    {
      name: 'recurrence',
      type: 'group',
      fields: [
        select('frequency', ['daily', 'weekly', 'monthly']),
        { type: 'row', fields: [text('time', { admin: { ...repeats, placeholder: '09:00' } }), text('timezone', { admin: { ...repeats, placeholder: 'Europe/Berlin' } })] },
        { type: 'row', fields: [text('startsOn', { admin: { ...repeats, placeholder: '2027-01-31' } }), number('interval', { min: 1, help: 'helpInterval', admin: repeats })] },
        { name: 'days', type: 'number', hasMany: true, min: 0, max: 6, admin: { ...only('weekly'), ...named('DaysField') } },
        {
          type: 'row',
          fields: [
            number('dayOfMonth', { min: 1, max: 31, admin: only('monthly') }),
            number('nth', { min: -1, max: 4, admin: { ...only('monthly'), ...named('DayField', { of: 'month' }) } }),
            number('weekday', { min: 0, max: 6, admin: { ...only('monthly'), ...named('DayField') } }),
          ],
        },
        { type: 'row', fields: [text('endsOn', { admin: { ...repeats, placeholder: '2027-12-31' } }), number('count', { min: 1, admin: repeats })] },
        { name: 'exceptions', type: 'text', hasMany: true, admin: { ...repeats, description: label('helpExceptions') } },
      ],
    },
    relation('repeatOf', slugs.posts, { index: true, admin: internal, ...writtenByUs }),
    // Which place of which plan this post fills; nobody else fills the same. A copy of the post fills none.
    text('planKey', { unique: true, index: true, admin: internal, ...writtenByUs, hooks: { beforeDuplicate: [() => null] } }),
    json('plan', { admin: internal, ...writtenByUs }),
  ]
}
