import type { Field, GlobalConfig } from 'payload'
import { byRole } from '../src/access.ts'
import { serverComponent, uiField } from '../src/adminComponents.ts'
import { checkTime, checkTimeZone, checkWithin } from '../src/fieldChecks.ts'
import type { House } from '../src/house.ts'
import { thanksOccasions } from '../src/sponsors/sponsorDoc.ts'
import { groupLabel, label, labelOfCheck } from '../src/translations/label.ts'
import { checkbox, date, number, relation, select, text, textarea, toOptions } from './fields.ts'

/** What holds for everything: the stop switch, the goal, what happens when articles go live. */
export function socialSettings(house: House): GlobalConfig {
  return {
    slug: house.slugs.settings,
    label: label('settings'),
    admin: { group: groupLabel },
    access: { read: byRole(house, 'see'), update: byRole(house, 'publish') },
    fields: [
      ...uiField(house, 'stopSwitch', serverComponent(house, 'StopBanner', { place: 'settings' })),
      // Changed by the switch above only: a form that was opened before somebody stopped everything would let it go on.
      checkbox('stopped', { label: label('stopped'), admin: { disabled: true } }),
      {
        name: 'silences',
        type: 'array',
        admin: { description: label('silencesHelp') },
        fields: [{ type: 'row', fields: [date('from', { required: true }), date('until', { required: true }), text('reason')] }],
      },
      textarea('goal'),
      text('timezone', { defaultValue: 'UTC', validate: checkTimeZone }),
      text('helpAddress'),
      {
        name: 'sources',
        type: 'array',
        fields: [
          { name: 'collection', type: 'select', required: true, options: toOptions([...house.sources.keys(), ...(house.sources.size === 0 ? ['none'] : [])]) },
          select('promote', ['automatic', 'ask', 'off'], { required: true, defaultValue: 'automatic' }),
        ],
      },
      {
        name: 'organisation',
        type: 'group',
        fields: [text('name'), { name: 'domains', type: 'text', hasMany: true }, { name: 'eventDomains', type: 'text', hasMany: true }],
      },
      {
        name: 'approval',
        type: 'group',
        fields: [
          { type: 'row', fields: [checkbox('required'), checkbox('fourEyes', { defaultValue: true }), number('approvers', { min: 1, max: 2, defaultValue: 1 })] },
          { name: 'categoriesWithTwo', type: 'text', hasMany: true },
        ],
      },
      { name: 'allowedWords', type: 'text', hasMany: true },
      ...(house.guidelines.length > 0
        ? [
            {
              name: 'checks',
              type: 'array',
              fields: [
                {
                  name: 'check',
                  type: 'select',
                  required: true,
                  enumName: 'enum_social_check',
                  options: house.guidelines.map((guideline) => ({ value: guideline.id, label: labelOfCheck(guideline) })),
                },
                select('level', ['hint', 'warn', 'block', 'off'], { enumName: 'enum_social_check_level' }),
                { name: 'languagesOff', type: 'text', hasMany: true },
              ],
            } satisfies Field,
          ]
        : []),
      { name: 'savedReplies', type: 'array', fields: [text('name', { required: true }), textarea('text', { required: true })] },
      {
        name: 'thanksRules',
        type: 'array',
        fields: [
          {
            type: 'row',
            fields: [text('tier'), select('on', thanksOccasions, { required: true }), text('within', { required: true, defaultValue: 'P7D', validate: checkWithin })],
          },
        ],
      },
      {
        name: 'utmPresets',
        type: 'array',
        fields: [
          {
            type: 'row',
            fields: [text('name', { required: true }), text('source', { label: label('utmSource') }), text('medium'), text('campaign'), text('term'), text('content')],
          },
        ],
      },
      {
        name: 'digest',
        type: 'group',
        fields: [
          { type: 'row', fields: [number('weekday', { min: 0, max: 6 }), text('time', { defaultValue: '09:00', validate: checkTime })] },
          relation('channel', house.slugs.channels),
          textarea('intro'),
        ],
      },
      // Made and revoked through their own endpoints only. Of a secret its hash is kept, never the secret.
      {
        name: 'calendarSecrets',
        type: 'array',
        access: { create: () => false, update: () => false },
        admin: { readOnly: true },
        fields: [text('name'), text('campaign'), text('hash', { access: { read: () => false }, admin: { hidden: true } }), date('madeAt'), text('madeBy')],
      },
    ],
  }
}
