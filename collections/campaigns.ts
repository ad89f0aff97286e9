import type { CollectionConfig, Field } from 'payload'
import { byRole } from '../src/access.ts'
import { clientComponent, documentView, serverComponent, uiField, unlessDisabled } from '../src/adminComponents.ts'
import { campaignKinds, campaignStatuses } from '../src/domain/words.ts'
import type { House } from '../src/house.ts'
import { groupLabel, label, labels } from '../src/translations/label.ts'
import { notCopied, writersField } from './approvalFields.ts'
import { checkbox, date, internal, json, number, relation, select, shown, text, textarea } from './fields.ts'

const forLaunch = { condition: (data: { kind?: string }) => data.kind !== 'evergreen' }
const forEvergreen = { condition: (data: { kind?: string }) => data.kind === 'evergreen' }

/** A document that groups posts: a launch around a moment, or evergreen content that keeps turning. */
export function campaigns(house: House): CollectionConfig {
  const { slugs } = house
  return {
    slug: slugs.campaigns,
    labels: labels('campaign', 'campaigns'),
    admin: {
      useAsTitle: 'name',
      group: groupLabel,
      defaultColumns: ['name', 'kind', 'status', 'anchorAt', 'owner'],
      components: unlessDisabled(house, {
        views: {
          edit: {
            plan: documentView(house, 'PlanTab', '/plan', { label: label('plan'), order: 100 }),
            report: documentView(house, 'ReportTab', '/report', { label: label('report'), order: 110 }),
            live: documentView(house, 'LiveTab', '/live'),
          },
        },
      }) as never,
    },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'publish') },
    fields: [
      text('name', { required: true }),
      {
        type: 'row',
        fields: [
          select('kind', campaignKinds, { required: true, defaultValue: 'launch' }),
          select('status', campaignStatuses, { required: true, defaultValue: 'planned', enumName: 'enum_social_campaign_status', hooks: { beforeDuplicate: [() => 'planned'] } }),
        ],
      },
      {
        type: 'row',
        fields: [
          date('anchorAt', { timezone: true, help: 'helpAnchorAt', admin: { ...forLaunch, date: { pickerAppearance: 'dayAndTime' } } }),
          date('startsAt', { admin: forEvergreen }),
          date('endsAt', { admin: forEvergreen }),
        ],
      },
      {
        type: 'row',
        fields: [text('timezone', { admin: { placeholder: 'Europe/Berlin' } }), select('planAs', ['scheduled', 'draft'], { defaultValue: 'scheduled', admin: forLaunch })],
      },
      {
        type: 'row',
        fields: [
          // A copied launch is still on the days of its original: it waits until somebody lets it go.
          checkbox('needsGo', { help: 'helpNeedsGo', hooks: { beforeDuplicate: [({ data, value }) => data?.kind !== 'evergreen' || value === true] } }),
          date('releasedAt', notCopied),
          number('approvers', { min: 1, max: 2 }),
        ],
      },
      // What stands in the way of the plan, in sentences; written with every plan.
      textarea('planMessage', { ...notCopied, admin: { ...shown, condition: (data) => Boolean(data.planMessage) } }),
      textarea('goal'),
      relation('owner', house.users),
      relation('channels', slugs.channels, { hasMany: true }),
      ...(house.sources.size > 0 ? [relation('articles', [...house.sources.keys()], { hasMany: true })] : []),
      relation('sponsors', slugs.sponsors, { hasMany: true }),
      {
        name: 'steps',
        type: 'array',
        admin: forLaunch,
        fields: [
          text('offset', { required: true, defaultValue: 'PT0S', admin: { components: unlessDisabled(house, { Field: clientComponent('OffsetField') }) } }),
          text('title'),
          textarea('text'),
          ...uiField(house, 'templateHelp', clientComponent('TemplateHelp', { templates: slugs.templates, optional: true })),
          text('link'),
          relation('template', slugs.templates),
          relation('channels', slugs.channels, { hasMany: true }),
          {
            type: 'row',
            fields: [
              select('state', ['planned', 'past'], { enumName: 'enum_social_step_state', ...notCopied, admin: shown }),
              date('dueAt', { ...notCopied, admin: { ...shown, date: { pickerAppearance: 'dayAndTime' } } }),
            ],
          },
          relation('plannedPost', slugs.posts, { ...notCopied, admin: shown }),
          json('writers', writersField),
        ],
      },
      // Of the settings; what stands in the group below wins over it.
      text('utmPreset'),
      { name: 'utm', type: 'group', fields: [text('source', { label: label('utmSource') }), text('medium'), text('campaign'), text('term'), text('content')] },
      {
        type: 'row',
        fields: [
          text('cooldown', { admin: { ...forEvergreen, components: unlessDisabled(house, { Field: clientComponent('OffsetField', { isLength: true }) }) } }),
          number('maxUses', { min: 1, admin: forEvergreen }),
          number('weekly', { min: 0, admin: forEvergreen }),
          number('weeksAhead', { min: 1, max: 26, admin: forEvergreen }),
        ],
      },
      { name: 'languages', type: 'text', hasMany: true, admin: forEvergreen },
      ...poolFields(house),
      ...uiField(house, 'calendarLinks', serverComponent(house, 'CalendarLinksField')),
      // The last plan's weeks in which something is missing, and until when it was made.
      json('shortages', { ...notCopied, admin: internal }),
      date('plannedUntil', { ...notCopied, admin: internal }),
      // Places of its plan whose posts a person deleted for good: they stay empty.
      json('droppedKeys', { admin: internal, access: { create: () => false, update: () => false }, hooks: { beforeDuplicate: [() => null] } }),
      // Nobody without the right to publish has changed what it says since somebody with it saved it: what is planned from it may be scheduled without a further look.
      checkbox('trusted', { ...notCopied, admin: internal, access: { create: () => false, update: () => false } }),
    ],
  }
}

/** What an evergreen campaign turns: posts by hand, and collections whose articles are taken in. */
function poolFields(house: House): Field[] {
  const { slugs } = house
  const sources = [...house.sources.keys()]
  const pool: Field = {
    name: 'pool',
    type: 'array',
    admin: forEvergreen,
    fields: [
      text('title'),
      textarea('text'),
      text('link'),
      { type: 'row', fields: [text('language'), number('maxUses', { min: 1 })] },
      { name: 'variations', type: 'array', fields: [textarea('text', { required: true }), text('language')] },
      relation('post', slugs.posts),
      ...(sources.length > 0 ? [relation('article', sources)] : []),
      { type: 'row', fields: [date('startsAt'), date('endsAt')] },
      // Written by somebody who may not publish, into a campaign that runs: it waits until somebody who may has looked at it.
      checkbox('waits'),
      json('writers', writersField),
    ],
  }
  if (sources.length === 0) return [pool]
  return [
    pool,
    {
      name: 'poolSources',
      type: 'array',
      admin: forEvergreen,
      fields: [
        { type: 'row', fields: [select('collection', sources, { required: true }), number('olderThanDays', { min: 0 })] },
        { type: 'row', fields: [text('tag'), text('category')] },
      ],
    },
  ]
}
