import type { CollectionConfig, Field } from 'payload'
import { byAnyRole, byRole, deletePosts } from '../src/access.ts'
import { stateOptions } from '../src/admin/stateOptions.ts'
import { clientComponent, documentView, uiField, unlessDisabled } from '../src/adminComponents.ts'
import { postStatuses } from '../src/domain/states.ts'
import { lifespans, overflows, postKinds } from '../src/domain/words.ts'
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
      components: unlessDisabled(house, { views: { edit: { live: documentView(house, 'LiveTab', '/live') } } }) as never,
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
      textarea('text'),
      ...uiField(house, 'handleSuggestions', clientComponent('HandleSuggestions', { handles: slugs.handles })),
      text('link'),
      { name: 'tags', type: 'text', hasMany: true },
      media(),
      relation('channels', slugs.channels, { hasMany: true }),
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
        admin: { position: 'sidebar', components: unlessDisabled(house, { Cell: clientComponent('StateCell') }) },
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
          { name: 'more', type: 'array', fields: [textarea('text'), media()] },
          {
            name: 'variants',
            type: 'array',
            fields: [{ type: 'row', fields: [select('network', networks), relation('channel', slugs.channels)] }, text('title'), textarea('text'), media()],
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
      json('resolved', { access: { create: () => false, update: () => false }, admin: { ...shown, condition: (data) => Boolean(data.resolved) } }),
      ...approvalFields(),
      json('findings', { admin: { ...shown, hidden: true } }),
      // What a person said to the guidelines: findings ignored on this post, and why a block was overridden.
      json('ignored', { admin: internal }),
      textarea('overrideReason', {
        ...notCopied,
        admin: {
          position: 'sidebar',
          condition: (data) => Boolean(data.overrideReason) || (Array.isArray(data.findings) && data.findings.some((finding: { level?: string }) => finding.level === 'block')),
        },
      }),
    ],
  }
}
