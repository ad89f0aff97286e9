import type { CollectionConfig } from 'payload'
import { byRole, nobody } from '../src/access.ts'
import { stateOptions } from '../src/admin/stateOptions.ts'
import { clientComponent, serverComponent, unlessDisabled } from '../src/adminComponents.ts'
import { deliveryStates } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { groupLabel, labels } from '../src/translations/label.ts'
import { date, internal, json, number, relation, select, text } from './fields.ts'

/** The ledger: one social post on one channel at one due time. Only the plugin writes it; people act through its endpoints. */
export function socialDeliveries(house: House): CollectionConfig {
  return {
    slug: house.slugs.deliveries,
    // Nobody edits it in a form; every save of the host's articles would join it for nothing.
    lockDocuments: false,
    labels: labels('delivery', 'deliveries'),
    admin: {
      group: groupLabel,
      useAsTitle: 'id',
      defaultColumns: ['post', 'channel', 'dueAt', 'state', 'url'],
      components: unlessDisabled(house, {
        beforeListTable: [serverComponent(house, 'NeedsYou'), clientComponent('ListTools', { collection: house.slugs.deliveries, searched: 'id' })],
        views: {
          // Nobody may change a delivery by hand, so its page is what happened and what can be done about it, not a form.
          edit: { default: { Component: serverComponent(house, 'DeliveryView') } },
          attention: { Component: serverComponent(house, 'AttentionView'), path: '/attention' as const },
          calendar: { Component: serverComponent(house, 'CalendarView'), path: '/calendar' as const },
        },
      }) as never,
    },
    access: { read: byRole(house, 'see'), create: nobody, update: nobody, delete: nobody },
    indexes: [{ fields: ['post', 'channel', 'occurrence'], unique: true }],
    timestamps: true,
    defaultSort: '-dueAt',
    fields: [
      relation('post', house.slugs.posts, { index: true }),
      relation('channel', house.slugs.channels),
      text('occurrence', { required: true, defaultValue: 'once' }),
      date('dueAt', { required: true, index: true }),
      select('state', deliveryStates, {
        required: true,
        defaultValue: 'scheduled',
        enumName: 'enum_social_delivery_state',
        options: stateOptions(deliveryStates),
        admin: { components: unlessDisabled(house, { Cell: clientComponent('StateCell') }) },
      }),
      text('holdReason'),
      text('url', { admin: { components: unlessDisabled(house, { Cell: clientComponent('LinkCell') }) } }),
      { name: 'error', type: 'group', fields: [text('code'), text('message'), text('advice')] },
      json('parts'),
      json('attempts'),
      json('moves'),
      json('content'),
      date('publishedAt', { index: true }),
      text('evidence'),
      text('lookAt'),
      date('askedAt'),
      date('runAt', { admin: internal }),
      number('attempt', { defaultValue: 0, admin: internal }),
      number('generation', { defaultValue: 0, admin: internal }),
      number('tries', { defaultValue: 0, admin: internal }),
      number('checks', { defaultValue: 0, admin: internal }),
      date('leaseUntil', { admin: internal }),
      date('armedAt', { admin: internal }),
      date('nextCheckAt', { admin: internal }),
      text('worker', { admin: internal }),
      json('metrics', { admin: internal }),
    ],
  }
}
