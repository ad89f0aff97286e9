import type { CollectionConfig, Field } from 'payload'
import { byRole, nobody } from '../src/access.ts'
import { clientComponent, serverComponent, uiField, unlessDisabled } from '../src/adminComponents.ts'
import { checkWebLink } from '../src/fieldChecks.ts'
import type { House } from '../src/house.ts'
import { groupLabel, labels } from '../src/translations/label.ts'
import { checkbox, date, json, relation, select, shown, text, textarea } from './fields.ts'

/** The handle book: one person, sponsor or project and its name on each network. `@{key}` in a text becomes the right mention. */
export function socialHandles(house: House): CollectionConfig {
  const networks = Object.fromEntries([...house.networks.values()].filter(({ name }) => name !== 'manual').map(({ name, label }) => [name, label]))
  return {
    slug: house.slugs.handles,
    labels: labels('handle', 'handles'),
    admin: { useAsTitle: 'name', group: groupLabel, defaultColumns: ['name', 'key', 'kind', 'checked'] },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'write') },
    fields: [
      text('name', { required: true }),
      text('key', {
        required: true,
        unique: true,
        validate: (value: unknown) => (typeof value === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(value)) || 'Use lower case letters, digits and dashes, for instance "jane-doe".',
      }),
      select('kind', ['person', 'sponsor', 'project', 'organisation'], { defaultValue: 'person' }),
      ...Object.entries(networks).map(([name, ofNetwork]): Field => ({ ...text(name), label: ofNetwork }) as Field),
      ...uiField(house, 'handleChecks', clientComponent('HandleChecks', { networks })),
      checkbox('doNotEngage'),
      // What could not be looked up when it was saved, in words: the panel shows it, the API gives it.
      textarea('checkNote', { access: { create: () => false, update: () => false }, admin: { hidden: true } }),
      // What each network said about its handle, and when.
      json('checked', {
        access: { create: () => false, update: () => false },
        admin: { condition: () => false, components: unlessDisabled(house, { Cell: clientComponent('HandleChecksCell', { networks }) }) },
      }),
    ],
  }
}

/** Texts with variables, per category, source, network and language. */
export function socialTemplates(house: House): CollectionConfig {
  return {
    slug: house.slugs.templates,
    labels: labels('template', 'templates'),
    admin: { useAsTitle: 'name', group: groupLabel, defaultColumns: ['name', 'category', 'network', 'language'] },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'write') },
    fields: [
      text('name', { required: true }),
      textarea('text', { required: true }),
      ...uiField(house, 'templateHelp', clientComponent('TemplateHelp', { templates: house.slugs.templates })),
      { type: 'row', fields: [text('category'), text('angle')] },
      { type: 'row', fields: [select('network', [...house.networks.keys()]), text('language')] },
      ...(house.sources.size > 0 ? [select('source', [...house.sources.keys()])] : []),
      date('endsAt'),
    ],
  }
}

/** Written by the job that polls: a form that was open meanwhile would put the old state back. */
const polled = { access: { create: () => false, update: () => false } }

/** Hides a field in the form, but not in the list, where a panel of ours shows it. */
const byPanel = (house: House) => (house.options.disabled ? {} : { condition: () => false })

/** Blogs of others, whose new items become drafts with credit. */
export function socialFeeds(house: House): CollectionConfig {
  return {
    slug: house.slugs.feeds,
    labels: labels('feed', 'feeds'),
    admin: { useAsTitle: 'name', group: groupLabel, defaultColumns: ['name', 'url', 'checkedAt', 'message'] },
    access: { read: byRole(house, 'see'), create: byRole(house, 'write'), update: byRole(house, 'write'), delete: byRole(house, 'write') },
    fields: [
      ...uiField(house, 'feedHealth', serverComponent(house, 'FeedHealth')),
      text('name', { required: true }),
      text('url', { required: true, validate: checkWebLink }),
      text('category'),
      relation('channels', house.slugs.channels, { hasMany: true }),
      checkbox('paused'),
      // Shown readably by the panel above the form.
      date('checkedAt', { ...polled, admin: { ...shown, ...byPanel(house) } }),
      date('nextPollAt', { ...polled, admin: { ...shown, ...byPanel(house) }, index: true }),
      text('message', { ...polled, admin: { ...shown, ...byPanel(house) } }),
      // What was last answered (ETag, Last-Modified), how often it failed, and which items were seen.
      json('state', { ...polled, admin: { hidden: true } }),
    ],
  }
}

/** The inbox: mentions of us and replies to our posts. */
export function socialMentions(house: House): CollectionConfig {
  return {
    slug: house.slugs.mentions,
    labels: labels('mention', 'mentions'),
    admin: {
      useAsTitle: 'text',
      group: groupLabel,
      defaultColumns: ['author', 'text', 'channel', 'at', 'state'],
      components: unlessDisabled(house, {
        beforeListTable: [serverComponent(house, 'InboxLink')],
        views: { inbox: { Component: serverComponent(house, 'InboxView'), path: '/inbox' as const } },
      }) as never,
    },
    access: { read: byRole(house, 'see'), create: nobody, update: byRole(house, 'write'), delete: nobody },
    indexes: [{ fields: ['channel', 'remoteId'], unique: true }],
    fields: [
      relation('channel', house.slugs.channels, { required: true, ...polled }),
      text('remoteId', { required: true, ...polled }),
      { type: 'row', fields: [text('author', polled), text('authorName', polled)] },
      textarea('text', polled),
      text('url', polled),
      date('at', polled),
      text('inReplyTo', polled),
      select('kind', ['mention', 'reply', 'quote'], { ...polled, enumName: 'enum_social_mention_kind' }),
      select('state', ['open', 'done', 'do-not-engage'], { defaultValue: 'open', index: true }),
      relation('assignedTo', house.users),
      relation('reply', house.slugs.posts, polled),
    ],
  }
}

/** One row for each article that ever went live: whether it is live now, and whether its posts still have to follow it. */
export function socialPromotions(house: House): CollectionConfig {
  return {
    slug: house.slugs.promotions,
    // Nobody edits it in a form; every save of the host's articles would join it for nothing.
    lockDocuments: false,
    labels: labels('promotion', 'promotions'),
    admin: { hidden: true },
    access: { read: byRole(house, 'see'), create: nobody, update: nobody, delete: nobody },
    fields: [
      text('key', { required: true, unique: true }),
      text('source', { required: true }),
      text('article', { required: true }),
      checkbox('live', { index: true }),
      // Known to have been live before, or seeded: never promoted by itself.
      checkbox('quiet'),
      date('wentLiveAt'),
      checkbox('composed'),
      json('problems'),
      text('message'),
    ],
  }
}

/** Who did what, with before and after. Append-only. */
export function socialRecords(house: House): CollectionConfig {
  return {
    slug: house.slugs.records,
    // Nobody edits it in a form; every save of the host's articles would join it for nothing.
    lockDocuments: false,
    labels: labels('record', 'records'),
    admin: {
      group: groupLabel,
      useAsTitle: 'what',
      defaultColumns: ['createdAt', 'what', 'who', 'subject'],
      components: unlessDisabled(house, { views: { list: { Component: serverComponent(house, 'RecordView') } } }) as never,
    },
    access: { read: byRole(house, 'see'), create: nobody, update: nobody, delete: nobody },
    defaultSort: '-createdAt',
    fields: [
      text('what', { required: true, index: true }),
      relation('who', house.users),
      text('by', { index: true }),
      text('subject', { index: true }),
      json('before'),
      json('after'),
      textarea('reason'),
    ],
  }
}
