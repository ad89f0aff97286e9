import type { CollectionConfig } from 'payload'
import { byRole, nobody } from '../src/access.ts'
import { deliveryStates } from '../src/domain/states.ts'
import type { House } from '../src/house.ts'
import { groupLabel, labels } from '../src/translations/label.ts'
import { date, internal, json, number, relation, select, text } from './fields.ts'

/** The ledger: one social post on one channel at one due time. Only the plugin writes it; people act through its endpoints. */
export function socialDeliveries(house: House): CollectionConfig {
  return {
    slug: house.slugs.deliveries,
    labels: labels('delivery', 'deliveries'),
    admin: { group: groupLabel, useAsTitle: 'id', defaultColumns: ['post', 'channel', 'dueAt', 'state', 'url'] },
    access: { read: byRole(house, 'see'), create: nobody, update: nobody, delete: nobody },
    indexes: [{ fields: ['post', 'channel', 'occurrence'], unique: true }],
    timestamps: true,
    defaultSort: '-dueAt',
    fields: [
      relation('post', house.slugs.posts, { index: true }),
      relation('channel', house.slugs.channels),
      text('occurrence', { required: true, defaultValue: 'once' }),
      date('dueAt', { required: true, index: true }),
      select('state', deliveryStates, { required: true, defaultValue: 'scheduled', enumName: 'enum_social_delivery_state' }),
      text('holdReason'),
      text('url'),
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
