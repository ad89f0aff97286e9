import type { CollectionConfig, Field } from 'payload'
import { byRole } from '../src/access.ts'
import { clientComponent, documentView, networksToConnect, serverComponent, uiField, unlessDisabled } from '../src/adminComponents.ts'
import { connectOffers } from '../src/connect/connectOffers.ts'
import { standings } from '../src/domain/words.ts'
import type { House } from '../src/house.ts'
import { isTimeZone } from '../src/schedule/zone.ts'
import { groupLabel, label, labels } from '../src/translations/label.ts'
import { checkbox, date, internal, json, number, select, text } from './fields.ts'

/** Nobody sets this by hand: a form that was opened before the last check would put the old answer back. */
const writtenByUs = { access: { create: () => false, update: () => false } }
/** Shown by a component of ours; still there for columns and filters of the list. */
const unseen = { condition: () => false }

/** One connected account on a network. Its credentials can be written, never read. */
export function socialChannels(house: House): CollectionConfig {
  const networks = [...house.networks.values()]
  const needsConnection = { needsConnection: networksToConnect(networks) }
  const offers = connectOffers(networks)
  return {
    slug: house.slugs.channels,
    labels: labels('channel', 'channels'),
    admin: {
      useAsTitle: 'name',
      group: groupLabel,
      defaultColumns: ['name', 'network', 'handle', 'standing', 'sending', 'healthNow'],
      components: unlessDisabled(house, {
        beforeList: [clientComponent('ConnectNew', { offers, channels: house.slugs.channels }), serverComponent(house, 'CadenceLink')],
        views: {
          edit: { queue: documentView(house, 'QueueTab', '/queue', { label: label('queue'), order: 100 }) },
          cadence: { Component: serverComponent(house, 'CadenceView'), path: '/cadence' as const },
        },
      }) as never,
    },
    access: { read: byRole(house, 'see'), create: byRole(house, 'manageChannels'), update: byRole(house, 'manageChannels'), delete: byRole(house, 'manageChannels') },
    fields: [
      text('name', { required: true }),
      {
        type: 'row',
        fields: [{ ...select('network', []), options: networks.map((network) => ({ value: network.name, label: network.label })), required: true } as Field, text('handle')],
      },
      text('baseURL', { help: 'baseURLHelp' }),
      credentials(networks.flatMap((network) => network.requiredCredentials)),
      ...uiField(house, 'healthNow', clientComponent('ConnectChannel', { offers, channels: house.slugs.channels, ...needsConnection }), {
        label: label('health'),
        Cell: clientComponent('HealthCell', needsConnection),
      }),
      ...uiField(house, 'sending', clientComponent('PauseChannel', needsConnection), { label: label('sending'), Cell: clientComponent('PauseCell', needsConnection) }),
      ...uiField(house, 'signIn', clientComponent('Credentials', { keys: Object.fromEntries(networks.map((network) => [network.name, network.requiredCredentials])) })),
      ...uiField(house, 'audience', clientComponent('Audience')),
      { ...checkbox('connected'), ...writtenByUs, admin: unseen },
      {
        type: 'row',
        // Changed by the button only: a form that was opened before somebody paused the channel would let it go on.
        fields: [select('standing', standings, { required: true, defaultValue: 'active' }), checkbox('paused', { admin: { disabled: true } })],
      },
      {
        type: 'row',
        fields: [
          text('timezone', {
            defaultValue: 'UTC',
            validate: (value: unknown) => (typeof value === 'string' && isTimeZone(value)) || 'This is not an IANA time zone. Write one like "Europe/Berlin".',
          }),
          text('language', { admin: { placeholder: 'en' } }),
        ],
      },
      {
        name: 'slots',
        type: 'array',
        fields: [
          {
            type: 'row',
            fields: [
              number('day', { required: true, min: 0, max: 6, admin: { components: unlessDisabled(house, { Field: clientComponent('DayField') }) } }),
              text('time', {
                required: true,
                validate: (value: unknown) => (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)) || 'Write the time as HH:mm, for instance 09:30.',
              }),
            ],
          },
        ],
      },
      {
        type: 'row',
        fields: [number('dailyLimit', { min: 1, help: 'dailyLimitHelp' }), number('weekly', { min: 0 })],
      },
      {
        name: 'health',
        type: 'group',
        ...writtenByUs,
        admin: unseen,
        fields: [checkbox('ok', { defaultValue: null as never }), date('checkedAt'), text('message'), date('tokenExpiresAt'), number('followers'), text('alarm')],
      },
      // What the network itself said stands in the way (revoked, suspended): a hold until the channel is reconnected.
      text('trouble', { ...writtenByUs, admin: internal }),
      json('learnt', { ...writtenByUs, admin: internal }),
      // When its mentions are asked for again, and what stood in the way.
      json('inbox', { ...writtenByUs, admin: internal }),
      {
        name: 'mastodon',
        type: 'group',
        admin: { condition: (data) => data.network === 'mastodon' },
        fields: [select('visibility', ['public', 'unlisted', 'private'], { defaultValue: 'public' })],
      },
      { name: 'bluesky', type: 'group', admin: { condition: (data) => data.network === 'bluesky' }, fields: [text('appURL')] },
      {
        name: 'linkedin',
        type: 'group',
        admin: { condition: (data) => data.network === 'linkedin' },
        fields: [text('author'), select('visibility', ['PUBLIC', 'CONNECTIONS', 'LOGGED_IN'])],
      },
      { name: 'x', type: 'group', admin: { condition: (data) => data.network === 'x' }, fields: [select('replySettings', ['everyone', 'following', 'mentionedUsers'])] },
      { name: 'facebook', type: 'group', admin: { condition: (data) => data.network === 'facebook' }, fields: [text('pageId')] },
      { name: 'manual', type: 'group', admin: { condition: (data) => data.network === 'manual' }, fields: [text('where'), number('maxLength', { min: 1 })] },
      { name: 'pinterest', type: 'group', admin: { condition: (data) => data.network === 'pinterest' }, fields: [text('board'), text('section')] },
    ],
  }
}

/** Write-only: virtual, so that nothing of it is ever in the document; the hook puts it sealed into the vault. */
function credentials(required: readonly string[]): Field {
  const names = [...new Set([...required, 'accessToken', 'refreshToken', 'expiresAt', 'identifier', 'appPassword'])]
  return {
    name: 'credentials',
    type: 'group',
    virtual: true,
    access: { read: () => false },
    admin: { description: label('credentialsHelp') },
    fields: names.map((name) => ({ ...text(name), virtual: true, access: { read: () => false }, admin: { autoComplete: 'off' } }) as Field),
  }
}
