import type { CollectionConfig, Field } from 'payload'
import { byAnyRole, byRole, deletePosts } from '../src/access.ts'
import { stateOptions } from '../src/admin/stateOptions.ts'
import { clientComponent, documentView, serverComponent, uiField, unlessDisabled } from '../src/adminComponents.ts'
import { postStatuses } from '../src/domain/states.ts'
import { lifespans, mostText, overflows, postKinds } from '../src/domain/words.ts'
import type { House } from '../src/house.ts'
import { groupLabel, label, labels } from '../src/translations/label.ts'
import { approvalFields, notCopied } from './approvalFields.ts'
import { checkbox, date, internal, json, relation, select, shown, text, textarea } from './fields.ts'
import { recurrenceFields } from './recurrenceFields.ts'

/** What the organisation wants to say, once. Its status after "scheduled" follows from its deliveries. */
export function socialPosts(house: House): CollectionConfig {
  const { slugs } = house
  const networks = [...house.networks.keys()]
  const media = (): Field => ({
    name: 'media',
    type: 'array',
    fields: [{ name: 'image', type: 'upload', relationTo: house.media, required: true }, textarea('alt'), text('credit')],
  })
  return {
    slug: slugs.posts,
    labels: labels('post', 'posts'),
    admin: {
      useAsTitle: 'title',
      group: groupLabel,
      defaultColumns: ['title', 'status', 'publishAt', 'channels', 'campaign'],
      components: unlessDisabled(house, {
        beforeListTable: [
          serverComponent(house, 'WaitingStrip'),
          clientComponent('ListTools', {
            collection: slugs.posts,
            searched: 'title',
            leaves: 'exportLeaves',
            pages: [
              { path: '/import', label: 'importTitle' },
              { path: '/digest', label: 'digestTitle' },
            ],
          }),
        ],
        views: {
          edit: { live: documentView(house, 'LiveTab', '/live') },
          waiting: { Component: serverComponent(house, 'WaitingView'), path: '/waiting' as const },
          import: { Component: serverComponent(house, 'ImportView'), path: '/import' as const },
          digest: { Component: serverComponent(house, 'DigestView'), path: '/digest' as const },
        },
      }) as never,
    },
    access: {
      read: byRole(house, 'see'),
      readVersions: byRole(house, 'see'),
      create: byRole(house, 'write'),
      update: byAnyRole(house, 'write', 'approve', 'publish', 'override'),
      delete: deletePosts(house),
    },
    trash: true,
    versions: { drafts: false, maxPerDoc: 50 },
    fields: [
      text('title', { required: true }),
      { type: 'row', fields: [select('kind', postKinds, { required: true, defaultValue: 'post' }), text('target')] },
      ...uiField(house, 'targetShown', clientComponent('TargetShown')),
      textarea('text', { maxLength: mostText }),
      ...(house.guidelines.length > 0 ? uiField(house, 'guidelines', clientComponent('GuidelinesPanel')) : []),
      ...uiField(house, 'handleSuggestions', clientComponent('HandleSuggestions', { handles: slugs.handles, path: 'text' })),
      text('link'),
      { name: 'tags', type: 'text', hasMany: true },
      media(),
      relation('channels', slugs.channels, { hasMany: true }),
      ...uiField(house, 'channelsCannot', clientComponent('ChannelsCannot')),
      {
        type: 'row',
        fields: [date('publishAt', { help: 'publishAtHelp', timezone: true }), checkbox('queue', { help: 'queueHelp' })],
      },
      ...uiField(house, 'previews', clientComponent('Previews')),
      select('status', postStatuses, {
        required: true,
        defaultValue: 'draft',
        enumName: 'enum_social_post_status',
        index: true,
        options: stateOptions(postStatuses),
        // A copy has been approved by nobody.
        hooks: { beforeDuplicate: [() => 'draft'] },
        admin: {
          position: 'sidebar',
          components: unlessDisabled(house, { Cell: clientComponent('StateCell'), Field: clientComponent('StatusField', { channels: slugs.channels }) }),
        },
      }),
      ...uiField(house, 'deliveriesOfPost', clientComponent('DeliveriesOfPost', { deliveries: slugs.deliveries }), { admin: { position: 'sidebar' } }),
      {
        type: 'collapsible',
        label: label('sectionMore'),
        admin: { initCollapsed: true },
        fields: [
          text('contentWarning'),
          text('language'),
          select('overflow', overflows, { defaultValue: 'shorten', help: 'overflowHelp' }),
          { name: 'more', type: 'array', fields: [textarea('text', { maxLength: mostText }), media()] },
          {
            name: 'variants',
            type: 'array',
            fields: [
              { type: 'row', fields: [select('network', networks), relation('channel', slugs.channels)] },
              text('title'),
              textarea('text', { maxLength: mostText }),
              media(),
            ],
          },
          { name: 'card', type: 'group', fields: [text('title'), textarea('description'), { name: 'image', type: 'upload', relationTo: house.media }] },
          text('codeOfConduct'),
          date('endsAt'),
        ],
      },
      { ...text('category'), index: true, admin: { position: 'sidebar' } } as Field,
      select('lifespan', lifespans, { defaultValue: 'ad-hoc', admin: { position: 'sidebar' } }),
      relation('campaign', slugs.campaigns, { index: true, admin: { position: 'sidebar' } }),
      relation('sponsor', slugs.sponsors, { index: true, admin: { position: 'sidebar' } }),
      relation('feed', slugs.feeds, { index: true, admin: { position: 'sidebar', readOnly: true } }),
      ...(house.sources.size > 0 ? [relation('source', [...house.sources.keys()], { admin: { position: 'sidebar' } })] : []),
      relation('promotion', slugs.promotions, { index: true, admin: internal }),
      // Which text of the plan this is, and what was composed, so that a person's changes are known and kept.
      text('angle', { admin: internal }),
      json('composed', { admin: internal }),
      text('withdrawnBy', { admin: internal }),
      ...recurrenceFields(house),
      ...uiField(house, 'occurrencesOfPost', clientComponent('Occurrences', { posts: slugs.posts })),
      // What the pasted link is on each channel: seen before anybody approves.
      json('resolved', { access: { create: () => false, update: () => false }, admin: internal }),
      ...approvalFields(),
      json('findings', { admin: { ...shown, hidden: true } }),
      // What a person said to the guidelines: findings ignored on this post, and why a block was overridden.
      json('ignored', { admin: internal }),
      // Warnings that were ticked, by whom and when. The form always sends it; who leaves it out has seen them by giving the status. Payload
      // fills in what a request leaves out, so that this is told apart here.
      json('warningsSeen', {
        hooks: { ...notCopied.hooks, beforeValidate: [({ siblingData, value }) => (siblingData.warningsSeen === undefined ? null : value)] },
        admin: internal,
      }),
      // When they looked at it with everything they need, and by which rules: what they will not do again when it is sent.
      json('checkedWith', { access: { create: () => false, update: () => false }, admin: { ...shown, hidden: true } }),
      // Given in the panel of the guidelines, by whoever may.
      textarea('overrideReason', { ...notCopied, admin: internal }),
    ],
  }
}
