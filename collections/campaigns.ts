import type { CollectionConfig } from 'payload'
import { byRole } from '../src/access.ts'
import { campaignKinds, campaignStatuses } from '../src/domain/words.ts'
import type { House } from '../src/house.ts'
import { groupLabel, labels } from '../src/translations/label.ts'
import { checkbox, date, number, relation, select, text, textarea } from './fields.ts'

/** A document that groups posts: a launch around a moment, or evergreen content that keeps turning. */
export function campaigns(house: House): CollectionConfig {
  const { slugs } = house
  return {
    slug: slugs.campaigns,
    labels: labels('campaign', 'campaigns'),
    admin: { useAsTitle: 'name', group: groupLabel, defaultColumns: ['name', 'kind', 'status', 'anchorAt', 'owner'] },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'publish') },
    fields: [
      text('name', { required: true }),
      {
        type: 'row',
        fields: [
          select('kind', campaignKinds, { required: true, defaultValue: 'launch' }),
          select('status', campaignStatuses, { required: true, defaultValue: 'planned', enumName: 'enum_social_campaign_status' }),
        ],
      },
      { type: 'row', fields: [date('anchorAt', { timezone: true }), date('startsAt'), date('endsAt')] },
      { type: 'row', fields: [checkbox('needsGo'), date('releasedAt')] },
      textarea('goal'),
      relation('owner', house.users),
      relation('channels', slugs.channels, { hasMany: true }),
      ...(house.sources.size > 0 ? [relation('articles', [...house.sources.keys()], { hasMany: true })] : []),
      relation('sponsors', slugs.sponsors, { hasMany: true }),
      {
        name: 'steps',
        type: 'array',
        fields: [
          text('offset', { required: true, defaultValue: 'PT0S' }),
          text('title'),
          textarea('text'),
          relation('template', slugs.templates),
          relation('channels', slugs.channels, { hasMany: true }),
        ],
      },
      { name: 'utm', type: 'group', fields: [text('source'), text('medium'), text('campaign'), text('term'), text('content')] },
      { type: 'row', fields: [text('cooldown'), number('maxUses', { min: 1 }), number('weekly', { min: 0 })] },
    ],
  }
}
